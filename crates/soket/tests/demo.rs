//! The demonstration: every kind and rule of a target, figures of four years that agree with each other, reviews in full.

use crate::house::House;
use soket::report::{facts::Facts, review};
use soket::store;
use soket::store::figure::Line;
use soket_core::figure::{Entry, Indicator, LevelScale};
use soket_core::period::Period;
use soket_core::review::{OutlineKind, RecordKind, ReviewState, Topic};
use soket_core::target::checker::{Context, check};
use soket_core::target::goal::{Direction, When};
use soket_core::target::rule::{Calendar, TimeRule, UnitRule};
use soket_core::target::{Shown, Target, TargetKind};
use soket_core::text::tone::count_tone_styles;
use soket_paper::document::{Block, Inline};
use std::collections::BTreeSet;

const REVIEWS: [&str; 4] = ["nam-2022", "giua-nhiem-ky-2020-2025", "6-thang-dau-nam-2023", "hai-nam-ket-luan-01"];

async fn targets(house: &House) -> Vec<Target> {
    store::target::all(&house.app.db).await.unwrap().into_iter().map(|kept| kept.target).collect()
}

async fn indicators(house: &House) -> Vec<Indicator> {
    store::indicator::all(&house.app.db).await.unwrap().into_iter().map(|asked| asked.indicator).collect()
}

/// Every line that was entered, the replaced ones too.
async fn lines(house: &House) -> Vec<Line> {
    let mut lines = Vec::new();
    for unit in house.app.tree_now().await.unwrap().all() {
        lines.extend(store::figure::of_unit(&house.app.db, unit.id).await.unwrap());
    }
    lines
}

fn shown(target: &Target) -> Option<Shown> {
    match target.kind {
        TargetKind::Ratio { shown, .. } => Some(shown),
        _ => None,
    }
}

fn denominator(target: &Target) -> Option<&'static str> {
    match &target.kind {
        TargetKind::Ratio { denominator, .. } => Some(denominator.as_str()),
        _ => None,
    }
}

fn scope(when: When) -> &'static str {
    match when {
        When::EachYear => "each_year",
        When::Year(_) => "year",
        When::Term => "term",
        When::Milestone(_) => "milestone",
    }
}

fn levels(indicator: &Indicator) -> Option<&'static str> {
    indicator.kind.levels().map(|levels| match levels {
        LevelScale::Steps(_) => "steps",
        LevelScale::Place { .. } => "place",
    })
}

#[tokio::test]
async fn every_kind_and_every_rule_is_used_by_some_target() {
    let house = House::open().await;
    let (targets, indicators) = (targets(&house).await, indicators(&house).await);
    let goals: Vec<_> = targets.iter().flat_map(|target| &target.goals).collect();
    let of_targets = |word: fn(&Target) -> Option<&'static str>| targets.iter().filter_map(word).collect::<BTreeSet<_>>();
    for (what, used, wanted) in [
        ("kind", of_targets(|target| Some(target.kind.as_str())), vec!["number", "ratio", "yes_no", "level", "text"]),
        ("denominator", of_targets(denominator), vec!["current", "fixed_at", "assigned_plan", "share_of"]),
        ("shown", of_targets(|target| shown(target).map(Shown::as_str)), Shown::ALL.map(Shown::as_str).to_vec()),
        ("direction", of_targets(|target| Some(target.direction.as_str())), Direction::ALL.map(Direction::as_str).to_vec()),
        ("unit rule", of_targets(|target| Some(target.unit_rule.as_str())), UnitRule::ALL.map(UnitRule::as_str).to_vec()),
        ("time rule", of_targets(|target| Some(target.time_rule.as_str())), TimeRule::ALL.map(TimeRule::as_str).to_vec()),
        ("calendar", of_targets(|target| Some(target.calendar.as_str())), Calendar::ALL.map(Calendar::as_str).to_vec()),
        ("goal", goals.iter().map(|goal| scope(goal.when)).collect(), vec!["each_year", "year", "term", "milestone"]),
        ("indicator", indicators.iter().map(|one| one.kind.as_str()).collect(), vec!["count", "rate", "money", "level", "yes_no"]),
        ("levels", indicators.iter().filter_map(levels).collect(), vec!["steps", "place"]),
    ] {
        assert_eq!(used, wanted.into_iter().collect(), "{what}");
    }
    for (what, is_there) in [
        ("a lag", targets.iter().any(|target| target.lag_months == 12)),
        ("a part of a whole", targets.iter().any(|target| target.parent.is_some())),
        ("a tolerance", targets.iter().any(|target| target.tolerance.numerator() > 0)),
        (
            "an exemption with its reason",
            targets.iter().flat_map(|target| &target.exemptions).any(|exemption| !exemption.reason.is_empty()),
        ),
        ("an adjustment by a document", targets.iter().flat_map(|target| &target.adjustments).any(|change| !change.document.is_empty())),
        ("a limit that must be passed", goals.iter().filter_map(|goal| goal.low).any(|low| low.strict)),
    ] {
        assert!(is_there, "{what}");
    }
}

#[tokio::test]
async fn the_targets_are_those_of_a_believable_school() {
    let house = House::open().await;
    let (targets, indicators) = (targets(&house).await, indicators(&house).await);
    assert!((18..=24).contains(&targets.len()), "{} targets", targets.len());
    let mandates = store::mandate::all(&house.app.db).await.unwrap();
    assert!((8..=12).contains(&mandates.len()), "{} mandates", mandates.len());
    let resolution = mandates.iter().find(|mandate| mandate.slug == "nq-dai-hoi-x").unwrap().id;
    let of_resolution = targets.iter().filter(|target| target.mandate == resolution).count();
    assert!((15..=18).contains(&of_resolution), "{of_resolution} targets in the resolution");
    for target in &targets {
        let parts: Vec<Target> = targets.iter().filter(|part| part.parent == Some(target.id)).cloned().collect();
        let context = Context { indicators: &indicators, parts: &parts, denominator: None };
        let asks: Vec<String> = check(target, context).iter().map(|warning| warning.says.vi()).collect();
        assert!(asks.is_empty(), "{}: {asks:?}", target.code);
    }
    let whole = targets.iter().position(|target| target.code == "CT03").unwrap();
    assert_eq!(targets[whole + 1].parent, Some(targets[whole].id), "a part stands behind its whole");
    for outline in OutlineKind::ALL {
        for section in outline.sections() {
            let Topic::Theme(theme) = section.topic else { continue };
            assert!(targets.iter().any(|target| target.theme == theme), "{outline:?} has nothing to say about {theme}");
        }
    }
}

#[tokio::test]
async fn figures_cover_four_years_with_their_gaps_and_corrections() {
    let house = House::open().await;
    let lines = lines(&house).await;
    for year in ["2020", "2021", "2022", "2023"] {
        let period: Period = year.parse().unwrap();
        assert!(lines.iter().filter(|line| line.period == period).count() > 30, "{year}");
    }
    let corrected = lines.iter().find(|line| line.replaces.is_some()).expect("a correction");
    assert!(!corrected.reason.is_empty(), "{corrected:?}");
    assert!(lines.iter().any(|line| matches!(&line.entry, Some(Entry::Exempt(reason)) if !reason.is_empty())), "an exemption");
    let again = |line: &Line| (line.indicator, line.unit, line.period);
    let later = lines.iter().filter(|one| lines.iter().any(|other| again(one) == again(other) && other.counted_to > one.counted_to));
    assert!(later.count() > 10, "later counts of the same period");
    let clerks: BTreeSet<&str> = lines.iter().map(|line| line.by.as_str()).collect();
    assert!(clerks.len() > 2 && !clerks.contains(""), "{clerks:?}");
    let mut proofs = 0;
    for line in &lines {
        proofs += store::attachment::of(&house.app.db, ("figure", line.id.0)).await.unwrap().len();
    }
    assert_eq!(proofs, 1, "one figure is proved by a file");
    let review = store::review::by_slug(&house.app.db, "giua-nhiem-ky-2020-2025").await.unwrap();
    let facts = Facts::gather(&house.app, review).await.unwrap();
    assert!(facts.targets.iter().any(|fact| !fact.progress.to_date.is_complete()), "a gap");
}

#[tokio::test]
async fn members_are_those_of_the_year_before_with_who_came_and_who_left() {
    let house = House::open().await;
    let (lines, indicators) = (lines(&house).await, indicators(&house).await);
    let counted = |code: &str, unit, year: i16| {
        let indicator = indicators.iter().find(|one| one.code == code).unwrap().id;
        let period: Period = year.to_string().parse().unwrap();
        let of_year = lines.iter().filter(|line| (line.indicator, line.unit, line.period) == (indicator, unit, period));
        match of_year.max_by_key(|line| line.counted_to).and_then(|line| line.entry.clone()) {
            Some(Entry::Value(amount)) => amount.scaled(),
            other => panic!("{code} of {year}: {other:?}"),
        }
    };
    let tree = house.app.tree_now().await.unwrap();
    for code in ["cb-hanh-chinh", "cb-dao-tao", "cb-co-khi", "cb-dien", "cb-co-ban"] {
        let unit = tree.by_code(code).unwrap().id;
        for year in [2021, 2022] {
            let expected = counted("dang-vien", unit, year - 1) + counted("ket-nap", unit, year) + counted("chuyen-den", unit, year)
                - counted("chuyen-di", unit, year);
            assert_eq!(counted("dang-vien", unit, year), expected, "{code} in {year}");
            assert!(
                counted("dang-vien-tot", unit, year) <= expected && counted("ket-nap-tre", unit, year) <= counted("ket-nap", unit, year)
            );
        }
    }
}

#[tokio::test]
async fn reviews_are_written_in_full_and_every_limit_has_its_causes_and_remedy() {
    let house = House::open().await;
    let mut cut_offs = BTreeSet::new();
    for slug in REVIEWS {
        let review = store::review::by_slug(&house.app.db, slug).await.unwrap();
        assert_eq!(review.state == ReviewState::Issued, slug == "nam-2022", "{slug} is {:?}", review.state);
        cut_offs.insert(review.cut_off);
        let document = review::document(&house.app, &review).await.unwrap();
        assert_eq!(
            document.header.draft_mark.as_deref(),
            Some(if slug == "nam-2022" { "Số liệu minh hoạ" } else { "Dự thảo - số liệu minh hoạ" }),
            "{slug}"
        );
        let words: String = document.body.iter().map(|block| format!("{}\n", said(block))).collect();
        for left_open in ["chưa có số liệu)", "văn phòng bổ sung", "Chưa ghi", "chưa rõ"] {
            assert!(!words.contains(left_open), "{slug} leaves open: {left_open}");
        }
        assert_eq!(count_tone_styles(&words).old_on_glide, 0, "{slug} is written in one style");
        let facts = Facts::gather(&house.app, review).await.unwrap();
        let kind = |id: i64| facts.records.iter().find(|record| record.id == id).unwrap().kind;
        let limits = facts.records.iter().filter(|record| record.kind == RecordKind::Limit);
        for limit in limits {
            let causes: BTreeSet<RecordKind> = limit.causes.iter().map(|id| kind(*id)).collect();
            assert!(!causes.is_empty() && limit.unit.is_some(), "{slug}: {}", limit.body);
            assert!(facts.tasks.iter().any(|task| task.record == Some(limit.id)), "{slug} leaves without remedy: {}", limit.body);
            assert!(slug == "nam-2022" || causes.len() == 2, "{slug}, causes from outside and inside: {}", limit.body);
        }
    }
    assert_eq!(cut_offs.len(), 4, "each review has a day of its own");
}

/// The words of a block, without those of tables and charts.
fn said(block: &Block) -> String {
    let inlines = match block {
        Block::Paragraph(inlines) | Block::Bullet(inlines) => inlines,
        _ => return String::new(),
    };
    let word = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Strong(text) | Inline::Emphasis(text) | Inline::Figure { text, .. } => text.clone(),
    };
    inlines.iter().map(word).collect()
}

#[tokio::test]
async fn people_hold_posts_for_a_time_and_one_has_no_account() {
    let house = House::open().await;
    let tree = house.app.tree_now().await.unwrap();
    let committee = tree.by_code("dang-bo").unwrap().id;
    let posts = store::person::posts(&house.app.db, committee).await.unwrap();
    let holds = |title: &str| posts.iter().filter(|post| post.title == title && post.to_on.is_none()).count();
    assert_eq!((holds("Bí thư"), holds("Phó Bí thư"), holds("Uỷ viên")), (1, 1, 7));
    assert!(posts.iter().any(|post| post.to_on.is_some()), "somebody held the post before");
    let terms: Vec<String> = store::term::of(&house.app.db, committee).await.unwrap().into_iter().map(|term| term.ordinal).collect();
    assert_eq!(terms, ["IX", "X"]);
    let people = store::person::all(&house.app.db).await.unwrap();
    let elder = people.iter().find(|person| person.full_name.ends_with("Sáu")).expect("Sáu");
    let accounts = store::account::all(&house.app.db).await.unwrap();
    assert!(accounts.iter().all(|account| account.name != elder.full_name), "Sáu signs in nowhere");
}
