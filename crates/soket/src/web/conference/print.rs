//! What is printed or taken away of a conference: its papers, cards, name plates, sheets for the wall.

use super::{Room, room, room_to_run};
use crate::app::App;
use crate::error::{Error, Result};
use crate::job::hall::Live;
use crate::report::conference::{self, Sources, attendance, calling, sheet, story};
use crate::report::print::Format;
use crate::store;
use crate::store::attachment::bytes;
use crate::store::conference::delegate::Delegate;
use crate::web::chrome::{self, Caller};
use crate::web::field::Fields;
use axum::Form;
use axum::extract::Path;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use soket_core::conference::paper::ConferencePaper;
use soket_core::id::DelegateId;
use soket_core::refusal::Refusal;
use soket_core::text;
use soket_core::viewer::Action;
use soket_paper::card::Plate;
use soket_paper::document::Document;
use soket_paper::{card, docx, pdf};

/// What can be taken, by the name of its file.
enum Wanted {
    /// A paper.
    Paper(ConferencePaper),
    /// The minutes with the whole log behind them.
    MinutesWithLog,
    /// One invitation for each who is called or invited, or that of one.
    Invitations(Option<DelegateId>),
    /// Who came, with times.
    Attendance,
    /// The awards in the order in which they are called.
    Calling,
    /// The cards of delegates.
    Cards,
    /// Name plates for the tables.
    Plates,
    /// The sheet by which people check themselves in.
    WallSheet,
}

impl Wanted {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "bien-ban-dien-bien" => Wanted::MinutesWithLog,
            "giay-moi-tung-nguoi" => Wanted::Invitations(None),
            "goi-trao" => Wanted::Calling,
            "danh-sach-du" => Wanted::Attendance,
            "the-dai-bieu" => Wanted::Cards,
            "bien-ten" => Wanted::Plates,
            "to-dan-phong-hop" => Wanted::WallSheet,
            name => match name.strip_prefix("giay-moi-") {
                Some(delegate) => Wanted::Invitations(Some(DelegateId(delegate.parse().ok()?))),
                None => Wanted::Paper(ConferencePaper::parse(name)?),
            },
        })
    }
}

impl Wanted {
    /// Whether codes stand on it by which somebody checks in, speaks and votes.
    fn bears_codes(&self) -> bool {
        matches!(self, Wanted::Invitations(_) | Wanted::Cards | Wanted::WallSheet)
    }
}

/// A file: `bien-ban.docx`, `the-dai-bieu.pdf`.
///
/// # Errors
/// Not found when the person does not see the conference, or there is no such file.
pub async fn take(Caller { app, viewer, .. }: Caller, Path((slug, file)): Path<(String, String)>, headers: HeaderMap) -> Result<Response> {
    let Room { conference, live, .. } = room(&app, &viewer, &slug).await?;
    let (name, ending) = file.rsplit_once('.').ok_or(Error::NotFound)?;
    let format = Format::parse(ending).filter(|format| matches!(format, Format::Docx | Format::Pdf)).ok_or(Error::NotFound)?;
    let wanted = Wanted::parse(name).ok_or(Error::NotFound)?;
    if wanted.bears_codes() {
        viewer.may(Action::PrepareConferences, conference.unit)?;
    }
    if let Wanted::Paper(paper) = wanted
        && let Some(issued) = store::conference::paper::issued(&app.db, conference.id, paper.as_str()).await?
        && let Some(kept) = store::conference::paper::files(&app.db, issued.id).await?.into_iter().find(|kept| kept.edition == ending)
    {
        return Ok(chrome::attached(&file, format.media_type(), bytes::whole(&app.dir, &kept.sha256).await?));
    }
    let sources = Sources::gather(&app, live.look().await?).await?;
    let written = match wanted {
        Wanted::Cards | Wanted::Plates | Wanted::WallSheet if format == Format::Docx => return Err(Error::NotFound),
        Wanted::Cards | Wanted::Plates | Wanted::WallSheet => small(wanted, sources, chrome::base(&headers)).await?,
        wanted => papers(documents(&app, &live, (&sources, wanted, &headers)).await?, format).await?,
    };
    app.metrics.printed(format.as_str());
    Ok(chrome::attached(&file, format.media_type(), written))
}

async fn documents(app: &App, live: &Live, (sources, wanted, headers): (&Sources, Wanted, &HeaderMap)) -> Result<Vec<Document>> {
    let document = async |paper| conference::document(app, sources, paper).await;
    Ok(match wanted {
        Wanted::Paper(paper) => vec![document(paper).await?],
        Wanted::MinutesWithLog => {
            let mut minutes = document(ConferencePaper::Minutes).await?;
            minutes.annexes.push(story::annex(&sources.view, &live.tell().await?));
            vec![minutes]
        }
        Wanted::Invitations(of) => {
            let to: Vec<&Delegate> = sources.view.delegates.iter().filter(|delegate| of.is_none_or(|id| delegate.id == id)).collect();
            let base = (!is_of_this_machine(headers)).then(|| chrome::base(headers));
            conference::invitations(&document(ConferencePaper::Invitation).await?, &to, base.as_deref())
        }
        Wanted::Calling => vec![calling::list(sources)?],
        Wanted::Attendance => vec![attendance::document(sources, None)?],
        Wanted::Cards | Wanted::Plates | Wanted::WallSheet => Vec::new(),
    })
}

fn host(headers: &HeaderMap) -> &str {
    headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost")
}

/// Whether the address by which somebody reached this soket leads other machines nowhere: a code printed now opens for nobody else.
pub fn is_of_this_machine(headers: &HeaderMap) -> bool {
    let host = host(headers);
    let name = host.rsplit_once(':').filter(|(_, port)| port.parse::<u16>().is_ok()).map_or(host, |(name, _)| name);
    let address = name.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
    name == "localhost" || address.is_ok_and(|address| address.is_loopback() || address.is_unspecified())
}

async fn papers(documents: Vec<Document>, format: Format) -> Result<Vec<u8>> {
    let written = tokio::task::spawn_blocking(move || -> anyhow::Result<Vec<u8>> {
        Ok(match format {
            Format::Docx => docx::write_all(&documents)?,
            _ => pdf::write_all(&documents)?.bytes,
        })
    });
    Ok(written.await.map_err(anyhow::Error::from)??)
}

async fn small(wanted: Wanted, sources: Sources, base: String) -> Result<Vec<u8>> {
    let written = tokio::task::spawn_blocking(move || -> anyhow::Result<Vec<u8>> {
        let view = &sources.view;
        Ok(match wanted {
            Wanted::Cards => card::cards(
                &view.delegates.iter().map(|delegate| sheet::card(delegate, &view.conference.title, &base)).collect::<Vec<_>>(),
            )?,
            Wanted::Plates => {
                let plate = |delegate: &Delegate| Plate { name: delegate.said.name.clone(), office: delegate.from() };
                card::plates(&view.delegates.iter().map(plate).collect::<Vec<_>>())?
            }
            _ => card::sheet(&sheet::wall(&view.conference.room, &base))?,
        }
        .bytes)
    });
    Ok(written.await.map_err(anyhow::Error::from)??)
}

/// A sheet by which phones join the Wi-Fi of the hall; name and password are printed and kept nowhere.
///
/// # Errors
/// Not found when the person does not see the conference; a refusal when he may not run it, or no name was given.
pub async fn wifi(
    Caller { app, viewer, .. }: Caller,
    Path(slug): Path<String>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let room = room_to_run(&app, &viewer, &slug).await?;
    let typed = |name: &str| fields.get(name).map(|value| text::nfc(value.trim())).unwrap_or_default();
    let (name, password) = (typed("name"), typed("password"));
    if name.is_empty() {
        return Err(Refusal::unfit("Chưa ghi tên mạng Wi-Fi.", "Ghi đúng tên mạng rồi in lại.").into());
    }
    let base = chrome::base(&headers);
    let sheet = sheet::wifi((&name, &password), &room.conference.room, base);
    let written = tokio::task::spawn_blocking(move || card::sheet(&sheet)).await.map_err(anyhow::Error::from)?;
    let bytes = written.map_err(anyhow::Error::from)?.bytes;
    Ok(chrome::attached("to-dan-wifi.pdf", Format::Pdf.media_type(), bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_this_machine_is_known() {
        for (host, is_local) in [
            ("127.0.0.1:8080", true),
            ("localhost", true),
            ("localhost:8080", true),
            ("[::1]:8080", true),
            ("0.0.0.0:8080", true),
            ("192.168.1.7:8080", false),
            ("hoi-truong.lan", false),
            ("[fd00::7]:8080", false),
        ] {
            let headers = HeaderMap::from_iter([(header::HOST, host.parse().unwrap())]);
            assert_eq!(is_of_this_machine(&headers), is_local, "{host}");
        }
        assert!(is_of_this_machine(&HeaderMap::new()));
    }
}
