//! Vietnamese text from anywhere: its normal form, sorting, tone marks, addresses and names of files.

use soket_core::attachment::{FileKind, file_name};
use soket_core::text::collation::{person_key, sort_key};
use soket_core::text::tone::{ToneStyle, count_tone_styles, with_tone_style};
use soket_core::text::{fold, nfc, slug};

/// Every form of what was typed.
pub fn holds(bytes: &[u8]) {
    let typed = super::typed(bytes);
    forms_hold(&typed);
    tones_hold(&typed);
    names_hold(&typed, bytes);
}

fn forms_hold(text: &str) {
    let normal = nfc(text);
    assert_eq!(nfc(&normal), normal, "{text:?}");
    let folded = fold(text);
    assert_eq!(fold(&folded), folded, "{text:?}");
    if is_latin(text) {
        assert_eq!(fold(&normal), folded, "{text:?}");
    }
    let slug = slug(text);
    assert!(slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'), "{slug}");
    assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"), "{slug}");
    assert_eq!(soket_core::text::slug(&slug), slug);
    assert_eq!(sort_key(text), sort_key(&normal), "{text:?}");
    assert_eq!(person_key(text), person_key(&normal), "{text:?}");
}

/// Whether all of it can stand in a Vietnamese paper; the marks of other scripts have an order of their own.
fn is_latin(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\0'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}' | '\u{2000}'..='\u{206f}'))
}

fn tones_hold(text: &str) {
    for (style, other) in [(ToneStyle::OldOnGlide, ToneStyle::NewOnMain), (ToneStyle::NewOnMain, ToneStyle::OldOnGlide)] {
        let styled = with_tone_style(text, style);
        assert_eq!(nfc(&styled), styled, "{text:?}");
        assert_eq!(with_tone_style(&styled, style), styled, "{text:?}");
        assert!(!is_latin(text) || fold(&styled) == fold(text), "{text:?} as {styled:?}");
        let count = count_tone_styles(&styled);
        let left = if other == ToneStyle::OldOnGlide { count.old_on_glide } else { count.new_on_main };
        assert_eq!(left, 0, "{text:?} as {styled:?}");
    }
}

fn names_hold(text: &str, bytes: &[u8]) {
    let kept = file_name(text);
    assert!(!kept.is_empty() && kept.chars().count() <= 133 && kept != "." && kept != "..", "{kept:?}");
    assert!(!kept.contains(|c: char| c.is_control() || "/\\\"<>|?*:".contains(c)), "{kept:?}");
    assert_eq!((nfc(&kept), file_name(&kept)), (kept.clone(), kept.clone()), "{text:?}");
    if let Some(kind) = FileKind::of(text, bytes) {
        assert_eq!(FileKind::parse(kind.as_str()), Some(kind));
    }
}
