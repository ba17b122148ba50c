//! Commendation: campaigns carried through by the verbs of the store, in both channels.

mod achievement;
mod bad_input;
mod honour;
mod paper;
mod pass;
mod wording;
mod workbook;

use crate::house::House;
use jiff::civil::{Date, date};
use soket::app::{App, Clock};
use soket::store;
use soket::store::commendation::campaign::{Call, Campaign};
use soket::store::commendation::meeting::Verdict;
use soket::store::commendation::nomination::Said;
use soket_core::amount::Amount;
use soket_core::commendation::campaign::CampaignStep;
use soket_core::commendation::condition::{Condition, Grade};
use soket_core::commendation::double::Recipient;
use soket_core::commendation::kind::AwardKind;
use soket_core::commendation::money::BaseSalary;
use soket_core::commendation::nomination::{Consent, NominationStep, Outcome};
use soket_core::commendation::quota::Quota;
use soket_core::commendation::threshold::{Base, Counted, Majority, Sitting, Threshold};
use soket_core::commendation::{Channel, RecipientKind};
use soket_core::id::{AccountId, UnitId};
use soket_core::trail::Verb;
use soket_core::unit::UnitKind;
use std::collections::HashMap;

/// Forms of the tests, which no other catalogue has.
const KINDS: [(&str, RecipientKind, &str); 2] =
    [("thu-tap-the", RecipientKind::Collective, "0,6"), ("thu-ca-nhan", RecipientKind::Individual, "0,3")];

/// Somebody nominated: unit, name (empty for the unit itself), votes of the meeting of nine.
pub struct Nominee(pub &'static str, pub &'static str, pub u32);

const NOMINEES: [Nominee; 5] = [
    Nominee("cb-co-khi", "", 9),
    Nominee("cb-dien", "", 4),
    Nominee("cb-co-khi", "Phạm Văn Minh", 9),
    Nominee("cb-dao-tao", "Võ Thị Cẩm Tiên", 8),
    Nominee("cb-co-ban", "Mai Chí Hiếu", 4),
];

/// The day on which everything before the decision is done.
const MET: Date = date(2023, 5, 12);

/// An application over the same data on another day.
async fn on(house: &House, day: &str) -> App {
    let mut app = App::over(house.app.db.clone(), &house.app.dir).await.unwrap();
    let noon = format!("{day}T05:00:00Z").parse().unwrap();
    app.set_clock(Clock::told(noon));
    app
}

async fn account(app: &App, login: &str) -> AccountId {
    store::account::all(&app.db).await.unwrap().into_iter().find(|account| account.login == login).unwrap().id
}

/// The units by their codes.
async fn unit(app: &App, code: &str) -> UnitId {
    app.tree_now().await.unwrap().by_code(code).unwrap().id
}

/// Forms with their money from 2021 on, and the base salary of that time.
async fn catalogue(app: &App, (home, channel): (UnitId, Channel), basis: &str) {
    let mut tx = app.db.write().await.unwrap();
    let granter = if channel == Channel::Party { UnitKind::PartyOrganization } else { UnitKind::Institution };
    for (code, recipient, coefficient) in KINDS {
        let kind = AwardKind {
            code: code.to_owned(),
            name: "Giấy khen".to_owned(),
            channel,
            recipient,
            coefficient: Amount::parse(coefficient).unwrap(),
            granters: vec![granter],
            from_on: date(2021, 1, 1),
            to_on: None,
            basis: basis.to_owned(),
        };
        store::commendation::catalogue::add_kind(&mut tx, (None, home), &kind).await.unwrap();
    }
    for (dong, from_on, basis) in
        [(1_490_000, date(2019, 7, 2), "Nghị định số 38/2019/NĐ-CP"), (1_800_000, date(2023, 7, 2), "Nghị định số 24/2023/NĐ-CP")]
    {
        let salary = BaseSalary { dong, rounded_to: 10_000, from_on, basis: basis.to_owned() };
        store::commendation::catalogue::add_salary(&mut tx, (None, home), &salary).await.unwrap();
    }
    tx.commit().await.unwrap();
}

fn call(unit: UnitId, channel: Channel) -> Call {
    let party = channel == Channel::Party;
    Call {
        unit,
        channel,
        title: "Khen thưởng thử 02 năm học tập và làm theo Bác".to_owned(),
        theme: "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh".to_owned(),
        mandate: None,
        window: (date(2021, 1, 1), date(2022, 12, 31)),
        criteria: "Tập thể, cá nhân tiêu biểu trong học tập và làm theo Bác\n- Có việc làm cụ thể, được đơn vị công nhận".to_owned(),
        nominate_by: date(2023, 5, 10),
        listed_days: 5,
        quotas: [Quota::Number(2), Quota::Share(Amount::parse("15").unwrap())],
        kinds: KINDS.map(|(code, ..)| code.to_owned()),
        body: if party { "Ban Chấp hành Đảng bộ" } else { "Hội đồng Thi đua - Khen thưởng" }.to_owned(),
        threshold: Threshold { base: Base::Members, majority: Majority::MoreThanHalf },
        profile: if party { "PARTY-HD36" } else { "ADMIN-ND30" }.to_owned(),
    }
}

async fn said(app: &App, Nominee(home, name, _): &Nominee, asked: i64) -> (UnitId, Said) {
    let home = unit(app, home).await;
    let tree = app.tree_now().await.unwrap();
    let named = tree.get(home).unwrap().named_on(MET).full.clone();
    let people = store::person::all(&app.db).await.unwrap();
    let person = people.iter().find(|person| person.full_name == *name);
    // One of them does not meet the call's condition, so that there is something to warn of.
    let grade = if *name == "Phạm Văn Minh" { "done" } else { "good" };
    let said = Said {
        recipient: person.map_or(Recipient::Unit(home), |person| Recipient::Person(person.id)),
        name: if name.is_empty() { named.clone() } else { (*name).to_owned() },
        office: if name.is_empty() { String::new() } else { format!("Bí thư {named}") },
        summary: "Duy trì mô hình “Mỗi đảng viên kèm một học viên khó khăn”, giúp 14 học viên không bỏ học; sửa chữa miễn phí 62 thiết bị điện cho hộ dân.".to_owned(),
        votes: Some((8, 9)),
        consent: Consent::Given,
        answers: if person.is_some() { HashMap::from([(asked, grade.to_owned())]) } else { HashMap::new() },
    };
    (home, said)
}

/// A campaign whose list hangs out since 12 May 2023.
async fn listed(house: &House, (home, channel): (&str, Channel)) -> Campaign {
    let app = &on(house, "2023-05-10").await;
    let clerk = account(app, "hoa").await;
    let campaign = opened(app, clerk, (home, channel)).await;
    nominate(app, clerk, &campaign).await;
    consider(app, clerk, &campaign).await;
    store::commendation::campaign::by_id(&app.db, campaign.id).await.unwrap()
}

/// A campaign that takes nominations.
async fn opened(app: &App, clerk: AccountId, (home, channel): (&str, Channel)) -> Campaign {
    let home = unit(app, home).await;
    let basis = if channel == Channel::Party {
        "Điều lệ Đảng; Quy định số 24-QĐ/TW, ngày 30/7/2021 của Ban Chấp hành Trung ương"
    } else {
        "Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003; Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ"
    };
    catalogue(app, (home, channel), basis).await;
    let mut call = call(home, channel);
    call.mandate =
        store::mandate::all(&app.db).await.unwrap().into_iter().find(|mandate| mandate.number == "01-KL/TW").map(|mandate| mandate.id);
    let mut tx = app.db.write().await.unwrap();
    let (id, _) = store::commendation::campaign::prepare(&mut tx, Some(clerk), &call, "thu").await.unwrap();
    tx.commit().await.unwrap();
    let campaign = store::commendation::campaign::by_id(&app.db, id).await.unwrap();
    let mut tx = app.db.write().await.unwrap();
    let asked = (RecipientKind::Individual, &Condition::GradeAtLeast(Grade::Good));
    store::commendation::campaign::ask(&mut tx, clerk, &campaign, asked).await.unwrap();
    store::commendation::campaign::step(&mut tx, clerk, &campaign, (CampaignStep::Open, Verb::Announce)).await.unwrap();
    tx.commit().await.unwrap();
    store::commendation::campaign::by_id(&app.db, id).await.unwrap()
}

async fn nominate(app: &App, clerk: AccountId, campaign: &Campaign) {
    let asked = store::commendation::campaign::conditions(&app.db, campaign.id).await.unwrap()[0].id;
    for nominee in &NOMINEES {
        let (home, said) = said(app, nominee, asked).await;
        let mut tx = app.db.write().await.unwrap();
        let id = store::commendation::nomination::nominate(&mut tx, Some(clerk), campaign, (home, &said)).await.unwrap();
        tx.commit().await.unwrap();
        let nomination = store::commendation::nomination::find(&app.db, campaign.id, id).await.unwrap();
        let mut tx = app.db.write().await.unwrap();
        store::commendation::nomination::step(&mut tx, Some(clerk), (campaign, &nomination), (NominationStep::Submit, "")).await.unwrap();
        tx.commit().await.unwrap();
    }
    let mut tx = app.db.write().await.unwrap();
    let close = (CampaignStep::CloseNominations, Verb::CloseNominations);
    store::commendation::campaign::step(&mut tx, clerk, campaign, close).await.unwrap();
    tx.commit().await.unwrap();
}

async fn consider(app: &App, clerk: AccountId, campaign: &Campaign) {
    let nominations = store::commendation::nomination::of(&app.db, campaign.id).await.unwrap();
    let verdicts: Vec<Verdict> = nominations.iter().map(|nomination| verdict(&nomination.said.name, nomination.id)).collect();
    let mut tx = app.db.write().await.unwrap();
    let sitting = Sitting::new(9, 9).unwrap();
    store::commendation::meeting::count(&mut tx, Some(clerk), (campaign, MET, sitting), &verdicts).await.unwrap();
    store::commendation::meeting::list(&mut tx, Some(clerk), campaign, MET).await.unwrap();
    tx.commit().await.unwrap();
}

fn verdict(name: &str, nomination: soket_core::id::NominationId) -> Verdict {
    let agree =
        NOMINEES.iter().find(|nominee| nominee.1 == name).map_or(if name.contains("Cơ khí") { 9 } else { 4 }, |nominee| nominee.2);
    let outcome = if agree > 4 { Outcome::Agreed } else { Outcome::NotAgreed };
    let reason = if agree > 4 { "" } else { "thành tích chưa rõ, chưa có minh chứng" };
    Verdict { nomination, counted: Counted { agree, others: 9 - agree }, outcome, reason: reason.to_owned() }
}
