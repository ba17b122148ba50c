//! The body of a campaign's paper: each section in the words of whoever wrote it, or as soket drafts it from the dossier.

use super::{Filled, Order, call, decision, list, minutes, submission};
use crate::report::commendation::Dossier;
use crate::report::prose;
use crate::report::wording::{Headings, Written, plain};
use soket_core::commendation::paper::CampaignPaper;
use soket_core::paper::{PaperSection, PaperTable};
use soket_paper::document::Block;
use soket_paper::profile::Profile;

/// Each section of a paper with its words of now.
pub fn sections(dossier: &Dossier, paper: CampaignPaper) -> Vec<Written> {
    let texts = dossier.texts(paper.as_str());
    let drafted = |section: &PaperSection| prose::text_of(&draft(dossier, (paper, section.key), &Filled::default()));
    paper.sections().iter().map(|section| Written::of(section, texts, || drafted(section))).collect()
}

/// Whether somebody wrote a section in own words.
pub fn is_reworded(dossier: &Dossier, paper: CampaignPaper, key: &str) -> bool {
    dossier.texts(paper.as_str()).iter().any(|text| text.section == key && !text.body.trim().is_empty())
}

/// The whole body: what the form fixes, and the sections in it.
pub(super) fn lay_out(dossier: &Dossier, (paper, order): (CampaignPaper, Order), (profile, filled): (&Profile, &Filled)) -> Vec<Block> {
    let texts = dossier.texts(paper.as_str());
    let section = |section: &PaperSection| {
        let written = Written::of(section, texts, String::new);
        if written.is_kept() { plain(&written) } else { draft(dossier, (paper, section.key), filled) }
    };
    let sections = paper.sections().iter().map(|known| (*known, section(known))).collect();
    match paper {
        CampaignPaper::Call | CampaignPaper::Minutes => headed(dossier, sections),
        CampaignPaper::List => vec![list::summary(dossier, order)],
        CampaignPaper::Submission => submission::body(dossier, profile, sections),
        CampaignPaper::Decision => decision::body(dossier, profile, sections),
    }
}

/// A section with its blocks.
pub(super) type Laid = (PaperSection, Vec<Block>);

/// Sections under Roman numbers, each with the table that stands behind its words.
fn headed(dossier: &Dossier, sections: Vec<Laid>) -> Vec<Block> {
    let (mut blocks, mut headings) = (Vec::new(), Headings::default());
    for (section, words) in sections {
        blocks.extend(headings.next(&section));
        blocks.extend(words);
        if section.table == Some(PaperTable::Counted) {
            blocks.push(minutes::counted(dossier));
        }
    }
    blocks
}

fn draft(dossier: &Dossier, (paper, key): (CampaignPaper, &str), filled: &Filled) -> Vec<Block> {
    match paper {
        CampaignPaper::Call => call::draft(dossier, key),
        CampaignPaper::Minutes => minutes::draft(dossier, key, filled),
        CampaignPaper::List => Vec::new(),
        CampaignPaper::Submission => submission::draft(dossier, key),
        CampaignPaper::Decision => decision::draft(dossier, key),
    }
}
