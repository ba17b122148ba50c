//! Tasks that no review set: one on its way, one reported done that waits for somebody to look at it.

use super::Names;
use crate::db::Write;
use crate::store::person;
use crate::store::task::report::{self, Report};
use crate::store::task::{self, Task, step};
use anyhow::Result;
use jiff::civil::date;
use soket_core::id::TaskId;

/// Sets both, and lets the clerk of the cell report.
pub(super) async fn all(tx: &mut Write, names: &Names) -> Result<()> {
    let (cell, quang, lan) = (names.unit("cb-co-khi")?, names.account("quang")?, names.account("lan")?);
    let new = Task::new("Cập nhật danh sách học sinh khoá 2020 đã có việc làm".to_owned(), cell, date(2023, 6, 15));
    let owner = Some(person::named(tx, "Phạm Văn Minh", cell).await?);
    let on_its_way = Task { owner, ..new };
    let id = task::set(tx, Some(quang), &on_its_way).await?;
    let told = Report {
        happened_on: date(2023, 5, 15),
        by: String::new(),
        body: "Đã liên lạc được 40 trong 66 học sinh; số còn lại đi làm xa, đang hỏi qua gia đình".to_owned(),
        percent: Some(60),
    };
    report::tell(tx, lan, &Task { id, ..on_its_way }, &told).await?;
    let done = Task::new("Lập danh sách quần chúng dự lớp nhận thức về Đảng".to_owned(), cell, date(2023, 5, 20));
    let id: TaskId = task::set(tx, Some(quang), &done).await?;
    let result = (date(2023, 5, 17), "Đã lập danh sách 06 quần chúng, gửi Văn phòng Đảng uỷ.");
    step::finish(tx, lan, &Task { id, ..done }, result).await?;
    Ok(())
}
