//! What other programs read in our papers: the same figures in DOCX, PDF and HTML, embedded fonts, enough pages, NFC.

use crate::ci::{finish, target};
use crate::demo::{Demo, program};
use crate::sitting;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::ops::RangeInclusive;
use std::path::Path;
use std::process::Command;
use unicode_normalization::is_nfc;

/// The reports of the demonstration and how many pages each may have without the annex of codes, as length norms count.
const REPORTS: [(&str, RangeInclusive<usize>); 3] =
    [("giua-nhiem-ky-2020-2025", 10..=14), ("6-thang-dau-nam-2023", 5..=14), ("hai-nam-ket-luan-01", 6..=14)];

#[derive(Deserialize)]
struct Facts {
    figures: Vec<Figure>,
}

#[derive(Deserialize)]
struct Figure {
    code: String,
    printed: String,
}

/// Prints the three reports by one command and reads them back with programs that are not ours.
pub fn read_back() -> Result<()> {
    let program = program()?;
    let (data, papers) = (target().join("ci-papers-data"), target().join("ci-papers"));
    drop(Demo::start(&program, &data)?);
    let _ = std::fs::remove_dir_all(&papers);
    for edition in [&["--format", "docx,pdf,html,json"][..], &["--format", "pdf", "--no-codes"]] {
        let mut print = Command::new(&program);
        print.arg("report").args(REPORTS.map(|(slug, _)| slug)).args(edition).arg("--output").arg(&papers);
        finish(print.arg("--data").arg(&data))?;
    }
    for (slug, pages) in REPORTS {
        report(&papers, slug, &pages).with_context(|| format!("the paper of {slug}"))?;
    }
    sitting::read_back(&program, &papers).context("the papers of the conference")
}

fn report(papers: &Path, slug: &str, pages: &RangeInclusive<usize>) -> Result<()> {
    let file = |ending: &str| papers.join(format!("{slug}.{ending}"));
    let facts: Facts = serde_json::from_slice(&std::fs::read(file("json"))?)?;
    ensure!(facts.figures.len() > 12, "only {} figures", facts.figures.len());
    let pdf = file("pdf");
    let count = page_count(&papers.join(format!("{slug}-khong-ma.pdf")))?;
    ensure!(pages.contains(&count), "{count} pages, {pages:?} expected");
    fonts_are_embedded(&pdf)?;
    in_order(&facts, &text_of(&pdf)?).context("in the PDF")?;
    in_order(&facts, &text_of_html(&std::fs::read_to_string(file("html"))?)).context("in the HTML")?;
    // LibreOffice is the reader of DOCX that is not ours: it must open the file, and show the same figures in the same order.
    let opened = papers.join("libreoffice");
    let mut office = Command::new("soffice");
    office.args(["--headless", "--convert-to", "pdf", "--outdir"]).arg(&opened).arg(file("docx"));
    finish(&mut office)?;
    let seen = opened.join(format!("{slug}.pdf"));
    in_order(&facts, &text_of(&seen)?).context("in the DOCX, as LibreOffice shows it")?;
    println!("{slug}: {count} pages, {} figures read back from PDF, HTML and DOCX", facts.figures.len());
    Ok(())
}

/// Every figure stands in the text, one after the other; how lines break does not matter.
fn in_order(facts: &Facts, text: &str) -> Result<()> {
    ensure!(is_nfc(text), "the text is not NFC");
    let text = dense(text);
    let mut rest = text.as_str();
    for figure in &facts.figures {
        let wanted = dense(&figure.printed);
        let at = rest.find(&wanted).with_context(|| format!("{} ({}) is not where it belongs", figure.printed, figure.code))?;
        rest = &rest[at + wanted.len()..];
    }
    Ok(())
}

/// A text without its blanks: how lines break does not matter.
pub fn dense(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// The text of a PDF in the order in which it is drawn, which is the order of the paper.
pub fn text_of(pdf: &Path) -> Result<String> {
    let output = Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(pdf).arg("-").output()?;
    ensure!(output.status.success(), "pdftotext: {}", output.status);
    // A figure may break over two pages: the number at the top of the second is not part of it.
    Ok(String::from_utf8(output.stdout)?.split('\u{c}').map(without_page_number).collect())
}

/// The text of a page below its number, which stands alone on the first line.
fn without_page_number(page: &str) -> &str {
    let first = page.split_once('\n').filter(|(line, _)| line.parse::<u16>().is_ok());
    first.map_or(page, |(_, below)| below)
}

/// The words of a page without its markup.
fn text_of_html(html: &str) -> String {
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    let words: String = body.split('<').map(|part| part.split_once('>').map_or("", |(_, words)| words)).collect();
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")]
        .into_iter()
        .fold(words, |words, (entity, letter)| words.replace(entity, letter))
}

fn page_count(pdf: &Path) -> Result<usize> {
    let output = Command::new("pdfinfo").arg(pdf).output()?;
    let text = String::from_utf8(output.stdout)?;
    let pages = text.lines().find_map(|line| line.strip_prefix("Pages:")).context("pdfinfo names no pages")?;
    Ok(pages.trim().parse()?)
}

/// The columns of pdffonts end with `emb sub uni object ID`.
pub fn fonts_are_embedded(pdf: &Path) -> Result<()> {
    let output = Command::new("pdffonts").arg(pdf).output()?;
    let text = String::from_utf8(output.stdout)?;
    let fonts: Vec<&str> = text.lines().skip(2).collect();
    ensure!(!fonts.is_empty(), "pdffonts sees no font");
    for font in fonts {
        let from_end = font.split_whitespace().rev().nth(4);
        ensure!(from_end == Some("yes"), "a font is not embedded: {font}");
    }
    Ok(())
}
