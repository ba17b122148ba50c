//! Sentences about one target: each situation has a form of its own, and nothing is known here but words and marks.

use soket_core::amount::words::count_vi;
use soket_core::target::goal::Better;

/// What was asked, and which side of it is good.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The mark of the goal.
    pub mark: &'a str,
    /// Whether it is a floor to be reached, or a ceiling to stay under.
    pub better: Better,
}

/// A result: what it is called, what it reached, and whether that was enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// `năm 2021`, `năm học 2021-2022`.
    pub label: String,
    /// The mark of its result.
    pub value: String,
    /// Whether its goal was reached.
    pub reached: bool,
    /// The mark of its goal, where the years have different ones.
    pub asked: Option<String>,
}

impl Year {
    /// `85%`; `85% so với mức 82%` where the goal is its own.
    fn told(&self) -> String {
        self.asked.as_ref().map_or_else(|| self.value.clone(), |asked| format!("{} so với mức {asked}", self.value))
    }
}

/// Each year is judged by itself.
pub fn each_year(name: &str, asked: Asked<'_>, years: &[Year]) -> String {
    let (Asked { mark, better }, all) = (asked, count(years.len()));
    if let [only] = years {
        return format!("{}.", result(name, only, asked));
    }
    let (reached, short): (Vec<&Year>, Vec<&Year>) = years.iter().partition(|year| year.reached);
    match (reached.as_slice(), short.as_slice(), better) {
        ([], [], _) => format!("{name}: chưa có năm nào kết thúc để đánh giá, mức đề ra là {mark}."),
        (good, [], Better::Higher) => format!("{name}: {}; cả {all} năm đều đạt mức {mark}.", listed(good)),
        (good, [], Better::Lower) => format!("{name}: {}; cả {all} năm đều trong giới hạn {mark}.", listed(good)),
        ([], poor, Better::Higher) => format!("Chỉ tiêu “{name}” chưa năm nào đạt mức {mark}: {}.", listed(poor)),
        ([], poor, Better::Lower) => format!("Chỉ tiêu “{name}” năm nào cũng vượt giới hạn {mark}: {}.", listed(poor)),
        (good, poor, Better::Higher) => {
            let (good, poor) = (bracketed(good), bracketed(poor));
            format!("Chỉ tiêu “{name}” chưa giữ được mức {mark} đều các năm: đạt ở {good}; chưa đạt ở {poor}.")
        }
        (good, poor, Better::Lower) => {
            let (good, poor) = (bracketed(good), bracketed(poor));
            format!("Chỉ tiêu “{name}” chưa giữ được giới hạn {mark} đều các năm: trong giới hạn ở {good}; vượt ở {poor}.")
        }
    }
}

/// One result held against what was asked, without its full stop.
pub fn result(name: &str, year: &Year, Asked { mark, better }: Asked<'_>) -> String {
    let Year { label, value, reached, .. } = year;
    match (better, reached) {
        (Better::Higher, true) => format!("{name}: {label} là {value}, đạt mức {mark}"),
        (Better::Higher, false) => format!("Chỉ tiêu “{name}”: {label} mới được {value}, chưa đến mức {mark}"),
        (Better::Lower, true) => format!("{name}: {label} là {value}, trong giới hạn {mark}"),
        (Better::Lower, false) => format!("Chỉ tiêu “{name}”: {label} là {value}, vượt giới hạn {mark}"),
    }
}

/// Each year got a grade.
pub fn grades(name: &str, asked: &str, years: &[Year]) -> String {
    if let [Year { label, value, reached, .. }] = years {
        let end = if *reached { "đạt" } else { "chưa đến" };
        return format!("{name}: {label} xếp “{value}”, {end} mức {asked}.");
    }
    let quoted: Vec<String> = years.iter().map(|year| format!("{} “{}”", year.label, year.value)).collect();
    let end = match years.iter().filter(|year| !year.reached).map(|year| year.label.as_str()).collect::<Vec<_>>().as_slice() {
        [] => format!("đều giữ được mức {asked}"),
        short => format!("{} chưa đến mức {asked}", short.join(", ")),
    };
    format!("{name}: {}; {end}.", quoted.join(", "))
}

/// Each year it was done or not.
pub fn done(name: &str, years: &[Year]) -> String {
    match years.iter().filter(|year| !year.reached).map(|year| year.label.as_str()).collect::<Vec<_>>().as_slice() {
        _ if years.is_empty() => format!("{name}: chưa đến kỳ công nhận."),
        [] if years.len() == 1 => format!("Chỉ tiêu “{name}” đạt trong {}.", years[0].label),
        [] => format!("Chỉ tiêu “{name}” đạt trong cả {} năm đã kết thúc.", count(years.len())),
        short => format!("Chỉ tiêu “{name}” chưa thực hiện được trong {}.", short.join(", ")),
    }
}

/// What should not have happened did.
pub fn happened(name: &str, years: &[Year]) -> String {
    format!("Chỉ tiêu “{name}” không giữ được: phát sinh {}.", bracketed_values(years))
}

/// Nothing of the kind happened, and everybody said so.
pub fn nothing_happened(name: &str) -> String {
    format!("Chỉ tiêu “{name}” được giữ từ đầu nhiệm kỳ đến nay, không phát sinh trường hợp nào.")
}

/// Nothing of the kind is known to have happened; of these years not everything is known.
pub fn nothing_known(name: &str, unknown: &[String]) -> String {
    format!("Chỉ tiêu “{name}”: theo số liệu đã có, chưa phát sinh trường hợp nào; số liệu {} chưa đủ.", unknown.join(", "))
}

/// A year in which each unit had something to do: how many did it, of how many, and who did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitYear<'a> {
    /// `năm 2021`.
    pub label: String,
    /// Units that reached the goal.
    pub reached: usize,
    /// Units that had to.
    pub of: usize,
    /// Those that did not, by name.
    pub lagging: Vec<&'a str>,
}

impl UnitYear<'_> {
    /// `năm 2022 có 04/05 đơn vị đạt, còn Chi bộ Khoa Điện - Điện tử`.
    pub fn told(&self) -> String {
        let count = format!("{} có {}/{} đơn vị đạt", self.label, count(self.reached), count(self.of));
        if self.lagging.is_empty() { count } else { format!("{count}, còn {}", self.lagging.join(", ")) }
    }
}

/// What each unit had to do by itself: in how many units it was done, year by year, and where it was not.
pub fn each_unit(name: &str, asked: &str, years: &[UnitYear<'_>]) -> String {
    let told: Vec<String> = years.iter().map(UnitYear::told).collect();
    match years.iter().all(|year| year.reached == year.of) {
        true if years.is_empty() => format!("{name}: chưa có năm nào kết thúc để đánh giá, mức ở từng đơn vị là {asked}."),
        true => {
            let labels: Vec<&str> = years.iter().map(|year| year.label.as_str()).collect();
            format!("{name}: các đơn vị đều đạt mức {asked} trong {}.", labels.join(", "))
        }
        false => format!("Chỉ tiêu “{name}” (mức {asked} ở từng đơn vị): {}.", told.join("; ")),
    }
}

/// What adds up over the term, as a share of what was asked.
pub fn cumulative(name: &str, [to_date, share, asked]: [&str; 3]) -> String {
    format!("{name}: luỹ kế từ đầu nhiệm kỳ được {to_date}, bằng {share} mức {asked}.")
}

/// What adds up and was enough before the term ended.
pub fn reached_early(name: &str, [to_date, asked]: [&str; 2]) -> String {
    format!("{name}: luỹ kế {to_date}, đã đạt mức {asked} trước khi hết nhiệm kỳ.")
}

/// What stands at a day.
pub fn standing(name: &str, [to_date, day, wanted]: [&str; 3]) -> String {
    format!("{name}: đến ngày {day} là {to_date}; {wanted}.")
}

/// What stands, and how it moved from the first year to the latest: each with its value and its name.
pub fn moved(name: &str, way: Way, [(from, since), (to, until)]: [(&str, &str); 2], wanted: &str) -> String {
    match way {
        Way::Up => format!("{name}: tăng từ {from} ({since}) lên {to} ({until}); {wanted}."),
        Way::Down => format!("{name}: giảm từ {from} ({since}) còn {to} ({until}); {wanted}."),
        Way::Same => format!("{name}: giữ ở mức {to} từ {since} đến {until}; {wanted}."),
    }
}

/// Which way a value moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It grew.
    Up,
    /// It fell.
    Down,
    /// It stayed.
    Same,
}

/// A mean over years, and the years that went into it.
pub fn average(name: &str, [mean, asked]: [&str; 2], years: &[String]) -> String {
    match years {
        [only] => format!("{name}: mới có kết quả của {only} là {mean}; mức bình quân đề ra là {asked}."),
        all => format!("{name}: bình quân {} là {mean}, mức bình quân đề ra là {asked}.", all.join(", ")),
    }
}

/// The best year counts.
pub fn best(name: &str, [value, asked]: [&str; 2], year: &str) -> String {
    format!("{name}: kết quả tốt nhất từ đầu nhiệm kỳ là {value} ({year}), mức phấn đấu {asked}.")
}

/// Years as sentences list them: `năm 2020 là 94,9%, năm 2021 là 90,7%`.
fn listed(years: &[&Year]) -> String {
    years.iter().map(|year| format!("{} là {}", year.label, year.told())).collect::<Vec<_>>().join(", ")
}

/// Years with their values behind them: `năm 2020 (102,4%), năm 2022 (114,1%)`.
fn bracketed(years: &[&Year]) -> String {
    years.iter().map(|year| format!("{} ({})", year.label, year.told())).collect::<Vec<_>>().join(", ")
}

/// Values with their years behind them: `01 đảng viên (năm 2022)`.
fn bracketed_values(years: &[Year]) -> String {
    years.iter().map(|year| format!("{} ({})", year.value, year.label)).collect::<Vec<_>>().join(", ")
}

fn count(number: usize) -> String {
    count_vi(number as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(told: &[(&str, &str, bool)]) -> Vec<Year> {
        let year = |(label, value, reached): &(&str, &str, bool)| Year {
            label: (*label).into(),
            value: (*value).into(),
            reached: *reached,
            asked: None,
        };
        told.iter().map(year).collect()
    }

    const GOOD: (&str, &str, bool) = ("năm 2021", "92%", true);
    const BETTER: (&str, &str, bool) = ("năm 2022", "95%", true);
    const POOR: (&str, &str, bool) = ("năm 2022", "85%", false);
    const FLOOR: Asked<'static> = Asked { mark: "ít nhất 90%", better: Better::Higher };
    const CEILING: Asked<'static> = Asked { mark: "không quá 93%", better: Better::Lower };

    #[test]
    fn years_are_told_by_what_became_of_them() {
        for (told, expected) in [
            (vec![], "Tốt nghiệp: chưa có năm nào kết thúc để đánh giá, mức đề ra là ít nhất 90%."),
            (vec![GOOD], "Tốt nghiệp: năm 2021 là 92%, đạt mức ít nhất 90%."),
            (vec![GOOD, BETTER], "Tốt nghiệp: năm 2021 là 92%, năm 2022 là 95%; cả 02 năm đều đạt mức ít nhất 90%."),
            (vec![POOR], "Chỉ tiêu “Tốt nghiệp”: năm 2022 mới được 85%, chưa đến mức ít nhất 90%."),
            (vec![POOR, POOR], "Chỉ tiêu “Tốt nghiệp” chưa năm nào đạt mức ít nhất 90%: năm 2022 là 85%, năm 2022 là 85%."),
            (
                vec![GOOD, POOR],
                "Chỉ tiêu “Tốt nghiệp” chưa giữ được mức ít nhất 90% đều các năm: đạt ở năm 2021 (92%); chưa đạt ở năm 2022 (85%).",
            ),
        ] {
            assert_eq!(each_year("Tốt nghiệp", FLOOR, &years(&told)), expected);
        }
    }

    #[test]
    fn a_ceiling_is_kept_or_passed() {
        let (low, high) = (GOOD, ("năm 2022", "95%", false));
        for (told, expected) in [
            (vec![low], "Hao hụt: năm 2021 là 92%, trong giới hạn không quá 93%."),
            (vec![high], "Chỉ tiêu “Hao hụt”: năm 2022 là 95%, vượt giới hạn không quá 93%."),
            (vec![low, low], "Hao hụt: năm 2021 là 92%, năm 2021 là 92%; cả 02 năm đều trong giới hạn không quá 93%."),
            (vec![high, high], "Chỉ tiêu “Hao hụt” năm nào cũng vượt giới hạn không quá 93%: năm 2022 là 95%, năm 2022 là 95%."),
            (
                vec![low, high],
                "Chỉ tiêu “Hao hụt” chưa giữ được giới hạn không quá 93% đều các năm: trong giới hạn ở năm 2021 (92%); vượt ở năm 2022 (95%).",
            ),
        ] {
            assert_eq!(each_year("Hao hụt", CEILING, &years(&told)), expected);
        }
    }

    #[test]
    fn years_with_goals_of_their_own_say_them() {
        let mut told = years(&[GOOD, BETTER]);
        (told[0].asked, told[1].asked) = (Some("90%".into()), Some("94%".into()));
        let asked = Asked { mark: "đề ra", better: Better::Higher };
        let expected = "Tốt nghiệp: năm 2021 là 92% so với mức 90%, năm 2022 là 95% so với mức 94%; cả 02 năm đều đạt mức đề ra.";
        assert_eq!(each_year("Tốt nghiệp", asked, &told), expected);
    }

    #[test]
    fn grades_and_acts_are_told_in_words() {
        let (fair, fine) = (("năm 2021", "Khá", false), ("năm 2022", "Tốt", true));
        for (told, expected) in [
            (vec![fine], "Xếp loại: năm 2022 xếp “Tốt”, đạt mức Tốt trở lên."),
            (vec![fair], "Xếp loại: năm 2021 xếp “Khá”, chưa đến mức Tốt trở lên."),
            (vec![fine, fine], "Xếp loại: năm 2022 “Tốt”, năm 2022 “Tốt”; đều giữ được mức Tốt trở lên."),
            (vec![fair, fine], "Xếp loại: năm 2021 “Khá”, năm 2022 “Tốt”; năm 2021 chưa đến mức Tốt trở lên."),
        ] {
            assert_eq!(grades("Xếp loại", "Tốt trở lên", &years(&told)), expected);
        }
        for (told, expected) in [
            (vec![], "Vững mạnh: chưa đến kỳ công nhận."),
            (vec![GOOD], "Chỉ tiêu “Vững mạnh” đạt trong năm 2021."),
            (vec![GOOD, BETTER], "Chỉ tiêu “Vững mạnh” đạt trong cả 02 năm đã kết thúc."),
            (vec![GOOD, POOR], "Chỉ tiêu “Vững mạnh” chưa thực hiện được trong năm 2022."),
        ] {
            assert_eq!(done("Vững mạnh", &years(&told)), expected);
        }
        let one = ("năm 2022", "01 đảng viên", false);
        let broken = "Chỉ tiêu “Không kỷ luật” không giữ được: phát sinh 01 đảng viên (năm 2022).";
        assert_eq!(happened("Không kỷ luật", &years(&[one])), broken);
        let unknown = "Chỉ tiêu “Không kỷ luật”: theo số liệu đã có, chưa phát sinh trường hợp nào; số liệu năm 2022 chưa đủ.";
        assert_eq!(nothing_known("Không kỷ luật", &["năm 2022".to_owned()]), unknown);
    }

    #[test]
    fn units_that_lag_are_named() {
        let year = |label: &str, reached, lagging| UnitYear { label: label.into(), reached, of: 5, lagging };
        for (told, expected) in [
            (vec![], "Mô hình: chưa có năm nào kết thúc để đánh giá, mức ở từng đơn vị là ít nhất 01."),
            (vec![year("năm 2021", 5, vec![])], "Mô hình: các đơn vị đều đạt mức ít nhất 01 trong năm 2021."),
            (
                vec![year("năm 2021", 5, vec![]), year("năm 2022", 4, vec!["Chi bộ A"])],
                "Chỉ tiêu “Mô hình” (mức ít nhất 01 ở từng đơn vị): năm 2021 có 05/05 đơn vị đạt; năm 2022 có 04/05 đơn vị đạt, còn Chi bộ A.",
            ),
        ] {
            assert_eq!(each_unit("Mô hình", "ít nhất 01", &told), expected);
        }
    }

    #[test]
    fn what_adds_up_stands_or_is_averaged_has_its_own_form() {
        assert_eq!(cumulative("Kết nạp", ["13", "65%", "ít nhất 20"]), "Kết nạp: luỹ kế từ đầu nhiệm kỳ được 13, bằng 65% mức ít nhất 20.");
        assert_eq!(reached_early("Kết nạp", ["20", "ít nhất 20"]), "Kết nạp: luỹ kế 20, đã đạt mức ít nhất 20 trước khi hết nhiệm kỳ.");
        let wanted = "nghị quyết đề ra 100% vào cuối nhiệm kỳ";
        let now = "Đạt chuẩn: đến ngày 31/12/2022 là 90%; nghị quyết đề ra 100% vào cuối nhiệm kỳ.";
        assert_eq!(standing("Đạt chuẩn", ["90%", "31/12/2022", wanted]), now);
        for (way, expected) in [
            (Way::Up, "Đạt chuẩn: tăng từ 80% (năm 2021) lên 90% (năm 2022); nghị quyết đề ra 100% vào cuối nhiệm kỳ."),
            (Way::Down, "Đạt chuẩn: giảm từ 80% (năm 2021) còn 90% (năm 2022); nghị quyết đề ra 100% vào cuối nhiệm kỳ."),
            (Way::Same, "Đạt chuẩn: giữ ở mức 90% từ năm 2021 đến năm 2022; nghị quyết đề ra 100% vào cuối nhiệm kỳ."),
        ] {
            assert_eq!(moved("Đạt chuẩn", way, [("80%", "năm 2021"), ("90%", "năm 2022")], wanted), expected);
        }
        let years = ["năm 2021".to_owned(), "năm 2022".to_owned()];
        let both = "Tiết kiệm: bình quân năm 2021, năm 2022 là 11%, mức bình quân đề ra là ít nhất 10%.";
        assert_eq!(average("Tiết kiệm", ["11%", "ít nhất 10%"], &years), both);
        let one = "Tiết kiệm: mới có kết quả của năm 2021 là 11%; mức bình quân đề ra là ít nhất 10%.";
        assert_eq!(average("Tiết kiệm", ["11%", "ít nhất 10%"], &years[..1]), one);
    }
}
