//! The head of a paper and its foot: who writes what when, to whom it goes, who signs.

use super::xml::{Letters, Stand, halves, paragraph, rule, run, twips};
use crate::document::Document;
use crate::font;
use crate::header;
use crate::profile::Profile;

/// Issuer at the left; title, place and date at the right; type word and subject below.
pub fn top(document: &Document) -> String {
    let profile = document.profile.profile();
    let head = halves(profile.head, &issuer(document, profile), &title(document, profile));
    head + &kind_and_subject(document, profile)
}

fn line(text: &str, letters: Letters) -> String {
    paragraph(Stand::plain("center"), &run(text, letters))
}

fn issuer(document: &Document, profile: &Profile) -> String {
    let (header, letters) = (&document.header, Letters::of(profile.issuer_size));
    let superior = header.superior.iter().flat_map(|name| header::lines(name, profile));
    let mut cell: String = superior.map(|name| line(&name, letters)).collect();
    let issuer = header::lines(&header.issuer, profile);
    cell.extend(issuer.iter().map(|name| line(name, letters.bold())));
    if profile.star {
        cell += &line("*", letters);
    } else {
        cell += &rule(twips(header::issuer_rule(header, profile)), profile.head[0].into());
    }
    cell + &line(&profile.number_line(header), Letters::of(profile.small))
}

fn title(document: &Document, profile: &Profile) -> String {
    let header = &document.header;
    let mut cell = line(profile.title, Letters::of(profile.title_size).bold());
    let mut ruled = font::bold_width(profile.title, profile.title_size);
    if let Some(motto) = profile.motto {
        cell += &line(motto, Letters::of(profile.title_size + 1.0).bold());
        ruled = font::bold_width(motto, profile.title_size + 1.0);
    }
    cell += &rule(twips(ruled), profile.head[1].into());
    let slanted = Letters::of(profile.small).slanted();
    cell += &line(&header.place_and_date(), slanted);
    if let Some(mark) = &header.draft_mark {
        cell += &line(mark, slanted);
    }
    cell
}

fn kind_and_subject(document: &Document, profile: &Profile) -> String {
    let header = &document.header;
    let mut below = paragraph(Stand::plain("center").after_gap(240).kept(), &run(&header.type_word, Letters::of(profile.type_word).bold()));
    let subject = run(&profile.subject_line(&header.subject), Letters::of(profile.subject).bold());
    below += &paragraph(Stand::plain("center").kept(), &subject);
    if profile.star {
        below += &line("-----", Letters::of(profile.body));
    } else {
        let room = i32::from(profile.head[0] + profile.head[1]);
        below += &rule(twips(header::subject_rule(header, profile, room as f32 / 20.0)), room);
    }
    below
}

/// Nơi nhận at the left, the signature at the right, in one row that no page parts.
pub fn foot(document: &Document) -> String {
    let profile = document.profile.profile();
    let gap = paragraph(Stand::plain("left").kept(), "");
    gap + &halves(profile.head, &recipients(document, profile), &signature(document, profile))
}

fn recipients(document: &Document, profile: &Profile) -> String {
    let head = Letters { size: profile.recipients_head, underlined: profile.recipients_underlined, ..Letters::default() };
    let head = if profile.recipients_underlined { head } else { head.bold().slanted() };
    let mut cell = paragraph(Stand::plain("left"), &run("Nơi nhận:", head));
    for (at, recipient) in document.recipients.iter().enumerate() {
        let end = if at + 1 == document.recipients.len() { "." } else { profile.recipients_mark };
        cell += &paragraph(Stand::plain("left"), &run(&format!("- {recipient}{end}"), Letters::of(profile.recipients_size)));
    }
    cell
}

fn signature(document: &Document, profile: &Profile) -> String {
    let (signature, letters) = (&document.signature, Letters::of(profile.small));
    let mut cell = String::new();
    if let Some(body) = &signature.on_behalf_of {
        cell += &line(&format!("{}{body}", profile.on_behalf), letters.bold());
    }
    cell += &line(&signature.office, if profile.office_bold { letters.bold() } else { letters });
    // Four empty lines, at least 1 400 twips (formats.md SG-08).
    cell += &paragraph(Stand::plain("center"), "").repeat(5);
    cell + &line(signature.name.as_deref().unwrap_or_default(), letters.bold())
}
