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
