// 8. The conference calls the awards: arranged by keyboard, shown on the wall, handed over with one press, told by the minutes.
import assert from "node:assert/strict";
import { stranger } from "../browser.mjs";
import { press, see, sure } from "../conference/hall.mjs";
import { begins, link, look, menu, says, take, TITLE } from "./house.mjs";

const AT = "/hoi-nghi/so-ket-26-5-2023";
const POINT = "Công bố quyết định và trao khen thưởng";

export async function the_order_of_calling({ hoa }) {
  await menu(hoa, "Hội nghị");
  await link(hoa, "Hội nghị sơ kết giữa nhiệm kỳ");
  await link(hoa, "Chương trình");
  const point = hoa.locator("main li[data-item]").filter({ has: hoa.locator("summary .unseen", { hasText: POINT }) }).first();
  await point.locator("summary").click();
  const campaigns = point.locator("select[name=campaign]");
  await campaigns.selectOption(await campaigns.locator("option").filter({ hasText: TITLE }).getAttribute("value"));
  await look(hoa, "a-point-with-its-campaign");
  await Promise.all([hoa.waitForNavigation(), point.getByRole("button", { name: "Lưu", exact: true }).click()]);
  await link(hoa, "Thứ tự gọi trao");
  await hoa.getByLabel("Người trao cho những ai chưa ghi ở dưới").fill("đồng chí Lê Minh Quang, Bí thư Đảng uỷ");
  await hoa.locator("[name^=receives-]").first().fill("đồng chí Nguyễn Thị Ngọc Lan");
  // The keyboard alone moves the collective behind; what was typed beside it is kept.
  await hoa.getByRole("button", { name: /^Xuống/ }).first().focus();
  await Promise.all([hoa.waitForNavigation(), hoa.keyboard.press("Enter")]);
  const names = await hoa.locator("main li[data-item] a").allInnerTexts();
  assert.deepEqual(names, ["Phạm Văn Minh", "Chi bộ Khoa Cơ khí"]);
  assert.equal(await hoa.locator("[name^=receives-]").nth(1).inputValue(), "đồng chí Nguyễn Thị Ngọc Lan");
  await look(hoa, "the-order-of-calling");
  begins((await take(hoa, "In danh sách gọi trao (PDF)")).bytes, "%PDF-");
}

export async function awards_are_handed_over(house) {
  const { quang } = house;
  await quang.goto(`${AT}/dieu-hanh`);
  await press(quang, "state", "Mở điểm danh");
  await see(quang, "[data-piece=state]", "Khai mạc");
  await sure(quang, "Khai mạc", "Vẫn khai mạc");
  await see(quang, "[data-piece=state]", "Tạm dừng");
  await quang.locator("[data-piece=now] summary").filter({ hasText: "Cả chương trình" }).click();
  await press(quang, "now", `Chuyển đến ${POINT}`);
  await see(quang, "[data-piece=calling]", "Đã trao: 0/2");
  const wall = await stranger(house.chromium, 1920, { ...house.there, viewport: { width: 1920, height: 1080 } });
  await wall.goto("/chieu/so-ket-26-5-2023");
  await press(quang, "calling", "Gọi tên Phạm Văn Minh");
  await see(wall, ".wall h1", "Phạm Văn Minh");
  await look(quang, "a-name-is-called");
  await wall.screenshot({ path: `${process.env.SOKET_PICTURES}/commendation-wall.png` });
  await press(quang, "calling", "Đã trao, gọi tiếp");
  await see(quang, "[data-piece=calling]", "Đã trao: 1/2");
  // Nobody asks a cell whether it may be named: it is nobody's personal data.
  await see(wall, ".wall h1", "Chi bộ Khoa Cơ khí");
  await press(quang, "calling", "Đã trao, gọi tiếp");
  await see(quang, "[data-piece=calling]", "Đã trao: 2/2");
  await quang.locator("[data-piece=calling] summary").click();
  await press(quang, "calling", "Bỏ ghi đã trao Chi bộ Khoa Cơ khí");
  await see(quang, "[data-piece=calling]", "Đã trao: 1/2");
  await press(quang, "calling", "Đã trao, gọi tiếp");
  await see(quang, "[data-piece=calling]", "Đã trao: 2/2");
  await look(quang, "all-are-handed-over");
  await sure(quang, "Bế mạc", "Xác nhận bế mạc");
  await see(quang, "[data-piece=state]", "Xem biên bản");
}

export async function the_minutes_tell_it({ hoa }) {
  await hoa.goto(`${AT}/giay/bien-ban`);
  await says(hoa, "Đã trao Giấy khen cho 01 tập thể: Chi bộ Khoa Cơ khí, đồng chí Nguyễn Thị Ngọc Lan nhận thay.", "Đã trao Giấy khen cho 01 cá nhân: Phạm Văn Minh", "Người trao: đồng chí Lê Minh Quang");
  await look(hoa, "minutes-of-the-conference");
}
