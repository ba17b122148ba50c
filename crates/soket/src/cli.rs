//! The command line: what `soket` can be told to do, one file a verb; words on standard output, refusals on standard error.
//!
//! Exit codes, for scripts: 0 done, 1 refused or failed, 2 wrong usage.

mod import;
mod keep;
mod report;
mod serve;
mod usage;
mod user;

use crate::app::App;
use crate::error::{Error, Result};
use crate::language::Language;
use crate::{demo, inspection, photo, table, web};
use anyhow::Context as _;
use clap::{Args, Parser, Subcommand};
use soket_core::attachment::FileKind;
use soket_core::refusal::{Refusal, Sentence};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Parser)]
#[command(
    name = "soket",
    version,
    about = "Từ nghị quyết đến hội nghị sơ kết: chỉ tiêu, số liệu, đánh giá, báo cáo.",
    after_help = "Mã thoát: 0 xong, 1 bị từ chối hoặc không làm được, 2 gõ sai cách dùng.\nThông báo lỗi ra đầu ra lỗi chuẩn, tiếng Việt; thêm --lang en để đọc tiếng Anh.",
    disable_help_subcommand = true,
    subcommand_help_heading = "Lệnh",
    subcommand_value_name = "LỆNH",
    next_help_heading = "Tuỳ chọn"
)]
struct Cli {
    /// Tiếng của thông báo.
    #[arg(long, global = true, env = usage::LANGUAGE, value_name = "TIẾNG", value_parser = ["vi", "en"], default_value = "vi")]
    lang: String,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Dựng một tổ chức minh hoạ và mở máy chủ.
    Demo(serve::Demo),
    /// Mở máy chủ trên một thư mục dữ liệu.
    Serve(serve::Serve),
    /// Nâng bảng dữ liệu lên bản này rồi thoát.
    Migrate(Place),
    /// Thêm người dùng, cấp lại liên kết đặt mật khẩu, xem danh sách.
    #[command(subcommand)]
    User(user::User),
    /// In báo cáo của một hay nhiều hồ sơ.
    Report(report::Report),
    /// Đọc bảng chỉ tiêu của văn phòng.
    #[command(subcommand)]
    Targets(import::Targets),
    /// Sao lưu toàn bộ dữ liệu vào một tệp.
    Backup(keep::Backup),
    /// Khôi phục một bản sao lưu vào thư mục dữ liệu còn trống.
    Restore(keep::Restore),
    /// Xem một tệp có dấu mật không (máy chủ tự gọi, mỗi tệp một tiến trình).
    #[command(hide = true)]
    Inspect {
        /// pdf, docx...
        kind: String,
        /// Tệp.
        file: PathBuf,
    },
    /// Đọc một bảng (máy chủ tự gọi, mỗi tệp một tiến trình).
    #[command(hide = true)]
    Table {
        /// Tệp.
        file: PathBuf,
    },
    /// Đọc một ảnh (máy chủ tự gọi, mỗi ảnh một tiến trình).
    #[command(hide = true)]
    Photo {
        /// Tệp.
        file: PathBuf,
    },
    /// Liệt kê các địa chỉ đọc được kèm ví dụ trong bản minh hoạ (dùng cho kiểm thử).
    #[command(hide = true)]
    Routes,
}

/// Where the data is.
#[derive(Args)]
struct Place {
    /// Thư mục dữ liệu.
    #[arg(long, env = "SOKET_DATA", value_name = "THƯ_MỤC", default_value = "soket-data")]
    data: PathBuf,
    /// Cơ sở dữ liệu thay cho SQLite trong thư mục: postgres://...
    #[arg(long, env = "SOKET_DATABASE", value_name = "ĐỊA_CHỈ", hide_env_values = true)]
    database: Option<String>,
}

impl Place {
    /// Opens the data, making an empty folder where there is none.
    async fn open(&self) -> Result<App> {
        Ok(App::open(&self.data, self.database.as_deref()).await?)
    }

    /// Opens data that must be there: a slip in a path shall not make an empty folder.
    async fn open_existing(&self) -> Result<App> {
        if self.database.is_none() && !self.data.join("soket.db").exists() {
            return Err(Refusal::unfit(
                "Ở %{folder} chưa có dữ liệu của soket.",
                "Xem lại --data; nếu lập mới, chạy soket serve --data %{folder} rồi mở trang /khoi-tao.",
            )
            .with("folder", self.data.display())
            .into());
        }
        self.open().await
    }
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let Cli { lang, command } = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(wrong) => return usage::explain(&wrong),
    };
    let language = Language::of(&lang);
    // Before any thread: a reader of uploaded files limits its own memory, and threads started under that limit would not have
    // enough.
    match &command {
        Command::Inspect { kind, file } => return finished(inspect(kind, file), language),
        Command::Photo { file } => return finished(photo::report(file).map_err(Error::from), language),
        Command::Table { file } => return finished(table::report(file).map(|rows| println!("{rows}")).map_err(Error::from), language),
        _ => {}
    }
    log(&command);
    let runtime = tokio::runtime::Runtime::new().map_err(|why| Error::Broken(why.into()));
    finished(runtime.and_then(|runtime| runtime.block_on(carry_out(command, language))), language)
}

fn inspect(kind: &str, file: &Path) -> Result<()> {
    let kind = FileKind::parse(kind).with_context(|| format!("no kind of file is called {kind}"))?;
    println!("{}", inspection::report(kind, file)?);
    Ok(())
}

fn finished(done: Result<()>, language: Language) -> ExitCode {
    let Err(error) = done else { return ExitCode::SUCCESS };
    let refusal = match &error {
        Error::Refused(refusal) => Some(refusal),
        Error::Broken(why) => why.chain().find_map(|cause| cause.downcast_ref::<Refusal>()),
        Error::NotFound | Error::NotSignedIn => None,
    };
    match refusal {
        Some(Refusal { says, next, .. }) => eprintln!("soket: {} {}", language.say(says), language.say(next)),
        None => {
            let failed = Sentence::plain("Không làm được: %{why}").with("why", format!("{:#}", anyhow::Error::from(error)));
            eprintln!("soket: {}", language.say(&failed));
        }
    }
    ExitCode::FAILURE
}

/// Structured log lines on standard error. A server tells of every request, other commands only of trouble; `RUST_LOG` chooses
/// otherwise. The demonstration stays quiet, so that the logins it printed can be read.
fn log(command: &Command) {
    let usual = if matches!(command, Command::Serve(_)) { "warn,soket=info" } else { "warn" };
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| usual.into());
    let lines = tracing_subscriber::fmt().json().flatten_event(true).with_span_list(false);
    lines.with_env_filter(filter).with_writer(std::io::stderr).init();
}

async fn carry_out(command: Command, language: Language) -> Result<()> {
    match command {
        Command::Demo(demo) => demo.run(language).await,
        Command::Serve(serve) => serve.run(language).await,
        Command::Migrate(place) => keep::migrate(&place, language).await,
        Command::User(user) => user.run(language).await,
        Command::Report(report) => report.run().await,
        Command::Targets(targets) => targets.run(language).await,
        Command::Backup(backup) => backup.run(language).await,
        Command::Restore(restore) => restore.run(language).await,
        // Answered before any thread, in `run`.
        Command::Inspect { .. } | Command::Photo { .. } | Command::Table { .. } => Ok(()),
        Command::Routes => {
            for path in web::addresses().readable {
                let (example, persona) = demo::example(path).unwrap_or_default();
                println!("{path}\t{example}\t{persona}");
            }
            Ok(())
        }
    }
}

/// What a command prints when it is done.
fn tell(language: Language, sentence: &Sentence) {
    println!("{}", language.say(sentence));
}

/// A file that cannot be written.
fn unwritten(file: &Path, why: &std::io::Error) -> Refusal {
    Refusal::conflict("Không ghi được %{file}: %{why}.", "Xem thư mục có ghi được không, hoặc chọn nơi khác.")
        .with("file", file.display())
        .with("why", why)
}
