//! Sentences about one target: each situation has a form of its own, and nothing is known here but words and marks.

use soket_core::amount::words::count_vi;

/// A year that is over: what it is called, what it reached, and whether that was enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// `năm 2021`, `năm học 2021-2022`.
    pub label: String,
    /// The mark of its result.
    pub value: String,
    /// Whether its goal was reached.
    pub reached: bool,
}

/// Each year is judged by itself.
pub fn each_year(name: &str, asked: &str, years: &[Year]) -> String {
    let (reached, short): (Vec<&Year>, Vec<&Year>) = years.iter().partition(|year| year.reached);
    match (reached.as_slice(), short.as_slice()) {
        ([], []) => format!("{name}: chưa có năm nào kết thúc để đánh giá, mức đề ra là {asked}."),
        ([only], []) => format!("{name}: {}, năm đầu thực hiện, đạt {} so với mức {asked}.", only.label, only.value),
        (all, []) => format!("{name}: {}; cả {} năm đều đạt mức {asked}.", listed(all), count(all.len())),
        ([], [only]) => format!("Chỉ tiêu “{name}”: {}, năm đầu thực hiện, mới là {}, chưa đến mức {asked}.", only.label, only.value),
        ([], all) => format!("Chỉ tiêu “{name}” chưa năm nào đạt mức {asked}: {}.", listed(all)),
        (some, missed) => {
            let (some, missed) = (bracketed(some), bracketed(missed));
            format!("Chỉ tiêu “{name}” chưa giữ được mức {asked} đều các năm: đạt ở {some}; chưa đạt ở {missed}.")
        }
    }
}

/// Each year got a grade.
pub fn grades(name: &str, asked: &str, years: &[Year]) -> String {
    if let [Year { label, value, reached }] = years {
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
        [] if years.len() == 1 => format!("{name}: {} giữ được.", years[0].label),
        [] => format!("{name}: giữ được trong cả {} năm đã kết thúc.", count(years.len())),
        short => format!("Chỉ tiêu “{name}” chưa thực hiện được trong {}.", short.join(", ")),
    }
}

/// Nothing of the kind should have happened.
pub fn nothing_happened(name: &str, years: &[Year]) -> String {
    match years.iter().filter(|year| !year.reached).collect::<Vec<_>>().as_slice() {
        [] => format!("{name}: từ đầu nhiệm kỳ đến nay giữ được, không phát sinh trường hợp nào."),
        broken => {
            let happened = broken.iter().map(|year| format!("{} ({})", year.value, year.label)).collect::<Vec<_>>();
            format!("Chỉ tiêu “{name}” không giữ được: phát sinh {}.", happened.join(", "))
        }
    }
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

/// What adds up over the term.
pub fn cumulative(name: &str, [to_date, share, asked]: [&str; 3], early: bool) -> String {
    if early {
        return format!("{name}: luỹ kế {to_date}, đã qua mức {asked} trước khi hết nhiệm kỳ.");
    }
    format!("{name}: luỹ kế từ đầu nhiệm kỳ được {to_date}, bằng {share} mức {asked}.")
}

/// What stands at a day; the way it moved since the first year.
pub fn standing(name: &str, [to_date, asked]: [&str; 2], since: Option<(&str, Way, &str)>) -> String {
    match since {
        Some((first, Way::Same, label)) => format!("{name}: giữ ở mức {first} từ {label} đến nay; nghị quyết đề ra {asked}."),
        Some((first, way, label)) => {
            format!("{name}: {} từ {first} ({label}) {} {to_date}; nghị quyết đề ra {asked}.", way.verb(), way.reaching())
        }
        None => format!("{name}: hiện nay là {to_date}, nghị quyết đề ra {asked} vào cuối nhiệm kỳ."),
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

impl Way {
    fn verb(self) -> &'static str {
        match self {
            Way::Up => "tăng",
            Way::Down => "giảm",
            Way::Same => "giữ",
        }
    }

    fn reaching(self) -> &'static str {
        match self {
            Way::Up => "lên",
            Way::Down => "còn",
            Way::Same => "ở",
        }
    }
}

/// A mean over years, and the years that went into it.
pub fn average(name: &str, [mean, asked]: [&str; 2], years: &[String]) -> String {
    match years {
        [only] => format!("{name}: mới có kết quả của {only} là {mean}; mức bình quân phải đạt {asked}."),
        all => format!("{name}: bình quân {} là {mean}, mức bình quân phải đạt {asked}.", all.join(", ")),
    }
}

/// The best year counts.
pub fn best(name: &str, [value, asked]: [&str; 2], year: &str) -> String {
    format!("{name}: kết quả tốt nhất từ đầu nhiệm kỳ là {value} ({year}), mức phấn đấu {asked}.")
}

/// What a year brought that is over.
pub fn year_over(name: &str, year: &Year, asked: &str) -> String {
    let Year { label, value, reached } = year;
    match reached {
        true => format!("{name}: {label} là {value}, đạt mức {asked}"),
        false => format!("Chỉ tiêu “{name}”: {label} mới được {value}, chưa đến mức {asked}"),
    }
}

/// Years as sentences list them: `năm 2020 là 94,9%, năm 2021 là 90,7%`.
fn listed(years: &[&Year]) -> String {
    years.iter().map(|year| format!("{} là {}", year.label, year.value)).collect::<Vec<_>>().join(", ")
}

/// Years with their values behind them: `năm 2020 (102,4%), năm 2022 (114,1%)`.
fn bracketed(years: &[&Year]) -> String {
    years.iter().map(|year| format!("{} ({})", year.label, year.value)).collect::<Vec<_>>().join(", ")
}

fn count(number: usize) -> String {
    count_vi(number as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(told: &[(&str, &str, bool)]) -> Vec<Year> {
        told.iter().map(|(label, value, reached)| Year { label: (*label).into(), value: (*value).into(), reached: *reached }).collect()
    }

    const GOOD: (&str, &str, bool) = ("năm 2021", "92%", true);
    const BETTER: (&str, &str, bool) = ("năm 2022", "95%", true);
    const POOR: (&str, &str, bool) = ("năm 2022", "85%", false);

    #[test]
    fn years_are_told_by_what_became_of_them() {
        for (told, expected) in [
            (vec![], "Tốt nghiệp: chưa có năm nào kết thúc để đánh giá, mức đề ra là ít nhất 90%."),
            (vec![GOOD], "Tốt nghiệp: năm 2021, năm đầu thực hiện, đạt 92% so với mức ít nhất 90%."),
            (vec![GOOD, BETTER], "Tốt nghiệp: năm 2021 là 92%, năm 2022 là 95%; cả 02 năm đều đạt mức ít nhất 90%."),
            (vec![POOR], "Chỉ tiêu “Tốt nghiệp”: năm 2022, năm đầu thực hiện, mới là 85%, chưa đến mức ít nhất 90%."),
            (vec![POOR, POOR], "Chỉ tiêu “Tốt nghiệp” chưa năm nào đạt mức ít nhất 90%: năm 2022 là 85%, năm 2022 là 85%."),
            (
                vec![GOOD, POOR],
                "Chỉ tiêu “Tốt nghiệp” chưa giữ được mức ít nhất 90% đều các năm: đạt ở năm 2021 (92%); chưa đạt ở năm 2022 (85%).",
            ),
        ] {
            assert_eq!(each_year("Tốt nghiệp", "ít nhất 90%", &years(&told)), expected);
        }
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
            (vec![GOOD], "Vững mạnh: năm 2021 giữ được."),
            (vec![GOOD, BETTER], "Vững mạnh: giữ được trong cả 02 năm đã kết thúc."),
            (vec![GOOD, POOR], "Chỉ tiêu “Vững mạnh” chưa thực hiện được trong năm 2022."),
        ] {
            assert_eq!(done("Vững mạnh", &years(&told)), expected);
        }
        let one = ("năm 2022", "01 đảng viên", false);
        for (told, expected) in [
            (vec![GOOD], "Không kỷ luật: từ đầu nhiệm kỳ đến nay giữ được, không phát sinh trường hợp nào."),
            (vec![GOOD, one], "Chỉ tiêu “Không kỷ luật” không giữ được: phát sinh 01 đảng viên (năm 2022)."),
        ] {
            assert_eq!(nothing_happened("Không kỷ luật", &years(&told)), expected);
        }
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
        let sum = ["13", "65%", "ít nhất 20"];
        assert_eq!(cumulative("Kết nạp", sum, false), "Kết nạp: luỹ kế từ đầu nhiệm kỳ được 13, bằng 65% mức ít nhất 20.");
        assert_eq!(cumulative("Kết nạp", sum, true), "Kết nạp: luỹ kế 13, đã qua mức ít nhất 20 trước khi hết nhiệm kỳ.");
        for (since, expected) in [
            (None, "Đạt chuẩn: hiện nay là 90%, nghị quyết đề ra 100% vào cuối nhiệm kỳ."),
            (Some(("80%", Way::Up, "năm 2021")), "Đạt chuẩn: tăng từ 80% (năm 2021) lên 90%; nghị quyết đề ra 100%."),
            (Some(("95%", Way::Down, "năm 2021")), "Đạt chuẩn: giảm từ 95% (năm 2021) còn 90%; nghị quyết đề ra 100%."),
            (Some(("90%", Way::Same, "năm 2021")), "Đạt chuẩn: giữ ở mức 90% từ năm 2021 đến nay; nghị quyết đề ra 100%."),
        ] {
            assert_eq!(standing("Đạt chuẩn", ["90%", "100%"], since), expected);
        }
        let years = ["năm 2021".to_owned(), "năm 2022".to_owned()];
        let both = "Tiết kiệm: bình quân năm 2021, năm 2022 là 11%, mức bình quân phải đạt ít nhất 10%.";
        assert_eq!(average("Tiết kiệm", ["11%", "ít nhất 10%"], &years), both);
        let one = "Tiết kiệm: mới có kết quả của năm 2021 là 11%; mức bình quân phải đạt ít nhất 10%.";
        assert_eq!(average("Tiết kiệm", ["11%", "ít nhất 10%"], &years[..1]), one);
    }
}
