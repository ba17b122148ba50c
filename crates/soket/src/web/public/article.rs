//! One article for readers: words, photos, corrections, what stands before and after it, and what machines are told of it.

use super::{Reader, kept_with_care};
use crate::error::{Error, Result};
use crate::store::publication::comment::{self, Shown};
use crate::store::publication::{self, Found, Listed, Picture, Published};
use crate::web::comment::address;
use crate::web::field::Typed;
use askama::Template;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use serde::Deserialize;
use soket_core::period::day::{short_date, weekday_date};
use soket_paper::html::escape;
use std::fmt::Write as _;

#[derive(Template)]
#[template(path = "public/article.html")]
struct ArticlePage<'a> {
    reader: &'a Reader,
    article: &'a Published,
    body: String,
    before: Option<Listed>,
    after: Option<Listed>,
    comments: Vec<Shown>,
    typed: Typed,
    /// Where a comment is sent.
    action: String,
}

impl ArticlePage<'_> {
    fn day(&self) -> String {
        weekday_date(self.article.listed.dated_on)
    }

    fn short(day: &Date) -> String {
        short_date(*day)
    }

    fn moment(text: &str) -> String {
        crate::app::local(text)
    }

    /// The comments of readers; answers of the organisation stand under theirs.
    fn said(&self) -> impl Iterator<Item = &Shown> {
        self.comments.iter().filter(|comment| comment.answers.is_none())
    }

    fn answers(&self, to: &Shown) -> impl Iterator<Item = &Shown> {
        let to = to.id;
        self.comments.iter().filter(move |comment| comment.answers == Some(to))
    }

    fn takes_comments(&self) -> bool {
        self.reader.may_comment(self.article)
    }

    fn canonical(&self) -> String {
        self.reader.canonical(&self.article.listed.address())
    }

    /// The lead without marks, as long as a preview in another program shows.
    fn description(&self) -> String {
        self.article.listed.lead.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(300).collect()
    }

    /// What search engines read, as data: a browser never runs it, so the policy against scripts in the page holds. `<` is
    /// written as its number, so that no text can end the element.
    fn data(&self) -> String {
        let of = self.article;
        let data = serde_json::json!({
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": of.listed.title,
            "description": self.description(),
            "datePublished": of.visible_from,
            "dateModified": of.changed_at,
            "inLanguage": "vi",
            "articleSection": of.listed.rubric,
            "keywords": of.tags.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", "),
            "author": { "@type": "Organization", "name": if of.byline.is_empty() { &self.reader.site.name } else { &of.byline } },
            "publisher": { "@type": "Organization", "name": self.reader.site.name },
            "mainEntityOfPage": self.canonical(),
        });
        data.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
    }
}

/// One article; a former address leads on.
///
/// # Errors
/// Not found when no reader may see it.
pub async fn page(reader: Reader, Path(slug): Path<String>) -> Result<Response> {
    let db = &reader.app.db;
    let article = match publication::find(db, &reader.now, ("article", &slug)).await? {
        Found::Here(article) => article,
        Found::Moved(address) => return Ok((StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, address)]).into_response()),
        Found::Nothing => return Err(Error::NotFound),
    };
    let (before, after) = publication::neighbours(db, &reader.now, &article).await?;
    let body = drawn(&article.body, &article.pictures);
    let comments = comment::of(db, article.id).await?;
    let action = address(&article.listed.slug);
    let shown = ArticlePage { reader: &reader, article: &article, body, before, after, comments, typed: Typed::default(), action };
    Ok(kept_with_care(reader.page.show(&shown)?))
}

/// One size of a picture.
#[derive(Deserialize)]
struct Size {
    width: u32,
    height: u32,
}

/// The body with its photos in their places; a photo that was withdrawn leaves none.
pub fn drawn(body: &str, pictures: &[Picture]) -> String {
    let mut parts = body.split("<!--anh:");
    let mut html = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let Some((code, rest)) = part.split_once("-->") else { continue };
        if let Some(picture) = pictures.iter().find(|picture| picture.code == code) {
            draw(picture, &mut html);
        }
        html.push_str(rest);
    }
    html
}

fn draw(picture: &Picture, html: &mut String) {
    let sizes: Vec<Size> = serde_json::from_str(&picture.sizes).unwrap_or_default();
    let Some(largest) = sizes.last() else { return };
    let code = &picture.code;
    let set: Vec<String> = sizes.iter().map(|size| format!("/anh/{code}/{0} {0}w", size.width)).collect();
    let alternative = escape(&picture.alternative);
    let _ = write!(
        html,
        "<figure><img src=\"/anh/{code}/{}\" srcset=\"{}\" sizes=\"(max-width: 46rem) 100vw, 46rem\" width=\"{}\" height=\"{}\" alt=\"{alternative}\" loading=\"lazy\" decoding=\"async\">",
        largest.width,
        set.join(", "),
        largest.width,
        largest.height
    );
    if !picture.caption.is_empty() {
        let _ = write!(html, "<figcaption>{}</figcaption>", escape(&picture.caption));
    }
    html.push_str("</figure>");
}
