//! `soket user`: accounts from the command line, for the first people of a new house and for whoever locked themselves out.

use super::Place;
use crate::app::App;
use crate::error::Result;
use crate::language::Language;
use crate::store;
use crate::store::account::Account;
use crate::web::sign_in;
use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use soket_core::id::UnitId;
use soket_core::refusal::{Refusal, Sentence};
use soket_core::text;
use soket_core::unit::Line;
use soket_core::viewer::{Hat, Role};

/// What `soket user` is told.
#[derive(Subcommand)]
pub enum User {
    /// Mở tài khoản và in liên kết để người dùng tự đặt mật khẩu.
    Add(Add),
    /// In liên kết đặt lại mật khẩu của một tài khoản.
    Reset(Reset),
    /// Liệt kê tài khoản và vai trò.
    List(List),
}

/// What `soket user add` is told.
#[derive(Args)]
pub struct Add {
    /// Tên đăng nhập, không có dấu cách.
    #[arg(value_name = "TÊN")]
    login: String,
    /// Họ và tên.
    #[arg(long, value_name = "HỌ_TÊN")]
    name: String,
    /// Mã đơn vị, xem ở trang Đơn vị.
    #[arg(long, value_name = "MÃ")]
    unit: String,
    /// Vai trò trong đơn vị: văn thư, lãnh đạo, biên tập, quản trị, xem.
    #[arg(long, value_name = "VAI_TRÒ", value_parser = PossibleValuesParser::new(Role::ALL.map(Role::as_str)))]
    role: String,
    /// Tuyến của vai trò: Đảng, chính quyền, đoàn thể; bỏ trống thì theo loại đơn vị.
    #[arg(long, value_name = "TUYẾN", value_parser = PossibleValuesParser::new(Line::ALL.map(Line::as_str)))]
    line: Option<String>,
    #[command(flatten)]
    address: Address,
    #[command(flatten)]
    place: Place,
}

/// What `soket user reset` is told.
#[derive(Args)]
pub struct Reset {
    /// Tên đăng nhập.
    #[arg(value_name = "TÊN")]
    login: String,
    #[command(flatten)]
    address: Address,
    #[command(flatten)]
    place: Place,
}

/// What `soket user list` is told.
#[derive(Args)]
pub struct List {
    /// In JSON cho chương trình khác đọc.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

/// Under which address people reach this soket.
#[derive(Args)]
struct Address {
    /// Địa chỉ của máy chủ để in liên kết đầy đủ, ví dụ http://soket.truong.vn:8080.
    #[arg(long, value_name = "ĐỊA_CHỈ", default_value = "")]
    address: String,
}

impl User {
    /// Does what it says.
    pub async fn run(self, language: Language) -> Result<()> {
        match self {
            User::Add(add) => add.run().await,
            User::Reset(reset) => reset.run().await,
            User::List(list) => list.run(language).await,
        }
    }
}

impl Add {
    async fn run(self) -> Result<()> {
        let app = self.place.open_existing().await?;
        let login = text::tidy(&self.login).to_lowercase();
        let name = text::tidy(&self.name);
        if !sign_in::is_login(&login) || name.is_empty() {
            return Err(Refusal::unfit(
                "Tên đăng nhập không được trống, có dấu cách hay dài quá 100 ký tự; họ tên không được trống.",
                "Ví dụ: soket user add hoa --name 'Trần Thị Hoà' --unit dang-bo --role clerk.",
            )
            .into());
        }
        let hat = self.hat(&app).await?;
        if store::account::by_login(&app.db, &login).await?.is_some() {
            let taken =
                Refusal::conflict("Tên đăng nhập %{login} đã có người dùng.", "Chọn tên khác, hoặc dùng soket user reset %{login}.");
            return Err(taken.with("login", login).into());
        }
        let mut tx = app.db.write().await?;
        let person = store::person::named(&mut tx, &name, hat.1).await?;
        let account = store::account::open(&mut tx, None, (&login, person)).await?;
        store::account::give_role(&mut tx, None, account, hat).await?;
        let token = store::account::make_link(&mut tx, None, account).await?;
        tx.commit().await?;
        println!("{}", self.address.link(&token));
        app.db.close().await;
        Ok(())
    }

    /// The role in the unit, on the line asked for or the unit's own.
    async fn hat(&self, app: &App) -> Result<(Role, UnitId, Line)> {
        let tree = app.tree_now().await?;
        if tree.all().is_empty() {
            return Err(Refusal::conflict(
                "Thư mục dữ liệu này chưa có tổ chức nào để thêm người vào.",
                "Chạy soket serve, mở trang /khoi-tao để lập tổ chức và quản trị đầu tiên, rồi thêm người.",
            )
            .into());
        }
        let unit = tree.by_code(&self.unit).filter(|unit| unit.stands_on(app.today()));
        let unit = unit.ok_or_else(|| {
            let codes: Vec<&str> = tree.all().iter().filter(|unit| unit.stands_on(app.today())).map(|unit| unit.code.as_str()).collect();
            Refusal::unfit("Không có đơn vị mang mã %{code}.", "Các mã hiện có: %{codes}.")
                .with("code", &self.unit)
                .with("codes", codes.join(", "))
        })?;
        let line = self.line.as_deref().and_then(Line::parse).unwrap_or_else(|| unit.kind.usual_line());
        let role = Role::parse(&self.role).unwrap_or(Role::Reader);
        Ok((role, unit.id, line))
    }
}

impl Reset {
    async fn run(self) -> Result<()> {
        let app = self.place.open_existing().await?;
        let login = text::tidy(&self.login).to_lowercase();
        let account = store::account::by_login(&app.db, &login)
            .await?
            .ok_or_else(|| Refusal::unfit("Không có tài khoản %{login}.", "Xem danh sách bằng soket user list.").with("login", &login))?;
        if account.disabled {
            let switched_off = Refusal::conflict("Tài khoản %{login} đang bị khoá.", "Mở khoá ở trang Tài khoản trước, rồi cấp liên kết.");
            return Err(switched_off.with("login", &login).into());
        }
        let mut tx = app.db.write().await?;
        let token = store::account::make_link(&mut tx, None, account.id).await?;
        tx.commit().await?;
        println!("{}", self.address.link(&token));
        app.db.close().await;
        Ok(())
    }
}

impl Address {
    /// The link that is handed over: it opens for three days, once.
    fn link(&self, token: &str) -> String {
        format!("{}/lien-ket/{token}", self.address.trim_end_matches('/'))
    }
}

impl List {
    async fn run(self, language: Language) -> Result<()> {
        let app = self.place.open_existing().await?;
        let tree = app.tree_now().await?;
        let mut rows = Vec::new();
        for account in store::account::all(&app.db).await? {
            let hats = store::account::hats(&app.db, account.id).await?;
            let code = |hat: &Hat| tree.get(hat.unit).map_or("", |unit| unit.code.as_str()).to_owned();
            if self.json {
                let hats = hats
                    .iter()
                    .map(|(_, hat)| serde_json::json!({ "role": hat.role.as_str(), "unit": code(hat), "line": hat.line.as_str() }));
                let Account { login, name, password, disabled, .. } = &account;
                let hats: Vec<_> = hats.collect();
                rows.push(serde_json::json!({ "login": login, "name": name, "roles": hats, "has_password": !password.is_empty(), "disabled": disabled }).to_string());
            } else {
                let said = |hat: &Hat| format!("{}: {} ({})", language.t(hat.role.name_vi()), code(hat), language.t(hat.line.name_vi()));
                let hats: Vec<String> = hats.iter().map(|(_, hat)| said(hat)).collect();
                rows.push(format!("{}\t{}\t{}\t{}", account.login, account.name, state(&account, language), hats.join("; ")));
            }
        }
        let rows = if self.json { format!("[{}]", rows.join(",\n ")) } else { rows.join("\n") };
        println!("{rows}");
        app.db.close().await;
        Ok(())
    }
}

fn state(account: &Account, language: Language) -> String {
    let says = match account {
        Account { disabled: true, .. } => Sentence::plain("đã khoá"),
        Account { password, .. } if password.is_empty() => Sentence::plain("chưa đặt mật khẩu"),
        _ => Sentence::plain("đang dùng"),
    };
    language.say(&says)
}
