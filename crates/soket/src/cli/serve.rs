//! `soket demo` and `soket serve`: the server, until somebody asks it to stop.

use super::Place;
use crate::app::App;
use crate::error::Result;
use crate::job::worker;
use crate::language::Language;
use crate::{demo, web};
use clap::Args;
use soket_core::refusal::{Refusal, Sentence};
use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use tokio::net::TcpListener;

/// What `soket demo` is told.
#[derive(Args)]
pub struct Demo {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    door: Door,
    /// Bỏ dữ liệu minh hoạ cũ, dựng lại từ đầu.
    #[arg(long)]
    fresh: bool,
    /// Mở ở ngày 27/5/2023: hội nghị đã họp xong, có biên bản, thông báo kết luận và việc được giao.
    #[arg(long, conflicts_with = "live")]
    after: bool,
    /// Diễn lại hội nghị ngày 26/5/2023 trước mắt, nhanh gấp 60 lần.
    #[arg(long)]
    live: bool,
}

/// What `soket serve` is told.
#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    door: Door,
}

/// Where and to whom the server answers.
#[derive(Args)]
struct Door {
    /// Địa chỉ lắng nghe.
    #[arg(long, value_name = "ĐỊA_CHỈ", default_value = "127.0.0.1:8080", default_value_if("hall", "true", "0.0.0.0:8080"))]
    listen: SocketAddr,
    /// Mở cho cả hội trường: lắng nghe trên mạng nội bộ, in các địa chỉ để máy chiếu và điện thoại mở.
    #[arg(long)]
    hall: bool,
    /// Khoá đọc /metrics từ máy khác (Authorization: Bearer KHOÁ); bỏ trống thì chỉ đọc được từ chính máy này.
    #[arg(long, env = "SOKET_METRICS_TOKEN", value_name = "KHOÁ", hide_env_values = true)]
    metrics_token: Option<String>,
}

impl Demo {
    /// Opens the demonstration, building it where it is not there yet.
    pub async fn run(self, language: Language) -> Result<()> {
        let start = demo::Start::from_flag(self.fresh);
        let scene = match (self.after, self.live) {
            (true, _) => demo::Scene::After,
            (_, true) => demo::Scene::Live,
            _ => demo::Scene::Before,
        };
        let app = Arc::new(demo::open(&self.place.data, self.place.database.as_deref(), (start, scene)).await?);
        if scene == demo::Scene::Live {
            tokio::spawn(demo::play_live(app.clone()));
        }
        self.door.open(app, language, &demo::logins(language)).await
    }
}

impl Serve {
    /// Serves a data folder.
    pub async fn run(self, language: Language) -> Result<()> {
        let mut app = self.place.open().await?;
        app.metrics_token = self.door.metrics_token.clone().filter(|token| !token.trim().is_empty());
        self.door.open(Arc::new(app), language, "").await
    }
}

impl Door {
    async fn open(self, app: Arc<App>, language: Language, logins: &str) -> Result<()> {
        let listener = TcpListener::bind(self.listen).await.map_err(|why| {
            Refusal::conflict("Không lắng nghe được ở %{address}: %{why}.", "Chọn cổng khác với --listen.")
                .with("address", self.listen)
                .with("why", why)
        })?;
        let address = listener.local_addr().map_err(anyhow::Error::from)?;
        // Whoever started it may have stopped reading; that is no reason not to serve.
        let mut output = std::io::stdout();
        for address in if self.hall { addresses(address) } else { vec![address] } {
            let running = Sentence::plain("soket đang chạy ở %{address}").with("address", format!("http://{address}"));
            let _ = writeln!(output, "{}", language.say(&running));
        }
        if self.hall {
            let next = "Trong hội trường: mở trang hội nghị, in tờ dán phòng họp và tờ dán Wi-Fi; máy chiếu mở địa chỉ màn chiếu.";
            let _ = writeln!(output, "{}", language.t(next));
        }
        let _ = writeln!(output, "{logins}").and_then(|()| output.flush());
        tokio::spawn(worker::work(app.clone()));
        let service = web::service(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
        let stopping = {
            let app = app.clone();
            async move {
                stop().await;
                app.stop();
            }
        };
        axum::serve(listener, service).with_graceful_shutdown(stopping).await.map_err(anyhow::Error::from)?;
        app.db.close().await;
        Ok(())
    }
}

/// Where the phones of a hall reach this machine: its addresses on every network that it is in.
fn addresses(listening: SocketAddr) -> Vec<SocketAddr> {
    if !listening.ip().is_unspecified() {
        return vec![listening];
    }
    let all = if_addrs::get_if_addrs().unwrap_or_default();
    let reachable = all.iter().filter(|net| !net.is_loopback() && net.ip().is_ipv4());
    let found: Vec<SocketAddr> = reachable.map(|net| SocketAddr::new(net.ip(), listening.port())).collect();
    // Without any network the machine itself is still there.
    if found.is_empty() { vec![SocketAddr::new(Ipv4Addr::LOCALHOST.into(), listening.port())] } else { found }
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
