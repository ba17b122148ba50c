// 3. Units nominate with votes and proofs and see what is missing; a nominee agrees to be named, another declines.
import assert from "node:assert/strict";
import { follow } from "../browser.mjs";
import { button, choose, fill, link, look, says } from "./house.mjs";

const SUMMARY = "Nêu gương trong giữ giờ lên lớp; khởi xướng mô hình mỗi đảng viên kèm một học viên khó khăn, giúp 14 học viên không bỏ học; hướng dẫn 03 nhóm học viên làm đồ dùng dạy học.";

/** Somebody of the cell proposes a person or the cell; the nomination is ready to be sent. */
async function propose(house, page, recipient) {
  await house.campaign(page);
  await link(page, "Đề nghị khen");
  await choose(page, "recipient", recipient);
  await look(page, "whom-to-nominate");
  await button(page, "Lập đề nghị");
  await button(page, "Gửi đề nghị");
  await says(page, "Còn thiếu");
  await look(page, "what-is-missing");
  await fill(page, { summary: SUMMARY, votes_agree: "8", votes_of: "9" });
  const asked = page.locator("main select[name^=condition-]");
  if (await asked.count()) await asked.first().selectOption("yes");
  await button(page, "Lưu");
  await choose(page, "kind", "Hội nghị");
  await fill(page, { reference: "so-ket-26-5-2023", words: "Báo cáo trình hội nghị" });
  await button(page, "Dẫn thêm");
}

/** The address that is sent to the nominee. */
const pass = (page) => page.locator('main a[href^="/de-cu/"]').first().getAttribute("href");

export async function units_nominate(house) {
  const { lan, minh } = house;
  await propose(house, lan, /^Phạm Văn Minh/);
  await button(lan, "Gửi đề nghị");
  await says(lan, "đã gửi", "Mở được đến hết ngày");
  house.passes = { minh: await pass(lan) };
  await look(lan, "a-nomination-sent");
  await propose(house, minh, /^Chi bộ Khoa Cơ khí/);
  await button(minh, "Gửi đề nghị");
  await propose(house, minh, /^Nguyễn Thị Ngọc Lan/);
  await button(minh, "Gửi đề nghị");
  house.passes.lan = await pass(minh);
  // Sent to the wrong person: the first address opens nothing any more.
  await button(minh, "Cấp đường dẫn mới");
  const old = house.passes.lan;
  house.passes.lan = await pass(minh);
  assert.notEqual(house.passes.lan, old);
  await house.visitor.goto(old);
  await says(house.visitor, "Đường dẫn này đã được thu hồi", "gửi đường dẫn mới");
  await look(house.visitor, "a-pass-that-was-taken-back");
}

export async function nominees_answer({ visitor, passes }) {
  await visitor.goto(passes.minh);
  await look(visitor, "a-pass-still-closed");
  await follow(visitor, visitor.getByRole("button", { name: "Mở trang của tôi" }));
  await says(visitor, "soket giữ gì về bạn trong đợt này", "14 học viên");
  await look(visitor, "what-is-held-of-me");
  await follow(visitor, visitor.getByRole("button", { name: "Tôi đồng ý", exact: true }));
  await visitor.goto(passes.lan);
  await follow(visitor, visitor.getByRole("button", { name: "Mở trang của tôi" }));
  await visitor.locator("summary").filter({ hasText: "Tôi xin không nhận" }).click();
  await visitor.locator("[name=reason]").fill("Nhường cho người khác");
  await follow(visitor, visitor.getByRole("button", { name: "Từ chối" }));
}
