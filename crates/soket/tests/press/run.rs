//! Runs: parts that survive an interruption, that can be stopped, and that say how far they are.

use super::at;
use crate::house::{House, Person};
use axum::http::StatusCode;
use soket::demo::commendations::SLUG;
use soket::job::worker;
use soket::store::commendation::print_run::{self, PrintRun};
use soket::store::{self, job};
use soket_core::id::CampaignId;
use soket_core::job::Job;
use std::io::Cursor;
use std::sync::Arc;
use std::time::Duration;

/// Two parts and a few more.
const MANY: i64 = 2_010;

/// The demonstration's campaign.
async fn campaign(house: &House) -> CampaignId {
    for id in (1..).map(CampaignId) {
        if store::commendation::campaign::by_id(&house.app.db, id).await.unwrap().slug == SLUG {
            return id;
        }
    }
    unreachable!("a campaign of the demonstration")
}

async fn run_of(house: &House) -> PrintRun {
    print_run::of(&house.app.db, campaign(house).await).await.unwrap().unwrap()
}

/// Enters many more awards into the register, each like the first.
async fn fill(house: &House) {
    let campaign = campaign(house).await;
    let columns = "campaign_id, nomination_id, recipient, person_id, recipient_unit_id, unit_id, folded, office, reason, kind_name, dong, \
                   symbol, decided_on, register_year, is_public, state, end_symbol, end_reason, received_by";
    let sql = format!(
        "insert into award ({columns}, name, register_serial, code)
         select {columns}, $1, $2, $3 from award where id = (select min(id) from award where campaign_id = {campaign})"
    );
    let there = i64::try_from(store::commendation::award::valid(&house.app.db, campaign).await.unwrap().len()).unwrap();
    let mut tx = house.app.db.write().await.unwrap();
    for number in there..MANY {
        let query = sqlx::query(sqlx::AssertSqlSafe(sql.clone())).bind(format!("Nguyễn Thị Lan {number}")).bind(1_000 + number);
        query.bind(format!("ZZ{number:06}")).execute(&mut *tx).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn begin(hoa: &Person<'_>, form: &str) {
    let begun = hoa.post(&at("/in-loat"), &[("what", "begin"), ("form", form), ("mau", "0")]).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
}

fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.split("/Count ").nth(1).unwrap().split(|letter: char| !letter.is_ascii_digit()).next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn what_was_printed_before_an_interruption_is_not_printed_again() {
    let house = House::open().await;
    fill(&house).await;
    let hoa = house.person("hoa").await;
    let many = hoa.get(&at("/giay-khen/tat-ca.pdf")).await;
    assert!(many.status == StatusCode::CONFLICT && many.body.contains("quá nhiều để tải ngay"), "{}", many.body);
    assert!(hoa.get(&at("/giay-khen")).await.body.contains(&at("/in-loat")));
    begin(&hoa, "pdf").await;
    let page = hoa.get(&at("/in-loat")).await.body;
    assert!(page.contains("Đang in") && page.contains("0/2.010 tờ") && page.contains("http-equiv=\"refresh\""), "{page}");
    assert!(hoa.get(&at("/giay-khen/phan-1.pdf")).await.body.contains("Phần này chưa in"));
    let again = hoa.post(&at("/in-loat"), &[("what", "begin"), ("form", "pdf"), ("mau", "0")]).await;
    assert!(again.status == StatusCode::CONFLICT && again.body.contains("đang chạy"), "{}", again.body);
    // The server falls as soon as a part lies on the disk.
    let app = house.app.clone();
    let work = tokio::spawn(async move { worker::next(&app).await });
    let run = loop {
        let run = run_of(&house).await;
        if run.parts[0].size.is_some() {
            break run;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    };
    work.abort();
    let _ = work.await;
    let first = std::fs::metadata(run.file(&house.app.dir, 1)).unwrap().modified().unwrap();
    assert!(!worker::next(&house.app).await.unwrap(), "it still belongs to who took it");
    let mut tx = house.app.db.write().await.unwrap();
    sqlx::query("update job set claimed_until = null").execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    let other = house.beside().await;
    assert!(worker::next(&other.app).await.unwrap() && !worker::next(&other.app).await.unwrap());
    let page = hoa.get(&at("/in-loat")).await.body;
    assert!(page.contains("Đã in xong") && page.contains("2.010/2.010") && !page.contains("http-equiv=\"refresh\""), "{page}");
    assert_eq!(std::fs::metadata(run.file(&house.app.dir, 1)).unwrap().modified().unwrap(), first);
    let counts = [("phan-1.pdf", 1_000), ("phan-2.pdf", 1_000), ("phan-3.pdf", 10)];
    for (part, count) in counts {
        assert_eq!(pages(&hoa.get(&at(&format!("/giay-khen/{part}"))).await.bytes), count, "{part}");
    }
    for none in ["phan-4.pdf", "phan-1.zip", "phan-x.pdf"] {
        assert_eq!(hoa.get(&at(&format!("/giay-khen/{none}"))).await.status, StatusCode::NOT_FOUND, "{none}");
    }
}

#[tokio::test]
async fn a_run_is_stopped_keeps_its_parts_and_gives_way_to_the_next() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    begin(&hoa, "zip").await;
    let old = run_of(&house).await;
    assert!(worker::next(&house.app).await.unwrap());
    let packed = hoa.get(&at("/giay-khen/phan-1.zip")).await.bytes;
    let sheets = zip::ZipArchive::new(Cursor::new(packed)).unwrap().len();
    assert_eq!(sheets, store::commendation::award::valid(&house.app.db, campaign(&house).await).await.unwrap().len());
    let done = hoa.post(&at("/in-loat"), &[("what", "stop")]).await;
    assert!(done.status == StatusCode::CONFLICT && done.body.contains("không còn chạy"), "{}", done.body);
    begin(&hoa, "pdf").await;
    assert_eq!(hoa.post(&at("/in-loat"), &[("what", "stop")]).await.status, StatusCode::SEE_OTHER);
    assert!(hoa.get(&at("/in-loat")).await.body.contains("Đã dừng") && !worker::next(&house.app).await.unwrap());
    begin(&hoa, "pdf").await;
    assert!(worker::next(&house.app).await.unwrap());
    assert!(!old.file(&house.app.dir, 1).exists(), "the files of a run whose place was taken are gone");
    let lan = house.person("lan").await;
    assert!([StatusCode::NOT_FOUND, StatusCode::FORBIDDEN].contains(&lan.get(&at("/in-loat")).await.status));
}

#[tokio::test]
async fn awards_that_are_revoked_meanwhile_are_missing_and_move_no_other_part() {
    let house = House::open().await;
    fill(&house).await;
    let hoa = house.person("hoa").await;
    begin(&hoa, "pdf").await;
    let mut tx = house.app.db.write().await.unwrap();
    sqlx::query("update award set state = 'revoked' where name = 'Nguyễn Thị Lan 500' or register_serial >= 3000")
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert!(worker::next(&house.app).await.unwrap());
    assert_eq!(pages(&hoa.get(&at("/giay-khen/phan-1.pdf")).await.bytes), 999);
    assert_eq!(pages(&hoa.get(&at("/giay-khen/phan-2.pdf")).await.bytes), 1_000);
    assert!(hoa.get(&at("/in-loat")).await.body.contains("không còn tờ nào có giá trị"));
}

#[tokio::test]
async fn the_queue_gives_a_job_to_one_and_gives_up_what_always_fails() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    begin(&hoa, "pdf").await;
    let taken = tokio::join!(job::claim(&house.app.db), job::claim(&house.app.db));
    let taken: Vec<_> = [taken.0.unwrap(), taken.1.unwrap()].into_iter().flatten().collect();
    assert_eq!(taken.len(), 1);
    job::give_back(&house.app.db, &taken[0], jiff::SignedDuration::from_secs(60)).await.unwrap();
    assert!(job::claim(&house.app.db).await.unwrap().is_none(), "not before its moment");
    let run = run_of(&house).await;
    // A folder stands in the place of a file.
    std::fs::create_dir_all(run.file(&house.app.dir, 1)).unwrap();
    for _ in 0..4 {
        let mut tx = house.app.db.write().await.unwrap();
        sqlx::query("update job set due_at = '2000-01-01', claimed_until = null").execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        assert!(worker::next(&house.app).await.unwrap());
    }
    assert!(!worker::next(&house.app).await.unwrap());
    assert!(hoa.get(&at("/in-loat")).await.body.contains("Máy chủ gặp lỗi khi in"));
    // A run that is no more is no fault.
    let mut tx = house.app.db.write().await.unwrap();
    job::put(&mut tx, Job::Print(soket_core::id::PrintRunId(99)), &soket::app::now()).await.unwrap();
    tx.commit().await.unwrap();
    assert!(worker::next(&house.app).await.unwrap() && !worker::next(&house.app).await.unwrap());
}

#[tokio::test]
async fn the_worker_wakes_when_something_is_asked_for() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let work = tokio::spawn(worker::work(Arc::clone(&house.app)));
    begin(&hoa, "pdf").await;
    for _ in 0..400 {
        if hoa.get(&at("/in-loat")).await.body.contains("Đã in xong") {
            house.app.stop();
            return work.await.unwrap();
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("nothing was printed in four seconds");
}
