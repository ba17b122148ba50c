//! Where a target would end if things go on as they do, in a sentence.

use crate::report::facts::TargetFact;
use soket_core::rollup::forecast::Basis;
use soket_core::rollup::judge::Computed;
use soket_core::target::goal::Better;
use soket_core::target::rule::TimeRule;

/// Where it would end; only for what the committee has not concluded.
pub fn of(fact: &TargetFact) -> Option<String> {
    let better = fact.progress.measure.better;
    match (fact.word(), &fact.progress.forecast) {
        _ if fact.verdict.is_some() => None,
        (Computed::Unlikely, _) => Some(unlikely(better).to_owned()),
        (Computed::InProgress, Some(forecast)) => {
            let end = if fact.target.time_rule == TimeRule::EveryPeriod { "hết năm" } else { "hết nhiệm kỳ" };
            Some(forecast_vi(better, &forecast.basis, forecast.reaches?).replace("%{end}", end))
        }
        (Computed::InProgress, None) => Some("Chỉ tiêu đang trong lộ trình.".to_owned()),
        _ => None,
    }
}

fn unlikely(better: Better) -> &'static str {
    match better {
        Better::Higher => "Với nhịp độ hiện nay khó đạt mức đề ra, cần giải pháp bổ sung.",
        Better::Lower => "Với tình hình hiện nay khó giữ được giới hạn đề ra, cần giải pháp bổ sung.",
    }
}

/// The sentence for a forecast that ends at the goal, or does not.
fn forecast_vi(better: Better, basis: &Basis, reaches: bool) -> &'static str {
    match (better, basis, reaches) {
        (Better::Higher, Basis::Pace { .. }, true) => "Giữ nhịp độ hiện nay thì đạt mức đề ra khi %{end}.",
        (Better::Higher, Basis::Pace { .. }, false) => "Nhịp độ hiện nay thấp hơn yêu cầu, phải đẩy nhanh ở thời gian còn lại.",
        (Better::Higher, Basis::Trend { .. }, true) => "Giữ xu hướng hiện nay thì đạt mức đề ra khi %{end}.",
        (Better::Higher, Basis::Trend { .. }, false) => "Xu hướng hiện nay chưa đủ để đạt mức đề ra khi %{end}, phải đẩy nhanh hơn.",
        (Better::Higher, Basis::Held { .. }, true) => "Kết quả hiện đạt mức đề ra, phải giữ đến %{end}.",
        (Better::Higher, Basis::Held { .. }, false) => "Kết quả còn dưới mức đề ra, phải tiếp tục nâng lên.",
        (Better::Lower, Basis::Pace { .. }, true) => "Giữ nhịp độ hiện nay thì đến %{end} vẫn trong giới hạn đề ra.",
        (Better::Lower, Basis::Pace { .. }, false) => "Với nhịp độ hiện nay sẽ vượt giới hạn đề ra, phải có biện pháp hạn chế.",
        (Better::Lower, Basis::Trend { .. }, true) => "Giữ xu hướng hiện nay thì khi %{end} trong giới hạn đề ra.",
        (Better::Lower, Basis::Trend { .. }, false) => "Xu hướng hiện nay chưa đủ để giảm về giới hạn đề ra khi %{end}.",
        (Better::Lower, Basis::Held { .. }, true) => "Kết quả đang trong giới hạn đề ra, phải giữ đến %{end}.",
        (Better::Lower, Basis::Held { .. }, false) => "Kết quả đang vượt giới hạn đề ra, phải tiếp tục giảm.",
    }
}
