//! Who is looking, in which roles, and the one table of who may do what.

use crate::id::{AccountId, PersonId, UnitId};
use crate::refusal::Refusal;
use crate::unit::{Line, Tree};
use jiff::civil::Date;
use std::sync::Arc;

/// What a person is in a unit; it covers the unit's subtree on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Văn thư, văn phòng.
    Clerk,
    /// Lãnh đạo.
    Leader,
    /// Biên tập.
    Editor,
    /// Quản trị: accounts and settings, no content.
    Admin,
    /// Xem.
    Reader,
}

impl Role {
    /// All roles, in the order in which they are offered.
    pub const ALL: [Role; 5] = [Role::Clerk, Role::Leader, Role::Editor, Role::Admin, Role::Reader];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Clerk => "clerk",
            Role::Leader => "leader",
            Role::Editor => "editor",
            Role::Admin => "admin",
            Role::Reader => "reader",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Role::Clerk => "Văn thư, văn phòng",
            Role::Leader => "Lãnh đạo",
            Role::Editor => "Biên tập",
            Role::Admin => "Quản trị",
            Role::Reader => "Xem",
        }
    }
}

/// What can be done. Each write of the product names one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Read what belongs to a unit.
    Read,
    /// Register mandates and their relations.
    RegisterMandates,
    /// Keep units, people, posts and terms.
    KeepUnits,
    /// Define indicators and targets, adjust them by a document.
    DefineTargets,
    /// Enter and correct figures.
    EnterFigures,
    /// Set a task for a unit.
    SetTasks,
    /// Report a task of the unit finished.
    FinishTasks,
    /// Compose a review and its records, and print it.
    ComposeReviews,
    /// Record the committee's verdicts.
    RecordVerdicts,
    /// Close a review: facts and text frozen.
    CloseReviews,
    /// Issue a closed review, or open a new version of an issued one.
    IssueReviews,
    /// Prepare a conference: programme, people, papers; open its doors, check people in, keep its record.
    PrepareConferences,
    /// Run a conference: items, floor, votes, projector.
    RunConferences,
    /// Give the papers of a conference their number and date.
    IssueMinutes,
    /// Keep the catalogue of awards, call a campaign and carry it through: nominations closed, counts typed, list hung out,
    /// certificates printed and handed over.
    RunCampaigns,
    /// Nominate for the own unit.
    Nominate,
    /// Number and sign the decision of a campaign, correct and revoke awards.
    DecideAwards,
    /// Write articles, with their photos; submit and correct them.
    WriteArticles,
    /// Publish and withdraw what somebody else wrote.
    PublishArticles,
    /// Let comments of readers through or not, answer them, set the rules for them.
    ModerateComments,
    /// Accounts, settings, backups.
    Administer,
}

impl Action {
    /// All actions, in the order of the table.
    pub const ALL: [Action; 21] = [
        Action::Read,
        Action::RegisterMandates,
        Action::KeepUnits,
        Action::DefineTargets,
        Action::EnterFigures,
        Action::SetTasks,
        Action::FinishTasks,
        Action::ComposeReviews,
        Action::RecordVerdicts,
        Action::CloseReviews,
        Action::IssueReviews,
        Action::PrepareConferences,
        Action::RunConferences,
        Action::IssueMinutes,
        Action::RunCampaigns,
        Action::Nominate,
        Action::DecideAwards,
        Action::WriteArticles,
        Action::PublishArticles,
        Action::ModerateComments,
        Action::Administer,
    ];

    /// Who may: the whole table. The office composes and closes on the secretary's word; verdicts and issuing are the
    /// secretary's; the admin keeps accounts and touches no content.
    pub fn roles(self) -> &'static [Role] {
        use Role::{Admin, Clerk, Editor, Leader, Reader};
        match self {
            Action::Read => &[Clerk, Leader, Editor, Reader],
            Action::RegisterMandates => &[Clerk],
            Action::KeepUnits => &[Clerk, Admin],
            Action::DefineTargets => &[Clerk],
            Action::EnterFigures => &[Clerk],
            Action::SetTasks | Action::FinishTasks => &[Clerk, Leader],
            Action::ComposeReviews => &[Clerk],
            Action::RecordVerdicts => &[Leader],
            Action::CloseReviews => &[Clerk, Leader],
            Action::IssueReviews => &[Leader],
            Action::PrepareConferences => &[Clerk],
            Action::RunConferences => &[Clerk, Leader],
            Action::IssueMinutes => &[Leader],
            Action::RunCampaigns => &[Clerk],
            Action::Nominate => &[Clerk, Leader],
            Action::DecideAwards => &[Leader],
            Action::WriteArticles => &[Editor],
            Action::PublishArticles => &[Leader],
            Action::ModerateComments => &[Editor],
            Action::Administer => &[Admin],
        }
    }
}

/// One role in one unit on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hat {
    /// What the person is there.
    pub role: Role,
    /// Where.
    pub unit: UnitId,
    /// On which line the subtree below is covered.
    pub line: Line,
}

/// The person behind a request, with the tree of units as it stands today.
#[derive(Debug, Clone)]
pub struct Viewer {
    /// The account that signed in.
    pub account: AccountId,
    /// The person behind the account.
    pub person: PersonId,
    /// The person's name as shown.
    pub name: String,
    /// All roles held.
    pub hats: Vec<Hat>,
    /// The units, to know who stands below whom.
    pub tree: Arc<Tree>,
    /// The day on which the roles are asked.
    pub today: Date,
}

impl Viewer {
    /// Whether the person may do this for that unit.
    ///
    /// # Errors
    /// A refusal that names the role which is missing.
    pub fn may(&self, action: Action, unit: UnitId) -> Result<(), Refusal> {
        if self.can(action, unit) { Ok(()) } else { Err(refused(action)) }
    }

    /// Whether the person may do this for any unit at all: for what belongs to the whole installation.
    ///
    /// # Errors
    /// A refusal that names the role which is missing.
    pub fn may_somewhere(&self, action: Action) -> Result<(), Refusal> {
        if self.can_somewhere(action) { Ok(()) } else { Err(refused(action)) }
    }

    /// Whether the person may do this at the head of the house: for what holds everybody's records.
    ///
    /// # Errors
    /// A refusal that names the role which is missing.
    pub fn may_at_the_top(&self, action: Action) -> Result<(), Refusal> {
        if self.can_at_the_top(action) {
            return Ok(());
        }
        Err(Refusal::not_allowed(
            "Việc này cần vai trò %{roles} của đơn vị đứng đầu, tài khoản của bạn chưa có.",
            "Nhờ người có vai trò đó làm, hoặc đề nghị quản trị cấp thêm vai trò.",
        )
        .with("roles", names(action)))
    }

    /// The same as a yes or no: decides which buttons a page shows.
    pub fn can(&self, action: Action, unit: UnitId) -> bool {
        let may = |hat: &&Hat| action.roles().contains(&hat.role);
        self.hats.iter().filter(may).any(|hat| self.tree.covers(hat.unit, unit, hat.line, self.today))
    }

    /// Whether records of that unit exist for this person at all; if not, they are "not found".
    pub fn sees(&self, unit: UnitId) -> bool {
        self.can(Action::Read, unit)
    }

    /// Whether the person may do this for a unit at the head of the house.
    pub fn can_at_the_top(&self, action: Action) -> bool {
        self.tree.tops().any(|unit| self.can(action, unit.id))
    }

    /// Whether the person may do this for any unit: decides what the menu offers.
    pub fn can_somewhere(&self, action: Action) -> bool {
        self.hats.iter().any(|hat| action.roles().contains(&hat.role))
    }
}

fn refused(action: Action) -> Refusal {
    Refusal::not_allowed(
        "Việc này cần vai trò %{roles} của đơn vị, tài khoản của bạn chưa có.",
        "Nhờ người có vai trò đó làm, hoặc đề nghị quản trị cấp thêm vai trò.",
    )
    .with("roles", names(action))
}

fn names(action: Action) -> String {
    let roles: Vec<&str> = action.roles().iter().map(|role| role.name_vi()).collect();
    roles.join(" hoặc ")
}
