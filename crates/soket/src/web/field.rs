//! What form fields offer and what was typed into them: options, the words for what is wrong, and the text to show again.

use crate::web::chrome::Page;
use jiff::civil::Date;
use soket_core::period::day::parse_day;
use soket_core::refusal::Sentence;
use soket_core::target::draft::Fault;
use soket_core::text;
use std::collections::HashMap;

/// What is wrong with one field, in the language of the page; empty when nothing is.
pub fn faults(page: &Page, faults: &[Fault], field: &str) -> String {
    let of = faults.iter().filter(|fault| fault.field == field);
    of.map(|fault| page.say(&fault.says)).collect::<Vec<_>>().join(" ")
}

/// One option of a list.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub name: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// The options of a list, one of them chosen.
pub fn choices<V: Into<String>, N: Into<String>>(options: impl IntoIterator<Item = (V, N)>, chosen: &str) -> Vec<Choice> {
    let choice = |(value, name): (V, N)| {
        let value = value.into();
        Choice { chosen: value == chosen, value, name: name.into() }
    };
    options.into_iter().map(choice).collect()
}

/// The same with an empty option first.
pub fn or_none<V: Into<String>, N: Into<String>>(options: impl IntoIterator<Item = (V, N)>, chosen: &str) -> Vec<Choice> {
    let none = Choice { value: String::new(), name: "–".to_owned(), chosen: chosen.is_empty() };
    std::iter::once(none).chain(choices(options, chosen)).collect()
}

/// The fields of a form as the browser sent them.
pub type Fields = HashMap<String, String>;

/// What was typed in a field, tidied; nothing typed is an empty text.
pub fn tidied(fields: &Fields, name: &str) -> String {
    fields.get(name).map(|value| text::tidy(value)).unwrap_or_default()
}

/// The name under which a form was sent, so that sent again it happens once; a form without a script has none.
pub fn nonce(fields: &Fields) -> Option<String> {
    Some(tidied(fields, "nonce")).filter(|nonce| !nonce.is_empty())
}

/// One of several forms of a page as it was typed: read field by field, shown again with what is wrong beside each field.
#[derive(Debug, Default)]
pub struct Typed {
    form: String,
    fields: Fields,
    faults: Vec<Fault>,
}

impl Typed {
    /// What was sent by the form of this name; a form that stands once a row bears the row's number in its name.
    pub fn new(form: impl Into<String>, fields: Fields) -> Self {
        Self { form: form.into(), fields, faults: Vec::new() }
    }

    /// A field, tidied; empty when it was not sent.
    pub fn text(&self, field: &str) -> String {
        self.sent(field).unwrap_or_default()
    }

    /// A field without spaces around it, where the form has it at all.
    pub fn sent(&self, field: &str) -> Option<String> {
        self.fields.get(field).map(|typed| text::tidy(typed))
    }

    /// A field that must say something.
    pub fn wanted(&mut self, field: &'static str, says: &'static str) -> Option<String> {
        let text = self.text(field);
        if text.is_empty() {
            self.fault(field, Sentence::plain(says));
        }
        Some(text).filter(|text| !text.is_empty())
    }

    /// A day.
    pub fn day(&mut self, field: &'static str) -> Option<Date> {
        parse_day(&self.text(field)).map_err(|fault| self.fault(field, fault.says())).ok()
    }

    /// One of the values that a list offers.
    pub fn one_of<T>(&mut self, field: &'static str, parse: fn(&str) -> Option<T>, says: &'static str) -> Option<T> {
        let found = parse(&self.text(field));
        if found.is_none() {
            self.fault(field, Sentence::plain(says));
        }
        found
    }

    /// Notes what is wrong with a field.
    pub fn fault(&mut self, field: &'static str, says: Sentence) {
        self.faults.push(Fault { field, says });
    }

    /// What is wrong first, for callers that show one sentence only.
    pub fn first_fault(&self) -> Option<&Sentence> {
        self.faults.first().map(|fault| &fault.says)
    }

    /// Whether this form is shown again.
    pub fn is(&self, form: &str) -> bool {
        self.form == form
    }

    /// What a field of a form shows: what was typed when this form is shown again, else its usual value.
    pub fn at(&self, form: &str, field: &str, usual: &str) -> String {
        let typed = self.fields.get(field).filter(|_| self.is(form));
        typed.map_or_else(|| usual.to_owned(), Clone::clone)
    }

    /// What is wrong with a field of a form, in the language of the page; empty when nothing is.
    pub fn says(&self, page: &Page, form: &str, field: &str) -> String {
        if self.is(form) { faults(page, &self.faults, field) } else { String::new() }
    }

    /// The options of a list in a form, with the typed one chosen, else the usual one.
    pub fn options(&self, form: &str, field: &str, offered: &[Choice]) -> Vec<Choice> {
        let usual = offered.iter().find(|option| option.chosen).map_or("", |option| option.value.as_str());
        let chosen = self.at(form, field, usual);
        choices(offered.iter().map(|option| (option.value.clone(), option.name.clone())), &chosen)
    }
}
