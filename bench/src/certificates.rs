//! A thousand certificates with QR codes: ours as one PDF and as files, beside a bare typst compile and LibreOffice.

use crate::spread::Spread;
use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};
use soket_paper::press::words::Record;
use soket_paper::press::{Press, shipped};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// How many are printed in each round.
const MANY: usize = 1_000;

const FAMILY: [&str; 8] = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Đặng", "Y'Bia", "Công Tằng Tôn Nữ"];
const MIDDLE: [&str; 7] = ["Thị Ngọc", "Văn", "Hữu", "Thị Hoàng Phương", "Đức", "Thuỳ", "Quốc"];
const GIVEN: [&str; 9] = ["Hường", "Ứng", "Đạt", "Thảo", "Quỳnh", "Lễ", "Mỹ", "Vỹ", "Ẩn"];
const UNITS: [&str; 5] = ["Khoa Điện - Điện tử", "Phòng Đào tạo", "Khoa Cơ khí", "Khoa Nông nghiệp", "Phòng Tổ chức - Hành chính"];
const PRAISED: [&str; 3] = [
    "xuất sắc trong hai năm thực hiện Kết luận 01-KL/TW của Bộ Chính trị, giai đoạn 2021-2022",
    "tiêu biểu trong học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh, được tập thể tín nhiệm, học sinh quý mến",
    "trong công tác tuyển sinh năm 2022",
];

/// One certificate as both sides read it.
#[derive(Debug, Serialize)]
struct Certificate {
    name: String,
    office: String,
    praised: String,
    number: String,
    link: String,
}

/// What the peers say: seconds, and the bytes of what they made.
#[derive(Debug, Deserialize)]
struct Theirs {
    typst: f64,
    typst_bytes: u64,
    docx: f64,
    libreoffice: f64,
    libreoffice_bytes: u64,
    separate: f64,
    separate_count: usize,
}

/// Prints in every round, and lets the peers print the same where there are some; then ten thousand for the memory.
///
/// # Errors
/// When a side fails, or a file cannot be written.
pub fn measure(rounds: usize, python: Option<&Path>, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    let press = Press::new(shipped::templates()?.remove(0))?;
    let (mut one, mut files) = (Spread::default(), Spread::default());
    let mut theirs: [Spread; 3] = Default::default();
    for round in 0..rounds {
        let made = certificates(MANY, round);
        if round % 2 == 0 {
            peers(python, &made, folder, &mut theirs)?;
        }
        let records: Vec<Record> = made.iter().map(record).collect();
        one.time(as_one(&press, &records, folder)?);
        files.time(as_files(&press, &records, folder)?);
        if round % 2 == 1 {
            peers(python, &made, folder, &mut theirs)?;
        }
    }
    println!("{MANY} as one PDF, ms: {one}; {} B each", bytes(&folder.join("ours.pdf"))? / MANY as u64);
    println!("{MANY} as files, ms: {files}; {} B each", bytes(&folder.join("ours").join("0500.pdf"))?);
    if python.is_some() {
        let [typst, merged, separate] = &theirs;
        println!("typst, bare, one PDF without codes, ms: {typst}; times ours: {}", one.ratios(typst));
        println!("docxtpl and LibreOffice, one file, ms: {merged}; times ours: {}", one.ratios(merged));
        println!("LibreOffice, files, ms for {MANY}: {separate}; times ours: {}", files.ratios(separate));
    }
    ten_thousand(&press, folder)
}

fn as_one(press: &Press, records: &[Record], folder: &Path) -> Result<Duration> {
    let begun = Instant::now();
    let made = press.batch("Giấy khen", records)?;
    std::fs::write(folder.join("ours.pdf"), &made.bytes)?;
    Ok(begun.elapsed())
}

fn as_files(press: &Press, records: &[Record], folder: &Path) -> Result<Duration> {
    let folder = folder.join("ours");
    std::fs::create_dir_all(&folder)?;
    let begun = Instant::now();
    let mut written = Vec::with_capacity(records.len());
    press.separate("Giấy khen", records, &mut |made| {
        written.push(std::fs::write(folder.join(format!("{:04}.pdf", written.len())), &made.bytes));
        ControlFlow::Continue(())
    })?;
    written.into_iter().collect::<std::io::Result<()>>()?;
    Ok(begun.elapsed())
}

/// Runs `certificates.py` in a process of its own over the same data.
fn peers(python: Option<&Path>, made: &[Certificate], folder: &Path, spreads: &mut [Spread; 3]) -> Result<()> {
    let Some(python) = python else { return Ok(()) };
    let data = folder.join("certificates.json");
    std::fs::write(&data, serde_json::to_string(made)?)?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("certificates.py");
    let output = Command::new(python).arg(script).arg(&data).arg(folder.join("peers")).output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    let line = said.lines().last().unwrap_or_default();
    let took: Theirs = serde_json::from_str(line).with_context(|| String::from_utf8_lossy(&output.stderr).into_owned())?;
    let each = took.separate / took.separate_count.max(1) as f64;
    for (spread, seconds) in spreads.iter_mut().zip([took.typst, took.docx + took.libreoffice, each * MANY as f64]) {
        spread.time(Duration::from_secs_f64(seconds));
    }
    println!(
        "  typst {} B each; LibreOffice {} B each, {} files",
        took.typst_bytes / MANY as u64,
        took.libreoffice_bytes / MANY as u64,
        took.separate_count
    );
    Ok(())
}

fn ten_thousand(press: &Press, folder: &Path) -> Result<()> {
    let records: Vec<Record> = certificates(10 * MANY, 7).iter().map(record).collect();
    let (begun, mut told) = (Instant::now(), 0);
    let made = press.batch_telling("Giấy khen", &records, &mut |_| {
        told += 1;
        ControlFlow::Continue(())
    })?;
    println!("{} as one PDF: {:?}, {} B, told {told} times", made.pages, begun.elapsed(), made.bytes.len());
    std::fs::write(folder.join("ours-many.pdf"), &made.bytes)?;
    let status = std::fs::read_to_string("/proc/self/status")?;
    println!("most memory of this process, in all: {}", status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default());
    Ok(())
}

fn certificates(many: usize, seed: usize) -> Vec<Certificate> {
    let pick = |list: &[&str], at: usize| list[at % list.len()].to_owned();
    let one = |at: usize| {
        let mixed = (at + 1).wrapping_mul(2_654_435_761).wrapping_add(seed * 40_503) >> 7;
        Certificate {
            name: format!("{} {} {}", pick(&FAMILY, mixed), pick(&MIDDLE, mixed / 8), pick(&GIVEN, mixed / 56)),
            office: format!("Phó Bí thư Chi bộ {}", pick(&UNITS, mixed / 504)),
            praised: pick(&PRAISED, mixed / 2_520),
            number: format!("{:05}/2023", at + 1),
            link: format!("https://soket.truong-gc.edu.vn/khen/{:010x}", mixed.wrapping_mul(6_364_136_223) & 0xff_ffff_ffff),
        }
    };
    (0..many).map(one).collect()
}

fn record(made: &Certificate) -> Record {
    Record::new([
        ("co_quan", "Đảng uỷ Trường Trung cấp Gò Công"),
        ("nguoi_nhan", &made.name),
        ("chuc_vu_don_vi", &made.office),
        ("thanh_tich", &made.praised),
        ("noi_ngay", "Gò Công, ngày 19 tháng 5 năm 2023"),
        ("thay_mat", "T/M Đảng uỷ"),
        ("chuc_danh", "Bí thư"),
        ("nguoi_ky", "Nguyễn Hữu Ngữ"),
        ("so_quyet_dinh", "25-QĐ/ĐU"),
        ("ngay_quyet_dinh", "19/5/2023"),
        ("so_vao_so", &made.number),
        ("duong_dan", &made.link),
    ])
}

fn bytes(file: &Path) -> Result<u64> {
    Ok(std::fs::metadata(file)?.len())
}
