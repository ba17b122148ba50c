//! Accounts, roles, sign-in sessions and the links by which a password is chosen.

use crate::db::{Db, Write};
use crate::error::Result;
use crate::store::row::Columns;
use crate::store::{digest, trail};
use jiff::SignedDuration;
use soket_core::id::{AccountId, PersonId, UnitId};
use soket_core::refusal::Refusal;
use soket_core::trail::Verb;
use soket_core::unit::Line;
use soket_core::viewer::{Hat, Role};
use sqlx::any::AnyRow;

/// An account as the admin sees it.
#[derive(Debug, Clone)]
pub struct Account {
    /// Identity.
    pub id: AccountId,
    /// What is typed to sign in.
    pub login: String,
    /// Whose it is.
    pub person: PersonId,
    /// The person's name.
    pub name: String,
    /// The Argon2id hash, empty until a password was chosen.
    pub password: String,
    /// Whether it was switched off.
    pub disabled: bool,
}

/// Who is behind a session, and which tree of units is current.
#[derive(Debug)]
pub struct SignedIn {
    /// The account.
    pub account: Account,
    /// Its roles.
    pub hats: Vec<Hat>,
    /// The version of the tree, for `App::tree`.
    pub tree_version: i64,
    /// Whether the session wants to be renewed: see [`stay`].
    pub is_fading: bool,
}

/// How long a session holds after its last sign of life.
const SESSION: SignedDuration = SignedDuration::from_hours(12);
/// How much of it may pass before a sign of life is noted: not every page should write.
const FADING: SignedDuration = SignedDuration::from_hours(1);
/// How long an invite or reset link can be opened.
const LINK: SignedDuration = SignedDuration::from_hours(72);

/// Who holds this session token, if it still holds.
///
/// # Errors
/// When the database does not answer.
pub async fn signed_in(db: &Db, token: &str) -> Result<Option<SignedIn>> {
    let mut read = db.read().await?;
    // One question, for every page asks it: a row for each role, or one without any.
    let rows = sqlx::query(
        "select a.*, r.role, r.unit_id, r.line, s.expires_at,
                coalesce((select value from setting where name = 'tree_version'), '0') as tree_version
         from login_session s join account_named a on a.id = s.account_id left join account_role r on r.account_id = a.id
         where s.token_hash = $1 and s.expires_at > $2 and a.disabled_at is null order by r.id",
    )
    .bind(hash(token))
    .bind(crate::app::now())
    .fetch_all(&mut *read)
    .await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let account = account(row)?;
    let tree_version = row.text("tree_version")?.parse().unwrap_or(0);
    let is_fading = row.text("expires_at")? < crate::app::from_now(SESSION - FADING);
    let is_hat = |row: &&AnyRow| row.maybe_text("role").is_ok_and(|role| role.is_some());
    let hats = rows.iter().filter(is_hat).map(hat).collect::<Result<_>>()?;
    Ok(Some(SignedIn { account, hats, tree_version, is_fading }))
}

/// The account with this login.
///
/// # Errors
/// When the database does not answer.
pub async fn by_login(db: &Db, login: &str) -> Result<Option<Account>> {
    let mut read = db.read().await?;
    let row = sqlx::query("select * from account_named where login = $1").bind(login).fetch_optional(&mut *read).await?;
    row.as_ref().map(account).transpose()
}

/// The accounts of a person, each with its roles.
///
/// # Errors
/// When the database does not answer.
pub async fn of_person(db: &Db, person: PersonId) -> Result<Vec<(Account, Vec<(i64, Hat)>)>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from account_named where person_id = $1 order by id").bind(person.0).fetch_all(&mut *read).await?;
    drop(read);
    let mut accounts = Vec::with_capacity(rows.len());
    for row in &rows {
        let account = account(row)?;
        let hats = hats(db, account.id).await?;
        accounts.push((account, hats));
    }
    Ok(accounts)
}

/// All accounts, by login.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &Db) -> Result<Vec<Account>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select * from account_named order by login").fetch_all(&mut *read).await?;
    rows.iter().map(account).collect()
}

/// The account that an unused, unexpired link belongs to.
///
/// # Errors
/// `NotFound` when the link is unknown, used or expired.
pub async fn by_link(db: &Db, token: &str) -> Result<Account> {
    let mut read = db.read().await?;
    let row = sqlx::query(
        "select a.* from account_link l join account_named a on a.id = l.account_id
         where l.token_hash = $1 and l.expires_at > $2 and l.used_at is null",
    )
    .bind(hash(token))
    .bind(crate::app::now())
    .fetch_one(&mut *read)
    .await?;
    account(&row)
}

fn account(row: &AnyRow) -> Result<Account> {
    Ok(Account {
        id: row.id("id")?,
        login: row.text("login")?,
        person: row.id("person_id")?,
        name: row.text("full_name")?,
        password: row.text("password")?,
        disabled: row.maybe_text("disabled_at")?.is_some(),
    })
}

fn hat(row: &AnyRow) -> Result<Hat> {
    Ok(Hat { role: row.parsed("role", Role::parse)?, unit: row.id("unit_id")?, line: row.parsed("line", Line::parse)? })
}

/// Begins a session and gives its token, which only the browser keeps.
///
/// # Errors
/// When the database does not answer.
pub async fn sign_in(db: &Db, account: AccountId) -> Result<String> {
    let token = token();
    let mut tx = db.write().await?;
    sqlx::query("delete from login_session where expires_at <= $1").bind(crate::app::now()).execute(&mut *tx).await?;
    sqlx::query("insert into login_session (token_hash, account_id, expires_at) values ($1, $2, $3)")
        .bind(hash(&token))
        .bind(account.0)
        .bind(crate::app::from_now(SESSION))
        .execute(&mut *tx)
        .await?;
    trail::write(
        &mut tx,
        trail::Entry { by: Some(account), action: Verb::SignIn, subject: ("account", account.0), unit: None, detail: "" },
    )
    .await?;
    tx.commit().await?;
    Ok(token)
}

/// Renews a session: whoever works on is not signed out in the middle of a sentence.
///
/// # Errors
/// When the database does not answer.
pub async fn stay(db: &Db, token: &str) -> Result<()> {
    let mut tx = db.write().await?;
    sqlx::query("update login_session set expires_at = $2 where token_hash = $1")
        .bind(hash(token))
        .bind(crate::app::from_now(SESSION))
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// When the database does not answer.
pub async fn sign_out(db: &Db, token: &str) -> Result<()> {
    let mut tx = db.write().await?;
    sqlx::query("delete from login_session where token_hash = $1").bind(hash(token)).execute(&mut *tx).await?;
    tx.commit().await?;
    Ok(())
}

/// Opens an account with a login for a person; nobody opens it where the command line or the first run does.
///
/// # Errors
/// A refusal when the login is taken.
pub async fn open(tx: &mut Write, by: Option<AccountId>, (login, person): (&str, PersonId)) -> Result<AccountId> {
    let row = sqlx::query("insert into account (login, person_id) values ($1, $2) returning id")
        .bind(login)
        .bind(person.0)
        .fetch_one(&mut **tx)
        .await?;
    let id: AccountId = row.id("id")?;
    trail::write(tx, trail::Entry { by, action: Verb::OpenAccount, subject: ("account", id.0), unit: None, detail: "" }).await?;
    Ok(id)
}

/// Gives an account a role in a unit on a line.
///
/// # Errors
/// A refusal when it holds that role there already.
pub async fn give_role(tx: &mut Write, by: Option<AccountId>, account: AccountId, hat: (Role, UnitId, Line)) -> Result<()> {
    sqlx::query("insert into account_role (account_id, role, unit_id, line) values ($1, $2, $3, $4)")
        .bind(account.0)
        .bind(hat.0.as_str())
        .bind(hat.1.0)
        .bind(hat.2.as_str())
        .execute(&mut **tx)
        .await?;
    let detail = format!("{} · {}", hat.0.name_vi(), hat.2.name_vi());
    trail::write(tx, trail::Entry { by, action: Verb::GiveRole, subject: ("account", account.0), unit: Some(hat.1), detail: &detail }).await
}

/// The roles of an account, each with its own number.
///
/// # Errors
/// When the database does not answer.
pub async fn hats(db: &Db, account: AccountId) -> Result<Vec<(i64, Hat)>> {
    let mut read = db.read().await?;
    let rows = sqlx::query("select id, role, unit_id, line from account_role where account_id = $1 order by id");
    let rows = rows.bind(account.0).fetch_all(&mut *read).await?;
    rows.iter().map(|row| Ok((row.number("id")?, hat(row)?))).collect()
}

/// Takes a role away.
///
/// # Errors
/// Not found when the account does not hold it; a refusal when no administrator would be left.
pub async fn take_role(db: &Db, by: AccountId, account: AccountId, role: i64) -> Result<()> {
    let mut tx = db.write().await?;
    let row = sqlx::query("delete from account_role where id = $1 and account_id = $2 returning role, unit_id, line");
    let taken = hat(&row.bind(role).bind(account.0).fetch_one(&mut *tx).await?)?;
    let left =
        sqlx::query("select r.id from account_role r join account a on a.id = r.account_id where r.role = $1 and a.disabled_at is null");
    if left.bind(Role::Admin.as_str()).fetch_optional(&mut *tx).await?.is_none() {
        return Err(
            Refusal::conflict("Đây là quản trị cuối cùng.", "Cấp vai trò quản trị cho người khác trước, rồi bỏ vai trò này.").into()
        );
    }
    let detail = format!("{} · {}", taken.role.name_vi(), taken.line.name_vi());
    let subject = ("account", account.0);
    trail::write(&mut tx, trail::Entry { by: Some(by), action: Verb::TakeRole, subject, unit: Some(taken.unit), detail: &detail }).await?;
    tx.commit().await?;
    Ok(())
}

/// Switches an account off, which ends its sessions, or on again.
///
/// # Errors
/// When the database does not answer.
pub async fn switch(db: &Db, by: AccountId, account: &Account) -> Result<()> {
    let disabled_at = (!account.disabled).then(crate::app::now);
    let mut tx = db.write().await?;
    sqlx::query("update account set disabled_at = $2 where id = $1").bind(account.id.0).bind(disabled_at).execute(&mut *tx).await?;
    sqlx::query("delete from login_session where account_id = $1").bind(account.id.0).execute(&mut *tx).await?;
    let action = if account.disabled { Verb::Enable } else { Verb::Disable };
    trail::write(&mut tx, trail::Entry { by: Some(by), action, subject: ("account", account.id.0), unit: None, detail: "" }).await?;
    tx.commit().await?;
    Ok(())
}

/// Sets the password hash; every session of the account ends, since a password changes when it may be known.
///
/// # Errors
/// When the database does not answer.
pub async fn set_password(tx: &mut Write, by: Option<AccountId>, account: AccountId, password_hash: &str) -> Result<()> {
    sqlx::query("update account set password = $2 where id = $1").bind(account.0).bind(password_hash).execute(&mut **tx).await?;
    sqlx::query("delete from login_session where account_id = $1").bind(account.0).execute(&mut **tx).await?;
    sqlx::query("update account_link set used_at = $2 where account_id = $1 and used_at is null")
        .bind(account.0)
        .bind(crate::app::now())
        .execute(&mut **tx)
        .await?;
    trail::write(tx, trail::Entry { by, action: Verb::SetPassword, subject: ("account", account.0), unit: None, detail: "" }).await
}

/// Makes a link by which the person chooses a password; gives the token, which is shown once.
///
/// # Errors
/// When the database does not answer.
pub async fn make_link(tx: &mut Write, by: Option<AccountId>, account: AccountId) -> Result<String> {
    let token = token();
    sqlx::query("insert into account_link (token_hash, account_id, expires_at) values ($1, $2, $3)")
        .bind(hash(&token))
        .bind(account.0)
        .bind(crate::app::from_now(LINK))
        .execute(&mut **tx)
        .await?;
    trail::write(tx, trail::Entry { by, action: Verb::MakeLink, subject: ("account", account.0), unit: None, detail: "" }).await?;
    Ok(token)
}

/// 256 random bits as text for a cookie or an address.
fn token() -> String {
    digest::hex(&rand::random::<[u8; 32]>())
}

fn hash(token: &str) -> String {
    digest::sha256(token.as_bytes())
}
