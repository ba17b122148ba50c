//! A template as a form: its sheet and each of its items in fields, read back whole, and what a button does to an item.

use super::FIELDS;
use crate::web::field::{Choice, Typed, choices};
use serde_json::{Value, json};
use soket_paper::press::measure::Mm;
use soket_paper::press::template::{Content, Item, Look, Template};

/// What of an item is a number on the sheet.
const PLACES: [&str; 4] = ["x_mm", "y_mm", "width_mm", "height_mm"];
const SIZES: [&str; 2] = ["largest", "smallest"];
const STYLES: [(&str, &str); 4] = [("regular", "Thường"), ("bold", "Đậm"), ("italic", "Nghiêng"), ("bold_italic", "Đậm nghiêng")];
const KINDS: [(&str, &str); 3] = [("field", "Điền từ sổ khen thưởng"), ("text", "Chữ cố định"), ("qr", "Mã QR")];
const LETTERS: [(&str, &str); 2] = [("typed", "Như đã ghi"), ("capitals", "IN HOA")];
const ALIGNS: [(&str, &str); 3] = [("left", "Canh trái"), ("centre", "Canh giữa"), ("right", "Canh phải")];
const STANDS: [(&str, &str); 3] = [("top", "Sát mép trên ô"), ("middle", "Giữa ô"), ("on_edge", "Đứng trên mép dưới ô")];
/// How far a copy stands from what it is a copy of.
const ASIDE: i32 = 500;

/// An item as the form shows it.
pub struct ItemRow {
    /// Which one, counted from one.
    pub number: usize,
    /// What it says.
    pub says: String,
    item: Value,
}

/// The items of a template's text.
pub fn rows(data: &str) -> Vec<ItemRow> {
    let data: Value = serde_json::from_str(data).unwrap_or_default();
    let items = data["items"].as_array().cloned().unwrap_or_default();
    (1..).zip(items).map(|(number, item)| ItemRow { number, says: says(&item["what"]), item }).collect()
}

fn says(what: &Value) -> String {
    let named = |field: &str| FIELDS.iter().find(|known| known.0 == field).map_or(field, |known| known.1).to_owned();
    match (what["text"].as_str(), what["field"].as_str().or(what["qr"].as_str())) {
        (Some(text), _) => text.to_owned(),
        (_, field) => named(field.unwrap_or_default()),
    }
}

impl ItemRow {
    /// The name of one of its fields in the form.
    pub fn at(&self, what: &str) -> String {
        name(self.number, what)
    }

    /// A number of it, as it is written in Vietnamese.
    pub fn value(&self, what: &str) -> String {
        let value = if PLACES.contains(&what) { &self.item[what] } else { &self.item["look"][what] };
        let usual = Look::default();
        match (value, what) {
            (Value::Null, "largest") => usual.largest.to_string(),
            (Value::Null, "smallest") => usual.smallest.to_string(),
            (Value::Null, _) => usual.lines.to_string(),
            _ => value.as_str().map_or_else(|| value.to_string(), str::to_owned).replace('.', ","),
        }
    }

    /// Its fixed words.
    pub fn text(&self) -> &str {
        self.item["what"]["text"].as_str().unwrap_or_default()
    }

    /// Its colour.
    pub fn colour(&self) -> &str {
        self.item["look"]["colour"].as_str().unwrap_or("#000000")
    }

    /// The options of one of its lists.
    pub fn options(&self, what: &str) -> Vec<Choice> {
        let look = &self.item["look"];
        let is = |name: &str| look[name].as_bool().unwrap_or_default();
        match what {
            "kind" => choices(KINDS, self.kind()),
            "field" => self.fields(),
            "style" => choices(STYLES, STYLES[usize::from(is("bold")) + 2 * usize::from(is("italic"))].0),
            "letters" => choices(LETTERS, LETTERS[usize::from(is("uppercase"))].0),
            "align" => choices(ALIGNS, look["align"].as_str().unwrap_or("centre")),
            _ => choices(STANDS, look["stand"].as_str().unwrap_or("middle")),
        }
    }

    fn kind(&self) -> &'static str {
        KINDS.iter().map(|kind| kind.0).find(|kind| !self.item["what"][*kind].is_null()).unwrap_or("text")
    }

    /// The fields that may be placed, and the one that it has where that is none of them.
    fn fields(&self) -> Vec<Choice> {
        let own = self.item["what"][self.kind()].as_str().filter(|_| self.kind() != "text").unwrap_or_default();
        let strange = Some((own, own)).filter(|_| !own.is_empty() && FIELDS.iter().all(|field| field.0 != own));
        choices(FIELDS.into_iter().chain(strange), own)
    }
}

fn name(number: usize, what: &str) -> String {
    format!("item-{number}-{what}")
}

/// A template's text with what was typed: numbers with a comma or a dot; what was not sent stays as it is.
pub fn placed(data: &str, typed: &Typed) -> Option<String> {
    let mut data: Value = serde_json::from_str(data).ok()?;
    for (field, side) in [("sheet_width", "width_mm"), ("sheet_height", "height_mm")] {
        number(typed, field).into_iter().for_each(|typed| data["sheet"][side] = Value::String(typed));
    }
    sent(typed, "prints").into_iter().for_each(|typed| data["prints_background"] = Value::String(typed));
    for (at, item) in (1..).zip(data["items"].as_array_mut()?) {
        put_item(item, typed, at);
    }
    Some(data.to_string())
}

fn put_item(item: &mut Value, typed: &Typed, at: usize) {
    for what in PLACES {
        number(typed, &name(at, what)).into_iter().for_each(|typed| item[what] = Value::String(typed));
    }
    for what in SIZES {
        number(typed, &name(at, what)).into_iter().for_each(|typed| item["look"][what] = Value::String(typed));
    }
    for what in ["colour", "align", "stand"] {
        sent(typed, &name(at, what)).into_iter().for_each(|typed| item["look"][what] = Value::String(typed));
    }
    if let Some(lines) = sent(typed, &name(at, "lines")) {
        item["look"]["lines"] = lines.parse::<u8>().map_or(Value::String(lines), Value::from);
    }
    if let Some(kind) = sent(typed, &name(at, "kind")) {
        let says = if kind == "text" { typed.text(&name(at, "text")) } else { typed.text(&name(at, "field")) };
        item["what"] = json!({ kind: says });
    }
    if let Some(style) = sent(typed, &name(at, "style")) {
        (item["look"]["bold"], item["look"]["italic"]) = (json!(style.contains("bold")), json!(style.contains("italic")));
    }
    if let Some(letters) = sent(typed, &name(at, "letters")) {
        item["look"]["uppercase"] = json!(letters == "capitals");
    }
}

fn sent(typed: &Typed, field: &str) -> Option<String> {
    Some(typed.text(field)).filter(|text| !text.is_empty())
}

fn number(typed: &Typed, field: &str) -> Option<String> {
    sent(typed, field).map(|text| text.replace(',', "."))
}

/// Does what a button beside an item says: adds one, copies or drops that one. Gives the number of the item to look at.
pub fn act(template: &mut Template, action: &str) -> Option<usize> {
    let items = &mut template.items;
    let at = |number: &str| number.parse::<usize>().ok().filter(|number| (1..=items.len()).contains(number));
    match action.split_once('-') {
        Some(("copy", number)) => {
            let number = at(number)?;
            let copy = aside(&template.items[number - 1], template);
            template.items.insert(number, copy);
            Some(number + 1)
        }
        Some(("drop", number)) => {
            let number = at(number)?;
            items.remove(number - 1);
            None
        }
        _ if action == "add" => {
            let item = new_item(template);
            template.items.push(item);
            Some(template.items.len())
        }
        _ => None,
    }
}

/// A copy a little to the right and below, as far as the sheet allows.
fn aside(item: &Item, template: &Template) -> Item {
    let moved = |from: Mm, length: Mm, side: Mm| {
        let most = side.to_hundredths() - length.to_hundredths();
        Mm::hundredths((from.to_hundredths() + ASIDE).min(most))
    };
    let sheet = template.sheet;
    let (x_mm, y_mm) = (moved(item.x_mm, item.width_mm, sheet.width_mm), moved(item.y_mm, item.height_mm, sheet.height_mm));
    Item { x_mm, y_mm, ..item.clone() }
}

/// An item in the middle of the sheet.
fn new_item(template: &Template) -> Item {
    let [width, height] = [template.sheet.width_mm, template.sheet.height_mm].map(Mm::to_hundredths);
    Item {
        what: Content::Field("nguoi_nhan".to_owned()),
        x_mm: Mm::hundredths(width / 4),
        y_mm: Mm::hundredths(height / 2 - 500),
        width_mm: Mm::hundredths(width / 2),
        height_mm: Mm::whole(10),
        look: Look::default(),
    }
}
