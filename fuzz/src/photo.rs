//! Photos from anywhere: whatever the bytes, the reader ends, and what it keeps is a picture and nothing else.

use soket::photo::{SIDES, sizes};

/// The bytes as a file; what is kept is a photo again, and is taken as it is.
pub fn holds(bytes: &[u8]) {
    let Ok(kept) = sizes(bytes) else { return };
    assert_eq!(kept.len(), SIDES.len());
    for (size, side) in kept.iter().zip(SIDES) {
        assert!((1..=side).contains(&size.width) && (1..=side).contains(&size.height));
        assert!(size.bytes.starts_with(&[0xff, 0xd8, 0xff]) && size.bytes.ends_with(&[0xff, 0xd9]));
    }
    let again = sizes(&kept[0].bytes).expect("what was kept is a photo");
    assert_eq!((again[0].width, again[0].height), (kept[0].width, kept[0].height));
}
