//! `soket migrate`, `soket backup` and `soket restore`: keeping the data whole.

use super::{Place, tell};
use crate::db::backup::{self, Manifest};
use crate::error::Result;
use crate::language::Language;
use clap::Args;
use soket_core::refusal::Sentence;
use std::path::PathBuf;

/// What `soket backup` is told.
#[derive(Args)]
pub struct Backup {
    /// Tệp sao lưu sẽ ghi.
    #[arg(value_name = "TỆP")]
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

/// What `soket restore` is told.
#[derive(Args)]
pub struct Restore {
    /// Tệp sao lưu.
    #[arg(value_name = "TỆP")]
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

/// Brings the tables up to date.
pub async fn migrate(place: &Place, language: Language) -> Result<()> {
    place.open_existing().await?.db.close().await;
    tell(language, &Sentence::plain("Dữ liệu đã ở bản %{version}.").with("version", env!("CARGO_PKG_VERSION")));
    Ok(())
}

impl Backup {
    /// Writes everything into one file.
    pub async fn run(self, language: Language) -> Result<()> {
        let app = self.place.open_existing().await?;
        let manifest = backup::write(&app.db, &app.dir, &self.file).await?;
        app.db.close().await;
        let written = Sentence::plain("%{file}: %{rows} dòng, %{files} tệp").with("file", self.file.display());
        tell(language, &counted(written, &manifest));
        Ok(())
    }
}

impl Restore {
    /// Takes a backup into an empty place.
    pub async fn run(self, language: Language) -> Result<()> {
        let app = self.place.open().await?;
        let manifest = backup::restore(&app.db, &app.dir, &self.file).await?;
        app.db.close().await;
        let restored = Sentence::plain("Đã khôi phục bản sao lưu lúc %{moment}: %{rows} dòng, %{files} tệp");
        tell(language, &counted(restored.with("moment", &manifest.made_at), &manifest));
        Ok(())
    }
}

fn counted(sentence: Sentence, manifest: &Manifest) -> Sentence {
    sentence.with("rows", manifest.rows.values().sum::<u64>()).with("files", manifest.files)
}
