//! x
#[test]
fn look() {
    for f in std::fs::read_dir("/tmp/pdfs").unwrap() {
        let f = f.unwrap().path();
        let t = std::time::Instant::now();
        let layer = match f.extension().and_then(|e| e.to_str()) { Some("pdf") => soket::inspection::pdf::read(std::fs::read(&f).unwrap()), Some("docx") => soket::inspection::office::read(&std::fs::read(&f).unwrap()), _ => continue };
        println!("{} {:?} {:?} {}", f.display(), t.elapsed(), layer.finding(), layer.has_unread);
        for l in layer.lines.iter().take(12) { println!("   {:?}", l); }
    }
}
