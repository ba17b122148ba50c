//! What soket warns of before somebody is commended. It never blocks in silence and never ranks: a person gives a reason and goes on.

use super::Dossier;
use crate::store::commendation::nomination::Nomination;
use jiff::civil::Date;
use soket_core::commendation::RecipientKind;
use soket_core::commendation::double::{Recipient, doubles};
use soket_core::commendation::nomination::{Consent, Outcome};
use soket_core::period::day::short_date;
use soket_core::refusal::{Refusal, Sentence};

/// One warning about a nominee.
pub struct Warning {
    /// Under which name its reason is kept.
    pub key: String,
    /// What it says.
    pub says: Sentence,
    /// Why somebody goes on; empty while nobody has said.
    pub reason: String,
}

impl Dossier {
    /// What is warned of for a nominee, each with the reason that was given.
    pub fn warnings(&self, nomination: &Nomination) -> Vec<Warning> {
        let mut found = self.doubled(nomination);
        found.extend(self.unmet(nomination));
        found.extend(self.misplaced(nomination));
        found.extend(self.beyond_quota(nomination));
        if nomination.said.kind() == RecipientKind::Individual && nomination.said.consent != Consent::Given {
            let says = Sentence::plain("Người được đề nghị %{consent}: tên không đưa lên trang công khai.");
            found.push(("consent".to_owned(), says.with("consent", nomination.said.consent.name_vi())));
        }
        let warning = |(key, says): (String, Sentence)| {
            let reason = self.reasons.get(&(nomination.id, key.clone())).cloned().unwrap_or_default();
            Warning { key, says, reason }
        };
        found.into_iter().map(warning).collect()
    }

    /// Warnings about those who would be commended to which nobody has given a reason.
    ///
    /// # Errors
    /// A refusal that says how many.
    pub fn is_answered(&self) -> Result<(), Refusal> {
        let open = self.agreed().flat_map(|nomination| self.warnings(nomination)).filter(|warning| warning.reason.is_empty()).count();
        if open == 0 {
            return Ok(());
        }
        let refusal = Refusal::conflict("Còn %{open} cảnh báo chưa ghi lý do.", "Mở từng đề nghị có cảnh báo, ghi lý do rồi làm tiếp.");
        Err(refusal.with("open", open))
    }

    /// What was commended already and looks alike; also the same recipient twice in this campaign.
    fn doubled(&self, nomination: &Nomination) -> Vec<(String, Sentence)> {
        let achievement = self.campaign.call.achievement();
        let known = self.known.iter().filter(|(award, _)| award.campaign != self.campaign.id);
        let known = known.map(|(award, achievement)| (award.recipient, achievement, award));
        let mut found: Vec<(String, Sentence)> = doubles((nomination.said.recipient, &achievement), known)
            .into_iter()
            .map(|award| {
                let says = Sentence::plain(
                    "Đã được tặng %{kind} theo %{symbol} ngày %{day} cho cùng chủ đề, thời gian tính thành tích chồng nhau.",
                );
                let says = says.with("kind", &award.kind_name).with("symbol", &award.symbol).with("day", short_date(award.decided_on));
                (format!("double:{}", award.id), says)
            })
            .collect();
        let twin = self.considered().find(|other| other.id < nomination.id && other.said.recipient == nomination.said.recipient);
        found.extend(
            twin.map(|_| ("twice".to_owned(), Sentence::plain("Đã có một đề nghị khác cho chính người hoặc tập thể này trong đợt."))),
        );
        found
    }

    /// Conditions of the call that an answer does not meet.
    fn unmet(&self, nomination: &Nomination) -> Vec<(String, Sentence)> {
        let on = self.campaign.call.nominate_by;
        let check = |asked: &super::Asked| {
            let answer = nomination.said.answers.get(&asked.id)?;
            let says = asked.condition.check(answer, on).unwrap_or_else(Some)?;
            Some((format!("condition:{}", asked.id), says))
        };
        self.asked_of(nomination.said.kind()).filter_map(check).collect()
    }

    /// A person of another unit than the one that proposes; a collective that was dissolved.
    fn misplaced(&self, nomination: &Nomination) -> Option<(String, Sentence)> {
        let on: Date = self.campaign.call.nominate_by;
        match nomination.said.recipient {
            Recipient::Person(person) => {
                let home = self.homes.get(&person).copied()?;
                let is_below = home == nomination.unit || self.tree.answers_for(nomination.unit, home, on);
                (!is_below).then(|| {
                    let name = self.tree.get(home).map(|unit| unit.named_on(on).full.clone()).unwrap_or_default();
                    ("home".to_owned(), Sentence::plain("Theo sổ, người này thuộc %{unit}, không thuộc đơn vị đề nghị.").with("unit", name))
                })
            }
            Recipient::Unit(unit) => {
                let stands = self.tree.get(unit).is_some_and(|unit| unit.stands_on(self.today));
                (!stands)
                    .then(|| ("dissolved".to_owned(), Sentence::plain("Tập thể này nay không còn: đã giải thể, sáp nhập hoặc chia tách.")))
            }
        }
    }

    /// Whether the quota was full before this nominee, in the body's own order.
    fn beyond_quota(&self, nomination: &Nomination) -> Option<(String, Sentence)> {
        let kind = nomination.said.kind();
        let ahead = self.agreed().take_while(|other| other.id != nomination.id);
        let number = Self::count(ahead, kind).checked_add(1)?;
        let says = self.campaign.call.quota(kind).is_passed(number, self.base(kind))?;
        (nomination.outcome == Outcome::Agreed).then(|| ("quota".to_owned(), says))
    }
}
