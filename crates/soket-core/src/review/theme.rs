//! The groups in which reports treat targets: what the form of a target offers instead of the keys of sections.

use super::{OutlineKind, Topic};

/// Every group of the shipped outlines: its key, and the heading under which the first outline that has it treats it.
pub fn all() -> Vec<(&'static str, &'static str)> {
    let mut themes: Vec<(&str, &str)> = Vec::new();
    for section in OutlineKind::ALL.into_iter().flat_map(OutlineKind::sections) {
        let Topic::Theme(key) = section.topic else { continue };
        if themes.iter().all(|(known, _)| *known != key) {
            themes.push((key, section.heading));
        }
    }
    themes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_group_is_offered_once_under_its_heading() {
        let keys: Vec<&str> = all().iter().map(|(key, _)| *key).collect();
        assert_eq!(keys, ["chinh-tri", "tu-tuong", "to-chuc", "kiem-tra", "dan-van", "tham-nhung", "lam-theo"]);
        assert!(all().iter().all(|(key, heading)| !heading.contains("%{") && !heading.contains(key)), "{:?}", all());
    }
}
