//! What form fields offer: the options of a list, which one is chosen, and the words for what is wrong.

use crate::web::chrome::Page;
use soket_core::target::draft::Fault;

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
