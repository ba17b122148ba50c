//! The head of a paper and its foot: who writes what when, to whom it goes, who signs.

use super::xml::{Letters, Stand, halves, paragraph, rule, run, twips};
use crate::document::{Document, Form, Signature};
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
    cell.extend(document.number_line().map(|number| line(&number, Letters::of(profile.small))));
    cell
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
    cell.extend(document.place_and_date().map(|day| line(&day, slanted)));
    if let Some(mark) = &header.draft_mark {
        cell += &line(mark, slanted);
    }
    cell
}

fn kind_and_subject(document: &Document, profile: &Profile) -> String {
    let header = &document.header;
    let mut below = paragraph(Stand::plain("center").after_gap(240).kept(), &run(&header.type_word, Letters::of(profile.type_word).bold()));
    let room = i32::from(profile.head[0] + profile.head[1]);
    let sides = (room - twips(header::subject_room(header, profile))) / 2;
    let subject = run(&profile.subject_line(&header.subject), Letters::of(profile.subject).bold());
    below += &paragraph(Stand { sides, ..Stand::plain("center").kept() }, &subject);
    if profile.star {
        below += &line("-----", Letters::of(profile.body));
    } else {
        below += &rule(twips(header::subject_rule(header, profile)), room);
    }
    below
}

/// The signature beside Nơi nhận, or two signatures side by side, in one row that no page parts; nothing below a handout.
pub fn foot(document: &Document) -> String {
    let profile = document.profile.profile();
    let gap = paragraph(Stand::plain("left").kept(), "");
    let (recipients, signed) = (recipients(document, profile), signature(&document.signature, profile));
    match &document.form {
        // A cell must hold a paragraph.
        Form::Issued if recipients.is_empty() => gap + &halves(profile.head, &line("", Letters::of(profile.small)), &signed),
        Form::Issued => gap + &halves(profile.head, &recipients, &signed),
        Form::Record { writer } | Form::Statement { confirmed: writer } => {
            let room = if recipients.is_empty() { String::new() } else { gap.clone() };
            gap + &halves(even(profile.head), &signature(writer, profile), &signed) + &room + &recipients
        }
        Form::Handout => String::new(),
    }
}

fn even([left, right]: [u16; 2]) -> [u16; 2] {
    let half = left.midpoint(right);
    [half, left + right - half]
}

fn recipients(document: &Document, profile: &Profile) -> String {
    if document.recipients.is_empty() {
        return String::new();
    }
    let head = Letters { size: profile.recipients_head, underlined: profile.recipients_underlined, ..Letters::default() };
    let head = if profile.recipients_underlined { head } else { head.bold().slanted() };
    let mut cell = paragraph(Stand::plain("left"), &run("Nơi nhận:", head));
    let letters = Letters::of(profile.recipients_size);
    cell.extend(document.recipient_lines().iter().map(|recipient| paragraph(Stand::plain("left"), &run(recipient, letters))));
    cell
}

fn signature(signature: &Signature, profile: &Profile) -> String {
    let (mut cell, letters) = (String::new(), Letters::of(profile.small));
    if let Some(body) = &signature.on_behalf_of {
        cell += &line(&format!("{}{body}", profile.on_behalf), letters.bold());
    }
    cell += &line(&signature.office, if profile.office_bold { letters.bold() } else { letters });
    // Four empty lines, at least 1 400 twips (formats.md SG-08).
    cell += &paragraph(Stand::plain("center"), "").repeat(5);
    cell + &line(signature.name.as_deref().unwrap_or_default(), letters.bold())
}
