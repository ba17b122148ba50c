//! One report as DOCX and PDF from a warm process: ours, and the peer's in the same round when there is one.

use crate::content::{self, Content, TargetRow};
use crate::peer::Peer;
use crate::spread::Spread;
use anyhow::Result;
use jiff::civil::date;
use soket_paper::document::{Align, Bar, Block, Chart, Column, Document, Form, Header, Inline, Row, Signature, Table};
use soket_paper::profile::ProfileId;
use soket_paper::{docx, pdf};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How many reports each side writes before its times count.
pub const WARM_UP: usize = 2;

/// Writes every report on both sides and prints the times of all but the first ones.
///
/// # Errors
/// When a side fails, or a file cannot be written.
pub fn measure(contents: &[PathBuf], python: Option<&Path>, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut peer = python.map(|python| Peer::start(python, folder)).transpose()?;
    let (mut ours, mut theirs) = (Ours::default(), Theirs::default());
    for (round, file) in contents.iter().enumerate() {
        // Who begins changes from round to round, so that neither always finds the caches that the other left.
        if round % 2 == 0 {
            ours.write(file, folder, round)?;
            theirs.write(peer.as_mut(), file, round)?;
        } else {
            theirs.write(peer.as_mut(), file, round)?;
            ours.write(file, folder, round)?;
        }
    }
    println!("ours: {} pages, DOCX {} B, PDF {} B", ours.pages, ours.bytes[0], ours.bytes[1]);
    println!("  DOCX ms {}\n  PDF ms {}\n  DOCX + PDF ms {}", ours.docx, ours.pdf, ours.both);
    if let Some(peer) = peer {
        println!("peer: {} pages, DOCX {} B, PDF {} B; {}", theirs.pages, theirs.bytes[0], theirs.bytes[1], peer.versions);
        println!(
            "  chart ms {}\n  DOCX with the chart ms {}\n  PDF ms {}\n  DOCX + PDF ms {}",
            theirs.chart, theirs.docx, theirs.pdf, theirs.both
        );
        println!("peer / ours, round by round: {}", ours.both.ratios(&theirs.both));
    }
    Ok(())
}

/// What our side took.
#[derive(Debug, Default)]
struct Ours {
    docx: Spread,
    pdf: Spread,
    both: Spread,
    pages: usize,
    bytes: [usize; 2],
}

impl Ours {
    /// From the report as data to both files on disk.
    fn write(&mut self, content: &Path, folder: &Path, round: usize) -> Result<()> {
        let content = content::read(content)?;
        let begun = Instant::now();
        let document = document(&content);
        let docx = docx::write(&document)?;
        std::fs::write(folder.join(format!("ours-{round}.docx")), &docx)?;
        let half = begun.elapsed();
        let pdf = pdf::write(&document, &[])?;
        std::fs::write(folder.join(format!("ours-{round}.pdf")), &pdf.bytes)?;
        let whole = begun.elapsed();
        if round >= WARM_UP {
            self.docx.time(half);
            self.pdf.time(whole - half);
            self.both.time(whole);
        }
        (self.pages, self.bytes) = (pdf.pages, [docx.len(), pdf.bytes.len()]);
        Ok(())
    }
}

/// What the peer took.
#[derive(Debug, Default)]
struct Theirs {
    chart: Spread,
    docx: Spread,
    pdf: Spread,
    both: Spread,
    pages: usize,
    bytes: [usize; 2],
}

impl Theirs {
    fn write(&mut self, peer: Option<&mut Peer>, content: &Path, round: usize) -> Result<()> {
        let Some(peer) = peer else { return Ok(()) };
        let written = peer.write(content, round)?;
        if round >= WARM_UP {
            self.chart.time(Duration::from_secs_f64(written.chart));
            self.docx.time(Duration::from_secs_f64(written.docx));
            self.pdf.time(Duration::from_secs_f64(written.pdf));
            self.both.time(Duration::from_secs_f64(written.docx + written.pdf));
        }
        (self.pages, self.bytes) = (written.pages, written.bytes);
        Ok(())
    }
}

/// The report as our document: prose, the chart, the table whose 180 numbers are figures with codes.
fn document(content: &Content) -> Document {
    let mut body = Vec::new();
    for (section, number) in content.sections.iter().zip(["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]) {
        body.push(Block::Heading { level: 1, number: number.to_owned(), text: section.name.clone() });
        body.extend(section.paragraphs.iter().map(|words| Block::Paragraph(vec![text(words)])));
    }
    body.push(Block::Chart(chart(content)));
    body.push(Block::Table(table(&content.targets)));
    Document {
        profile: ProfileId::PartyHd36,
        form: Form::Issued,
        header: header(content),
        bases: Vec::new(),
        body,
        signature: Signature {
            on_behalf_of: Some("ĐẢNG UỶ".to_owned()),
            office: "BÍ THƯ".to_owned(),
            name: Some("Nguyễn Hữu Ngữ".to_owned()),
        },
        recipients: vec!["Thường trực cấp trên".to_owned(), "Các chi bộ trực thuộc".to_owned(), "Lưu Văn phòng Đảng uỷ".to_owned()],
        annexes: Vec::new(),
    }
}

fn header(content: &Content) -> Header {
    Header {
        superior: Some("ĐẢNG BỘ THỊ XÃ".to_owned()),
        issuer: "ĐẢNG UỶ TRƯỜNG TRUNG CẤP".to_owned(),
        serial: Some(15),
        type_code: "BC".to_owned(),
        issuer_code: "ĐU".to_owned(),
        place: "Thị xã".to_owned(),
        date: Some(date(2023, 5, 20)),
        drafted_on: date(2023, 5, 20),
        type_word: "BÁO CÁO".to_owned(),
        subject: content.subject.clone(),
        draft_mark: None,
    }
}

fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

fn chart(content: &Content) -> Chart {
    let bar = |bar: &content::UnitBar| Bar {
        label: bar.unit.clone(),
        per_mille: bar.per_mille,
        value: format!("{},{}%", bar.per_mille / 10, bar.per_mille % 10),
    };
    let bars: Vec<Bar> = content.bars.iter().map(bar).collect();
    let spoken: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.label, bar.value)).collect();
    Chart { title: "Kết quả so với mức đề ra (vạch đứt: 100%)".to_owned(), description: spoken.join("; "), bars }
}

fn table(targets: &[TargetRow]) -> Table {
    let column = |name: &str, share, align| Column { name: name.to_owned(), share, align };
    Table {
        caption: "Bảng 1. Kết quả thực hiện 60 chỉ tiêu".to_owned(),
        columns: vec![
            column("STT", 11, Align::Centre),
            column("Chỉ tiêu", 62, Align::Left),
            column("ĐVT", 20, Align::Centre),
            column("Kế hoạch", 17, Align::Right),
            column("Thực hiện", 17, Align::Right),
            column("Tỷ lệ %", 17, Align::Right),
            column("Đánh giá", 19, Align::Centre),
        ],
        rows: targets.iter().enumerate().map(|(at, target)| Row::Cells(row(at, target))).collect(),
        landscape: false,
    }
}

fn row(at: usize, target: &TargetRow) -> Vec<Vec<Inline>> {
    let figure =
        |column: char, words: &str| vec![Inline::Figure { code: format!("{column}{:03}", at + 1), text: words.to_owned(), note: None }];
    vec![
        vec![text(&(at + 1).to_string())],
        vec![text(&target.name)],
        vec![text(&target.scale)],
        figure('k', &target.asked),
        figure('t', &target.result),
        figure('p', &target.percent),
        vec![text(&target.verdict)],
    ]
}
