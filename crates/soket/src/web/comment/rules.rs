//! The rules of the house for comments: what looks like spam, how long articles take comments, how long addresses are kept.

use crate::error::Result;
use crate::store::comment::rules::{self, Rules};
use crate::web::chrome::{self, Caller, Page};
use crate::web::field::{Fields, Typed};
use askama::Template;
use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::comment::hold::HoldRules;
use soket_core::refusal::Sentence;
use soket_core::text;
use soket_core::viewer::Action;
use std::ops::RangeInclusive;

const FORM: &str = "rules";
/// How many words the list of the house holds at most.
const MOST_WORDS: usize = 500;

#[derive(Template)]
#[template(path = "comment/rules.html")]
struct RulesPage<'a> {
    page: &'a Page,
    rules: &'a Rules,
    typed: &'a Typed,
}

impl RulesPage<'_> {
    /// The numbers: field, label, value.
    fn numbers(&self) -> [(&'static str, &'static str, String); 5] {
        let Rules { hold, open_days, kept_days } = self.rules;
        [
            ("fastest", "Gửi nhanh hơn bao nhiêu giây thì nghi", hold.fastest.to_string()),
            ("an_hour", "Từ một nơi, quá bao nhiêu bình luận một giờ thì nghi", hold.an_hour.to_string()),
            ("links", "Quá bao nhiêu đường dẫn thì nghi", hold.links.to_string()),
            ("open_days", "Bài nhận bình luận trong bao nhiêu ngày", open_days.to_string()),
            ("kept_days", "Giữ email và dấu nơi gửi bao nhiêu ngày sau khi xử lý", kept_days.to_string()),
        ]
    }

    fn words(&self) -> String {
        self.rules.hold.words.join("\n")
    }
}

/// The rules as they are.
///
/// # Errors
/// A refusal when the person does not moderate.
pub async fn form(Caller { app, viewer, page }: Caller) -> Result<Response> {
    viewer.may_at_the_top(Action::ModerateComments)?;
    let rules = rules::now(&app.db).await?;
    page.show(&RulesPage { page: &page, rules: &rules, typed: &Typed::default() })
}

/// Sets the rules; all that waits is looked at again under them.
///
/// # Errors
/// As [`form`].
pub async fn set(Caller { app, viewer, page }: Caller, Form(fields): Form<Fields>) -> Result<Response> {
    viewer.may_at_the_top(Action::ModerateComments)?;
    let mut typed = Typed::new(FORM, fields);
    let [fastest, an_hour, links, open_days, kept_days] =
        [("fastest", 0..=600), ("an_hour", 1..=20), ("links", 0..=20), ("open_days", 0..=3650), ("kept_days", 1..=365)]
            .map(|(field, range)| number(&mut typed, field, range));
    let words = words(&mut typed);
    let (Some(fastest), Some(an_hour), Some(links), Some(open_days), Some(kept_days), Some(words)) =
        (fastest, an_hour, links, open_days, kept_days, words)
    else {
        let rules = rules::now(&app.db).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show(&RulesPage { page: &page, rules: &rules, typed: &typed })?).into_response());
    };
    let count = |number: i64| usize::try_from(number).unwrap_or_default();
    let hold = HoldRules { fastest, an_hour: count(an_hour), links: count(links), words };
    rules::set(&app.db, viewer.account, &Rules { hold, open_days, kept_days }).await?;
    Ok(chrome::done("/kiem-duyet/quy-tac", "da_luu"))
}

fn number(typed: &mut Typed, field: &'static str, range: RangeInclusive<i64>) -> Option<i64> {
    let number = typed.text(field).parse().ok().filter(|number| range.contains(number));
    if number.is_none() {
        let says = Sentence::plain("Ghi một số nguyên từ %{from} đến %{to}.").with("from", range.start()).with("to", range.end());
        typed.fault(field, says);
    }
    number
}

/// One word or phrase a line; what has no letter says nothing.
fn words(typed: &mut Typed) -> Option<Vec<String>> {
    let all = typed.text("body");
    let mut words: Vec<String> = Vec::new();
    for word in all.lines().map(text::tidy).filter(|word| !text::slug(word).is_empty()) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    if words.len() > MOST_WORDS {
        typed.fault("body", Sentence::plain("Danh sách có hơn %{most} từ; bỏ bớt.").with("most", MOST_WORDS));
        return None;
    }
    Some(words)
}
