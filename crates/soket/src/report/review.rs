//! A review as a paper: its sections in words, table A1, the chart, the annex of codes, head and signature.

use crate::app::App;
use crate::error::Result;
use crate::report::facts::{Facts, TargetFact};
use crate::report::value::{self, Fact};
use crate::report::{draft, honour, letterhead, prose};
use crate::store;
use crate::store::review::Review;
use crate::store::review::section::Text;
use jiff::civil::Date;
use soket_core::period::Period;
use soket_core::printed::Printed;
use soket_core::quotient::Quotient;
use soket_core::refusal::Refusal;
use soket_core::review::{Depth, OutlineKind, Section, Topic};
use soket_core::rollup::judge::Computed;
use soket_core::rollup::progress::Standing;
use soket_core::target::goal::{Direction, When};
use soket_core::target::rule::TimeRule;
use soket_paper::document::{Align, Annex, Bar, Block, Chart, Column, Document, Form, Header, Inline, Row, Signature, Table};
use soket_paper::profile::{Profile, ProfileId};
use std::collections::HashSet;

/// A review put together: its facts and the text of each section.
#[derive(Debug)]
pub struct Composed {
    /// What it says.
    pub facts: Facts,
    /// Each section of its outline with its text, and whether somebody wrote it.
    pub sections: Vec<(Section, String, Option<Text>)>,
}

/// Puts a review together as it stands now; figures printed for the first time get their codes.
///
/// # Errors
/// When the database does not answer.
pub async fn compose(app: &App, review: Review) -> Result<Composed> {
    let texts = store::review::section::texts(&app.db, review.id).await?;
    let mut facts = Facts::gather(app, review).await?;
    let outline = facts.review.outline.sections();
    let drafts: Vec<String> = outline.iter().map(|section| draft::section(section.topic, &facts)).collect();
    let mut wanted: HashSet<Printed> = drafts.iter().flat_map(|text| prose::wanted(text)).collect();
    wanted.extend(texts.iter().flat_map(|text| prose::wanted(&text.body)));
    wanted.extend(facts.targets.iter().flat_map(|fact| in_table(fact, &facts)));
    facts.codes = store::printed::codes(&app.db, &wanted).await?;
    let section = |(section, draft): (&Section, String)| {
        let written = texts.iter().find(|text| text.section == section.key).cloned();
        let body = written.as_ref().map_or(draft, |text| text.body.clone());
        (*section, prose::settle(&body, &facts), written)
    };
    let sections = outline.iter().zip(drafts).map(section).collect();
    Ok(Composed { facts, sections })
}

/// The paper of a review: the frozen one once it is closed, else the one composed now.
///
/// # Errors
/// When the database does not answer.
pub async fn document(app: &App, review: &Review) -> Result<Document> {
    if review.closed_at.is_some() {
        let (_, document) = store::review::frozen(&app.db, review.id).await?;
        return Ok(serde_json::from_str(&document).map_err(anyhow::Error::from)?);
    }
    let composed = compose(app, review.clone()).await?;
    paper(app, &composed).await
}

/// Lays a composed review out as a document.
///
/// # Errors
/// A refusal when its format does not fit the body or the day.
pub async fn paper(app: &App, composed: &Composed) -> Result<Document> {
    let (facts, review) = (&composed.facts, &composed.facts.review);
    let head = store::unit::letterhead(&app.db, &facts.tree, review.unit, review.cut_off).await?;
    let profile = profile(review, app.today())?;
    letterhead::regime_fits(profile, &head)?;
    let (body, mut annexes) = (body(composed), annexed(facts));
    annexes.extend(honour::annex(facts));
    // The codes come last: an edition for above leaves them off.
    annexes.push(codes(body.iter().chain(annexes.iter().flat_map(|annex| &annex.body)), facts));
    let header = Header {
        type_code: "BC".to_owned(),
        date: review.issued_on,
        drafted_on: review.cut_off,
        type_word: "BÁO CÁO".to_owned(),
        subject: review.title.clone(),
        draft_mark: Some(review.draft_mark.clone()).filter(|mark| !mark.is_empty()),
        ..Header::default()
    };
    let (signature, recipients) = (Signature::default(), Vec::new());
    let mut document =
        Document { profile: profile.id, form: Form::Issued, header, bases: Vec::new(), body, signature, recipients, annexes };
    letterhead::put(&mut document, head);
    Ok(document)
}

/// The format of a review: it must be in force on the day of the figures or today, on which the paper would be dated.
fn profile(review: &Review, today: Date) -> Result<&'static Profile> {
    let profile = ProfileId::parse(&review.profile).map(ProfileId::profile);
    let profile = profile.ok_or_else(|| Refusal::unfit("Hồ sơ ghi một thể thức không có.", "Chọn lại thể thức cho hồ sơ."))?;
    if profile.valid_on(review.cut_off) || profile.valid_on(today) {
        return Ok(profile);
    }
    let refusal = Refusal::conflict("Thể thức %{profile} không có hiệu lực vào ngày của hồ sơ.", "Chọn thể thức có hiệu lực vào ngày đó.");
    Err(refusal.with("profile", profile.code).into())
}

fn body(composed: &Composed) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut numbers = Numbers::default();
    for (section, text, _) in &composed.sections {
        // Where nothing was set, nothing is told.
        if section.topic.may_be_left_out() && text.is_empty() {
            continue;
        }
        blocks.extend(numbers.heading(section, &composed.facts.review.period));
        blocks.extend(prose::blocks(text, &composed.facts));
        if section.topic == Topic::Targets && !composed.facts.targets.is_empty() {
            blocks.push(match table(&composed.facts) {
                // Laid across between two pages of text it would leave both half empty.
                table if table.landscape => Block::Paragraph(vec![Inline::Text(IN_ANNEX.to_owned())]),
                table => Block::Table(table),
            });
            blocks.extend(chart(&composed.facts).map(Block::Chart));
        }
    }
    blocks
}

/// What stands in the text for a table that needs a page laid across.
const IN_ANNEX: &str = "Kết quả từng chỉ tiêu được ghi ở Bảng A1 kèm theo báo cáo này.";

/// The table, where the text has no room for it.
fn annexed(facts: &Facts) -> Vec<Annex> {
    let table = Some(table(facts)).filter(|table| table.landscape && !table.rows.is_empty());
    table.into_iter().map(|table| Annex { title: "Biểu số liệu các chỉ tiêu".to_owned(), body: vec![Block::Table(table)] }).collect()
}

/// The blocks of one section alone, for its preview.
pub fn section_blocks(composed: &Composed, key: &str) -> Vec<Block> {
    let found = composed.sections.iter().find(|(section, ..)| section.key == key);
    found.map(|(_, text, _)| prose::blocks(text, &composed.facts)).unwrap_or_default()
}

/// Counts headings as papers do: parts in words, then I, 1, a.
#[derive(Default)]
struct Numbers {
    part: usize,
    one: usize,
    two: usize,
    three: usize,
}

impl Numbers {
    fn heading(&mut self, section: &Section, period: &Period) -> Option<Block> {
        const PARTS: [&str; 4] = ["Phần thứ nhất", "Phần thứ hai", "Phần thứ ba", "Phần thứ tư"];
        const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
        // Points follow the Vietnamese alphabet (formats.md 1.8).
        const LETTERS: [&str; 8] = ["a", "b", "c", "d", "đ", "e", "g", "h"];
        let text = section.heading(period);
        let (level, number) = match section.depth {
            Depth::Lead => return None,
            Depth::Part => {
                *self = Self { part: self.part + 1, ..Self::default() };
                let label = PARTS.get(self.part - 1).map_or_else(|| format!("Phần thứ {}", self.part), |label| (*label).to_owned());
                return Some(Block::Part { label, name: text });
            }
            Depth::One => {
                (self.one, self.two, self.three) = (self.one + 1, 0, 0);
                (1, ROMAN.get(self.one - 1).map_or_else(|| self.one.to_string(), |number| (*number).to_owned()))
            }
            Depth::Two => {
                (self.two, self.three) = (self.two + 1, 0);
                (2, self.two.to_string())
            }
            Depth::Three => {
                self.three += 1;
                (3, LETTERS.get(self.three - 1).map_or_else(|| self.three.to_string(), |letter| (*letter).to_owned()))
            }
        };
        Some(Block::Heading { level, number, text })
    }
}

/// The years whose results the table shows: those of the review's period.
fn years(facts: &Facts) -> Vec<Period> {
    match facts.review.outline {
        OutlineKind::Periodic => vec![facts.year()],
        _ => facts.review.period.years().into_iter().filter(|year| year.first() <= facts.review.cut_off).collect(),
    }
}

/// The figures that table A1 prints for a target.
fn in_table(fact: &TargetFact, facts: &Facts) -> Vec<Printed> {
    let target = fact.target.id;
    let mut printed = vec![Printed::ToDate { target }, Printed::PercentOfAsked { target }, Printed::Asked { target, period: None }];
    printed.extend(last_asked(fact));
    printed.extend(fact.progress.missed().into_iter().filter_map(|stage| of_stage(fact, stage)));
    printed.extend(years(facts).iter().filter_map(|year| of_year(fact, year)).map(|period| Printed::Result { target, period }));
    printed
}

/// The period of a target's own calendar that a column stands for: the school year that ends in it, for school years.
fn of_year(fact: &TargetFact, year: &Period) -> Option<String> {
    let ends_in = |standing: &&Standing| year.contains(standing.span.last());
    fact.progress.years.iter().find(ends_in).map(|standing| standing.span.to_string())
}

/// Table A1 (formats.md 3.A): what was asked, the result of each year, to date, against what was asked, the verdict.
fn table(facts: &Facts) -> Table {
    let years = years(facts);
    let mut columns = vec![
        Column::new("TT", 4, Align::Centre),
        Column::new("Chỉ tiêu", 23, Align::Left),
        Column::new("ĐVT", 9, Align::Centre),
        Column::new("Nghị quyết", 9, Align::Right),
    ];
    columns.extend(years.iter().map(|year| Column::new(&format!("{}", year.first().year()), 9, Align::Right)));
    columns.extend([
        Column::new("Đến ngày chốt", 9, Align::Right),
        Column::new("So với NQ (%)", 8, Align::Right),
        Column::new("Đánh giá", 11, Align::Centre),
        Column::new("Ghi chú", 34, Align::Left),
    ]);
    let rows = facts.targets.iter().enumerate().map(|(at, fact)| Row::Cells(row(facts, &years, at, fact))).collect();
    let landscape = columns.len() > 8;
    Table { caption: "Bảng A1. Kết quả thực hiện các chỉ tiêu".to_owned(), columns, rows, landscape }
}

fn row(facts: &Facts, years: &[Period], at: usize, fact: &TargetFact) -> Vec<Vec<Inline>> {
    let target = fact.target.id;
    let text = |words: String| vec![Inline::Text(words)];
    let figure = |printed: &Printed| cell(facts, printed);
    let mut cells = vec![text((at + 1).to_string()), text(fact.target.name.clone()), text(fact.target.scale.clone())];
    cells.push(figure(&Printed::Asked { target, period: None }));
    cells.extend(years.iter().map(|year| match of_year(fact, year) {
        Some(period) => figure(&Printed::Result { target, period }),
        None => text("–".to_owned()),
    }));
    for printed in [Printed::ToDate { target }, Printed::PercentOfAsked { target }] {
        cells.push(if speaks_for_all(fact) { figure(&printed) } else { text("–".to_owned()) });
    }
    cells.push(text(fact.word().name_vi().to_owned()));
    cells.push(remark(facts, fact));
    cells
}

/// A figure as the table prints it, whose column names the unit of measure.
fn cell(facts: &Facts, printed: &Printed) -> Vec<Inline> {
    vec![figure(facts, printed, |fact| fact.cell)]
}

/// A figure as a sentence prints it.
fn said(facts: &Facts, printed: &Printed) -> Inline {
    figure(facts, printed, |fact| fact.text)
}

fn figure(facts: &Facts, printed: &Printed, written: fn(Fact) -> String) -> Inline {
    match (facts.value(printed), facts.codes.get(printed)) {
        (Some(fact), Some(code)) => Inline::Figure { code: code.clone(), text: written(fact), note: None },
        _ => Inline::Text("–".to_owned()),
    }
}

/// Whether the value to date may stand beside the word. Of what is judged year by year, a year that is still running, or that
/// is not the latest, stands in its own column: beside the word for all years it would seem to contradict it.
fn speaks_for_all(fact: &TargetFact) -> bool {
    let latest = fact.progress.years.iter().rev().find(|year| year.value.is_ok());
    let is_final = latest.is_some_and(|year| year.is_over && fact.progress.to_date.made_of == [year.span]);
    fact.target.time_rule != TimeRule::EveryPeriod || is_final
}

/// The result of a year that a remark names; a step has none of its own.
fn of_stage(fact: &TargetFact, stage: &Standing) -> Option<Printed> {
    let period = matches!(stage.when, When::Year(_)).then(|| stage.span.to_string())?;
    Some(Printed::Result { target: fact.target.id, period })
}

/// What the last year asks, where the goal in the table is that of an earlier one.
fn last_asked(fact: &TargetFact) -> Option<Printed> {
    let year = fact.progress.to_date.goal?.year()?;
    let last = fact.target.years().last().copied().filter(|last| *last != year)?;
    Some(Printed::Asked { target: fact.target.id, period: Some(last.to_string()) })
}

/// What the row does not say by itself: of which year its goal is, which years and steps decide, what is missing, what the
/// committee concluded.
fn remark(facts: &Facts, fact: &TargetFact) -> Vec<Inline> {
    let text = |words: String| vec![Inline::Text(words)];
    let to_date = &fact.progress.to_date;
    let mut parts: Vec<Vec<Inline>> = goal_of_year(facts, fact).into_iter().collect();
    parts.extend(averaged(fact).map(text));
    parts.extend(fact.progress.years_reached_vi().map(text));
    parts.extend(fact.progress.missed().into_iter().map(|stage| missed(facts, fact, stage)));
    let forgiven = fact.progress.years.iter().filter(|year| year.is_over && fact.progress.is_forgiven(year));
    for (year, tolerance) in forgiven.zip(fact.target.tolerance_vi()) {
        parts.push(text(format!("{} đạt trong dung sai {tolerance}", year.name_vi())));
    }
    if !to_date.is_complete() {
        parts.push(text("còn thiếu số liệu".to_owned()));
    }
    if let Some((adjusted, original)) = to_date.goal.and_then(|goal| fact.target.adjusted(goal.when, facts.review.cut_off)) {
        let before = fact.target.goal_vi(original, value::levels(facts, &fact.target));
        parts.push(text(format!("điều chỉnh theo {} (ban đầu {before})", adjusted.document)));
    }
    parts.extend(concluded(fact).map(text));
    parts.join(&Inline::Text("; ".to_owned()))
}

/// A mean leaves out the year that still runs, whose result stands beside it.
fn averaged(fact: &TargetFact) -> Option<String> {
    let (progress, last) = (&fact.progress, fact.progress.to_date.made_of.last()?);
    let is_mean = matches!(fact.target.time_rule, TimeRule::Mean | TimeRule::WeightedMean);
    let goes_on = progress.years.iter().any(|year| year.value.is_ok() && year.span.first() > last.last());
    (is_mean && goes_on).then(|| format!("bình quân đến hết {}", last.name_vi()))
}

fn goal_of_year(facts: &Facts, fact: &TargetFact) -> Option<Vec<Inline>> {
    let year = fact.progress.to_date.goal?.year()?;
    let mut words = vec![Inline::Text(format!("mức của {}", year.name_vi()))];
    if let (Some(last), Some(printed)) = (fact.target.years().last(), last_asked(fact)) {
        words.push(Inline::Text(format!(", của {} là ", last.name_vi())));
        words.push(said(facts, &printed));
    }
    Some(words)
}

/// A year or step that was missed, with its result: `chưa đạt năm 2021 (85,2%)`.
fn missed(facts: &Facts, fact: &TargetFact, stage: &Standing) -> Vec<Inline> {
    if let Some(printed) = of_stage(fact, stage) {
        let opening = Inline::Text(format!("chưa đạt {} (", stage.name_vi()));
        return vec![opening, said(facts, &printed), Inline::Text(")".to_owned())];
    }
    let levels = value::levels(facts, &fact.target);
    let asked = stage.goal.map(|goal| fact.target.goal_vi(&goal, levels)).unwrap_or_default();
    let result = stage.value.map_or_else(|_| "–".to_owned(), |value| fact.target.value_vi(value.as_number(), levels));
    vec![Inline::Text(format!("mốc {} chưa đạt ({result}, mức đề ra {asked})", stage.name_vi()))]
}

/// The committee's reason, and the machine's word where the two differ.
fn concluded(fact: &TargetFact) -> Option<String> {
    let (reason, computed) = (fact.verdict.as_ref()?.reason.trim_end_matches('.'), fact.progress.state);
    Some(match computed {
        Computed::NotJudged => format!("cấp uỷ kết luận: {reason}"),
        same if same == fact.word() => format!("cấp uỷ kết luận: {reason}"),
        other => format!("theo số liệu là “{}”, cấp uỷ kết luận “{}”: {reason}", other.name_vi(), fact.word().name_vi()),
    })
}

/// Bars of how far each target with a number stands against what is asked. A ceiling has no bar, nor has a year that is
/// still running: its share would tell the month, not the work.
fn chart(facts: &Facts) -> Option<Chart> {
    let bar = |fact: &TargetFact| {
        let share = fact.progress.to_date.against.filter(|_| fact.target.direction != Direction::AtMost && speaks_for_all(fact))?.percent?;
        let per_mille = share.checked_mul(Quotient::whole(10))?.rounded(0);
        let per_mille = u32::try_from(per_mille.numerator()).ok()?;
        Some(Bar { label: format!("{} {}", fact.target.code, fact.target.name), per_mille, value: format!("{}%", share.to_vi(1)) })
    };
    let bars: Vec<Bar> = facts.targets.iter().filter_map(bar).collect();
    let spoken: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.label, bar.value)).collect();
    let title = "Kết quả so với mức đề ra (vạch đứt: 100%)".to_owned();
    (!bars.is_empty()).then(|| Chart { title, description: format!("Biểu đồ thanh: {}.", spoken.join("; ")), bars })
}

/// Every code that the paper prints, with what it is and how it was computed.
fn codes<'b>(blocks: impl Iterator<Item = &'b Block>, facts: &Facts) -> Annex {
    let mut seen = HashSet::new();
    let mut rows = Vec::new();
    for (code, text) in blocks.flat_map(Block::inlines).filter_map(Inline::figure) {
        if !seen.insert(code.to_owned()) {
            continue;
        }
        let Some(fact) = facts.by_code(code) else { continue };
        let day = fact.counted_to.map(soket_core::period::day::short_date).unwrap_or_default();
        let words = [format!("so:{code}"), fact.what, text.to_owned(), fact.rule, day];
        rows.push(Row::plain(words));
    }
    let columns = vec![
        Column::new("Mã", 8, Align::Centre),
        Column::new("Số liệu", 26, Align::Left),
        Column::new("Giá trị", 12, Align::Right),
        Column::new("Cách tính", 22, Align::Left),
        Column::new("Tính đến", 10, Align::Centre),
    ];
    let table = Table { caption: "Mã dẫn ngược về nguồn của từng số".to_owned(), columns, rows, landscape: false };
    Annex { title: "Danh mục mã số liệu".to_owned(), body: vec![Block::Table(table)] }
}
