//! The plan that calls for nominations: what for, who, by which criteria, how many, until when.

use super::words::{self, bullet, paragraph};
use crate::report::commendation::Dossier;
use soket_core::commendation::RecipientKind;
use soket_core::commendation::nomination::usual_length;
use soket_core::commendation::quota::Quota;
use soket_core::period::day::short_date;
use soket_core::text::capitalised;
use soket_paper::document::Block;

/// What soket writes in a section of the plan.
pub fn draft(dossier: &Dossier, key: &str) -> Vec<Block> {
    match key {
        "mo-dau" => vec![paragraph(format!("{} tổ chức {} như sau:", words::granter(dossier), words::campaign(dossier)))],
        "muc-dich" => aim(dossier),
        "doi-tuong" => subjects(dossier),
        "tieu-chuan" => criteria(dossier),
        "so-luong" => quota(dossier),
        "ho-so" => file(dossier),
        "thoi-gian" => deadlines(dossier),
        "to-chuc" => carry_out(dossier),
        _ => Vec::new(),
    }
}

fn aim(dossier: &Dossier) -> Vec<Block> {
    vec![
        paragraph(format!(
            "1. Kịp thời biểu dương, khen thưởng tập thể, cá nhân đã có thành tích {}; giới thiệu, nhân rộng điển hình.",
            words::reason(dossier)
        )),
        paragraph("2. Việc xét khen thưởng bảo đảm đúng đối tượng, đúng tiêu chuẩn, dân chủ, công khai; thành tích phải có minh chứng."),
    ]
}

fn is_open(quota: Quota) -> bool {
    quota != Quota::Number(0)
}

fn subjects(dossier: &Dossier) -> Vec<Block> {
    let call = &dossier.campaign.call;
    let name = words::organisation(dossier);
    let line = |kind: RecipientKind| match kind {
        _ if !is_open(call.quota(kind)) => format!("- {}: không xét trong đợt này.", capitalised(kind.name_vi())),
        RecipientKind::Collective => format!("- Tập thể: các đơn vị trực thuộc {name}."),
        RecipientKind::Individual => format!("- Cá nhân: người thuộc các đơn vị của {name}."),
    };
    let mut blocks: Vec<Block> = RecipientKind::ALL.map(|kind| bullet(line(kind).trim_start_matches("- "))).into();
    let (from, to) = call.window;
    blocks.push(bullet(format!("Thành tích được tính từ ngày {} đến hết ngày {}.", short_date(from), short_date(to))));
    blocks
}

fn criteria(dossier: &Dossier) -> Vec<Block> {
    let call = &dossier.campaign.call;
    let mut blocks = words::typed(&words::or_gap(&call.criteria, "chưa ghi tiêu chuẩn"));
    for kind in RecipientKind::ALL.into_iter().filter(|kind| is_open(call.quota(*kind))) {
        let mut asked = dossier.asked_of(kind).peekable();
        if asked.peek().is_some() {
            blocks.push(paragraph(format!("Điều kiện đối với {}:", kind.name_vi())));
            blocks.extend(asked.map(|asked| bullet(words::condition(&asked.condition, call.nominate_by))));
        }
    }
    blocks
}

fn quota(dossier: &Dossier) -> Vec<Block> {
    let call = &dossier.campaign.call;
    let line = |kind: RecipientKind| {
        let form = words::form(dossier, kind, dossier.today);
        let name = kind.name_vi();
        let most = match call.quota(kind) {
            Quota::Free => "không giới hạn số lượng, xét theo tiêu chuẩn".to_owned(),
            Quota::Number(most) => format!("không quá {} {name}", words::count(most)),
            Quota::Share(share) => format!(
                "không quá {share}% tổng số ({} {name} trên {})",
                words::count(call.quota(kind).most(dossier.base(kind)).unwrap_or_default()),
                words::count(dossier.base(kind))
            ),
        };
        bullet(format!("{}: {form}, {most}.", capitalised(name)))
    };
    let mut blocks: Vec<Block> = RecipientKind::ALL.into_iter().filter(|kind| is_open(call.quota(*kind))).map(line).collect();
    blocks.push(bullet("Mức tiền thưởng (nếu có) tính theo quy định có hiệu lực vào ngày ban hành quyết định khen thưởng."));
    blocks
}

fn file(dossier: &Dossier) -> Vec<Block> {
    let call = &dossier.campaign.call;
    let length = |kind: RecipientKind| {
        let usual = usual_length(kind);
        format!("{} từ {} đến {} chữ", kind.name_vi(), usual.start(), usual.end())
    };
    let lengths: Vec<String> = RecipientKind::ALL.into_iter().filter(|kind| is_open(call.quota(*kind))).map(length).collect();
    let mut blocks = vec![
        bullet(format!("Báo cáo tóm tắt thành tích ({}), có dẫn số liệu, việc làm hoặc tài liệu minh chứng.", lengths.join("; "))),
        bullet("Kết quả bình xét của đơn vị: số phiếu đồng ý trên tổng số."),
    ];
    if !dossier.asked.is_empty() {
        blocks.push(bullet("Xác nhận của đơn vị về từng điều kiện nêu tại mục III."));
    }
    if is_open(call.quota(RecipientKind::Individual)) {
        blocks.push(bullet("Ý kiến của cá nhân được đề nghị về việc công khai tên và thành tích."));
    }
    blocks
}

fn deadlines(dossier: &Dossier) -> Vec<Block> {
    let call = &dossier.campaign.call;
    let body = words::or_gap(&call.body, "chưa ghi nơi xét").into_owned();
    let days = u64::try_from(call.listed_days).unwrap_or_default();
    let mut blocks = vec![
        bullet(format!("Các đơn vị gửi đề nghị đến hết ngày {}.", short_date(call.nominate_by))),
        bullet(format!("{body} họp xét sau khi hết hạn gửi đề nghị; đề nghị được thông qua khi {}.", call.threshold.says().vi())),
    ];
    if days > 0 {
        blocks.push(bullet(format!("Công khai danh sách trong {} ngày để lấy ý kiến trước khi ban hành quyết định.", words::count(days))));
    }
    blocks
}

fn carry_out(dossier: &Dossier) -> Vec<Block> {
    vec![
        paragraph("1. Các đơn vị phổ biến Kế hoạch này, tổ chức bình xét dân chủ và gửi hồ sơ đúng thời hạn."),
        paragraph(format!(
            "2. {} tiếp nhận, kiểm tra hồ sơ, chuẩn bị cuộc họp xét và trình ban hành quyết định khen thưởng.",
            words::helpers(dossier)
        )),
    ]
}
