//! HTML: every figure a link with its code, in reading order; nothing of the text is taken for markup.

use crate::sample;
use soket_paper::document::{Block, Inline};
use soket_paper::html;
use soket_paper::profile::ProfileId;

#[test]
fn figures_are_links_in_reading_order() {
    let document = sample::report(ProfileId::PartyHd36);
    let page = html::write(&document, &|code| format!("/so/{code}"));
    let found: Vec<(&str, &str)> = page
        .split("<a class=\"figure\" href=\"/so/")
        .skip(1)
        .filter_map(|rest| Some((rest.split('"').next()?, rest.split('>').nth(1)?.split('<').next()?)))
        .collect();
    assert_eq!(found, document.figures());
}

#[test]
fn text_is_never_markup() {
    let blocks = [Block::Paragraph(vec![
        Inline::Text("<b>&\"".into()),
        Inline::Figure { code: "\"><s>".into(), text: "<i>".into(), note: Some("<u>".into()) },
    ])];
    let page = html::fragment(&blocks, ProfileId::PartyHd36.profile(), &|_| "\"><script>".into());
    assert!(
        page.contains("&lt;b&gt;&amp;&quot;")
            && !page.contains("<script>")
            && !page.contains("<i>")
            && !page.contains("<s>")
            && !page.contains("<u>"),
        "{page}"
    );
}
