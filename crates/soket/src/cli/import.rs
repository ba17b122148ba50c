//! `soket targets import`: an office's table of targets, shown as it was understood, written only when the person says so.

mod preview;

use super::Place;
use crate::app::App;
use crate::error::{Error, Result};
use crate::language::Language;
use crate::store;
use crate::store::target::import::{Intake, Order, Rows, Written};
use crate::table::{self, Sheet};
use clap::{Args, Subcommand};
use soket_core::id::UnitId;
use soket_core::mandate::Mandate;
use soket_core::refusal::Refusal;
use soket_core::target::import::Table;
use soket_core::text;
use soket_core::unit::{Tree, Unit};
use std::path::PathBuf;

/// What `soket targets` is told.
#[derive(Subcommand)]
pub enum Targets {
    /// Đọc một bảng XLSX hoặc CSV (tên, đơn vị tính, mức từng năm, mức cả nhiệm kỳ); chỉ ghi khi có --yes.
    Import(Import),
}

/// What `soket targets import` is told.
#[derive(Args)]
pub struct Import {
    /// Tệp .xlsx hoặc .csv.
    #[arg(value_name = "TỆP")]
    file: PathBuf,
    /// Trang tính; bỏ trống thì lấy trang đầu tiên có cột “Chỉ tiêu”.
    #[arg(long, value_name = "TRANG")]
    sheet: Option<String>,
    /// Văn bản đề ra các chỉ tiêu: phần cuối địa chỉ của trang văn bản.
    #[arg(long, value_name = "VĂN_BẢN")]
    mandate: Option<String>,
    /// Mã đơn vị phụ trách; bỏ trống thì lấy đơn vị của văn bản.
    #[arg(long, value_name = "MÃ")]
    owner: Option<String>,
    /// Mã các đơn vị báo số, cách nhau dấu phẩy, cho những chỉ tiêu cộng từ nhiều đơn vị.
    #[arg(long, value_name = "MÃ", value_delimiter = ',')]
    reporters: Vec<String>,
    /// Ghi những dòng hiểu được và không mâu thuẫn, trong một lần.
    #[arg(long, requires = "mandate")]
    yes: bool,
    /// Ghi cả những dòng có mâu thuẫn.
    #[arg(long, requires = "yes")]
    accept_warnings: bool,
    /// Vì sao giữ những dòng có mâu thuẫn; vào nhật ký.
    #[arg(long, value_name = "LÝ_DO", default_value = "giữ nguyên như trong bảng nhập vào")]
    reason: String,
    /// In JSON cho chương trình khác đọc.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

impl Targets {
    /// Does what it says.
    pub async fn run(self, language: Language) -> Result<()> {
        let Targets::Import(import) = self;
        import.run(language).await
    }
}

impl Import {
    async fn run(self, language: Language) -> Result<()> {
        let sheet = self.sheet()?;
        let app = self.place.open_existing().await?;
        let (intake, reporters) = self.intake(&app).await?;
        let table = intake.read(&sheet.rows)?;
        let written = if self.yes { self.write(&app, intake, (&table, &reporters)).await? } else { Vec::new() };
        let shown = if self.json { preview::json(&table, &written, language) } else { preview::text(&table, &written, language) };
        println!("{shown}");
        app.db.close().await;
        self.finish(&table, &written)
    }

    /// The sheet that holds the table.
    fn sheet(&self) -> Result<Sheet> {
        let bytes = std::fs::read(&self.file).map_err(|why| {
            Refusal::unfit("Không mở được tệp %{file}: %{why}.", "Xem lại đường dẫn của tệp.")
                .with("file", self.file.display())
                .with("why", why)
        })?;
        let mut sheets = table::read(bytes)?;
        let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
        let wanted = match &self.sheet {
            Some(name) => names.iter().position(|known| text::nfc(known) == text::nfc(name)),
            None => Some(table::right_one(&sheets)),
        };
        let Some(at) = wanted else {
            let none = Refusal::unfit("Tệp không có trang tính “%{sheet}”.", "Các trang hiện có: %{sheets}.");
            return Err(none.with("sheet", self.sheet.as_deref().unwrap_or_default()).with("sheets", names.join(", ")).into());
        };
        let sheet = sheets.swap_remove(at);
        match table::mark(&sheet.rows) {
            None => Ok(sheet),
            Some(grade) => Err(Refusal::unfit(
                "Không nhận: trong bảng có dấu “%{grade}”. Hệ thống này nối mạng nên không được chứa tài liệu mật.",
                "Để tài liệu ở sổ đăng ký và tủ hồ sơ mật theo quy định.",
            )
            .with("grade", grade.name_vi())
            .into()),
        }
    }

    async fn intake(&self, app: &App) -> Result<(Intake, Vec<UnitId>)> {
        let tree = app.tree_now().await?;
        let mandate = match &self.mandate {
            Some(slug) => Some(mandate(app, slug).await?),
            None => None,
        };
        let owner = match (&self.owner, &mandate) {
            (Some(code), _) => unit(&tree, code)?,
            (None, Some(mandate)) => tree.get(mandate.unit).ok_or(Error::NotFound)?,
            (None, None) => tree.all().iter().find(|unit| unit.kind.writes_as_party()).or_else(|| tree.all().first()).ok_or_else(|| {
                Refusal::conflict(
                    "Thư mục dữ liệu này chưa có tổ chức nào.",
                    "Chạy soket serve, mở trang /khoi-tao để lập tổ chức, rồi đọc lại.",
                )
            })?,
        };
        let reporters = self.reporters.iter().map(|code| Ok(unit(&tree, code)?.id)).collect::<Result<_>>()?;
        Ok((Intake::gather(&app.db, &tree, owner, (mandate.as_ref(), app.today())).await?, reporters))
    }

    async fn write(&self, app: &App, intake: Intake, (table, reporters): (&Table, &[UnitId])) -> Result<Vec<Written>> {
        let rows = if self.accept_warnings { Rows::Contradicting } else { Rows::Clean };
        let order = Order { by: None, rows, reporters, reason: &self.reason };
        let mut tx = app.db.write().await?;
        let written = intake.write(&mut tx, table, order).await?;
        tx.commit().await?;
        Ok(written)
    }

    /// A script must see that something it asked for was left out.
    fn finish(&self, table: &Table, written: &[Written]) -> Result<()> {
        let left: Vec<String> = preview::left(table, written).map(|row| row.to_string()).collect();
        if !self.yes || left.is_empty() {
            return Ok(());
        }
        Err(Refusal::unfit(
            "Đã ghi %{count} dòng; chưa ghi các dòng %{rows}.",
            "Sửa trong tệp rồi nhập lại những dòng ấy; nếu văn bản viết đúng như vậy, thêm --accept-warnings.",
        )
        .with("count", written.len())
        .with("rows", left.join(", "))
        .into())
    }
}

async fn mandate(app: &App, slug: &str) -> Result<Mandate> {
    let found = store::mandate::all(&app.db).await?.into_iter().find(|mandate| mandate.slug == slug);
    Ok(found.ok_or_else(|| {
        Refusal::unfit("Không có văn bản %{slug}.", "Đăng ký văn bản ở trang Văn bản trước; --mandate là phần cuối địa chỉ của nó.")
            .with("slug", slug)
    })?)
}

fn unit<'a>(tree: &'a Tree, code: &str) -> Result<&'a Unit> {
    let found = tree.by_code(code.trim());
    Ok(found.ok_or_else(|| Refusal::unfit("Không có đơn vị mang mã %{code}.", "Xem mã ở trang Đơn vị.").with("code", code))?)
}
