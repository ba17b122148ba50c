//! Lists that the office program numbers by itself: the label before a paragraph is text to a reader, but not in the file.

use super::stand::AskedStand;
use super::tree::Element;
use std::collections::{HashMap, HashSet};

/// Lists have nine levels.
const LEVELS: usize = 9;

/// The lists of a file, and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    /// Which pattern a list follows, and what it starts its levels with.
    lists: HashMap<i32, (i32, [Option<i32>; LEVELS])>,
    patterns: HashMap<i32, Vec<Pattern>>,
    counters: HashMap<i32, [Option<i32>; LEVELS]>,
    begun: HashSet<i32>,
}

/// One level of a pattern.
#[derive(Debug, Clone, Default)]
struct Pattern {
    start: i32,
    /// `decimal`, `upperRoman`, `bullet`.
    kind: String,
    /// `%1.%2.`.
    text: String,
    stand: AskedStand,
}

impl Numbering {
    /// Reads the part of lists.
    pub fn of(root: &Element<'_>) -> Self {
        let id = |element: &Element<'_>, name| element.number(name);
        let patterns = root.named("abstractNum").filter_map(|pattern| {
            let levels = pattern.named("lvl").take(LEVELS).map(Pattern::of).collect();
            Some((id(pattern, "abstractNumId")?, levels))
        });
        let lists = root.named("num").filter_map(|list| {
            let mut starts = [None; LEVELS];
            for level in list.named("lvlOverride") {
                let start = level.child("startOverride").and_then(|start| start.number("val"));
                if let Some(place) = level.number("ilvl").and_then(|at| starts.get_mut(usize::try_from(at).ok()?)) {
                    *place = start;
                }
            }
            Some((id(list, "numId")?, (list.child("abstractNumId")?.number("val")?, starts)))
        });
        Self { patterns: patterns.collect(), lists: lists.collect(), ..Self::default() }
    }

    /// What the list of a paragraph wishes for it.
    pub fn stand(&self, asked: &AskedStand) -> Option<AskedStand> {
        let (pattern, _) = self.lists.get(&asked.list?)?;
        Some(self.patterns.get(pattern)?.get(asked.list_level.unwrap_or(0))?.stand.clone())
    }

    /// Counts a paragraph in its list and gives the label before it.
    pub fn label(&mut self, asked: &AskedStand) -> Option<String> {
        let (list, level) = (asked.list?, asked.list_level.unwrap_or(0));
        let (pattern, starts) = *self.lists.get(&list)?;
        let levels = self.patterns.get(&pattern)?;
        let own = levels.get(level)?;
        let counter = self.counters.entry(pattern).or_default();
        if self.begun.insert(list) {
            for (at, start) in starts.iter().enumerate().filter(|(_, start)| start.is_some()) {
                counter[at] = start.map(|start| start.saturating_sub(1));
            }
        }
        counter[level] = Some(counter[level].map_or(own.start, |count| count.saturating_add(1)));
        for deeper in &mut counter[level + 1..] {
            *deeper = None;
        }
        let label = |text: String, (at, pattern): (usize, &Pattern)| {
            text.replace(&format!("%{}", at + 1), &pattern.word(counter[at].unwrap_or(pattern.start)))
        };
        Some(levels.iter().enumerate().fold(own.text.clone(), label)).filter(|label| !label.is_empty())
    }
}

impl Pattern {
    fn of(level: &Element<'_>) -> Self {
        // A label is a few signs; a longer one would be copied before every paragraph of a hostile file.
        let value = |name| level.child(name).and_then(Element::val).map(|text| text.chars().take(40).collect()).unwrap_or_default();
        let (kind, mut text): (String, String) = (value("numFmt"), value("lvlText"));
        // Symbol fonts keep their bullets where Unicode keeps nothing.
        if kind == "bullet" && text.chars().any(|letter| ('\u{e000}'..='\u{f8ff}').contains(&letter)) {
            text = "•".to_owned();
        }
        let start = level.child("start").and_then(|start| start.number("val")).unwrap_or(1);
        Self { start, kind, text, stand: AskedStand::of(level.child("pPr")) }
    }

    fn word(&self, count: i32) -> String {
        match self.kind.as_str() {
            "upperRoman" => roman(count),
            "lowerRoman" => roman(count).to_lowercase(),
            "upperLetter" => letter(count).to_uppercase(),
            "lowerLetter" => letter(count),
            "decimalZero" => format!("{count:02}"),
            _ => count.to_string(),
        }
    }
}

fn letter(count: i32) -> String {
    let place = u8::try_from(count.saturating_sub(1)).ok().filter(|place| *place < 26);
    place.map_or_else(|| count.to_string(), |place| char::from(b'a' + place).to_string())
}

/// A number in Roman letters; one that no paper counts to stays in digits.
pub fn roman(count: i32) -> String {
    const SIGNS: [(i32, &str); 9] = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    if !(1..400).contains(&count) {
        return count.to_string();
    }
    let mut rest = count;
    let mut words = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            words.push_str(sign);
            rest -= value;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_are_written_in_roman_letters() {
        for (count, expected) in [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX"), (399, "CCCXCIX"), (0, "0"), (4000, "4000")] {
            assert_eq!(super::roman(count), expected);
        }
    }
}
