//! What is printed small for the day: cards of delegates, and sheets for the wall of the hall.

use crate::store::conference::delegate::Delegate;
use soket_core::conference::card::CardCode;
use soket_core::conference::delegate::DelegateClass;
use soket_paper::card::{Card, Sheet};

/// The card of a delegate.
pub fn card(delegate: &Delegate, heading: &str, base: &str) -> Card {
    let said = &delegate.said;
    let kind = if said.class == DelegateClass::Guest { "KHÁCH MỜI" } else { "ĐẠI BIỂU" };
    Card {
        heading: heading.to_owned(),
        kind: kind.to_owned(),
        name: said.name.clone(),
        office: delegate.from(),
        seat: if said.seat.is_empty() { String::new() } else { format!("Ghế {}", said.seat) },
        code: delegate.card.clone(),
        link: address(delegate, base),
    }
}

/// Where somebody's card opens, for whoever reaches this soket under a base.
pub fn address(delegate: &Delegate, base: &str) -> String {
    format!("{base}/the/{}", delegate.card)
}

/// The sheet on the wall by which people check themselves in.
pub fn wall(room: &str, base: &str) -> Sheet {
    Sheet {
        title: "TỰ ĐIỂM DANH".to_owned(),
        link: format!("{base}/phong/{room}"),
        address: format!("{base}/phong/{room}"),
        lines: vec![
            "1. Mở máy ảnh của điện thoại, đưa vào ô vuông này.".to_owned(),
            format!("2. Gõ mã 8 chữ trên thẻ đại biểu. Mã phòng: {}.", grouped(room)),
            "3. Bấm “Tôi có mặt”. Không có điện thoại: nói tên ở cửa.".to_owned(),
        ],
    }
}

/// The sheet by which phones join the Wi-Fi of the hall and then its page.
pub fn wifi((name, password): (&str, &str), room: &str, base: String) -> Sheet {
    let mut lines = vec![format!("Mạng: {name}")];
    lines.extend((!password.is_empty()).then(|| format!("Mật khẩu: {password}")));
    lines.push(format!("Sau đó mở {base}/phong/{room}"));
    Sheet { title: "VÀO WI-FI HỘI TRƯỜNG".to_owned(), link: wifi_code(name, password), address: base, lines }
}

/// What phones understand as a Wi-Fi network: `\`, `;`, `,`, `:` and `"` are escaped in it.
fn wifi_code(name: &str, password: &str) -> String {
    let escaped = |text: &str| {
        let mut kept = String::new();
        for sign in text.chars() {
            if matches!(sign, '\\' | ';' | ',' | ':' | '"') {
                kept.push('\\');
            }
            kept.push(sign);
        }
        kept
    };
    match password.is_empty() {
        true => format!("WIFI:T:nopass;S:{};;", escaped(name)),
        false => format!("WIFI:T:WPA;S:{};P:{};;", escaped(name), escaped(password)),
    }
}

fn grouped(code: &str) -> String {
    CardCode::parse(code).map(|code| code.to_string()).unwrap_or_default()
}
