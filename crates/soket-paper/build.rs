//! Takes the four faces of Liberation Serif out of a build dependency: no font file in our tree, none needed at run time.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let Some(out) = std::env::var_os("OUT_DIR").map(std::path::PathBuf::from) else {
        panic!("cargo sets OUT_DIR");
    };
    let faces = oxml_layout::bundled_fonts::bundled_font_data();
    let serif: Vec<_> = faces.into_iter().filter(|(family, _)| *family == "Liberation Serif").collect();
    assert_eq!(serif.len(), 4, "regular, bold, slanted, and both");
    for (number, (_, bytes)) in serif.into_iter().enumerate() {
        if let Err(error) = std::fs::write(out.join(format!("serif{number}.ttf")), bytes) {
            panic!("the font cannot be written to OUT_DIR: {error}");
        }
    }
}
