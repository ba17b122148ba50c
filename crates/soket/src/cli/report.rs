//! `soket report`: prints the papers of reviews, drafts also in another official format.

use super::{Place, unwritten};
use crate::app::App;
use crate::error::{Error, Result};
use crate::report::print::{self, Codes, Edition, Format};
use crate::store;
use crate::store::review::Review;
use clap::Args;
use clap::builder::PossibleValuesParser;
use soket_core::refusal::Refusal;
use soket_core::review::ReviewState;
use soket_paper::profile::PROFILES;
use std::path::{Path, PathBuf};

/// What `soket report` is told.
#[derive(Args)]
pub struct Report {
    /// Tên hồ sơ trong địa chỉ, ví dụ giua-nhiem-ky-2020-2025.
    #[arg(required = true, value_name = "HỒ_SƠ")]
    reviews: Vec<String>,
    /// Dạng tệp; nhiều dạng cách nhau dấu phẩy.
    #[arg(long, value_name = "DẠNG", value_delimiter = ',', default_value = "docx,pdf", value_parser = PossibleValuesParser::new(Format::ALL.map(Format::as_str)))]
    format: Vec<String>,
    /// Bỏ phụ lục mã số liệu, cho bản gửi lên cấp trên.
    #[arg(long)]
    no_codes: bool,
    /// In bản nháp theo thể thức khác; phải hợp với cơ quan và ngày của hồ sơ.
    #[arg(long, value_name = "THỂ_THỨC", value_parser = PossibleValuesParser::new(PROFILES.map(|profile| profile.code)))]
    profile: Option<String>,
    /// Tệp, hoặc thư mục khi in nhiều.
    #[arg(short, long, value_name = "TỆP")]
    output: PathBuf,
    #[command(flatten)]
    place: Place,
}

impl Report {
    /// Prints each edition of each review: into the file itself when there is one of each, else into the folder.
    pub async fn run(self) -> Result<()> {
        let app = self.place.open_existing().await?;
        let codes = if self.no_codes { Codes::LeftOff } else { Codes::Annexed };
        let editions: Vec<Edition> = self.format.iter().filter_map(|name| Some(Edition { format: Format::parse(name)?, codes })).collect();
        // Every review is looked up before the first is printed: a slip in the last name costs nothing.
        let mut reviews = Vec::new();
        for slug in &self.reviews {
            reviews.push(in_profile(find(&app, slug).await?, self.profile.as_deref())?);
        }
        let is_single = reviews.len() == 1 && editions.len() == 1 && !self.output.is_dir();
        if !is_single {
            std::fs::create_dir_all(&self.output).map_err(|why| unwritten(&self.output, &why))?;
        }
        for review in &reviews {
            for edition in &editions {
                let file = if is_single { self.output.clone() } else { self.output.join(edition.file_name(&review.slug)) };
                write(&app, review, *edition, &file).await?;
            }
        }
        app.db.close().await;
        Ok(())
    }
}

async fn find(app: &App, slug: &str) -> Result<Review> {
    let found = store::review::by_slug(&app.db, slug).await;
    found.map_err(|error| match error {
        Error::NotFound => Refusal::unfit("Không có hồ sơ %{slug}.", "Xem tên ở cuối địa chỉ của trang hồ sơ.").with("slug", slug).into(),
        other => other,
    })
}

/// The review as a draft in another format. What was closed or issued is never laid out again.
fn in_profile(review: Review, profile: Option<&str>) -> Result<Review> {
    let Some(profile) = profile else { return Ok(review) };
    if review.state != ReviewState::Draft {
        return Err(Refusal::conflict(
            "Hồ sơ %{slug} đã chốt nên giữ nguyên thể thức lúc chốt.",
            "Bỏ --profile để in bản đã chốt, hoặc mở bản mới của hồ sơ rồi in.",
        )
        .with("slug", &review.slug)
        .into());
    }
    Ok(Review { profile: profile.to_owned(), ..review })
}

async fn write(app: &App, review: &Review, edition: Edition, file: &Path) -> Result<()> {
    let bytes = print::print(app, review, edition).await?;
    std::fs::write(file, bytes).map_err(|why| unwritten(file, &why))?;
    println!("{}", file.display());
    Ok(())
}
