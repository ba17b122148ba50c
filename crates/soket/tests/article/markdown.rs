//! What hostile and ordinary Markdown becomes on a public page.

use soket::report::article::html::{Figures, body};
use soket::report::article::link;
use std::collections::HashMap;

fn check(typed: &str, expected: &str) {
    let words = HashMap::from([("k7f3".to_owned(), "12 đảng viên".to_owned())]);
    let read = body(typed, &Figures { words: &words, address: "/so-lieu/" });
    assert_eq!(read.html, expected, "{typed:?}");
}

#[test]
fn ordinary_words_become_ordinary_tags() {
    for (typed, expected) in [
        ("Một đoạn.\n\nHai **đậm** và *nghiêng*.", "<p>Một đoạn.</p><p>Hai <strong>đậm</strong> và <em>nghiêng</em>.</p>"),
        (
            "# Mục\n\n## Mục\n\n### Tiểu mục\n\n#### Nhỏ\n\n###### Nhỏ nhất",
            "<h2>Mục</h2><h2>Mục</h2><h3>Tiểu mục</h3><h4>Nhỏ</h4><h4>Nhỏ nhất</h4>",
        ),
        ("- một\n- hai\n\n1. a\n2. b", "<ul><li>một</li><li>hai</li></ul><ol><li>a</li><li>b</li></ol>"),
        ("3. ba", "<ol start=\"3\"><li>ba</li></ol>"),
        ("> lời trích", "<blockquote><p>lời trích</p></blockquote>"),
        (
            "| a | b |\n|---|--:|\n| x | 1 |",
            "<div class=\"wide\"><table><tr><th>a</th><th class=\"num\">b</th></tr><tr><td>x</td><td class=\"num\">1</td></tr></table></div>",
        ),
        ("Dòng một\r\ndòng hai", "<p>Dòng một\ndòng hai</p>"),
        ("to\u{302}\u{309} chức", "<p>tổ chức</p>"),
    ] {
        check(typed, expected);
    }
}

#[test]
fn figures_lead_to_their_passport_and_photos_to_their_place() {
    for (typed, expected) in [
        ("Có {11 đảng viên|so:k7f3}.", "<p>Có <a class=\"so\" href=\"/so-lieu/k7f3\">12 đảng viên</a>.</p>"),
        ("Có {5|so:abcd}.", "<p>Có <span class=\"unknown\">5</span>.</p>"),
        ("[tin {12|so:k7f3}](/tin/x)", "<p><a href=\"/tin/x\">tin 12 đảng viên</a></p>"),
        ("Trước\n{anh:k7f3}\nsau", "<p>Trước</p><!--anh:k7f3--><p>sau</p>"),
        ("{anh:k7f3}\n\n{anh:k7f3}", "<!--anh:k7f3-->"),
        ("chữ {anh:k7f3} chữ", "<p>chữ {anh:k7f3} chữ</p>"),
        ("{anh:<b>}", "<p>{anh:&lt;b&gt;}</p>"),
        ("{<b>|so:abcd}", "<p><span class=\"unknown\">&lt;b&gt;</span></p>"),
    ] {
        check(typed, expected);
    }
}

#[test]
fn hostile_words_are_only_words() {
    for (typed, expected) in [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("a <img src=x onerror=alert(1)> b", "<p>a &lt;img src=x onerror=alert(1)&gt; b</p>"),
        ("<!--anh:k7f3-->", "<p>&lt;!--anh:k7f3--&gt;</p>"),
        ("[a](javascript:alert(1))", "<p>a</p>"),
        ("[a](JAVASCRIPT:alert)", "<p>a</p>"),
        ("[a](java&#10;script:x)", "<p>a</p>"),
        ("[a](data:text/html;base64,x)", "<p>a</p>"),
        ("[a](//evil.example/x)", "<p>a</p>"),
        ("[a](/\\evil.example)", "<p>a</p>"),
        ("[a](https://truong.example@evil.example)", "<p>a</p>"),
        ("[a](https://xn--80ak6aa92e.com)", "<p>a</p>"),
        ("[a](https://\u{430}pple.example)", "<p>a</p>"),
        ("![chữ](https://track.example/x.png)", "<p>chữ</p>"),
        ("[a](/x \"tên\")", "<p><a href=\"/x\">a</a></p>"),
        ("<https://ok.example>", "<p><a href=\"https://ok.example\" rel=\"noopener noreferrer nofollow\">https://ok.example</a></p>"),
        (
            "[a](https://ok.example/?a=1&b=2)",
            "<p><a href=\"https://ok.example/?a=1&amp;b=2\" rel=\"noopener noreferrer nofollow\">a</a></p>",
        ),
        ("ab\u{202e}cd\u{200b}", "<p>abcd</p>"),
        ("ab&#x202e;cd", "<p>abcd</p>"),
        ("[1]: https://ok.example", "<p>[1]: https://ok.example</p>"),
        ("\u{e000}0\u{e002}", "<p>\u{fffd}0\u{fffd}</p>"),
        ("`<b>`", "<p><code>&lt;b&gt;</code></p>"),
    ] {
        check(typed, expected);
    }
}

#[test]
fn deep_nesting_ends_in_words() {
    for typed in
        [format!("{}sâu", ">".repeat(5000)), format!("{}sâu", "- ".repeat(500)), format!("{}sâu{}", "**a *b ".repeat(300), "*".repeat(900))]
    {
        let read = body(&typed, &Figures { words: &HashMap::new(), address: "/so/" });
        assert!(read.html.contains("sâu") && read.html.matches("<blockquote>").count() < 40, "{}", read.html.len());
    }
}

#[test]
fn links_lead_where_an_office_may_lead() {
    for (url, is_fine) in [
        ("/tin/a", true),
        ("#muc", true),
        ("https://chinhphu.example/van-ban?x=1", true),
        ("http://a.example:8080/x", true),
        ("mailto:van-phong@truong.example", true),
        ("", false),
        ("tin/a", false),
        ("HTTPS://a.example", true),
        ("ftp://a.example", false),
        ("https:a.example", false),
        ("https://", false),
        ("https://localhost", false),
        ("https://a..example", false),
        ("mailto:@x.example", false),
        (" /a", false),
        ("/a\tb", false),
    ] {
        assert_eq!(link::read(url).is_some(), is_fine, "{url:?}");
    }
}
