//! How papers of a campaign say things: who commends, what for, how many, how much, what is not known.

use crate::report::commendation::Dossier;
use crate::store::commendation::nomination::Nomination;
use jiff::civil::Date;
use soket_core::amount::Amount;
use soket_core::commendation::RecipientKind;
use soket_core::commendation::condition::Condition;
use soket_core::commendation::kind::AwardKind;
use soket_core::commendation::money;
use soket_core::period::day::short_date;
use soket_core::quotient::Quotient;
use soket_core::unit::UnitKind;
use soket_paper::document::{Block, Inline};
use soket_paper::profile::Profile;
use std::borrow::Cow;

/// A paragraph of plain words.
pub fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(vec![Inline::Text(text.into())])
}

/// A line that begins with a dash.
pub fn bullet(text: impl Into<String>) -> Block {
    Block::Bullet(vec![Inline::Text(text.into())])
}

/// A heading with its number.
pub fn heading(level: u8, number: &str, text: &str) -> Block {
    Block::Heading { level, number: number.to_owned(), text: text.to_owned() }
}

/// Bases that stand inside the body, each with the mark, the slant and the dash of the format.
pub fn based(profile: &Profile, bases: &[String]) -> Vec<Block> {
    let last = bases.len().saturating_sub(1);
    let line = |(at, basis): (usize, &String)| {
        let text = format!("{basis}{}", if at == last { profile.bases_end } else { ";" });
        let inlines = vec![if profile.bases_slanted { Inline::Emphasis(text) } else { Inline::Text(text) }];
        if profile.bases_dash.is_empty() { Block::Paragraph(inlines) } else { Block::Bullet(inlines) }
    };
    bases.iter().enumerate().map(line).collect()
}

/// What somebody typed, line by line; a line that begins with a dash stays one.
pub fn typed(text: &str) -> Vec<Block> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| line.strip_prefix('-').map_or_else(|| paragraph(ended(line)), |rest| bullet(ended(rest)))).collect()
}

/// What is not known is a visible gap.
pub fn or_gap<'a>(known: &'a str, gap: &str) -> Cow<'a, str> {
    if known.trim().is_empty() { format!("({gap})").into() } else { known.into() }
}

/// A sentence with its full stop.
pub fn ended(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?', ';', ':']) { text.to_owned() } else { format!("{text}.") }
}

/// A count as papers write it: below ten with a nought before it (formats.md 4.3).
pub fn count(number: impl Into<u64>) -> String {
    match number.into() {
        0 => "0".to_owned(),
        number => format!("{number:02}"),
    }
}

/// A share with a decimal comma: `81,82%`.
pub fn percent(count: u32, of: u32) -> String {
    let share = Quotient::new(i128::from(count) * 100, i128::from(of));
    share.map_or_else(|| "–".to_owned(), |share| format!("{}%", share.to_vi(2)))
}

/// A sum with its thousands apart.
pub fn dong(sum: i64) -> String {
    Quotient::whole(sum).to_vi(0)
}

/// The same words inside a sentence: a common first word begins small, a name or the kind of a document does not.
pub fn inside(text: &str) -> String {
    const NAMES: [&str; 10] =
        ["Đảng", "Bác", "Hồ Chí Minh", "Kết luận", "Chỉ thị", "Nghị quyết", "Quyết định", "Kế hoạch", "Cuộc vận động", "Luật"];
    let mut letters = text.trim().chars();
    let Some(first) = letters.next() else { return String::new() };
    let is_name = NAMES.iter().any(|name| text.trim().starts_with(name)) || letters.clone().next().is_some_and(char::is_uppercase);
    if is_name { text.trim().to_owned() } else { first.to_lowercase().chain(letters).collect() }
}

/// The unit that commends, as a sentence names it: a committee acts in the name of its organization.
pub fn granter(dossier: &Dossier) -> String {
    let named = organisation(dossier);
    named.strip_prefix("Đảng bộ ").map_or(named.clone(), |rest| format!("Đảng uỷ {rest}"))
}

/// The campaign inside a sentence: "đợt khen thưởng 02 năm ...".
pub fn campaign(dossier: &Dossier) -> String {
    let title = inside(&dossier.campaign.call.title);
    if title.starts_with("đợt ") { title } else { format!("đợt {title}") }
}

/// Who carries the work of commending in the office.
pub fn helpers(dossier: &Dossier) -> String {
    if is_party(dossier) {
        format!("Bộ phận giúp việc của {}", granter(dossier))
    } else {
        "Bộ phận phụ trách thi đua, khen thưởng".to_owned()
    }
}

/// The unit itself with its full name.
pub fn organisation(dossier: &Dossier) -> String {
    let unit = dossier.tree.get(dossier.campaign.call.unit);
    unit.map(|unit| unit.named_on(dossier.today).full.clone()).unwrap_or_default()
}

/// The name of a unit inside a sentence: "chi bộ Khoa Cơ khí".
pub fn inside_name(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Whether a body that considers only proposes: a council, against the committee that decides.
pub fn is_council(body: &str) -> bool {
    ["Hội đồng", "Tổ ", "Ban xét"].iter().any(|word| body.starts_with(word))
}

/// Whether the unit writes as a body of the Party.
pub fn is_party(dossier: &Dossier) -> bool {
    dossier.letterhead.kind.writes_as_party()
}

/// The head of an administrative unit, by the office under which he signs: "Hiệu trưởng Trường Trung cấp".
pub fn head(dossier: &Dossier) -> String {
    let office = dossier.letterhead.signer.as_ref().map(|(office, _)| office.as_str()).unwrap_or_default();
    format!("{} {}", or_gap(office, "chưa rõ chức vụ người ký"), organisation(dossier))
}

/// Whether the catalogue lets the unit grant every form of this campaign by itself on a day.
pub fn grants_itself(dossier: &Dossier, day: Date) -> bool {
    let unit = dossier.tree.get(dossier.campaign.call.unit).map_or(UnitKind::Room, |unit| unit.kind);
    let kinds = RecipientKind::ALL.into_iter().filter_map(|kind| dossier.kind(kind, day));
    kinds.map(|kind| kind.granted_by(unit)).all(|warning| warning.is_none())
}

/// What for, without the words `đã có thành tích` before it, which every paper and certificate writes by itself.
pub fn reason(dossier: &Dossier) -> String {
    /// A certificate has room for about so many letters (two lines); beyond them it goes without the window.
    const LONGEST: usize = 150;
    let call = &dossier.campaign.call;
    let theme = inside(call.theme.trim_end_matches('.'));
    let is_document = theme.starts_with(char::is_uppercase);
    let theme = format!("trong {}{theme}", if is_document { "thực hiện " } else { "" });
    let [from, to] = [call.window.0, call.window.1].map(|day| day.year().to_string());
    let whole = format!("{theme}, {}", window(dossier));
    let says_years = theme.contains(&from) && theme.contains(&to);
    if says_years || whole.chars().count() > LONGEST { theme } else { whole }
}

/// The window in words: whole years as years, anything else by its days.
pub fn window(dossier: &Dossier) -> String {
    let (from, to) = dossier.campaign.call.window;
    let is_whole = (from.month(), from.day()) == (1, 1) && (to.month(), to.day()) == (12, 31);
    match (is_whole, from.year() == to.year()) {
        (true, true) => format!("năm {}", from.year()),
        (true, false) => format!("giai đoạn {} - {}", from.year(), to.year()),
        (false, _) => format!("từ ngày {} đến ngày {}", short_date(from), short_date(to)),
    }
}

/// The name of the form of award as the catalogue has it on a day.
pub fn form(dossier: &Dossier, kind: RecipientKind, day: Date) -> String {
    let known = dossier.kind(kind, day).map(|kind| kind.name.clone());
    known.unwrap_or_else(|| format!("(danh mục chưa có hình thức khen cho {})", kind.name_vi()))
}

/// What would be granted: "Giấy khen cho 02 tập thể và 05 cá nhân".
pub fn granted(dossier: &Dossier, to: &[&Nomination]) -> String {
    let day = dossier.today;
    let of = |kind| Dossier::count(to.iter().copied(), kind);
    let [collectives, individuals] =
        RecipientKind::ALL.map(|kind| (form(dossier, kind, day), format!("{} {}", count(of(kind)), kind.name_vi())));
    match RecipientKind::ALL.map(|kind| of(kind) > 0) {
        [true, true] if collectives.0 == individuals.0 => format!("{} cho {} và {}", collectives.0, collectives.1, individuals.1),
        [true, true] => format!("{} cho {}, {} cho {}", collectives.0, collectives.1, individuals.0, individuals.1),
        [true, false] => format!("{} cho {}", collectives.0, collectives.1),
        [false, true] => format!("{} cho {}", individuals.0, individuals.1),
        [false, false] => "(chưa có tập thể, cá nhân nào được đồng ý)".to_owned(),
    }
}

/// Who is on a list, in words: "tập thể, cá nhân", or only one of them.
pub fn whom(to: &[&Nomination]) -> String {
    let kinds = RecipientKind::ALL.into_iter().filter(|kind| to.iter().any(|nomination| nomination.said.kind() == *kind));
    let names: Vec<&str> = kinds.map(RecipientKind::name_vi).collect();
    if names.is_empty() { "tập thể, cá nhân".to_owned() } else { names.join(", ") }
}

/// The names of the forms that are granted, each once.
pub fn forms(dossier: &Dossier, to: &[&Nomination]) -> String {
    let kinds = RecipientKind::ALL.into_iter().filter(|kind| to.is_empty() || to.iter().any(|one| one.said.kind() == *kind));
    let mut names: Vec<String> = kinds.map(|kind| form(dossier, kind, dossier.today)).collect();
    names.dedup();
    names.join(", ")
}

/// The money for one recipient on a day: nothing is known where the catalogue lacks the form, or the base salary that it counts in.
pub fn sum(dossier: &Dossier, kind: RecipientKind, day: Date) -> Option<i64> {
    let award = dossier.kind(kind, day)?;
    if award.coefficient == Amount::ZERO { Some(0) } else { dossier.dong(kind, day) }
}

/// All the money of a list.
pub fn total(dossier: &Dossier, to: &[&Nomination]) -> Option<i64> {
    let sums: Option<Vec<i64>> = to.iter().map(|one| sum(dossier, one.said.kind(), dossier.today)).collect();
    money::total(sums?)
}

/// The documents on which the campaign rests: the law, then its mandate.
pub fn bases(dossier: &Dossier) -> Vec<String> {
    laws(dossier).into_iter().chain(mandate(dossier)).collect()
}

/// What the catalogue names for the forms of the campaign on the day; nothing that came later is known to it.
pub fn laws(dossier: &Dossier) -> Vec<String> {
    let kinds = RecipientKind::ALL.into_iter().filter_map(|kind| dossier.kind(kind, dossier.today));
    let mut laws: Vec<String> = Vec::new();
    for law in kinds.flat_map(documents) {
        if !laws.contains(&law) {
            laws.push(law);
        }
    }
    if laws.is_empty() {
        laws.push("Căn cứ (danh mục chưa ghi văn bản quy định hình thức khen)".to_owned());
    }
    laws
}

/// The mandate that is the theme, as a basis cites it.
pub fn mandate(dossier: &Dossier) -> Option<String> {
    let mandate = dossier.mandate.as_ref()?;
    Some(format!("Căn cứ {} về {}", mandate.citation(), inside(mandate.subject.trim_end_matches('.'))))
}

fn documents(kind: &AwardKind) -> Vec<String> {
    let named = kind.basis.split(';').map(str::trim).filter(|basis| !basis.is_empty());
    named.map(|basis| format!("Căn cứ {}", basis.trim_start_matches("Căn cứ ").trim_end_matches('.'))).collect()
}

/// A condition of the call as a plan writes it.
pub fn condition(condition: &Condition, on: Date) -> String {
    let on = short_date(on);
    match condition {
        Condition::GradeAtLeast(grade) => format!("Được xếp loại từ mức “{}” trở lên trong thời gian tính thành tích.", grade.name_vi()),
        Condition::AgeAtLeast(years) => format!("Đủ {} tuổi trở lên, tính đến ngày {on}.", count(*years)),
        Condition::AgeAtMost(years) => format!("Không quá {} tuổi, tính đến ngày {on}.", count(*years)),
        Condition::YearsSince(years, since) => {
            format!("{}: đủ {} năm trở lên, tính đến ngày {on}.", soket_core::text::capitalised(since), count(*years))
        }
        Condition::Confirmed(what) => ended(&soket_core::text::capitalised(what)),
    }
}
