//! Photos as cameras, phones and jokers send them.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use soket::photo::{self, Fault, SIDES};
use std::io::Cursor;
use std::path::Path;

/// Left half red, right half blue.
fn two_halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) })
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(picture).unwrap();
    bytes
}

fn written(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG as a phone writes it that was held upright: the picture lies, and a note says how to turn it and where it was taken.
fn as_a_phone(jpeg: &[u8]) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    exif.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"); // Orientation: turn right by a quarter.
    exif.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26"); // Where the place stands.
    exif.extend(b"\0\0\0\0GPS 10.3592 N 106.6654 E");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

fn is_red(pixel: &Rgb<u8>) -> bool {
    pixel.0[0] > 150 && pixel.0[2] < 90
}

#[test]
fn a_photo_stands_upright_and_says_nothing_about_its_place() {
    let sent = as_a_phone(&jpeg(&two_halves(400, 200)));
    assert!(holds(&sent, b"GPS 10.3592"));
    let sizes = photo::sizes(&sent).unwrap();
    assert_eq!((sizes[0].width, sizes[0].height), (200, 400));
    let kept = image::load_from_memory(&sizes[0].bytes).unwrap().into_rgb8();
    assert!(is_red(kept.get_pixel(100, 50)) && !is_red(kept.get_pixel(100, 350)), "what lay left stands on top");
    for size in &sizes {
        for told in [b"Exif".as_slice(), b"GPS", b"10.3592"] {
            assert!(!holds(&size.bytes, told));
        }
    }
}

#[test]
fn sizes_keep_the_proportion_and_nothing_is_blown_up() {
    for ((width, height), expected) in [
        ((3000, 2000), [(1600, 1067), (800, 534), (320, 214)]),
        ((1000, 4000), [(400, 1600), (200, 800), (80, 320)]),
        ((500, 300), [(500, 300), (500, 300), (320, 192)]),
        ((5000, 2), [(1600, 1), (800, 1), (320, 1)]),
        ((1, 1), [(1, 1), (1, 1), (1, 1)]),
    ] {
        let sizes = photo::sizes(&jpeg(&two_halves(width, height))).unwrap();
        assert_eq!(sizes.len(), SIDES.len());
        for (size, expected) in sizes.iter().zip(expected) {
            assert_eq!((size.width, size.height), expected, "of {width} x {height}");
            let read = image::load_from_memory_with_format(&size.bytes, ImageFormat::Jpeg).unwrap();
            assert_eq!((read.width(), read.height()), expected);
        }
    }
}

#[test]
fn what_is_transparent_becomes_white() {
    let clear = RgbaImage::from_pixel(40, 40, Rgba([0, 0, 0, 0]));
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let sizes = photo::sizes(&written(clear.clone(), format)).unwrap();
        let kept = image::load_from_memory(&sizes[0].bytes).unwrap().into_rgb8();
        assert!(kept.get_pixel(20, 20).0.iter().all(|light| *light > 250), "{format:?}");
    }
}

/// A PNG of which only the head is true: it says how large it is and holds nothing.
fn promise(width: u32, height: u32) -> Vec<u8> {
    let mut png = written(RgbImage::new(1, 1), ImageFormat::Png);
    let mut head = b"IHDR".to_vec();
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    head.extend([8, 2, 0, 0, 0]);
    let sum = crc(&head);
    png.splice(12..29, head);
    png.splice(29..33, sum.to_be_bytes());
    png
}

fn crc(bytes: &[u8]) -> u32 {
    let turned = bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    });
    !turned
}

#[test]
fn what_is_no_photo_is_refused() {
    let whole = jpeg(&two_halves(800, 600));
    for (name, bytes, fault) in [
        ("nothing", Vec::new(), Fault::Foreign),
        ("a drawing with a script", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".to_vec(), Fault::Foreign),
        ("a page", b"<!doctype html><script>alert(1)</script>".to_vec(), Fault::Foreign),
        ("a program", b"MZ\x90\0\x03\0\0\0".to_vec(), Fault::Foreign),
        ("a moving picture", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), Fault::Foreign),
        ("a head alone", whole[..20].to_vec(), Fault::Broken),
        ("a promise of 3,600 million pixels", promise(60_000, 60_000), Fault::Large),
        ("a promise of 65 million pixels", promise(10_000, 6_500), Fault::Large),
        ("a promise within the limit", promise(100, 100), Fault::Broken),
    ] {
        assert_eq!(photo::sizes(&bytes), Err(fault), "{name}");
    }
}

#[test]
fn what_hangs_on_a_photo_is_left_behind() {
    let riders: [&[u8]; 2] = [b"<script>alert(1)</script>", b"PK\x03\x04 a package behind a picture"];
    for rider in riders {
        let sent = [jpeg(&two_halves(40, 20)), rider.to_vec()].concat();
        for size in photo::sizes(&sent).unwrap() {
            assert!(!holds(&size.bytes, rider));
        }
    }
}

#[tokio::test]
async fn the_reading_process_tells_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_soket"));
    let file = folder.path().join("photo");
    for bytes in [as_a_phone(&jpeg(&two_halves(2000, 1500))), promise(60_000, 60_000), b"text".to_vec(), promise(9, 9)] {
        std::fs::write(&file, &bytes).unwrap();
        assert_eq!(photo::read(program, &file).await.unwrap(), photo::sizes(&bytes));
    }
    let none = photo::read(program, &folder.path().join("none")).await.unwrap();
    assert_eq!(none, Err(Fault::Broken), "a process that fails leaves a broken photo");
}
