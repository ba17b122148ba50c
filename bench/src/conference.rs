//! The papers of a conference: minutes of four hours with sixty speeches as DOCX and PDF, and three hundred invitations in one PDF.

use crate::sitting::Sitting;
use crate::spread::Spread;
use anyhow::{Context, Result};
use jiff::SignedDuration;
use jiff::civil::{date, time};
use soket::app::{self, App, Clock};
use soket::report::conference::{self, Sources};
use soket::store::conference::delegate::Delegate;
use soket::{demo, store};
use soket_core::conference::agenda::AgendaKind;
use soket_core::conference::deed::Deed;
use soket_core::conference::note::NoteKind;
use soket_core::conference::paper::ConferencePaper;
use soket_paper::{docx, pdf};
use std::path::Path;
use std::time::Instant;

/// How many are on the list: each is sent an invitation.
const PEOPLE: usize = 300;
/// How many speak.
const SPEECHES: usize = 60;
/// How many rounds go before the times count.
const WARM_UP: usize = 2;

/// Plays the conference, then writes its papers again and again.
///
/// # Errors
/// When the hall refuses something, or a paper cannot be written.
pub async fn measure(rounds: usize, folder: &Path) -> Result<()> {
    let dir = folder.join("conference");
    if dir.exists() {
        std::fs::remove_dir_all(&dir)?;
    }
    std::fs::create_dir_all(&dir)?;
    let mut app = App::open(&dir, None).await?;
    demo::build(&app).await?;
    app = App::open(&dir, None).await?;
    let sitting = play(&mut app).await?;
    let (mut minutes, mut invitations, mut told) = (Spread::default(), Spread::default(), String::new());
    for round in 0..rounds + WARM_UP {
        let begun = Instant::now();
        let sources = Sources::gather(&app, sitting.live.look().await?).await?;
        let document = conference::document(&app, &sources, ConferencePaper::Minutes).await?;
        let (docx, paper) = (docx::write(&document)?, pdf::write(&document, &[])?);
        let first = begun.elapsed();
        let begun = Instant::now();
        let sources = Sources::gather(&app, sitting.live.look().await?).await?;
        let invitation = conference::document(&app, &sources, ConferencePaper::Invitation).await?;
        let to: Vec<&Delegate> = sources.view.delegates.iter().collect();
        let all = pdf::write_all(&conference::invitations(&invitation, &to, Some("http://192.168.1.7:8080")))?;
        if round >= WARM_UP {
            minutes.time(first);
            invitations.time(begun.elapsed());
        }
        std::fs::write(dir.join("minutes.docx"), &docx)?;
        std::fs::write(dir.join("minutes.pdf"), &paper.bytes)?;
        std::fs::write(dir.join("invitations.pdf"), &all.bytes)?;
        told = format!(
            "minutes: {} pages, DOCX {} B, PDF {} B; invitations: {} pages, PDF {} B",
            paper.pages,
            docx.len(),
            paper.bytes.len(),
            all.pages,
            all.bytes.len()
        );
    }
    println!("{told}");
    println!("minutes of 4 hours and {SPEECHES} speeches, DOCX + PDF ms {minutes}");
    println!("{PEOPLE} invitations in one PDF ms {invitations}");
    Ok(())
}

/// Four hours, played at once under a clock that is told.
async fn play(app: &mut App) -> Result<Sitting> {
    let day = date(2023, 5, 26);
    let begins = app::moment(day, time(7, 30, 0, 0));
    let at = |minute: usize| begins + SignedDuration::from_mins(i64::try_from(minute).unwrap_or_default());
    app.set_clock(Clock::told(begins));
    let sitting = Sitting::convene(app, "hoa", (day, PEOPLE)).await?;
    sitting.begin(PEOPLE - 12).await?;
    for (number, kind) in [AgendaKind::Salute, AgendaKind::Introduction, AgendaKind::Opening, AgendaKind::Report].into_iter().enumerate() {
        app.clock().tell(at(5 + number * 5));
        sitting.take_up(kind).await?;
    }
    app.clock().tell(at(40));
    sitting.take_up(AgendaKind::Discussion).await?;
    for speech in 0..SPEECHES {
        let from = 40 + speech * 3;
        app.clock().tell(at(from));
        let turn = sitting.ask(10 + speech).await?;
        sitting.does(Deed::Give { turn, minutes: 3 }).await?;
        sitting.does(Deed::Gist { turn, text: gist(speech) }).await?;
        if speech % 5 == 0 {
            let delegate = Some(sitting.people[10 + speech].0);
            sitting.does(Deed::Note { kind: NoteKind::Direction, text: gist(speech + 100), delegate }).await?;
        }
        app.clock().tell(at(from + 3));
        sitting.does(Deed::EndTurn { turn }).await?;
    }
    app.clock().tell(at(225));
    sitting.take_up(AgendaKind::Conclusion).await?;
    for number in 0..6 {
        sitting.does(Deed::Note { kind: NoteKind::Conclusion, text: gist(number + 200), delegate: None }).await?;
    }
    app.clock().tell(at(240));
    sitting.does(Deed::End { is_read: true }).await?;
    store::conference::by_id(&app.db, sitting.id).await.context("the conference is not there")?;
    Ok(sitting)
}

fn gist(number: usize) -> String {
    format!(
        "Ý kiến số {number}: thống nhất với dự thảo báo cáo; đề nghị làm rõ nguyên nhân của các chỉ tiêu chưa đạt, giao một đơn vị chủ trì từng việc, có thời hạn và sản phẩm cụ thể; tiếp tục nhân rộng cách làm hay của các chi bộ trong thời gian tới"
    )
}
