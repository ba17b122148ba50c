//! What other programs read in the papers of a conference that was held: the same words in DOCX and PDF.

use crate::ci::{finish, target};
use crate::demo::Demo;
use crate::papers::{dense, fonts_are_embedded, text_of};
use anyhow::{Context, Result, ensure};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;

/// The papers of a conference, by the names of their files.
const PAPERS: [&str; 6] = ["ke-hoach", "chuong-trinh", "giay-moi", "bien-ban", "thong-bao", "nghi-quyet"];

/// The conference of the demonstration.
const CONFERENCE: &str = "/hoi-nghi/so-ket-26-5-2023";

/// The heads of their tables: a head stands again where its table goes on over the page, and pages break elsewhere in another
/// program.
const HEADS: [&str; 3] =
    ["TT Việc Chủ trì Phối hợp Hạn Sản phẩm", "STT Thời gian Nội dung Người thực hiện Ghi chú", "TT Việc Đơn vị chủ trì Hạn"];

/// Takes the six papers on the day after the conference, lets LibreOffice open the DOCX, and compares what it shows with our PDF.
pub fn read_back(program: &Path, papers: &Path) -> Result<()> {
    let demo = Demo::after(program, &target().join("ci-papers-after"))?;
    let host = demo.address.trim_start_matches("http://");
    let cookie = sign_in(host)?;
    let opened = papers.join("libreoffice");
    for paper in PAPERS {
        let [docx, pdf] = ["docx", "pdf"].map(|ending| papers.join(format!("{paper}.{ending}")));
        for file in [&docx, &pdf] {
            let name = file.file_name().and_then(|name| name.to_str()).context("a file without a name")?;
            let head = format!("GET {CONFERENCE}/tai/{name} HTTP/1.0\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n");
            let (head, bytes) = ask(host, &head)?;
            ensure!(head.contains(" 200 "), "{name}: {}", head.lines().next().unwrap_or_default());
            std::fs::write(file, bytes)?;
        }
        fonts_are_embedded(&pdf)?;
        let mut office = Command::new("soffice");
        finish(office.args(["--headless", "--convert-to", "pdf", "--outdir"]).arg(&opened).arg(&docx))?;
        same(&words(&pdf)?, &words(&opened.join(format!("{paper}.pdf")))?).with_context(|| format!("the paper {paper}"))?;
        println!("{paper}: the same words in PDF and in DOCX, as LibreOffice shows it");
    }
    Ok(())
}

/// Signs the clerk of the demonstration in; gives the cookie.
fn sign_in(host: &str) -> Result<String> {
    let form = "login=hoa&password=soket-minh-hoa";
    let request = format!(
        "POST /dang-nhap HTTP/1.0\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    );
    let (head, _) = ask(host, &request)?;
    let cookie = head.lines().find_map(|line| line.to_lowercase().starts_with("set-cookie:").then(|| line["set-cookie:".len()..].trim()));
    let cookie = cookie.and_then(|cookie| cookie.split(';').next()).context("nobody was signed in")?;
    Ok(cookie.to_owned())
}

/// Sends a request and reads the answer to its end: its head and its body.
fn ask(host: &str, request: &str) -> Result<(String, Vec<u8>)> {
    let mut stream = TcpStream::connect(host)?;
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").context("an answer without an end of its head")?;
    let body = answer.split_off(end + 4);
    Ok((String::from_utf8(answer)?, body))
}

/// The words of a paper, each head of a table left out.
fn words(pdf: &Path) -> Result<String> {
    let text = dense(&text_of(pdf)?);
    Ok(HEADS.iter().fold(text, |text, head| text.replace(&dense(head), "")))
}

fn same(ours: &str, seen: &str) -> Result<()> {
    ensure!(ours.chars().count() > 500, "only {} letters", ours.chars().count());
    let differs = ours.chars().zip(seen.chars()).position(|(one, other)| one != other);
    let at = differs.unwrap_or_else(|| ours.chars().count().min(seen.chars().count()));
    let around = |text: &str| text.chars().skip(at.saturating_sub(20)).take(60).collect::<String>();
    ensure!(ours == seen, "from letter {at} on: {} in the PDF, {} in the DOCX", around(ours), around(seen));
    Ok(())
}
