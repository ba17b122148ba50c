//! A review as a paper: its sections in words, table A1, the chart, the annex of codes, head and signature.

use crate::app::App;
use crate::error::Result;
use crate::report::facts::{Facts, TargetFact};
use crate::report::value;
use crate::report::{draft, letterhead, prose};
use crate::store;
use crate::store::review::Review;
use crate::store::review::section::Text;
use jiff::civil::Date;
use soket_core::period::Period;
use soket_core::printed::Printed;
use soket_core::quotient::Quotient;
use soket_core::refusal::Refusal;
use soket_core::review::{Depth, OutlineKind, Section, Topic};
use soket_core::target::goal::Direction;
use soket_core::target::rule::TimeRule;
use soket_paper::document::{Align, Annex, Bar, Block, Chart, Column, Document, Header, Inline, Row, Signature, Table};
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
    let body = body(composed);
    let annexes = vec![annex(&body, facts)];
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
    let mut document = Document { profile: profile.id, header, bases: Vec::new(), body, signature, recipients, annexes };
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
        blocks.extend(numbers.heading(section, &composed.facts.review.period));
        blocks.extend(prose::blocks(text, &composed.facts));
        if section.topic == Topic::Targets && !composed.facts.targets.is_empty() {
            blocks.push(Block::Table(table(&composed.facts)));
            blocks.extend(chart(&composed.facts).map(Block::Chart));
        }
    }
    blocks
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
    printed.extend(years(facts).iter().filter_map(|year| of_year(fact, year)).map(|period| Printed::Result { target, period }));
    printed
}

/// The period of a target's own calendar that a column stands for: the school year that ends in it, for school years.
fn of_year(fact: &TargetFact, year: &Period) -> Option<String> {
    let ends_in = |standing: &&soket_core::rollup::progress::Standing| year.contains(standing.span.last());
    fact.progress.years.iter().find(ends_in).map(|standing| standing.span.to_string())
}

/// Table A1 (formats.md 3.A): what was asked, the result of each year, to date, against what was asked, the verdict.
fn table(facts: &Facts) -> Table {
    let years = years(facts);
    let column = |name: &str, share, align| Column { name: name.to_owned(), share, align };
    let mut columns = vec![
        column("TT", 4, Align::Centre),
        column("Chỉ tiêu", 26, Align::Left),
        column("ĐVT", 9, Align::Centre),
        column("Nghị quyết", 9, Align::Right),
    ];
    columns.extend(years.iter().map(|year| column(&format!("{}", year.first().year()), 9, Align::Right)));
    columns.extend([
        column("Đến ngày chốt", 10, Align::Right),
        column("So với NQ (%)", 9, Align::Right),
        column("Đánh giá", 12, Align::Centre),
        column("Ghi chú", 14, Align::Left),
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
    cells.push(figure(&Printed::ToDate { target }));
    cells.push(figure(&Printed::PercentOfAsked { target }));
    cells.push(text(fact.word().name_vi().to_owned()));
    cells.push(text(remark(facts, fact)));
    cells
}

fn cell(facts: &Facts, printed: &Printed) -> Vec<Inline> {
    match (facts.value(printed), facts.codes.get(printed)) {
        (Some(fact), Some(code)) => vec![Inline::Figure { code: code.clone(), text: fact.cell, note: None }],
        _ => vec![Inline::Text("–".to_owned())],
    }
}

fn remark(facts: &Facts, fact: &TargetFact) -> String {
    let mut parts = Vec::new();
    if let Some(years) = fact.progress.years_reached_vi() {
        parts.push(years);
    }
    let to_date = &fact.progress.to_date;
    if let Some(year) = to_date.goal.and_then(|goal| goal.year()) {
        parts.push(format!("mức của {}", year.name_vi()));
    }
    if !to_date.is_complete() {
        parts.push("còn thiếu số liệu".to_owned());
    }
    if let Some((adjusted, original)) = to_date.goal.and_then(|goal| fact.target.adjusted(goal.when, facts.review.cut_off)) {
        let before = fact.target.goal_vi(original, value::levels(facts, &fact.target));
        parts.push(format!("điều chỉnh theo {} (ban đầu {before})", adjusted.document));
    }
    parts.join("; ")
}

/// Bars of how far each target with a number stands against what is asked. A ceiling has no bar, nor has a year that is
/// still running: its share would tell the month, not the work.
fn chart(facts: &Facts) -> Option<Chart> {
    let bar = |fact: &TargetFact| {
        let share = fact.progress.to_date.against.filter(|_| is_for_the_chart(fact))?.percent?;
        let per_mille = share.checked_mul(Quotient::whole(10))?.rounded(0);
        let per_mille = u32::try_from(per_mille.numerator()).ok()?;
        Some(Bar { label: format!("{} {}", fact.target.code, fact.target.name), per_mille, value: format!("{}%", share.to_vi(1)) })
    };
    let bars: Vec<Bar> = facts.targets.iter().filter_map(bar).collect();
    let spoken: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.label, bar.value)).collect();
    let title = "Kết quả so với mức đề ra (vạch đứt: 100%)".to_owned();
    (!bars.is_empty()).then(|| Chart { title, description: format!("Biểu đồ thanh: {}.", spoken.join("; ")), bars })
}

fn is_for_the_chart(fact: &TargetFact) -> bool {
    let progress = &fact.progress;
    let runs = progress.years.iter().any(|year| !year.is_over && progress.to_date.made_of == [year.span]);
    fact.target.direction != Direction::AtMost && !(runs && fact.target.time_rule == TimeRule::EveryPeriod)
}

/// Every code that the paper prints, with what it is and how it was computed.
fn annex(body: &[Block], facts: &Facts) -> Annex {
    let mut seen = HashSet::new();
    let mut rows = Vec::new();
    for (code, text) in body.iter().flat_map(Block::inlines).filter_map(Inline::figure) {
        if !seen.insert(code.to_owned()) {
            continue;
        }
        let Some(fact) = facts.by_code(code) else { continue };
        let day = fact.counted_to.map(soket_core::period::day::short_date).unwrap_or_default();
        let words = [format!("so:{code}"), fact.what, text.to_owned(), fact.rule, day];
        rows.push(Row::Cells(words.into_iter().map(|words| vec![Inline::Text(words)]).collect()));
    }
    let column = |name: &str, share, align| Column { name: name.to_owned(), share, align };
    let columns = vec![
        column("Mã", 8, Align::Centre),
        column("Số liệu", 26, Align::Left),
        column("Giá trị", 12, Align::Right),
        column("Cách tính", 22, Align::Left),
        column("Tính đến", 10, Align::Centre),
    ];
    let table = Table { caption: "Mã dẫn ngược về nguồn của từng số".to_owned(), columns, rows, landscape: false };
    Annex { title: "Danh mục mã số liệu".to_owned(), body: vec![Block::Table(table)] }
}
