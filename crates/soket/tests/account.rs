//! Accounts: first run, invite links that open once, roles given and taken, and what each role may do at every address.

use crate::house::{House, SETUP};
use axum::http::StatusCode;

#[tokio::test]
async fn an_empty_soket_is_set_up_once() {
    let house = House::empty().await;
    let stranger = house.stranger();
    assert_eq!(stranger.get("/dang-nhap").await.location, "/khoi-tao");
    for (field, wrong, says) in [
        ("password", "ngan", "ít nhất 10 ký tự"),
        ("superior", "", "Ô này chưa có gì"),
        ("to_on", "1/1/2020", "Ngày cuối kỳ đứng trước ngày đầu kỳ"),
        ("login", "trần thử", "không có dấu cách"),
        ("kind", "institution", "Ghi ký hiệu của cơ quan"),
    ] {
        let changed: Vec<(&str, &str)> = SETUP.iter().map(|(name, value)| (*name, if *name == field { wrong } else { *value })).collect();
        let refused = stranger.post("/khoi-tao", &changed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(refused.body.contains(says) && refused.body.contains("Đảng bộ Trường Thử nghiệm"), "{field}: {}", refused.body);
    }
    assert_eq!(stranger.post("/khoi-tao", &SETUP).await.location, "/dang-nhap");
    assert_eq!(stranger.get("/khoi-tao").await.status, StatusCode::NOT_FOUND);
    assert_eq!(stranger.post("/khoi-tao", &SETUP).await.status, StatusCode::NOT_FOUND);
    let signed_in = stranger.post("/dang-nhap", &[("login", "thu"), ("password", "mot cau de nho")]).await;
    assert_eq!(signed_in.status, StatusCode::SEE_OTHER);
    let mut admin = house.stranger();
    admin.cookie = signed_in.cookie.unwrap();
    let unit = admin.get("/don-vi/dang-bo-truong-thu-nghiem").await.body;
    assert!(unit.contains("V <small>(01/01/2025 – 31/12/2099)"), "{unit}");
    assert!(unit.contains("ĐẢNG UỶ TRƯỜNG THỬ NGHIỆM") && unit.contains("ĐẢNG BỘ HUYỆN THỬ NGHIỆM"), "{unit}");
}

#[tokio::test]
async fn an_invited_person_chooses_a_password_once() {
    let house = House::open().await;
    let admin = house.person("admin").await;
    let new = [("login", "Binh"), ("person", "Võ Thanh Bình"), ("role", "clerk"), ("unit", "cb-dien"), ("line", "party")];
    let made = admin.post("/tai-khoan", &new).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    let link = format!("/lien-ket/{}", made.body.split("href=\"/lien-ket/").nth(1).unwrap().split('"').next().unwrap());
    let stranger = house.stranger();
    assert!(stranger.get(&link).await.body.contains("binh"));
    assert_eq!(stranger.post(&link, &[("password", "ngan")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(stranger.post(&link, &[("password", "cau dai de nho")]).await.location, "/dang-nhap");
    assert_eq!(stranger.post(&link, &[("password", "cau dai khac nua")]).await.status, StatusCode::CONFLICT, "the link is used up");
    let signed_in = stranger.post("/dang-nhap", &[("login", "binh"), ("password", "cau dai de nho")]).await;
    let mut binh = house.stranger();
    binh.cookie = signed_in.cookie.unwrap();
    assert_eq!(binh.get("/so-lieu/cb-dien/2023").await.status, StatusCode::OK);
    assert_eq!(binh.get("/so-lieu/cb-co-khi/2023").await.status, StatusCode::NOT_FOUND);
    assert_eq!(admin.post("/tai-khoan/binh/khoa", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(binh.get("/viec").await.status, StatusCode::SEE_OTHER, "a disabled account is signed out");
    let again = admin.post("/tai-khoan", &new).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("đã có người dùng") && again.body.contains("Võ Thanh Bình"), "{}", again.body);
}

#[tokio::test]
async fn a_password_is_changed_by_who_knows_the_old_one() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let wrong = hoa.post("/mat-khau", &[("old", "khong phai"), ("new", "cau moi de nho")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("Mật khẩu đang dùng chưa đúng"), "{}", wrong.body);
    let short = hoa.post("/mat-khau", &[("old", soket::demo::PASSWORD), ("new", "ngan")]).await;
    assert!(short.body.contains("ít nhất 10 ký tự"), "{}", short.body);
    let changed = hoa.post("/mat-khau", &[("old", soket::demo::PASSWORD), ("new", "cau moi de nho")]).await;
    assert_eq!(changed.location, "/dang-nhap", "{}", changed.body);
    assert_eq!(hoa.get("/viec").await.status, StatusCode::SEE_OTHER, "every session ended");
    let signed_in = house.stranger().post("/dang-nhap", &[("login", "hoa"), ("password", "cau moi de nho")]).await;
    assert_eq!(signed_in.location, "/");
}

#[tokio::test]
async fn the_last_administrator_keeps_the_role_and_the_account() {
    let house = House::open().await;
    let admin = house.person("admin").await;
    let page = admin.get("/tai-khoan").await.body;
    let hats: Vec<&str> = page.split("action=\"/tai-khoan/admin/vai-tro/").skip(1).map(|rest| rest.split('/').next().unwrap()).collect();
    let hats: Vec<&str> = hats.into_iter().filter(|hat| hat.chars().all(|letter| letter.is_ascii_digit())).collect();
    assert_eq!(hats.len(), 2, "{page}");
    let first = admin.post(&format!("/tai-khoan/admin/vai-tro/{}/bo", hats[0]), &[]).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let last = admin.post(&format!("/tai-khoan/admin/vai-tro/{}/bo", hats[1]), &[]).await;
    assert_eq!(last.status, StatusCode::CONFLICT);
    assert!(last.body.contains("quản trị cuối cùng"), "{}", last.body);
    assert_eq!(admin.post("/tai-khoan/admin/khoa", &[]).await.status, StatusCode::CONFLICT);
}

const CAMPAIGN: &str = "/khen-thuong/khen-thuong-02-nam-thuc-hien-ket-luan-01-kl-tw";
const CONFERENCE: &str = "/hoi-nghi/so-ket-26-5-2023";

/// An action, the address at which it is tried, and what the form sends.
type Case = (soket_core::viewer::Action, String, Vec<(&'static str, &'static str)>);

/// Each action of the table in `soket_core::viewer`, tried by each role; the address is one that any such role may name.
#[tokio::test]
async fn every_role_tries_every_action() {
    let house = House::open().await;
    let admin = house.person("admin").await;
    let mut people = Vec::new();
    for role in ["clerk", "leader", "editor", "admin", "reader"] {
        let login = format!("thu-{role}");
        let new = [("login", login.as_str()), ("person", "Người Thử Quyền"), ("role", role), ("unit", "dang-bo"), ("line", "party")];
        let made = admin.post("/tai-khoan", &new).await.body;
        let link = format!("/lien-ket/{}", made.split("href=\"/lien-ket/").nth(1).unwrap().split('"').next().unwrap());
        assert_eq!(house.stranger().post(&link, &[("password", "mot cau dai")]).await.status, StatusCode::SEE_OTHER);
        let signed_in = house.stranger().post("/dang-nhap", &[("login", &login), ("password", "mot cau dai")]).await;
        let mut person = house.stranger();
        person.cookie = signed_in.cookie.unwrap();
        people.push((role, person));
    }
    let slug = "6-thang-dau-nam-2023";
    let target = soket::store::target::all(&house.app.db).await.unwrap()[0].target.id;
    let cases: Vec<Case> = {
        use soket_core::viewer::Action;
        vec![
            (Action::RegisterMandates, "/van-ban/moi".into(), vec![("unit", "dang-bo"), ("kind", "plan")]),
            (
                Action::KeepUnits,
                "/don-vi/cb-dien/ten".into(),
                vec![("full", ""), ("short", ""), ("header", ""), ("from_on", ""), ("document", "")],
            ),
            (Action::DefineTargets, "/chi-so".into(), vec![("unit", "dang-bo")]),
            (Action::EnterFigures, "/so-lieu/cb-dien/2023".into(), vec![("counted_to", "?")]),
            (Action::SetTasks, "/viec".into(), vec![("lead", "cb-dien")]),
            (Action::FinishTasks, "/viec/1/xong".into(), vec![("result", ""), ("finished_on", "?")]),
            (Action::ComposeReviews, format!("/so-ket/{slug}/ghi-nhan"), vec![("kind", "limit")]),
            (Action::RecordVerdicts, format!("/so-ket/{slug}/ket-luan/{target}"), vec![("word", "met"), ("reason", "")]),
            (Action::CloseReviews, "/so-ket/nam-2022/chot".into(), vec![]),
            (Action::IssueReviews, format!("/so-ket/{slug}/ban-hanh"), vec![]),
            (Action::PrepareConferences, format!("{CONFERENCE}/chuong-trinh"), vec![("what", "save")]),
            (Action::RunConferences, format!("{CONFERENCE}/dieu-hanh"), vec![("deed", "begin")]),
            (Action::IssueMinutes, format!("{CONFERENCE}/giay/bien-ban/ban-hanh"), vec![]),
            (Action::RunCampaigns, format!("{CAMPAIGN}/buoc"), vec![("step", "reopen")]),
            (Action::Nominate, format!("{CAMPAIGN}/de-nghi"), vec![("unit", "dang-bo")]),
            (Action::DecideAwards, "/so-vang/1/thu-hoi".into(), vec![("symbol", "")]),
            (Action::WriteArticles, "/tin-bai/moi".into(), vec![("unit", "dang-bo")]),
            (Action::PublishArticles, "/tin-bai/1/buoc".into(), vec![("step", "publish")]),
            (Action::ModerateComments, "/kiem-duyet".into(), vec![("step", "approve")]),
            (Action::Administer, "/tai-khoan".into(), vec![("login", "")]),
        ]
    };
    assert_eq!(cases.len() + 1, soket_core::viewer::Action::ALL.len(), "an action is not tried");
    for (action, address, fields) in &cases {
        for (role, person) in &people {
            let status = person.post(address, fields).await.status;
            let allowed = action.roles().iter().any(|known| known.as_str() == *role);
            // Whoever may is told what is wrong with the form; whoever may not is told so, or does not see the record at all.
            let expected: &[StatusCode] = match allowed {
                true => &[StatusCode::UNPROCESSABLE_ENTITY, StatusCode::CONFLICT],
                false => &[StatusCode::FORBIDDEN, StatusCode::NOT_FOUND],
            };
            assert!(expected.contains(&status), "{role} does {action:?} at {address}: {status}");
        }
    }
    for (role, person) in &people {
        let sees = soket_core::viewer::Action::Read.roles().iter().any(|known| known.as_str() == *role);
        let status = person.get(&format!("/so-ket/{slug}")).await.status;
        assert_eq!(status, if sees { StatusCode::OK } else { StatusCode::NOT_FOUND }, "{role} reads");
    }
}
