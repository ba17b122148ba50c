//! Watching a running soket: counts nobody outside reads by accident, a number on every answer, faults that name it.

use crate::house::House;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::routing::get;
use http_body_util::BodyExt as _;
use soket::error::Error;
use soket::web;
use std::sync::Arc;
use tower::ServiceExt as _;

#[tokio::test]
async fn counts_tell_of_routes_papers_and_refused_sign_ins() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let stranger = house.stranger();
    stranger.post("/dang-nhap", &[("login", "hoa"), ("password", "sai")]).await;
    for path in ["/chi-tieu/CT03", "/chi-tieu/CT99", "/so-ket/giua-nhiem-ky-2020-2025/tai/html", "/khong-co-trang-nay"] {
        hoa.get(path).await;
    }
    let metrics = house.app.metrics.text(&soket::metrics::Now { database: "sqlite", bytes: house.app.db.size().await.unwrap() });
    for line in [
        "soket_build_info{version=\"0.1.0\",database=\"sqlite\"} 1",
        "soket_http_requests_total{route=\"/chi-tieu/{code}\",method=\"GET\",status=\"2xx\"} 1",
        "soket_http_requests_total{route=\"/chi-tieu/{code}\",method=\"GET\",status=\"4xx\"} 1",
        "soket_http_requests_total{route=\"-\",method=\"GET\",status=\"4xx\"} 1",
        "soket_http_request_duration_seconds_bucket{route=\"/chi-tieu/{code}\",method=\"GET\",le=\"+Inf\"} 2",
        "soket_http_request_duration_seconds_count{route=\"/chi-tieu/{code}\",method=\"GET\"} 2",
        "soket_papers_printed_total{format=\"html\"} 1",
        "soket_sign_ins_refused_total{reason=\"wrong\"} 1",
    ] {
        assert!(metrics.lines().any(|found| found == line), "{line}\n{metrics}");
    }
    let value = |name: &str| metrics.lines().find_map(|line| line.strip_prefix(name)?.trim().parse::<u64>().ok());
    assert!(value("soket_database_bytes").is_some_and(|bytes| bytes > 10_000), "{metrics}");
    assert!(!cfg!(target_os = "linux") || value("process_resident_memory_bytes").is_some_and(|bytes| bytes > 1_000_000), "{metrics}");
    assert!(!metrics.contains("CT03") && !metrics.contains("hoa"), "addresses and names are not counted by");
}

#[tokio::test]
async fn the_counts_are_read_from_this_machine_or_with_the_token_alone() {
    let house = House::empty().await;
    let ask = |app: &Arc<soket::app::App>, headers: &'static [(&'static str, &'static str)], from: [u8; 4]| {
        let mut request = Request::get("/metrics");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(Body::empty()).unwrap();
        request.extensions_mut().insert(axum::extract::ConnectInfo(std::net::SocketAddr::from((from, 5000))));
        let service = web::service(app.clone());
        async move { service.oneshot(request).await.unwrap().status() }
    };
    const HERE: [u8; 4] = [127, 0, 0, 1];
    for (headers, from, status) in [
        (&[("host", "127.0.0.1:8080")][..], HERE, StatusCode::OK),
        (&[("host", "localhost")], HERE, StatusCode::OK),
        (&[("host", "127.0.0.1:8080")], [10, 0, 0, 7], StatusCode::NOT_FOUND),
        (&[("host", "soket.truong.vn")], HERE, StatusCode::NOT_FOUND),
        (&[("host", "localhost.truong.vn")], HERE, StatusCode::NOT_FOUND),
        (&[("host", "127.0.0.1:8080"), ("x-forwarded-for", "10.0.0.7")], HERE, StatusCode::NOT_FOUND),
        (&[("host", "127.0.0.1:8080"), ("via", "1.1 proxy")], HERE, StatusCode::NOT_FOUND),
        (&[], HERE, StatusCode::NOT_FOUND),
    ] {
        assert_eq!(ask(&house.app, headers, from).await, status, "{headers:?} from {from:?}");
    }
    let mut app = soket::app::App::over(house.app.db.clone(), &house.app.dir).await.unwrap();
    app.metrics_token = Some("mot-khoa-dai".to_owned());
    let app = Arc::new(app);
    for (headers, from, status) in [
        (&[("authorization", "Bearer mot-khoa-dai"), ("host", "soket.truong.vn")][..], [10, 0, 0, 7], StatusCode::OK),
        (&[("authorization", "Bearer mot-khoa-khac"), ("host", "127.0.0.1:8080")], HERE, StatusCode::NOT_FOUND),
        (&[("host", "127.0.0.1:8080")], HERE, StatusCode::NOT_FOUND),
    ] {
        assert_eq!(ask(&app, headers, from).await, status, "{headers:?} from {from:?}");
    }
}

#[tokio::test]
async fn a_fault_shows_the_number_that_the_log_and_the_header_bear() {
    let house = House::empty().await;
    let broken = || async { Err::<(), _>(Error::Broken(anyhow::anyhow!("the disk is full"))) };
    async fn panics() -> &'static str {
        panic!("an index out of bounds")
    }
    let routes = Router::new().route("/hong", get(broken)).route("/nga", get(panics));
    let service = web::framed(routes, house.app.clone());
    for path in ["/hong", "/nga"] {
        let answer = service.clone().oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        let id = answer.headers()["x-request-id"].to_str().unwrap().to_owned();
        let page = answer.into_body().collect().await.unwrap().to_bytes();
        let page = String::from_utf8_lossy(&page);
        assert!(id.len() == 8 && page.contains(&format!("<code>{id}</code>")), "{path} {id}: {page}");
        assert!(!page.contains("disk") && !page.contains("bounds"), "the detail stays in the log: {page}");
    }
}

#[tokio::test]
async fn a_scan_of_several_megabytes_comes_in() {
    let house = House::open().await;
    let hoa = house.person("hoa").await;
    let mut scan = vec![0xff, 0xd8, 0xff, 0xe0];
    scan.resize(5 << 20, 7);
    let answer = hoa.upload_stated("/van-ban/kl-01-kl-tw-2021/tep", ("ban-quet.jpg", &scan)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}
