//! The mandates of the story: public ones as they are, the organisation's own with invented numbers.

use crate::db::Write;
use crate::store::mandate;
use anyhow::{Context, Result};
use soket_core::id::{MandateId, UnitId};
use soket_core::mandate::kind::MandateKind;
use soket_core::mandate::{Mandate, Relation};
use std::collections::HashMap;

struct DemoMandate {
    slug: &'static str,
    kind: MandateKind,
    number: &'static str,
    issuer: &'static str,
    issued_on: &'static str,
    subject: &'static str,
    relations: &'static [(Relation, &'static str)],
}

const fn paper(
    slug: &'static str,
    kind: MandateKind,
    [number, issuer, issued_on, subject]: [&'static str; 4],
    relations: &'static [(Relation, &'static str)],
) -> DemoMandate {
    DemoMandate { slug, kind, number, issuer, issued_on, subject, relations }
}

const COMMITTEE: &str = "Đảng uỷ Trường Trung cấp Gò Công";
const SUPERIOR: &str = "Ban Thường vụ Thị uỷ Gò Công";

#[rustfmt::skip]
const MANDATES: &[DemoMandate] = &[
    paper("ct-05-ct-tw-2016", MandateKind::Directive, ["05-CT/TW", "Bộ Chính trị", "2016-05-15", "đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"], &[]),
    paper("qd-537-qd-ubnd-2019", MandateKind::Decision, ["537/QĐ-UBND", "Uỷ ban nhân dân tỉnh Tiền Giang", "2019-02-22", "sáp nhập, thành lập Trường Trung cấp Gò Công"], &[]),
    paper("nq-dai-hoi-x", MandateKind::Resolution, ["01-NQ/ĐH", "Đại hội Đảng bộ Trường Trung cấp Gò Công lần thứ X", "2020-06-20", "phương hướng, nhiệm vụ nhiệm kỳ 2020-2025"], &[]),
    paper("ctr-02-ctr-du-2020", MandateKind::Programme, ["02-CTr/ĐU", COMMITTEE, "2020-09-15", "hành động thực hiện Nghị quyết Đại hội Đảng bộ lần thứ X"], &[(Relation::Implements, "nq-dai-hoi-x")]),
    paper("kl-01-kl-tw-2021", MandateKind::Conclusion, ["01-KL/TW", "Bộ Chính trị", "2021-05-18", "tiếp tục thực hiện Chỉ thị số 05-CT/TW của Bộ Chính trị"], &[(Relation::Continues, "ct-05-ct-tw-2016")]),
    paper("kh-14-kh-du-2021", MandateKind::Plan, ["14-KH/ĐU", COMMITTEE, "2021-09-06", "thực hiện Kết luận số 01-KL/TW"], &[(Relation::Implements, "kl-01-kl-tw-2021")]),
    paper("kl-09-kl-du-2022", MandateKind::Conclusion, ["09-KL/ĐU", COMMITTEE, "2022-01-15", "điều chỉnh chỉ tiêu kết nạp đảng viên nhiệm kỳ 2020-2025"], &[(Relation::Amends, "nq-dai-hoi-x")]),
    paper("kh-27-kh-du-2023", MandateKind::Plan, ["27-KH/ĐU", COMMITTEE, "2023-01-10", "nhiệm vụ công tác năm 2023"], &[(Relation::Implements, "nq-dai-hoi-x")]),
    paper("kh-88-kh-thu-2023", MandateKind::Plan, ["88-KH/ThU", SUPERIOR, "2023-03-10", "sơ kết giữa nhiệm kỳ thực hiện nghị quyết đại hội đảng các cấp"], &[]),
    paper("kh-31-kh-du-2023", MandateKind::Plan, ["31-KH/ĐU", COMMITTEE, "2023-04-03", "tổ chức hội nghị sơ kết giữa nhiệm kỳ, 6 tháng đầu năm và 02 năm thực hiện Kết luận số 01-KL/TW"], &[(Relation::Implements, "kh-88-kh-thu-2023")]),
    paper("cv-415-cv-thu-2023", MandateKind::Letter, ["415-CV/ThU", SUPERIOR, "2023-04-24", "báo cáo kết quả 6 tháng đầu năm và sơ kết 02 năm thực hiện Kết luận số 01-KL/TW"], &[(Relation::Implements, "kl-01-kl-tw-2021")]),
];

/// Registers the mandates and their relations.
pub(super) async fn build(tx: &mut Write, unit: UnitId) -> Result<HashMap<&'static str, MandateId>> {
    let mut known: HashMap<&'static str, Mandate> = HashMap::new();
    for demo in MANDATES {
        let mandate = Mandate {
            id: MandateId(0),
            slug: demo.slug.to_owned(),
            kind: demo.kind,
            number: demo.number.to_owned(),
            issuer: demo.issuer.to_owned(),
            issuer_unit: None,
            issued_on: demo.issued_on.parse()?,
            subject: demo.subject.to_owned(),
            unit,
        };
        let mandate = mandate::register(tx, None, mandate).await?;
        for (relation, earlier) in demo.relations {
            let earlier = known.get(earlier).context("a mandate refers to one that comes later")?;
            mandate::relate(tx, None, &mandate, (*relation, earlier)).await?;
        }
        known.insert(demo.slug, mandate);
    }
    Ok(known.into_iter().map(|(slug, mandate)| (slug, mandate.id)).collect())
}
