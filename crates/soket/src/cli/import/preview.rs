//! What was understood of a table, for a person as aligned columns and for a script as JSON.

use crate::language::Language;
use crate::store::target::import::Written;
use serde_json::{Value, json};
use soket_core::figure::{Indicator, LevelScale};
use soket_core::refusal::Sentence;
use soket_core::target::checker::Warning;
use soket_core::target::goal::Direction;
use soket_core::target::import::{Suggestion, Table};
use soket_core::target::rule::{TimeRule, UnitRule};

/// The longest name that is shown whole, in letters.
const LONGEST_NAME: usize = 48;

/// The rows that were not written.
pub fn left<'a>(table: &'a Table, written: &'a [Written]) -> impl Iterator<Item = usize> + 'a {
    table.suggestions.iter().map(|suggestion| suggestion.row).filter(|row| written.iter().all(|done| done.row != *row))
}

/// Columns for a person: each row with its rules, then what is wrong or worth a look, then what was done.
pub fn text(table: &Table, written: &[Written], language: Language) -> String {
    let head = [
        language.t("Dòng"),
        language.t("Mã"),
        language.t("Chỉ tiêu"),
        language.t("Đơn vị tính"),
        language.t("So sánh"),
        language.t("Mức"),
        language.t("Gộp các năm"),
        language.t("Gộp các đơn vị"),
        language.t("Nhận"),
    ];
    let mut rows = vec![head.map(str::to_owned)];
    rows.extend(table.suggestions.iter().map(|suggestion| columns(suggestion, written, language)));
    let mut lines = aligned(&rows);
    for remarks in [wrong(table, language), notes(table, language)].into_iter().filter(|remarks| !remarks.is_empty()) {
        lines.push(String::new());
        lines.extend(remarks);
    }
    if !table.ignored.is_empty() {
        let ignored = Sentence::plain("Không đọc các cột: %{columns}.").with("columns", table.ignored.join(", "));
        lines.extend([String::new(), language.say(&ignored)]);
    }
    lines.extend([String::new(), language.say(&closing(table, written))]);
    lines.join("\n")
}

fn columns(suggestion: &Suggestion, written: &[Written], language: Language) -> [String; 9] {
    let draft = &suggestion.draft;
    let direction = Direction::parse(&draft.direction).map_or("", Direction::name_vi);
    let time_rule = TimeRule::parse(&draft.time_rule).map_or("", TimeRule::name_vi);
    let unit_rule = UnitRule::parse(&draft.unit_rule).map_or("", UnitRule::name_vi);
    let taken = match suggestion {
        _ if written.iter().any(|done| done.row == suggestion.row) => language.t("đã ghi"),
        Suggestion { faults, .. } if !faults.is_empty() => language.t("chưa hiểu"),
        Suggestion { warnings, .. } if !warnings.is_empty() => language.t("mâu thuẫn"),
        _ => language.t("hiểu được"),
    };
    [
        suggestion.row.to_string(),
        draft.code.clone(),
        if draft.parent.is_empty() { cut(&draft.name) } else { format!("- {}", cut(&draft.name)) },
        draft.scale.clone(),
        language.t(direction).to_owned(),
        goals(&draft.goals),
        language.t(time_rule).to_owned(),
        language.t(unit_rule).to_owned(),
        taken.to_owned(),
    ]
}

/// The values in one cell: years in a row, the same value for all of them once.
fn goals(lines: &str) -> String {
    let pairs: Vec<(&str, &str)> = lines.lines().filter_map(|line| line.rsplit_once(": ")).collect();
    let years: Vec<&str> = pairs.iter().filter(|(when, _)| when.starts_with("năm ")).map(|(_, value)| *value).collect();
    let same = years.len() > 1 && years.iter().all(|value| *value == years[0]);
    let mut parts = Vec::new();
    match years.as_slice() {
        [] => {}
        [value, ..] if same => parts.push(format!("{} × {value}", years.len())),
        values => parts.push(values.join(" · ")),
    }
    parts.extend(pairs.iter().filter(|(when, _)| !when.starts_with("năm ")).map(|(when, value)| format!("{when} {value}")));
    parts.join("; ")
}

/// What cannot be understood and what contradicts itself, row by row.
fn wrong(table: &Table, language: Language) -> Vec<String> {
    let of = |suggestion: &Suggestion| {
        let faults = suggestion.faults.iter().map(|fault| language.say(fault));
        let warning =
            |warning: &Warning| format!("{} {} {}", warning.code.as_str(), language.say(&warning.says), language.say(&warning.next));
        let all: Vec<String> = faults.chain(suggestion.warnings.iter().map(warning)).collect();
        all.into_iter().map(|what| about(&suggestion.row.to_string(), &what, language)).collect::<Vec<_>>()
    };
    table.suggestions.iter().flat_map(of).collect()
}

/// What soket decided by itself; what it says of several rows it says once.
fn notes(table: &Table, language: Language) -> Vec<String> {
    let mut said: Vec<(String, Vec<String>)> = Vec::new();
    for suggestion in &table.suggestions {
        for note in suggestion.notes.iter().map(|note| language.say(note)) {
            match said.iter_mut().find(|(known, _)| *known == note) {
                Some((_, rows)) => rows.push(suggestion.row.to_string()),
                None => said.push((note, vec![suggestion.row.to_string()])),
            }
        }
    }
    said.iter().map(|(note, rows)| about(&rows.join(", "), note, language)).collect()
}

fn about(rows: &str, what: &str, language: Language) -> String {
    language.say(&Sentence::plain("Dòng %{rows}: %{what}").with("rows", rows).with("what", what))
}

/// What was written, or what to add so that it is.
fn closing(table: &Table, written: &[Written]) -> Sentence {
    let clean = table.suggestions.iter().filter(|suggestion| suggestion.is_clean()).count();
    let contradicting =
        table.suggestions.iter().filter(|suggestion| suggestion.faults.is_empty() && !suggestion.warnings.is_empty()).count();
    if written.is_empty() {
        return Sentence::plain(
            "Chưa ghi gì: %{clean} dòng hiểu được, %{contradicting} dòng mâu thuẫn, %{unclear} dòng chưa hiểu. Thêm --yes --mandate VĂN_BẢN để ghi.",
        )
        .with("clean", clean)
        .with("contradicting", contradicting)
        .with("unclear", table.suggestions.len() - clean - contradicting);
    }
    let codes: Vec<&str> = written.iter().map(|done| done.code.as_str()).collect();
    Sentence::plain("Đã ghi %{count} chỉ tiêu: %{codes}.").with("count", codes.len()).with("codes", codes.join(", "))
}

/// Pads every column to its widest text.
fn aligned(rows: &[[String; 9]]) -> Vec<String> {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..9).map(width).collect();
    let line = |row: &[String; 9]| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// A long name is cut; the whole of it stands in the JSON.
fn cut(name: &str) -> String {
    match name.char_indices().nth(LONGEST_NAME) {
        Some((at, _)) => format!("{}…", name[..at].trim_end()),
        None => name.to_owned(),
    }
}

/// Everything, for a script. Words follow the language of messages; keys and the fields of `target` never change.
pub fn json(table: &Table, written: &[Written], language: Language) -> String {
    let say = |sentences: &[Sentence]| sentences.iter().map(|sentence| language.say(sentence)).collect::<Vec<_>>();
    let row = |suggestion: &Suggestion| {
        let warning = |warning: &soket_core::target::checker::Warning| json!({ "code": warning.code.as_str(), "says": language.say(&warning.says), "next": language.say(&warning.next) });
        json!({
            "row": suggestion.row,
            "target": suggestion.draft,
            "new_indicator": suggestion.indicator.as_ref().map(new_indicator),
            "faults": say(&suggestion.faults),
            "warnings": suggestion.warnings.iter().map(warning).collect::<Vec<Value>>(),
            "notes": say(&suggestion.notes),
            "written": written.iter().any(|done| done.row == suggestion.row),
        })
    };
    let all = json!({
        "term": table.term,
        "ignored_columns": table.ignored,
        "rows": table.suggestions.iter().map(row).collect::<Vec<Value>>(),
    });
    format!("{all:#}")
}

/// An indicator that is not there yet, so without the identity that it would get.
fn new_indicator(indicator: &Indicator) -> Value {
    json!({
        "code": indicator.code,
        "name": indicator.name,
        "scale": indicator.scale,
        "decimals": indicator.decimals,
        "kind": indicator.kind.as_str(),
        "levels": indicator.kind.levels().map(LevelScale::to_text),
        "over_units": indicator.over_units.as_str(),
        "over_time": indicator.over_time.as_str(),
        "line": indicator.line.as_str(),
    })
}
