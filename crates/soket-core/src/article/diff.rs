//! What changed between two texts: paragraph by paragraph, and inside a changed paragraph word by word.

/// A stretch of words that stayed, went or came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change<'a> {
    /// In both texts.
    Kept(Vec<&'a str>),
    /// Only in the older one.
    Gone(Vec<&'a str>),
    /// Only in the newer one.
    Come(Vec<&'a str>),
}

impl Change<'_> {
    /// The words in one piece.
    pub fn text(&self) -> String {
        match self {
            Change::Kept(words) | Change::Gone(words) | Change::Come(words) => words.join(" "),
        }
    }
}

/// Above so many cells a table is not filled: what lies between equal ends counts as replaced.
const LARGEST: usize = 4_000_000;

/// The changes of one line of text, word by word.
pub fn words<'a>(old: &'a str, new: &'a str) -> Vec<Change<'a>> {
    let old: Vec<&str> = old.split_whitespace().collect();
    let new: Vec<&str> = new.split_whitespace().collect();
    changes(&old, &new)
}

/// The changes of a longer text: one list a paragraph. A paragraph that stands between the same neighbours is compared word by word.
pub fn paragraphs<'a>(old: &'a str, new: &'a str) -> Vec<Vec<Change<'a>>> {
    let lines = |text: &'a str| text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>();
    let (old, new) = (lines(old), lines(new));
    let mut rows = Vec::new();
    let mut gone: Vec<&'a str> = Vec::new();
    for change in changes(&old, &new) {
        match change {
            Change::Gone(lines) => gone = lines,
            Change::Come(lines) => rows.extend(paired(std::mem::take(&mut gone), lines)),
            Change::Kept(lines) => {
                rows.extend(paired(std::mem::take(&mut gone), Vec::new()));
                rows.extend(lines.into_iter().map(|line| vec![Change::Kept(vec![line])]));
            }
        }
    }
    rows.extend(paired(gone, Vec::new()));
    rows
}

fn paired<'a>(gone: Vec<&'a str>, come: Vec<&'a str>) -> Vec<Vec<Change<'a>>> {
    let pairs = gone.len().max(come.len());
    let row = |at: usize| match (gone.get(at), come.get(at)) {
        (Some(old), Some(new)) => words(old, new),
        (Some(old), None) => vec![Change::Gone(vec![*old])],
        (None, Some(new)) => vec![Change::Come(vec![*new])],
        (None, None) => Vec::new(),
    };
    (0..pairs).map(row).collect()
}

/// The longest common run of pieces, by the usual table; equal ends are taken off first.
fn changes<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Change<'a>> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (left, right) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let mut found = Vec::new();
    push(&mut found, Change::Kept(old[..head].to_vec()));
    if left.len() * right.len() > LARGEST {
        push(&mut found, Change::Gone(left.to_vec()));
        push(&mut found, Change::Come(right.to_vec()));
    } else {
        walk(left, right, &mut found);
    }
    push(&mut found, Change::Kept(old[old.len() - tail..].to_vec()));
    found
}

fn walk<'a>(old: &[&'a str], new: &[&'a str], found: &mut Vec<Change<'a>>) {
    let table = table(old, new);
    let (mut at, mut to) = (0, 0);
    while at < old.len() || to < new.len() {
        if at < old.len() && to < new.len() && old[at] == new[to] {
            push(found, Change::Kept(vec![old[at]]));
            (at, to) = (at + 1, to + 1);
        } else if to == new.len() || at < old.len() && table[at + 1][to] >= table[at][to + 1] {
            push(found, Change::Gone(vec![old[at]]));
            at += 1;
        } else {
            push(found, Change::Come(vec![new[to]]));
            to += 1;
        }
    }
}

/// How many pieces the rests of both texts have in common, for every pair of places.
fn table(old: &[&str], new: &[&str]) -> Vec<Vec<u32>> {
    let mut table = vec![vec![0; new.len() + 1]; old.len() + 1];
    for at in (0..old.len()).rev() {
        for to in (0..new.len()).rev() {
            table[at][to] = if old[at] == new[to] { table[at + 1][to + 1] + 1 } else { table[at + 1][to].max(table[at][to + 1]) };
        }
    }
    table
}

/// Adds to the last stretch where it is of the same kind.
fn push<'a>(found: &mut Vec<Change<'a>>, change: Change<'a>) {
    match (found.last_mut(), change) {
        (_, Change::Kept(more) | Change::Gone(more) | Change::Come(more)) if more.is_empty() => {}
        (Some(Change::Kept(words)), Change::Kept(more))
        | (Some(Change::Gone(words)), Change::Gone(more))
        | (Some(Change::Come(words)), Change::Come(more)) => words.extend(more),
        (_, change) => found.push(change),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn drawn(changes: &[Change<'_>]) -> String {
        let one = |change: &Change<'_>| match change {
            Change::Kept(_) => change.text(),
            Change::Gone(_) => format!("[-{}]", change.text()),
            Change::Come(_) => format!("[+{}]", change.text()),
        };
        changes.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_that_changed_are_marked() {
        for (old, new, expected) in [
            ("", "", ""),
            ("một hai ba", "một hai ba", "một hai ba"),
            ("một hai ba", "một bốn ba", "một [-hai] [+bốn] ba"),
            ("một hai", "một hai ba", "một hai [+ba]"),
            ("một hai ba", "hai ba", "[-một] hai ba"),
        ] {
            assert_eq!(drawn(&words(old, new)), expected);
        }
    }

    #[test]
    fn a_paragraph_is_compared_with_the_one_in_its_place() {
        let rows = paragraphs("Đầu.\n\nGiữa cũ.\n\nCuối.", "Đầu.\n\nGiữa mới.\n\nThêm.\n\nCuối.");
        let rows: Vec<String> = rows.iter().map(|row| drawn(row)).collect();
        assert_eq!(rows, ["Đầu.", "Giữa [-cũ.] [+mới.]", "[+Thêm.]", "Cuối."]);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_back(old in "[ab ]{0,40}", new in "[ab ]{0,40}") {
            let changes = words(&old, &new);
            let side = |gone: bool| changes.iter().filter_map(|change| match change {
                Change::Kept(words) => Some(words.join(" ")),
                Change::Gone(words) if gone => Some(words.join(" ")),
                Change::Come(words) if !gone => Some(words.join(" ")),
                _ => None,
            }).collect::<Vec<_>>().join(" ");
            prop_assert_eq!(side(true), old.split_whitespace().collect::<Vec<_>>().join(" "));
            prop_assert_eq!(side(false), new.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
}
