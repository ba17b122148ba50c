//! What is wrong with a command line, in the person's language; the parser itself speaks only English.

use crate::language::Language;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use soket_core::refusal::Sentence;
use std::process::ExitCode;

/// The environment variable that chooses the language of messages.
pub const LANGUAGE: &str = "SOKET_LANG";
/// The exit code for a command line that cannot be understood.
const WRONG_USAGE: u8 = 2;

/// Prints help or the version as asked, else says what is wrong and how to go on.
pub fn explain(wrong: &clap::Error) -> ExitCode {
    if !wrong.use_stderr() {
        let _ = wrong.print();
        return ExitCode::SUCCESS;
    }
    if wrong.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = wrong.print();
        return ExitCode::from(WRONG_USAGE);
    }
    let language = chosen(std::env::args(), std::env::var(LANGUAGE).ok());
    let next = Sentence::plain("Gõ soket --help, hoặc soket LỆNH --help, để xem cách dùng.");
    eprintln!("soket: {} {}", language.say(&says(wrong)), language.say(&next));
    ExitCode::from(WRONG_USAGE)
}

fn says(wrong: &clap::Error) -> Sentence {
    let given = |kind| wrong.get(kind).map(words).unwrap_or_default();
    let (argument, value) = (given(ContextKind::InvalidArg), given(ContextKind::InvalidValue));
    match wrong.kind() {
        ErrorKind::UnknownArgument => Sentence::plain("Không có tuỳ chọn %{given}.").with("given", argument),
        ErrorKind::InvalidSubcommand => Sentence::plain("Không có lệnh %{given}.").with("given", given(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => Sentence::plain("Còn thiếu: %{given}.").with("given", argument),
        ErrorKind::MissingSubcommand => Sentence::plain("Chưa nói làm gì: thiếu tên lệnh."),
        ErrorKind::InvalidValue if value.is_empty() => Sentence::plain("%{given} cần một giá trị.").with("given", argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match given(ContextKind::ValidValue) {
            choices if choices.is_empty() => {
                Sentence::plain("“%{value}” không dùng được cho %{given}.").with("value", value).with("given", argument)
            }
            choices => Sentence::plain("“%{value}” không dùng được cho %{given}; chọn một trong: %{choices}.")
                .with("value", value)
                .with("given", argument)
                .with("choices", choices),
        },
        ErrorKind::ArgumentConflict => {
            Sentence::plain("%{given} không đi cùng %{other}.").with("given", argument).with("other", given(ContextKind::PriorArg))
        }
        _ => Sentence::plain("Chưa hiểu dòng lệnh này."),
    }
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        other => other.to_string(),
    }
}

/// The language asked for on a command line that could not be read as a whole.
fn chosen(words: impl Iterator<Item = String>, by_environment: Option<String>) -> Language {
    let words: Vec<String> = words.collect();
    let after = words.iter().position(|word| word == "--lang").and_then(|at| words.get(at + 1).cloned());
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang=").map(str::to_owned));
    Language::of(&after.or(joined).or(by_environment).unwrap_or_default())
}
