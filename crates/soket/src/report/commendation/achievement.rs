//! The achievement report (báo cáo thành tích) of one nominee: a paper of the unit that nominates, drawn from what it said and cited.

use super::Dossier;
use super::paper::Numbered;
use super::paper::words::{self, bullet, paragraph};
use crate::app::App;
use crate::error::{Error, Result};
use crate::report::facts::Facts;
use crate::report::wording::{Headings, Written};
use crate::report::{change, letterhead, prose};
use crate::store;
use crate::store::commendation::award::Award;
use crate::store::commendation::nomination::Nomination;
use crate::store::commendation::proof::Source;
use crate::store::unit::Letterhead;
use soket_core::commendation::RecipientKind;
use soket_core::commendation::condition::{Condition, Grade};
use soket_core::commendation::double::Recipient;
use soket_core::commendation::paper::AchievementReport;
use soket_core::id::UnitId;
use soket_core::paper::PaperSection;
use soket_core::period::day::short_date;
use soket_core::text::capitalised;
use soket_paper::document::{Block, Document, Form, Header, Inline, Signature};
use soket_paper::profile::Profile;
use std::collections::HashMap;

/// Everything that the report of one nominee says.
pub struct Achievement<'a> {
    /// The campaign.
    pub dossier: &'a Dossier,
    /// The nominee.
    pub nomination: &'a Nomination,
    /// Which paper.
    pub report: AchievementReport,
    /// The unit that reports: the collective itself, or the unit that nominates a person and confirms what is said of him.
    pub unit: UnitId,
    /// How that unit's papers begin and end today.
    pub letterhead: Letterhead,
    profile: &'static Profile,
    /// What the cited figures are now, by their codes.
    figures: HashMap<String, String>,
    /// The names of the files that prove it.
    files: Vec<String>,
}

impl<'a> Achievement<'a> {
    /// Gathers what the report of a nominee says.
    ///
    /// # Errors
    /// When the database does not answer, or no format holds for the unit today.
    pub async fn gather(app: &App, dossier: &'a Dossier, nomination: &'a Nomination) -> Result<Self> {
        let unit = match nomination.said.recipient {
            Recipient::Unit(collective) => collective,
            Recipient::Person(_) => nomination.unit,
        };
        let letterhead = store::unit::letterhead(&app.db, &dossier.tree, unit, dossier.today).await?;
        let profile = format(dossier, &letterhead, unit).ok_or(Error::NotFound)?;
        let report = AchievementReport { nomination: nomination.id, recipient: nomination.said.kind() };
        let files = store::attachment::of(&app.db, ("nomination", nomination.id.0)).await?;
        let files = files.into_iter().map(|file| file.name).collect();
        let figures = figures(app, dossier, nomination).await?;
        Ok(Self { dossier, nomination, report, unit, letterhead, profile, figures, files })
    }

    /// Each section with its words of now.
    pub fn sections(&self) -> Vec<Written> {
        let texts = self.dossier.texts(&self.report.key());
        let drafted = |section: &PaperSection| prose::text_of(&self.draft(section.key));
        self.report.sections().iter().map(|section| Written::of(section, texts, || drafted(section))).collect()
    }

    /// The report with its number and day, or as a draft.
    pub fn lay_out(&self, number: Option<Numbered>) -> Document {
        let mut document = Document {
            profile: self.profile.id,
            form: Form::Issued,
            header: self.header(number),
            bases: Vec::new(),
            body: self.body(),
            signature: Signature::default(),
            recipients: Vec::new(),
            annexes: Vec::new(),
        };
        letterhead::put(&mut document, self.letterhead.clone());
        if self.report.is_numbered() {
            letterhead::name_superior_plainly(&mut document);
            return document;
        }
        // A person reports about himself: no body issues it, nobody else is sent it, and his unit confirms it beside him.
        document.recipients.clear();
        let reporter =
            Signature { on_behalf_of: None, office: "NGƯỜI BÁO CÁO".to_owned(), name: Some(self.nomination.said.name.clone()) };
        let confirmed = std::mem::replace(&mut document.signature, reporter);
        document.form = Form::Statement { confirmed };
        document
    }

    fn header(&self, number: Option<Numbered>) -> Header {
        let kind = self.nomination.said.kind();
        let form = words::form(self.dossier, kind, self.dossier.today);
        Header {
            type_word: "BÁO CÁO".to_owned(),
            type_code: "BC".to_owned(),
            serial: number.and_then(|number| u32::try_from(number.serial).ok()),
            date: number.map(|number| number.on),
            drafted_on: self.dossier.today,
            subject: format!("thành tích đề nghị tặng {form} {}", words::reason(self.dossier)),
            draft_mark: self.dossier.draft_mark(number),
            ..Header::default()
        }
    }

    fn body(&self) -> Vec<Block> {
        let (mut blocks, mut headings) = (Vec::new(), Headings::default());
        let texts = self.dossier.texts(&self.report.key());
        for section in self.report.sections() {
            blocks.extend(headings.next(section));
            let written = Written::of(section, texts, String::new);
            let now = |code: &str| self.figures.get(code).cloned();
            blocks.extend(if written.is_kept() { prose::blocks_with(&written.body, &now) } else { self.draft(section.key) });
        }
        blocks.push(paragraph(self.voted()));
        blocks
    }

    fn draft(&self, key: &str) -> Vec<Block> {
        match key {
            "so-luoc" => self.who(),
            "thanh-tich" => self.achieved(),
            "da-khen" => self.honoured(),
            _ => Vec::new(),
        }
    }

    /// Who it is, and what the unit answered to the conditions of the call; soket asks for nothing else about a person.
    fn who(&self) -> Vec<Block> {
        let said = &self.nomination.said;
        let mut lines = match said.kind() {
            RecipientKind::Individual => {
                vec![format!("Họ và tên: {}", said.name), format!("Chức vụ, đơn vị: {}", words::or_gap(&said.office, "chưa ghi"))]
            }
            RecipientKind::Collective => self.situation(),
        };
        lines.extend(self.dossier.asked_of(said.kind()).filter_map(|asked| {
            let answer = said.answers.get(&asked.id)?;
            Some(answered(&asked.condition, answer))
        }));
        lines.iter().map(|line| bullet(words::ended(line))).collect()
    }

    fn situation(&self) -> Vec<String> {
        let head = &self.letterhead;
        let mut lines = vec![format!("Tên tập thể: {}", self.nomination.said.name)];
        lines.extend(head.superior_name.as_ref().map(|above| format!("Trực thuộc: {above}")));
        lines.extend(head.signer.as_ref().map(|(office, name)| format!("{office}: {name}")));
        lines
    }

    /// The summary as the unit wrote it, then what proves it, each figure under its code.
    fn achieved(&self) -> Vec<Block> {
        let summary = words::or_gap(&self.nomination.said.summary, "chưa viết tóm tắt thành tích").into_owned();
        let mut blocks = words::typed(&summary);
        let sources = self.dossier.sources.get(&self.nomination.id).map_or(&[][..], Vec::as_slice);
        let mut proofs: Vec<Block> = sources.iter().map(|source| self.proof(source)).collect();
        proofs.extend(self.files.iter().map(|file| bullet(format!("Tệp kèm theo: {file}."))));
        if !proofs.is_empty() {
            blocks.push(paragraph("Số liệu, việc làm, tài liệu minh chứng:"));
            blocks.extend(proofs);
        }
        blocks
    }

    fn proof(&self, source: &Source) -> Block {
        let says = source.words.trim_end_matches(['.', ':']).to_owned();
        let Some(now) = (source.kind == "figure").then(|| self.figures.get(&source.reference)).flatten() else {
            return bullet(words::ended(&says));
        };
        let figure = Inline::Figure { code: source.reference.clone(), text: now.clone(), note: None };
        Block::Bullet(vec![Inline::Text(format!("{says}: ")), figure, Inline::Text(".".to_owned())])
    }

    fn honoured(&self) -> Vec<Block> {
        let line = |award: &Award| {
            let reason = words::ended(&format!("đã có thành tích {}", award.reason));
            bullet(format!("{} theo Quyết định số {}, ngày {}: {reason}", award.kind_name, award.symbol, short_date(award.decided_on)))
        };
        let lines: Vec<Block> = self.dossier.honours(self.nomination.said.recipient).map(line).collect();
        if lines.is_empty() { vec![paragraph("Sổ khen thưởng chưa ghi hình thức khen thưởng nào.")] } else { lines }
    }

    fn voted(&self) -> String {
        let unit = self.dossier.tree.get(self.nomination.unit).map(|unit| unit.named_on(self.dossier.today).full.clone());
        let unit = unit.unwrap_or_default();
        match self.nomination.said.votes {
            Some((agree, of)) => {
                let (share, agree, of) = (words::percent(agree, of), words::count(agree), words::count(of));
                format!("{unit} đã bình xét, có {agree}/{of} phiếu đồng ý ({share}), xác nhận nội dung báo cáo và đề nghị khen thưởng.")
            }
            None => format!("({unit} chưa ghi kết quả bình xét.)"),
        }
    }
}

/// The report as it was numbered, or as it would be printed now.
///
/// # Errors
/// When the database does not answer.
pub async fn document(app: &App, told: &Achievement<'_>) -> Result<Document> {
    if let Some(issued) = store::commendation::paper::issued(&app.db, told.dossier.campaign.id, &told.report.key()).await? {
        return Ok(serde_json::from_str(&issued.document).map_err(anyhow::Error::from)?);
    }
    Ok(told.lay_out(None))
}

/// The campaign's own format where the unit writes under the same regime, else the usual one of the unit today.
fn format(dossier: &Dossier, head: &Letterhead, unit: UnitId) -> Option<&'static Profile> {
    let own = dossier.profile().filter(|profile| letterhead::regime_fits(profile, head).is_ok());
    own.or_else(|| letterhead::usual_format(dossier.tree.get(unit)?, dossier.today))
}

/// An answer to a condition as a paper writes it, without what the call asks.
fn answered(condition: &Condition, answer: &str) -> String {
    match condition {
        Condition::GradeAtLeast(_) => format!("Mức xếp loại: {}", Grade::parse(answer).map_or(answer, |grade| grade.name_vi())),
        Condition::AgeAtLeast(_) | Condition::AgeAtMost(_) => format!("Ngày sinh: {answer}"),
        Condition::YearsSince(_, since) => format!("{}: {answer}", capitalised(since)),
        Condition::Confirmed(what) => format!("{}: {}", capitalised(what), if answer == "yes" { "có" } else { "không" }),
    }
}

/// What the figures that a nomination cites are now: as the newest review prints them whose body stands above the unit or is it.
/// A code of another house says nothing here.
async fn figures(app: &App, dossier: &Dossier, nomination: &Nomination) -> Result<HashMap<String, String>> {
    let sources = dossier.sources.get(&nomination.id).map_or(&[][..], Vec::as_slice);
    let mut wanted: Vec<&str> = sources.iter().filter(|source| source.kind == "figure").map(|source| source.reference.as_str()).collect();
    let mut figures = HashMap::new();
    if wanted.is_empty() {
        return Ok(figures);
    }
    for review in store::review::of_the_house(&app.db).await? {
        let is_own = review.unit == nomination.unit || dossier.tree.answers_for(review.unit, nomination.unit, dossier.today);
        if !is_own || wanted.is_empty() {
            continue;
        }
        let facts = Facts::gather(app, review).await?;
        for code in std::mem::take(&mut wanted) {
            match facts.by_code(code) {
                Some(fact) => {
                    let frozen = change::frozen_words(app, &facts.review, (code, &fact)).await?;
                    figures.insert(code.to_owned(), frozen.unwrap_or(fact.text));
                }
                None => wanted.push(code),
            }
        }
    }
    Ok(figures)
}
