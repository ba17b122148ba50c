//! HTML: the same paper for the screen, each figure a link back to where it comes from.

use crate::document::{Align, Block, Chart, Document, Form, Inline, Row, Signature, Table};
use crate::header;
use crate::profile::Profile;
use crate::unbroken;
use std::fmt::Write as _;

/// The look of a paper on a screen, for a page that embeds it.
pub const STYLE: &str = include_str!("paper.css");

/// Writes a paper as an HTML fragment. `trace` gives the address behind a figure's code.
pub fn write(document: &Document, trace: &dyn Fn(&str) -> String) -> String {
    let document = &*document.closed();
    let has_parts = document.body.iter().any(|block| matches!(block, Block::Part { .. }));
    let mut page =
        Page { html: String::new(), trace, profile: document.profile.profile(), tables: 0, above: 1 + u8::from(has_parts), last: 1 };
    page.add("<article class=\"paper\" lang=\"vi\">");
    page.head(document);
    page.bases(&document.bases);
    for block in &document.body {
        page.block(block);
    }
    page.foot(document);
    for (at, annex) in document.annexes.iter().enumerate() {
        page.last = 2;
        let (word, title) = (document.annex_word(at), page.profile.annex_title(&annex.title));
        page.add(&format!("<section class=\"annex\"><h2 class=\"centre\">{word}<br>{}</h2>", escape(&title)));
        for block in &annex.body {
            page.block(block);
        }
        page.add("</section>");
    }
    page.add("</article>");
    page.html
}

/// Some blocks alone: the preview of one section.
pub fn fragment(blocks: &[Block], profile: &'static Profile, trace: &dyn Fn(&str) -> String) -> String {
    let mut page = Page { html: String::new(), trace, profile, tables: 0, above: 2, last: 2 };
    for block in blocks {
        page.block(block);
    }
    page.html
}

/// Text that may stand between tags or in an attribute.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Words of a paragraph, whose symbols stay on one line.
fn words(text: &str) -> String {
    unbroken::kept(&escape(text), |symbol| format!("<span class=\"symbol\">{symbol}</span>"))
}

struct Page<'a> {
    html: String,
    trace: &'a dyn Fn(&str) -> String,
    profile: &'static Profile,
    tables: usize,
    /// The level of the heading above the first headings with a number: the title's, or that of the parts.
    above: u8,
    /// The level of the heading above, from which none falls by more than one.
    last: u8,
}

impl Page<'_> {
    fn add(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn line(&mut self, class: &str, text: &str) {
        let _ = write!(self.html, "<p class=\"{class}\">{}</p>", escape(text));
    }

    fn head(&mut self, document: &Document) {
        let (head, profile) = (&document.header, self.profile);
        self.add("<header class=\"paper-head\"><div>");
        for name in head.superior.iter().flat_map(|name| header::lines(name, profile)) {
            self.line("centre", &name);
        }
        for name in header::lines(&head.issuer, profile) {
            self.line("centre strong", &name);
        }
        if profile.star {
            self.line("centre", "*")
        } else {
            self.add("<div class=\"rule\"></div>")
        }
        if let Some(number) = document.number_line() {
            self.line("centre", &number);
        }
        self.add("</div><div>");
        self.line("centre strong", profile.title);
        if let Some(motto) = profile.motto {
            self.line("centre strong", motto);
        }
        self.add("<div class=\"rule long\"></div>");
        if let Some(day) = document.place_and_date() {
            self.line("centre slanted", &day);
        }
        if let Some(mark) = &head.draft_mark {
            self.line("centre slanted", mark);
        }
        self.add("</div></header>");
        self.add(&format!(
            "<h1 class=\"paper-kind\">{}<span>{}</span></h1>",
            escape(&head.type_word),
            escape(&profile.subject_line(&head.subject))
        ));
        if profile.star { self.line("centre", "-----") } else { self.add("<div class=\"rule\"></div>") }
    }

    fn bases(&mut self, bases: &[String]) {
        let class = if self.profile.bases_slanted { "slanted" } else { "basis" };
        for (at, basis) in bases.iter().enumerate() {
            let end = if at + 1 == bases.len() { self.profile.bases_end } else { ";" };
            self.line(class, &format!("{}{basis}{end}", self.profile.bases_dash));
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Part { label, name } => {
                self.last = 2;
                let name = if name.is_empty() { String::new() } else { format!("<br>{}", escape(&name.to_uppercase())) };
                self.add(&format!("<h2 class=\"centre\">{}{name}</h2>", escape(label)))
            }
            Block::Heading { level, number, text } => {
                let words = match level {
                    1 => format!("{}{} {}", escape(number), self.profile.heading_mark, escape(&text.to_uppercase())),
                    2 => format!("{}. {}", escape(number), escape(text)),
                    _ => format!("{}) {}", escape(number), escape(text)),
                };
                let tag = (self.above + (*level).min(3)).min(self.last + 1);
                self.last = tag;
                self.add(&format!("<h{tag} class=\"point level-{level}\">{words}</h{tag}>"));
            }
            Block::Paragraph(inlines) => {
                let words = self.inlines(inlines);
                self.add(&format!("<p>{words}</p>"));
            }
            Block::Bullet(inlines) => {
                let words = self.inlines(inlines);
                self.add(&format!("<p>- {words}</p>"));
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
        }
    }

    fn inlines(&self, inlines: &[Inline]) -> String {
        let piece = |inline: &Inline| match inline {
            Inline::Text(text) => words(text),
            Inline::Strong(text) => format!("<strong>{}</strong>", words(text)),
            Inline::Emphasis(text) => format!("<em>{}</em>", words(text)),
            Inline::Figure { code, text, note } => {
                let link = format!(
                    "<a class=\"figure\" href=\"{}\" data-so=\"{}\">{}</a>",
                    escape(&(self.trace)(code)),
                    escape(code),
                    escape(text)
                );
                note.as_ref().map_or(link.clone(), |note| format!("{link}<span class=\"moved\" role=\"note\">{}</span>", escape(note)))
            }
        };
        inlines.iter().map(piece).collect()
    }

    fn table(&mut self, table: &Table) {
        self.tables += 1;
        let caption = escape(&table.caption);
        // What takes a page of its own on paper takes the margins of the sheet on a screen.
        let page = if table.landscape { " landscape" } else { "" };
        let mut html = format!(
            "<div class=\"paper-table{page}\" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\"><table><caption>{caption}</caption><thead><tr>"
        );
        for column in &table.columns {
            let _ = write!(html, "<th scope=\"col\">{}</th>", escape(&column.name));
        }
        html.push_str("</tr></thead><tbody>");
        for row in &table.rows {
            html.push_str("<tr>");
            match row {
                Row::Group(name) => {
                    let _ = write!(html, "<th colspan=\"{}\" scope=\"colgroup\">{}</th>", table.columns.len(), escape(name));
                }
                Row::Cells(cells) => {
                    for (cell, column) in cells.iter().zip(&table.columns) {
                        let _ = write!(html, "<td class=\"{}\">{}</td>", class(column.align), self.inlines(cell));
                    }
                }
            }
            html.push_str("</tr>");
        }
        html.push_str("</tbody></table></div>");
        self.add(&html);
    }

    /// A drawing of lines and letters; widths in per mille of a 900-wide field whose 600 is what was asked.
    fn chart(&mut self, chart: &Chart) {
        let height = chart.bars.len() * 44 + 8;
        let mut svg = format!(
            "<figure class=\"chart\" tabindex=\"0\"><figcaption>{}</figcaption><svg viewBox=\"0 0 1000 {height}\" role=\"img\" aria-label=\"{}\">",
            escape(&chart.title),
            escape(&chart.description)
        );
        for (at, bar) in chart.bars.iter().enumerate() {
            let (top, length) = (at * 44 + 20, bar.per_mille.min(1_500) * 6 / 10);
            let _ = write!(
                svg,
                "<text x=\"0\" y=\"{}\" class=\"label\">{}</text><rect x=\"0\" y=\"{}\" width=\"{length}\" height=\"16\"/><text x=\"{}\" y=\"{}\">{}</text>",
                top - 4,
                escape(&bar.label),
                top,
                length + 8,
                top + 14,
                escape(&bar.value)
            );
        }
        let _ = write!(svg, "<line x1=\"600\" x2=\"600\" y1=\"0\" y2=\"{height}\"/></svg></figure>");
        self.add(&svg);
    }

    fn foot(&mut self, document: &Document) {
        match &document.form {
            Form::Issued => {
                self.add("<footer class=\"paper-foot\">");
                self.recipients(document);
                self.signature(&document.signature);
            }
            Form::Record { writer } | Form::Statement { confirmed: writer } => {
                self.add("<footer class=\"paper-foot pair\">");
                self.signature(writer);
                self.signature(&document.signature);
                self.recipients(document);
            }
            Form::Handout => return,
        }
        self.add("</footer>");
    }

    fn recipients(&mut self, document: &Document) {
        self.add("<div>");
        if !document.recipients.is_empty() {
            self.line(if self.profile.recipients_underlined { "underlined" } else { "strong slanted" }, "Nơi nhận:");
        }
        for line in document.recipient_lines() {
            self.line("recipient", &line);
        }
        self.add("</div>");
    }

    fn signature(&mut self, signature: &Signature) {
        self.add("<div>");
        if let Some(body) = &signature.on_behalf_of {
            self.line("centre strong", &format!("{}{body}", self.profile.on_behalf));
        }
        self.line(if self.profile.office_bold { "centre strong" } else { "centre" }, &signature.office);
        self.line("centre strong signed", signature.name.as_deref().unwrap_or_default());
        self.add("</div>");
    }
}

fn class(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Centre => "centre",
        Align::Right => "right",
    }
}
