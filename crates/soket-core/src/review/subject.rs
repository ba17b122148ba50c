//! The subject (trích yếu) that a report usually has: offered, never forced.

use crate::period::Period;

/// The subject of a periodic report over a period, as formats.md 3.B has it: results, then what comes next.
pub fn periodic(period: &Period) -> String {
    let results = format!("kết quả thực hiện nhiệm vụ {}", period.name_vi());
    period.next().map_or(results.clone(), |next| format!("{results}, phương hướng, nhiệm vụ {}", next.name_vi()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_half_year_names_itself_and_the_next() {
        let subject = periodic(&Period::half_year_of(date(2026, 11, 24)));
        assert_eq!(subject, "kết quả thực hiện nhiệm vụ 6 tháng cuối năm 2026, phương hướng, nhiệm vụ 6 tháng đầu năm 2027");
    }
}
