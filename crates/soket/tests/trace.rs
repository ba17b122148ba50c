//! One figure is changed, and exactly the sentences, rows and bars that print it change: in the reviews whose cut-off sees it.

use crate::house::House;
use axum::http::StatusCode;
use soket::report::facts::Facts;
use soket::report::review::{compose, document};
use soket::store;
use soket_core::id::FigureId;
use soket_core::printed::Printed;
use soket_paper::document::{Block, Document, Inline, Row};
use std::collections::{BTreeMap, BTreeSet};

const REVIEWS: [&str; 3] = ["giua-nhiem-ky-2020-2025", "6-thang-dau-nam-2023", "hai-nam-ket-luan-01"];

/// A review as it stands: its paper, and the facts behind it.
struct Seen {
    paper: Document,
    facts: Facts,
}

async fn look(house: &House) -> BTreeMap<&'static str, Seen> {
    let mut seen = BTreeMap::new();
    for slug in REVIEWS {
        let review = store::review::by_slug(&house.app.db, slug).await.unwrap();
        let paper = document(&house.app, &review).await.unwrap();
        seen.insert(slug, Seen { paper, facts: compose(&house.app, review).await.unwrap().facts });
    }
    seen
}

/// A piece of a paper that changes as a whole: a paragraph, a row of a table, a bar; with the codes printed in it.
fn pieces(paper: &Document) -> Vec<(String, BTreeSet<String>)> {
    let mut pieces = Vec::new();
    for block in paper.blocks() {
        match block {
            Block::Table(table) => pieces.extend(table.rows.iter().map(row)),
            Block::Chart(chart) => pieces.extend(chart.bars.iter().map(|bar| (format!("{bar:?}"), BTreeSet::new()))),
            other => pieces.push((format!("{other:?}"), other.inlines().into_iter().filter_map(code).collect())),
        }
    }
    pieces
}

fn row(row: &Row) -> (String, BTreeSet<String>) {
    let Row::Cells(cells) = row else { return (format!("{row:?}"), BTreeSet::new()) };
    let inlines = cells.iter().flatten();
    // A row of the annex names its code in words.
    let named = inlines.clone().filter_map(|inline| inline.text().strip_prefix("so:").map(str::to_owned));
    (format!("{row:?}"), inlines.filter_map(code).chain(named).collect())
}

fn code(inline: &Inline) -> Option<String> {
    inline.figure().map(|(code, _)| code.to_owned())
}

/// The codes whose words changed, each of which must have been counted from the line or stand for a count of verdicts.
fn moved(before: &Seen, after: &Seen, line: FigureId) -> BTreeSet<String> {
    let mut moved = BTreeSet::new();
    for (printed, code) in &before.facts.codes {
        let (Some(then), Some(now)) = (before.facts.value(printed), after.facts.value(printed)) else { continue };
        if (then.text, then.rule) != (now.text, now.rule) {
            let counted = then.figures.contains(&line) || matches!(printed, Printed::VerdictCount { .. });
            assert!(counted, "so:{code} ({}) changed without being counted from the line", then.what);
            moved.insert(code.clone());
        }
    }
    moved
}

/// Corrects what Cơ khí counted of new members up to a day; gives the line that was replaced.
async fn correct(house: &House, day: &str, value: &str) -> FigureId {
    let asked = store::indicator::all(&house.app.db).await.unwrap();
    let id = asked.iter().find(|asked| asked.indicator.code == "ket-nap").unwrap().indicator.id;
    let tree = house.app.tree_now().await.unwrap();
    let day_of = soket_core::period::day::parse_day(day).unwrap();
    let lines = store::figure::of_unit(&house.app.db, tree.by_code("cb-co-khi").unwrap().id).await.unwrap();
    let line = lines.iter().rev().find(|line| line.indicator == id && line.counted_to == day_of).expect("a line of that day").id;
    let (figure, reason) = (format!("f-{id}"), format!("r-{id}"));
    let fields = [("counted_to", day), (figure.as_str(), value), (reason.as_str(), "đếm sót")];
    let answer = house.person("lan").await.post("/so-lieu/cb-co-khi/2023", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    line
}

#[tokio::test]
async fn a_corrected_figure_changes_exactly_what_prints_it_in_the_reviews_that_see_it() {
    let house = House::open().await;
    for (day, value, sees) in [("30/4/2023", "2", REVIEWS[0]), ("15/5/2023", "3", REVIEWS[1])] {
        let before = look(&house).await;
        let line = correct(&house, day, value).await;
        let after = look(&house).await;
        for slug in REVIEWS {
            let (then, now) = (pieces(&before[slug].paper), pieces(&after[slug].paper));
            assert_eq!(then.len(), now.len(), "{slug} keeps its shape");
            let moved = moved(&before[slug], &after[slug], line);
            assert_eq!(moved.is_empty(), slug != sees, "{slug} after a correction of {day}: {moved:?}");
            let mut changed = 0;
            for ((was, codes), (is, _)) in then.iter().zip(&now) {
                let bar = is.starts_with("Bar {");
                let expected = codes.iter().any(|code| moved.contains(code));
                assert!(bar || (was != is) == expected, "{slug}:\n{was}\n{is}\nprints {codes:?}; moved {moved:?}");
                assert!(!bar || was == is || slug == sees, "{slug}: a bar moved: {was} {is}");
                changed += usize::from(was != is);
            }
            assert_eq!(changed > 0, slug == sees, "{slug} after a correction of {day}");
        }
    }
}
