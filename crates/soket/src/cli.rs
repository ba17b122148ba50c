//! The command line: what `soket` can be told to do; errors in Vietnamese on standard error, non-zero exit.

use crate::app::App;
use crate::db::backup;
use crate::report::print::{self, Codes, Edition, Format};
use crate::{demo, inspection, store, web};
use anyhow::{Context, Result};
use clap::{Args, Parser, Subcommand};
use soket_core::attachment::FileKind;
use std::io::Write as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;

#[derive(Parser)]
#[command(name = "soket", version, about = "Từ nghị quyết đến hội nghị sơ kết: chỉ tiêu, số liệu, đánh giá, báo cáo.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Dựng một tổ chức minh hoạ và mở máy chủ.
    Demo {
        #[command(flatten)]
        place: Place,
        /// Địa chỉ lắng nghe.
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
        /// Bỏ dữ liệu minh hoạ cũ, dựng lại từ đầu.
        #[arg(long)]
        fresh: bool,
    },
    /// Mở máy chủ trên một thư mục dữ liệu.
    Serve {
        #[command(flatten)]
        place: Place,
        /// Địa chỉ lắng nghe.
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
    },
    /// Nâng bảng dữ liệu lên bản này rồi thoát.
    Migrate {
        #[command(flatten)]
        place: Place,
    },
    /// Sao lưu toàn bộ dữ liệu vào một tệp.
    Backup {
        /// Tệp sao lưu sẽ ghi.
        file: PathBuf,
        #[command(flatten)]
        place: Place,
    },
    /// Khôi phục một bản sao lưu vào thư mục dữ liệu còn trống.
    Restore {
        /// Tệp sao lưu.
        file: PathBuf,
        #[command(flatten)]
        place: Place,
    },
    /// In báo cáo của một hay nhiều hồ sơ.
    Report {
        /// Tên hồ sơ trong địa chỉ, ví dụ giua-nhiem-ky-2020-2025.
        #[arg(required = true)]
        reviews: Vec<String>,
        /// docx, pdf, html, json; nhiều dạng cách nhau dấu phẩy.
        #[arg(long, value_delimiter = ',', default_value = "docx,pdf")]
        format: Vec<String>,
        /// Bỏ phụ lục mã số liệu, cho bản gửi lên cấp trên.
        #[arg(long)]
        no_codes: bool,
        /// Tệp, hoặc thư mục khi in nhiều.
        #[arg(short, long)]
        output: PathBuf,
        #[command(flatten)]
        place: Place,
    },
    /// Xem một tệp có dấu mật không (máy chủ tự gọi, mỗi tệp một tiến trình).
    #[command(hide = true)]
    Inspect {
        /// pdf, docx...
        kind: String,
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
    #[arg(long, env = "SOKET_DATA", default_value = "soket-data")]
    data: PathBuf,
    /// Cơ sở dữ liệu thay cho SQLite trong thư mục: postgres://...
    #[arg(long, env = "SOKET_DATABASE")]
    database: Option<String>,
}

impl Place {
    async fn open(&self) -> Result<App> {
        App::open(&self.data, self.database.as_deref()).await.with_context(|| format!("không mở được dữ liệu ở {}", self.data.display()))
    }
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let command = Cli::parse().command;
    // Before any thread: the reader limits its own memory, and threads started under that limit would not have enough.
    if let Command::Inspect { kind, file } = &command {
        return finished(inspect(kind, file));
    }
    log();
    let runtime = tokio::runtime::Runtime::new();
    let done = runtime.map_err(anyhow::Error::from).and_then(|runtime| runtime.block_on(carry_out(command)));
    finished(done)
}

fn inspect(kind: &str, file: &Path) -> Result<()> {
    let kind = FileKind::parse(kind).with_context(|| format!("không có loại tệp {kind}"))?;
    println!("{}", inspection::report(kind, file)?);
    Ok(())
}

fn finished(done: Result<()>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("soket: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Structured log lines on standard error; `RUST_LOG` chooses how much.
fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn".into());
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
}

async fn carry_out(command: Command) -> Result<()> {
    match command {
        Command::Demo { place, listen, fresh } => {
            let app = demo::open(&place.data, place.database.as_deref(), demo::Start::from_flag(fresh)).await?;
            serve(app, listen, &demo::logins()).await
        }
        Command::Serve { place, listen } => serve(place.open().await?, listen, "").await,
        Command::Migrate { place } => {
            place.open().await?.db.close().await;
            println!("Dữ liệu đã ở bản {}.", env!("CARGO_PKG_VERSION"));
            Ok(())
        }
        Command::Backup { file, place } => {
            let app = place.open().await?;
            let manifest = backup::write(&app.db, &app.dir, &file).await?;
            app.db.close().await;
            println!("{}: {} dòng, {} tệp", file.display(), manifest.rows.values().sum::<u64>(), manifest.files);
            Ok(())
        }
        Command::Restore { file, place } => {
            let app = place.open().await?;
            let manifest = backup::restore(&app.db, &app.dir, &file).await?;
            app.db.close().await;
            println!(
                "Đã khôi phục bản sao lưu lúc {}: {} dòng, {} tệp",
                manifest.made_at,
                manifest.rows.values().sum::<u64>(),
                manifest.files
            );
            Ok(())
        }
        Command::Report { reviews, format, no_codes, output, place } => {
            let formats = format
                .iter()
                .map(|name| Format::parse(name).with_context(|| format!("không có dạng {name}: chọn docx, pdf, html hoặc json")));
            let codes = if no_codes { Codes::LeftOff } else { Codes::Annexed };
            let editions = formats.map(|format| Ok(Edition { format: format?, codes })).collect::<Result<Vec<_>>>()?;
            report(&place.open().await?, &reviews, &editions, &output).await
        }
        Command::Inspect { kind, file } => inspect(&kind, &file),
        Command::Routes => {
            for path in web::addresses().readable {
                let (example, persona) = demo::example(path).unwrap_or_default();
                println!("{path}\t{example}\t{persona}");
            }
            Ok(())
        }
    }
}

/// Prints each edition of each review: into the file itself when there is one of each, else into the folder.
async fn report(app: &App, reviews: &[String], editions: &[Edition], output: &Path) -> Result<()> {
    let single = reviews.len() == 1 && editions.len() == 1 && !output.is_dir();
    if !single {
        std::fs::create_dir_all(output)?;
    }
    for slug in reviews {
        let review = store::review::by_slug(&app.db, slug).await.map_err(|_| anyhow::anyhow!("không có hồ sơ {slug}"))?;
        for edition in editions {
            let bytes = print::print(app, &review, *edition).await?;
            let file = if single { output.to_owned() } else { output.join(edition.file_name(slug)) };
            std::fs::write(&file, bytes).with_context(|| format!("không ghi được {}", file.display()))?;
            println!("{}", file.display());
        }
    }
    app.db.close().await;
    Ok(())
}

async fn serve(app: App, listen: SocketAddr, logins: &str) -> Result<()> {
    let app = Arc::new(app);
    let listener = TcpListener::bind(listen).await.with_context(|| format!("không lắng nghe được ở {listen}"))?;
    println!("soket đang chạy ở http://{}\n{logins}", listener.local_addr()?);
    std::io::stdout().flush()?;
    let service = web::service(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop()).await?;
    app.db.close().await;
    Ok(())
}

/// Resolves when the machine or the person asks the server to stop.
async fn stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        if let Ok(mut terminate) = terminate {
            tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
        }
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
}
