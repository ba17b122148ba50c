//! Drafted sentences over figures of which one knows what is true: nothing is claimed that the figures do not say.

use crate::house::House;
use jiff::civil::{Date, date};
use soket::report::facts::{Facts, weigh};
use soket::report::{draft, prose};
use soket::store;
use soket::store::indicator::Asked;
use soket::store::review::record::Record;
use soket::store::target::Kept;
use soket_core::amount::Amount;
use soket_core::figure::{Entry, Indicator, IndicatorKind, OverTime, OverUnits, Reading};
use soket_core::id::{FigureId, IndicatorId, MandateId, TargetId, UnitId};
use soket_core::period::Period;
use soket_core::prose::{Piece, pieces};
use soket_core::quotient::Quotient;
use soket_core::review::{OutlineKind, RecordKind, Topic};
use soket_core::target::goal::{Adjustment, Direction, Goal};
use soket_core::target::rule::{Calendar, TimeRule, UnitRule};
use soket_core::target::{Target, TargetKind};
use soket_core::unit::Line;

const THEME: Topic = Topic::Theme("chinh-tri");

/// The facts of the mid-term review at the end of 2022, with nothing counted yet.
async fn facts() -> Facts {
    let house = House::open().await;
    let review = store::review::by_slug(&house.app.db, "giua-nhiem-ky-2020-2025").await.unwrap();
    let mut facts = Facts::gather(&house.app, review).await.unwrap();
    facts.review.cut_off = date(2022, 12, 31);
    (facts.targets, facts.readings, facts.records) = (Vec::new(), Vec::new().into(), Vec::new());
    facts
}

/// One target that its owner reports: `at_most sum lượt`, its goals as lines of a form, its readings `2021:3`, `2023@2023-05-15:1`.
struct Told<'a> {
    rules: &'a str,
    goals: &'a str,
    readings: &'a str,
}

impl Told<'_> {
    fn target(&self, owner: UnitId) -> Target {
        let words: Vec<&str> = self.rules.split(' ').collect();
        let direction = Direction::parse(words[0]).unwrap();
        Target {
            id: TargetId(1),
            mandate: MandateId(1),
            parent: None,
            ordinal: 1,
            code: "CT01".to_owned(),
            name: "Việc X".to_owned(),
            clause: String::new(),
            theme: "chinh-tri".to_owned(),
            owner,
            kind: TargetKind::Number(IndicatorId(1)),
            scale: words[2].to_owned(),
            decimals: 0,
            direction,
            goals: self.goals.split("; ").map(|line| Goal::read(line, direction, None).unwrap()).collect(),
            tolerance: words.get(3).map_or(Quotient::ZERO, |allowed| Quotient::parse(allowed).unwrap()),
            unit_rule: UnitRule::OwnerOnly,
            time_rule: TimeRule::parse(words[1]).unwrap(),
            calendar: Calendar::Year,
            term: "T2021-01-01_2025-12-31".parse().unwrap(),
            lag_months: 0,
            exemptions: Vec::new(),
            adjustments: Vec::new(),
        }
    }

    fn reading(at: usize, text: &str, unit: UnitId) -> Reading {
        let (when, value) = text.split_once(':').unwrap();
        let (code, day) = when.split_once('@').unwrap_or((when, ""));
        let period: Period = code.parse().unwrap();
        let counted_to: Date = if day.is_empty() { period.last() } else { day.parse().unwrap() };
        let figure = FigureId(at as i64 + 1);
        let entry = Entry::Value(Amount::parse(value).unwrap());
        Reading { figure, corrects: None, indicator: IndicatorId(1), unit, period, counted_to, entry }
    }

    /// Puts the target and its readings into the facts.
    fn put_into(&self, facts: &mut Facts) {
        self.put_adjusted_into(facts, Vec::new());
    }

    fn put_adjusted_into(&self, facts: &mut Facts, adjustments: Vec<Adjustment>) {
        let unit = facts.review.unit;
        let mut target = self.target(unit);
        adjustments.into_iter().for_each(|adjustment| target.adjust(adjustment));
        let kind = if target.scale == "%" { IndicatorKind::Rate } else { IndicatorKind::Count };
        let over_time = if target.scale == "%" { OverTime::Last } else { OverTime::Sum };
        let indicator = Indicator {
            id: IndicatorId(1),
            code: "x".to_owned(),
            name: "việc X".to_owned(),
            scale: target.scale.clone(),
            decimals: 0,
            kind,
            over_units: OverUnits::OwnerOnly,
            over_time,
            line: Line::Party,
        };
        facts.indicators = vec![Asked { indicator, calendar: Calendar::Year, unit, reporters: vec![unit] }];
        facts.readings = self.readings.split(' ').enumerate().map(|(at, text)| Self::reading(at, text, unit)).collect::<Vec<_>>().into();
        facts.targets =
            weigh(vec![Kept { target, unit }], &facts.indicators, &facts.readings, (&facts.tree, facts.review.cut_off), Vec::new());
    }
}

/// A section as a reader sees it.
fn drafted(facts: &mut Facts, topic: Topic) -> String {
    let text = draft::section(topic, facts);
    facts.codes = prose::wanted(&text).into_iter().enumerate().map(|(at, printed)| (printed, format!("{at:06}"))).collect();
    let settled = prose::settle(&text, facts);
    let words = pieces(&settled).into_iter().map(|piece| match piece {
        Piece::Words(words) => words,
        Piece::Figure { written, .. } => written,
    });
    words.collect::<String>().replace('\u{a0}', " ")
}

fn told(facts: &mut Facts, rules: &str, goals: &str, readings: &str) -> String {
    Told { rules, goals, readings }.put_into(facts);
    drafted(facts, THEME)
}

const RISING: &str = "năm 2021: 82; năm 2022: 83; năm 2023: 84; năm 2024: 84; năm 2025: 85";

#[tokio::test]
async fn a_report_on_the_term_says_what_its_years_say() {
    let mut facts = facts().await;
    for (rules, goals, readings, expected) in [
        // Each year against its own goal.
        (
            "at_least every_period %",
            RISING,
            "2021:82 2022:83",
            "Việc X: năm 2021 là 82% so với mức ít nhất 82%, năm 2022 là 83% so với mức ít nhất 83%; cả 02 năm đều đạt mức đề ra.",
        ),
        (
            "at_least last %",
            RISING,
            "2021:82 2022:83",
            "Việc X: tăng từ 82% (năm 2021) lên 83% (năm 2022); mức của năm 2022 là ít nhất 83%, của năm 2025 là ít nhất 85%.",
        ),
        (
            "at_least sum lượt",
            "năm 2021: 82; năm 2022: 83; năm 2023: 84",
            "2021:82 2022:80",
            "Chỉ tiêu “Việc X” chưa giữ được mức đề ra đều các năm: đạt ở năm 2021 (82 lượt so với mức ít nhất 82 lượt); \
             chưa đạt ở năm 2022 (80 lượt so với mức ít nhất 83 lượt). Luỹ kế từ đầu nhiệm kỳ được 162 lượt.",
        ),
        // What may not happen.
        ("zero sum vụ", "nhiệm kỳ: 0", "2021:1 2022:0", "Chỉ tiêu “Việc X” không giữ được: phát sinh 01 vụ (năm 2021)."),
        (
            "zero sum vụ",
            "nhiệm kỳ: 0",
            "2021:0 2022:0",
            "Chỉ tiêu “Việc X” được giữ từ đầu nhiệm kỳ đến nay, không phát sinh trường hợp nào.",
        ),
        (
            "zero every_period vụ",
            "hằng năm: 0",
            "2021:0 2022@2022-05-31:1",
            "Chỉ tiêu “Việc X” không giữ được: phát sinh 01 vụ (năm 2022).",
        ),
        (
            "zero every_period vụ",
            "hằng năm: 0",
            "2021:0",
            "Chỉ tiêu “Việc X”: theo số liệu đã có, chưa phát sinh trường hợp nào; số liệu năm 2022 chưa đủ.",
        ),
        // Ceilings.
        (
            "at_most sum lượt",
            "nhiệm kỳ: 10",
            "2021:2 2022:1",
            "Việc X: luỹ kế từ đầu nhiệm kỳ là 03 lượt, trong giới hạn không quá 10 lượt. Giữ nhịp độ hiện nay thì đến hết nhiệm kỳ vẫn trong giới hạn đề ra.",
        ),
        (
            "at_most sum lượt",
            "nhiệm kỳ: 10",
            "2021:7 2022:5",
            "Chỉ tiêu “Việc X”: luỹ kế từ đầu nhiệm kỳ là 12 lượt, vượt giới hạn không quá 10 lượt.",
        ),
        ("at_most every_period %", "hằng năm: 5", "2022:6", "Chỉ tiêu “Việc X”: năm 2022 là 6%, vượt giới hạn không quá 5%."),
        (
            "at_most every_period % 1",
            "hằng năm: 5",
            "2021:4 2022:6",
            "Việc X: năm 2021 là 4%, năm 2022 là 6%, trong dung sai 1%; cả 02 năm đều trong giới hạn không quá 5%.",
        ),
        (
            "at_most last %",
            "nhiệm kỳ: 2",
            "2021:6 2022:5",
            "Việc X: giảm từ 6% (năm 2021) còn 5% (năm 2022); nghị quyết đề ra không quá 2% vào cuối nhiệm kỳ. \
             Giữ xu hướng hiện nay thì khi hết nhiệm kỳ trong giới hạn đề ra.",
        ),
        // What stands, and what was reached early.
        (
            "at_least last %",
            "nhiệm kỳ: 99",
            "2021:90 2022:90",
            "Việc X: giữ ở mức 90% từ năm 2021 đến năm 2022; nghị quyết đề ra ít nhất 99% vào cuối nhiệm kỳ. \
             Xu hướng hiện nay chưa đủ để đạt mức đề ra khi hết nhiệm kỳ, phải đẩy nhanh hơn.",
        ),
        (
            "at_least sum lượt",
            "nhiệm kỳ: 10",
            "2021:4 2022:6",
            "Việc X: luỹ kế 10 lượt, đã đạt mức ít nhất 10 lượt trước khi hết nhiệm kỳ.",
        ),
    ] {
        let found = told(&mut facts, rules, goals, readings);
        assert!(found.starts_with(expected), "{rules} {goals} {readings}\n{found}\n{expected}");
    }
}

#[tokio::test]
async fn a_value_over_many_years_names_the_year_whose_value_it_is() {
    let mut facts = facts().await;
    facts.review.cut_off = date(2023, 12, 31);
    // 2023 is known to May only, so 2022 is the latest whole year: 80 then 90, though 70 was counted last.
    let found = told(&mut facts, "at_least last lượt", "nhiệm kỳ: 99", "2021:80 2022:90 2023@2023-05-15:70");
    assert!(found.starts_with("Việc X: tăng từ 80 lượt (năm 2021) lên 90 lượt (năm 2022);"), "{found}");
}

#[tokio::test]
async fn a_report_on_a_year_holds_a_ceiling_and_a_comparison_to_what_they_are() {
    let mut facts = facts().await;
    (facts.review.outline, facts.review.cut_off) = (OutlineKind::Periodic, date(2023, 5, 20));
    for (rules, goals, readings, expected) in [
        (
            "at_most every_period lượt",
            "hằng năm: 25",
            "2021:20 2022:20 2023@2023-05-15:27",
            "Chỉ tiêu “Việc X”: đến ngày 15/5/2023 là 27 lượt, vượt giới hạn không quá 25 lượt.",
        ),
        (
            "at_most sum lượt",
            "nhiệm kỳ: 50",
            "2021:20 2022:20 2023@2023-05-15:2",
            "Việc X: từ đầu năm được 02 lượt. Luỹ kế nhiệm kỳ là 42 lượt; nghị quyết đề ra không quá 50 lượt cho cả nhiệm kỳ.",
        ),
        (
            "at_least every_period lượt",
            "hằng năm: 9",
            "2021:9 2022-H1@2022-05-15:3 2022-H1:5 2022-H2:4 2023-H1@2023-05-15:4",
            "Việc X: đến ngày 15/5/2023 được 04 lượt, tăng 01 lượt so với cùng kỳ năm trước; mức của cả năm là ít nhất 09 lượt.",
        ),
        (
            "at_least every_period lượt",
            "hằng năm: 9",
            "2021:9 2022-H1:5 2022-H2:4 2023-H1@2023-05-15:4",
            "Việc X: đến ngày 15/5/2023 được 04 lượt, giảm 01 lượt so với kết quả đến ngày 30/6/2022; mức của cả năm là ít nhất 09 lượt.",
        ),
    ] {
        let found = told(&mut facts, rules, goals, readings);
        assert!(found.starts_with(expected), "{rules} {goals} {readings}\n{found}\n{expected}");
    }
}

#[tokio::test]
async fn the_way_ahead_lowers_to_a_ceiling_and_raises_to_a_floor() {
    let mut facts = facts().await;
    for (rules, goals, readings, expected) in [
        ("at_most last %", "nhiệm kỳ: 2", "2021:5 2022:5", "giảm từ 5% còn không quá 2% vào cuối nhiệm kỳ."),
        (
            "at_most sum lượt",
            "nhiệm kỳ: 10",
            "2021:2 2022:1",
            "hiện là 03 lượt, tiếp tục giữ trong giới hạn không quá 10 lượt đến hết nhiệm kỳ.",
        ),
        ("at_most sum lượt", "nhiệm kỳ: 10", "2021:9 2022:3", "hiện là 12 lượt, vượt giới hạn không quá 10 lượt; không để tăng thêm."),
        ("at_least every_period %", RISING, "2021:80 2022:80", "phấn đấu đạt mức đề ra của từng năm còn lại, đến năm 2025 là ít nhất 85%."),
        ("at_least last %", RISING, "2021:80 2022:80", "nâng từ 80% lên ít nhất 85% vào cuối nhiệm kỳ."),
    ] {
        Told { rules, goals, readings }.put_into(&mut facts);
        let found = drafted(&mut facts, Topic::TargetsAhead);
        assert!(found.contains(expected), "{rules} {goals} {readings}\n{found}");
    }
}

#[tokio::test]
async fn what_is_asked_of_the_running_year_is_told_of_that_year() {
    let mut facts = facts().await;
    facts.review.cut_off = date(2023, 5, 20);
    for (rules, goal, expected) in [
        ("at_most every_period lượt", "năm 2023: 25", "giữ trong giới hạn không quá 25 lượt của năm."),
        ("at_least every_period lượt", "năm 2023: 25", "phấn đấu đạt mức ít nhất 25 lượt của năm."),
    ] {
        Told { rules, goals: goal, readings: "2023@2023-05-15:9" }.put_into(&mut facts);
        let found = drafted(&mut facts, Topic::TargetsAhead);
        assert!(found.contains(expected), "{rules} {goal}\n{found}");
    }
}

#[tokio::test]
async fn a_document_of_later_is_not_told_before_its_day_and_steps_without_figures_are_not_failed() {
    let mut facts = facts().await;
    let adjust = |document: &str, from, goal: &str| {
        let goals = vec![Goal::read(goal, Direction::AtLeast, None).unwrap()];
        Adjustment { document: document.to_owned(), from, goals }
    };
    let later = adjust("Kết luận 30", date(2023, 6, 1), "nhiệm kỳ: 40");
    let now = adjust("Kết luận 09", date(2022, 1, 15), "nhiệm kỳ: 30");
    let target = Told { rules: "at_least sum lượt", goals: "nhiệm kỳ: 20; đến 31/12/2022: 8", readings: "2021:5" };
    target.put_adjusted_into(&mut facts, vec![later, now]);
    let found = drafted(&mut facts, THEME);
    assert!(found.contains("bằng 16,7% mức ít nhất 30 lượt. Mức này theo Kết luận 09; nghị quyết ban đầu đề ra ít nhất 20."), "{found}");
    assert!(found.contains("Mốc đến ngày 31/12/2022 (ít nhất 8) chưa đủ số liệu để đánh giá."), "{found}");
    assert!(found.contains("kết quả còn có thể thay đổi."), "one unit owns the number, nothing is added to it: {found}");
}

#[tokio::test]
async fn what_no_record_states_is_not_counted() {
    let mut facts = facts().await;
    let record = |id, kind, meetings, participants| Record {
        id,
        kind,
        body: format!("Việc thứ {id}"),
        unit: None,
        mandate: None,
        happened_on: None,
        meetings,
        participants,
        targets: Vec::new(),
        causes: Vec::new(),
    };
    for (meetings, participants, expected) in [
        (None, None, "Các hoạt động trong kỳ:\n"),
        (Some(2), None, "Trong kỳ đã tổ chức 02 cuộc.\n"),
        (None, Some(90), "Các hoạt động trong kỳ có 90 lượt người tham dự.\n"),
        (Some(2), Some(90), "Trong kỳ đã tổ chức 02 cuộc với 90 lượt người tham dự.\n"),
    ] {
        facts.records = vec![record(1, RecordKind::Activity, meetings, participants), record(2, RecordKind::Activity, None, None)];
        let found = drafted(&mut facts, Topic::Activities);
        assert!(found.starts_with(expected), "{found}");
    }
    facts.records = vec![record(1, RecordKind::Pledge, None, None)];
    assert!(drafted(&mut facts, Topic::Pledges).starts_with("Các bản cam kết đã lập trong kỳ:"));
}

#[tokio::test]
async fn no_two_paragraphs_of_a_new_review_are_the_same() {
    let mut facts = facts().await;
    facts.review.unit = facts.tree.by_code("cb-co-khi").unwrap().id;
    for outline in OutlineKind::ALL {
        facts.review.outline = outline;
        let mut seen = std::collections::BTreeMap::new();
        for section in outline.sections() {
            let text = drafted(&mut facts, section.topic);
            assert!(!text.contains("00 ") && !text.contains(": ."), "{text}");
            for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
                let bare: String = paragraph.chars().filter(|letter| !letter.is_ascii_digit()).collect();
                assert_eq!(seen.insert(bare, section.key), None, "{outline:?}: {paragraph}");
            }
        }
    }
}
