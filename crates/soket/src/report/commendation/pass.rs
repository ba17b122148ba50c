//! Until when a nominee's pass opens: the day that the office set, or one that follows the campaign.

use super::Dossier;
use crate::store::commendation::award::Award;
use crate::store::commendation::campaign::Campaign;
use crate::store::commendation::nomination::Nomination;
use jiff::ToSpan as _;
use jiff::civil::Date;
use soket_core::commendation::pass::{self, Validity};

/// How the pass of a nomination stands.
pub fn validity(campaign: &Campaign, awards: &[Award], nomination: &Nomination) -> Validity {
    let ends_on = nomination.pass.ends_on.unwrap_or_else(|| usual_end(campaign, awards));
    Validity { ends_on, withdrawn_on: nomination.pass.withdrawn_on }
}

/// The list hangs out after the last day for nominations; a decision may come later than its deadlines.
fn usual_end(campaign: &Campaign, awards: &[Award]) -> Date {
    let call = &campaign.call;
    let planned = call.nominate_by.checked_add(call.listed_days.days()).unwrap_or(call.nominate_by);
    let deadline = campaign.decides_from().map_or(planned, |day| day.max(planned));
    pass::usual_end(deadline, awards.iter().map(|award| award.decided_on).min())
}

impl Dossier {
    /// How the pass of one of its nominations stands.
    pub fn pass(&self, nomination: &Nomination) -> Validity {
        validity(&self.campaign, &self.awards, nomination)
    }

    /// The last day of a pass that is given anew today.
    pub fn new_pass_ends_on(&self) -> Date {
        pass::usual_end(self.today, None).max(usual_end(&self.campaign, &self.awards))
    }
}
