//! The text of a section: nothing that a clerk wrote gets lost on its way to the paper, and a figure has one code.

use jiff::civil::date;
use soket::report::facts::Facts;
use soket::report::prose as paper;
use soket::store::review::Review;
use soket_core::id::{ReviewId, UnitId};
use soket_core::period::Period;
use soket_core::printed::{self, Printed};
use soket_core::prose::{Piece, pieces, refreshed, write};
use soket_core::review::{OutlineKind, ReviewState};
use soket_paper::document::{Block, Inline};
use std::collections::HashMap;

/// Words with figures in them, the text form of a printed figure, and the code that a reader types.
pub fn holds(bytes: &[u8]) {
    let typed = super::typed(bytes);
    pieces_hold(&typed);
    subjects_hold(&typed);
    codes_hold(&typed);
    let facts = facts();
    let settled = paper::settle(&typed, &facts);
    assert!(paper::wanted(&settled).is_empty(), "{settled:?} still wants a figure");
    blocks_hold(&typed, &facts);
}

fn pieces_hold(text: &str) {
    let found = pieces(text);
    let whole: String = found.iter().map(|piece| as_written(*piece)).collect();
    assert_eq!(whole, text);
    assert!(found.windows(2).all(|pair| !matches!(pair, [Piece::Words(_), Piece::Words(_)])), "{found:?}");
    let once = refreshed(text, |_| Some("7 cuộc"));
    assert_eq!(refreshed(&once, |_| Some("7 cuộc")), once, "{text:?}");
    assert_eq!(refreshed(text, |_| None), text);
}

fn as_written(piece: Piece<'_>) -> String {
    match piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Figure { written, code } => write(written, code),
    }
}

fn subjects_hold(text: &str) {
    if let Some(printed) = Printed::parse(text) {
        assert_eq!(Printed::parse(&printed.to_text()), Some(printed), "{text:?}");
    }
}

fn codes_hold(text: &str) {
    if let Some(number) = printed::number(text) {
        assert_eq!(printed::code(number), text.trim().to_lowercase(), "a figure has one code");
    }
}

/// Every word and every figure of the text is on the paper, in order, and none runs into the next.
fn blocks_hold(text: &str, facts: &Facts) {
    let blocks = paper::blocks(text, facts);
    let figures: Vec<&str> = blocks.iter().flat_map(Block::inlines).filter_map(Inline::figure).map(|(code, _)| code).collect();
    let wanted: Vec<&str> =
        pieces(text).into_iter().filter_map(|piece| if let Piece::Figure { code, .. } = piece { Some(code) } else { None }).collect();
    assert_eq!(figures, wanted, "{text:?} as {blocks:?}");
    // An entity such as &eacute; is read as the letter that it names.
    if text.contains(['&', '\0']) {
        return;
    }
    let said: Vec<String> = blocks.iter().map(|block| block.inlines().iter().map(|inline| as_said(inline)).collect()).collect();
    assert_eq!(words(&said.join("\n")), words(&pieces(text).into_iter().map(said_now).collect::<String>()), "{text:?} as {blocks:?}");
}

/// Letters and digits in runs; signs that Markdown may take out do not part a word.
fn words(text: &str) -> Vec<String> {
    let bare: String = text.chars().filter(|c| !"*_\\<>".contains(*c)).collect();
    bare.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A figure's own words are compared by its code, since they follow its value.
fn as_said(inline: &Inline) -> &str {
    inline.figure().map_or_else(|| inline.text(), |_| " ")
}

fn said_now(piece: Piece<'_>) -> &str {
    match piece {
        Piece::Words(words) => words,
        Piece::Figure { .. } => " ",
    }
}

/// A review that knows one figure: how many meetings it holds, none so far.
fn facts() -> Facts {
    let day = date(2023, 5, 15);
    let review = Review {
        id: ReviewId(1),
        slug: "so-ket".to_owned(),
        outline: OutlineKind::Periodic,
        title: "kết quả".to_owned(),
        unit: UnitId(1),
        period: Period::year_of(day),
        cut_off: day,
        profile: "PARTY-HD36".to_owned(),
        state: ReviewState::Draft,
        draft_mark: String::new(),
        former: None,
        replaces: None,
        closed_at: None,
        symbol: String::new(),
        issued_on: None,
    };
    let counted = Printed::RecordCount { review: review.id, of: "meetings".to_owned() };
    Facts {
        review,
        tree: Default::default(),
        mandates: Vec::new(),
        targets: Vec::new(),
        indicators: Vec::new(),
        records: Vec::new(),
        tasks: Vec::new(),
        former: Vec::new(),
        honours: Vec::new(),
        reports: HashMap::new(),
        readings: Vec::new().into(),
        codes: HashMap::from([(counted, printed::code(1))]),
    }
}
