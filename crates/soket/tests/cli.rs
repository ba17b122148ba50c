//! The program as people and scripts call it: what it prints, what it refuses in which language, and how it exits.

mod server;
mod targets;
mod users;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use soket::app::App;
use soket::demo;
use tempfile::TempDir;

/// What a call of the program gave.
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

/// The program, in an environment that says nothing to it.
fn soket(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_soket"));
    for name in ["SOKET_DATA", "SOKET_DATABASE", "SOKET_LANG", "SOKET_METRICS_TOKEN", "RUST_LOG"] {
        command.env_remove(name);
    }
    command.args(words);
    command
}

/// Calls the program over a data folder.
fn call(words: &[&str], data: &Path) -> Said {
    soket(words).arg("--data").arg(data).output().unwrap().into()
}

/// The demonstration in a folder of its own, copied from one that is built once for all tests.
fn demonstration() -> TempDir {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    let built = BUILT.get_or_init(|| {
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-demo-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&dir);
        let build = async {
            let app = demo::open(&dir, None, (demo::Start::Fresh, demo::Scene::Before)).await.unwrap();
            app.db.close().await;
        };
        // A thread of its own, since some tests run inside a runtime already.
        let runtime = tokio::runtime::Runtime::new().unwrap();
        std::thread::scope(|scope| scope.spawn(|| runtime.block_on(build)).join().unwrap());
        dir
    });
    let dir = tempfile::tempdir().unwrap();
    copy(built, dir.path());
    dir
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn every_command_and_option_stands_in_the_manual() {
    let manual = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/vi/dong-lenh.md")).unwrap();
    let help = Said::from(soket(&["--help"]).output().unwrap());
    assert_eq!(help.code, 0);
    assert!(help.out.contains("Mã thoát: 0 xong, 1 bị từ chối"), "{}", help.out);
    let commands = ["demo", "serve", "migrate", "user", "report", "targets", "backup", "restore"];
    assert!(commands.iter().all(|command| help.out.contains(&format!("  {command}"))), "{}", help.out);
    let nested = [vec!["user", "add"], vec!["user", "reset"], vec!["user", "list"], vec!["targets", "import"]];
    for command in commands.iter().map(|command| vec![*command]).chain(nested) {
        let help = Said::from(soket(&[command.as_slice(), &["--help"]].concat()).output().unwrap()).out;
        assert!(manual.contains(&format!("soket {}", command.join(" "))), "soket {} is not in the manual", command.join(" "));
        let options = help.split_whitespace().filter(|word| word.starts_with("--") && word.len() > 4);
        for option in options.map(|word| word.trim_end_matches(|c: char| !c.is_ascii_lowercase())) {
            assert!(manual.contains(option), "{option} of {command:?} is not in the manual");
        }
    }
    let version = Said::from(soket(&["--version"]).output().unwrap());
    assert_eq!((version.code, version.out.trim()), (0, concat!("soket ", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn wrong_usage_exits_with_two_and_says_so_in_the_language_asked_for() {
    for (words, vi, en) in [
        (&["bay"][..], "Không có lệnh bay", "There is no command bay"),
        (&["report", "nam-2022", "--mau", "x"], "Không có tuỳ chọn --mau", "There is no option --mau"),
        (&["report", "nam-2022"], "Còn thiếu: --output <TỆP>", "Missing: --output <TỆP>"),
        (&["report", "nam-2022", "-o", "x", "--format", "odt"], "“odt” không dùng được cho --format", "“odt” does not fit --format"),
        (
            &["report", "nam-2022", "-o", "x", "--profile", "ND30"],
            "PARTY-HD36, PARTY-HD05, ADMIN-ND30",
            "PARTY-HD36, PARTY-HD05, ADMIN-ND30",
        ),
        (&["user", "add", "binh", "--name", "B", "--unit", "x", "--role", "vua"], "clerk, leader, editor, admin, reader", "clerk, leader"),
        (&["targets", "import", "x.csv", "--yes"], "Còn thiếu: --mandate <VĂN_BẢN>", "Missing: --mandate"),
        (&["serve", "--listen", "đây"], "“đây” không dùng được cho --listen", "“đây” does not fit --listen"),
    ] {
        let said = Said::from(soket(words).output().unwrap());
        assert_eq!(said.code, 2, "{words:?}: {}", said.err);
        assert!(said.err.contains(vi) && said.err.contains("soket --help") && said.out.is_empty(), "{words:?}: {}", said.err);
        let english = [
            Said::from(soket(words).args(["--lang", "en"]).output().unwrap()),
            Said::from(soket(words).env("SOKET_LANG", "en").output().unwrap()),
        ];
        for said in english {
            assert!(said.code == 2 && said.err.contains(en) && said.err.contains("to see how"), "{words:?}: {}", said.err);
        }
    }
}

#[test]
fn refusals_exit_with_one_and_speak_the_language_asked_for() {
    let data = demonstration();
    let file = data.path().join("tep.csv");
    std::fs::write(&file, b"Ch\xec\xd2 ti\xeau;2021").unwrap();
    let (file, missing) = (file.to_str().unwrap(), data.path().join("khong-co"));
    let missing = missing.to_str().unwrap();
    for (words, vi, en) in [
        (&["report", "khong-co", "-o", "x.pdf", "--format", "pdf"][..], "Không có hồ sơ khong-co.", "There is no review khong-co."),
        (&["report", "nam-2022", "-o", "x.pdf", "--profile", "PARTY-HD36"], "giữ nguyên thể thức", "keeps the format"),
        (
            &["report", "6-thang-dau-nam-2023", "-o", "x.pdf", "--profile", "ADMIN-ND30"],
            "văn bản của Đảng và văn bản hành chính",
            "ADMIN-ND30",
        ),
        (&["report", "6-thang-dau-nam-2023", "-o", "x.pdf", "--profile", "PARTY-HD05"], "không có hiệu lực vào ngày", "PARTY-HD05"),
        (&["user", "reset", "khong-co"], "Không có tài khoản khong-co.", "There is no account khong-co."),
        (&["user", "add", "hoa", "--name", "A", "--unit", "dang-bo", "--role", "reader"], "hoa đã có người dùng", "hoa is taken"),
        (&["user", "add", "b", "--name", "B", "--unit", "khong-co", "--role", "reader"], "Không có đơn vị mang mã khong-co", "khong-co"),
        (&["targets", "import", file], "Windows-1258", "Windows-1258"),
        (&["targets", "import", missing], "Không mở được tệp", "cannot be opened"),
        (&["restore", file], "không phải là bản sao lưu của soket", "is no backup of soket"),
    ] {
        let said = call(words, data.path());
        assert_eq!(said.code, 1, "{words:?}: {}", said.err);
        assert!(said.err.starts_with("soket: ") && said.err.contains(vi), "{words:?}: {}", said.err);
        let said = call(&[words, &["--lang", "en"]].concat(), data.path());
        assert!(said.code == 1 && said.err.contains(en) && !said.err.contains("Không"), "{words:?}: {}", said.err);
    }
}

#[test]
fn a_slip_in_the_path_makes_no_folder_and_an_empty_one_names_the_first_page() {
    let place = tempfile::tempdir().unwrap();
    let slip = place.path().join("du-lieu");
    let add = ["user", "add", "hoa", "--name", "Trần Thị Hoà", "--unit", "dang-bo", "--role", "admin"];
    for words in [&add[..], &["user", "list"], &["report", "x", "-o", "y"], &["backup", "z.zip"], &["migrate"]] {
        let said = call(words, &slip);
        assert!(said.code == 1 && said.err.contains("chưa có dữ liệu") && said.err.contains("/khoi-tao"), "{words:?}: {}", said.err);
    }
    assert!(!slip.exists());
    // A folder in which `soket serve` has run, but nobody has set anything up yet.
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async { App::open(&slip, None).await.unwrap().db.close().await });
    let said = call(&add, &slip);
    assert!(said.code == 1 && said.err.contains("chưa có tổ chức nào") && said.err.contains("/khoi-tao"), "{}", said.err);
    assert_eq!(call(&["migrate", "--lang", "en"], &slip).out.trim(), format!("The data is at version {}.", env!("CARGO_PKG_VERSION")));
}

#[test]
fn drafts_are_printed_in_another_format_of_the_same_regime() {
    let data = demonstration();
    let out = tempfile::tempdir().unwrap();
    let print = |file: &str, more: &[&str]| {
        let file = out.path().join(file);
        let words = ["report", "6-thang-dau-nam-2023", "--format", "html", "--output", file.to_str().unwrap()];
        let said = call(&[&words[..], more].concat(), data.path());
        assert_eq!(said.code, 0, "{}", said.err);
        assert_eq!(said.out.trim(), file.to_str().unwrap());
        std::fs::read_to_string(file).unwrap()
    };
    let usual = print("a.html", &[]);
    assert!(print("b.html", &["--profile", "PARTY-HD36"]) == usual, "its own format, asked for by name");
    // The same draft a few years later, when a second format of the Party is in force beside the first.
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(move_on(data.path()));
    let (usual, other) = (print("c.html", &[]), print("d.html", &["--profile", "PARTY-HD05"]));
    assert!(usual != other && other.contains("ĐẢNG CỘNG SẢN VIỆT NAM"), "{other}");
    let several = call(
        &["report", "nam-2022", "6-thang-dau-nam-2023", "--format", "json,html", "--no-codes", "-o", out.path().to_str().unwrap()],
        data.path(),
    );
    assert_eq!(several.out.lines().count(), 4, "{}", several.err);
}

/// Moves the cut-off of the half-year's review to a day on which two formats are valid.
async fn move_on(data: &Path) {
    let app = App::open(data, None).await.unwrap();
    let mut tx = app.db.write().await.unwrap();
    sqlx::query("update review set cut_off = '2026-03-31' where slug = '6-thang-dau-nam-2023'").execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    app.db.close().await;
}
