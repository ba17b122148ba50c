// 3. Units as they stood on a day; one is founded, renamed and merged; people are pasted after a look.
import assert from "node:assert/strict";
import { follow } from "../browser.mjs";
import { button, choose, done, fill, link, menu, said, unfold } from "./office.mjs";

/** The units of a day, by the box above the list. */
async function on_day(page, day) {
  await menu(page, "Đơn vị");
  await fill(page, { "Vào ngày": day });
  await button(page, "Xem");
  return said(page);
}

export async function units(office) {
  const hoa = await office.hoa();
  await menu(hoa, "Đơn vị");
  await fill(hoa, { "Tên đầy đủ": "Chi bộ Khoa Du lịch", "Từ ngày": "1/3/2023" });
  await choose(hoa, { "Trực thuộc": "Đảng bộ Trường Trung cấp Gò Công" });
  await button(hoa, "Thêm đơn vị");
  await link(hoa, "Chi bộ Khoa Du lịch");
  await unfold(hoa, "Đổi tên");
  await fill(hoa, { "Tên đầy đủ": "Chi bộ Khoa Du lịch - Khách sạn" });
  await hoa.locator("#ten-from_on").fill("1/4/2023");
  await follow(hoa, hoa.locator("details[open]").getByRole("button", { name: "Lưu" }));
  await unfold(hoa, "Sáp nhập, chia tách, giải thể");
  await choose(hoa, { "Đơn vị tiếp nhận": "Chi bộ Khoa Cơ bản" });
  await hoa.locator("#ket-thuc-last_on").fill("30/4/2023");
  await follow(hoa, hoa.locator("details[open]").getByRole("button", { name: "Lưu" }));
  assert.match(await said(hoa), /sáp nhập vào: Chi bộ Khoa Cơ bản/);
  await done(hoa, "a-unit-with-its-history");
  for (const [day, there, gone] of [
    ["28/2/2023", "Chi bộ Khoa Cơ bản", "Du lịch"],
    ["31/3/2023", "Chi bộ Khoa Du lịch", "Khách sạn"],
    ["15/4/2023", "Chi bộ Khoa Du lịch - Khách sạn", "Chi bộ Khoa Du lịch "],
    ["20/5/2023", "Chi bộ Khoa Cơ bản", "Du lịch"],
  ]) {
    const text = await on_day(hoa, day);
    assert.ok(text.includes(there) && !text.replaceAll(there, "").includes(gone), `on ${day}: ${text}`);
  }
  await on_day(hoa, "15/4/2023");
  await done(hoa, "units-on-a-day");
}

export async function people(office) {
  const hoa = await office.hoa();
  await menu(hoa, "Đơn vị");
  await link(hoa, "Người và chức vụ");
  await link(hoa, "Dán danh sách từ Excel");
  await fill(hoa, { "Các dòng": "Nguyễn Văn Bảy\tChi bộ Khoa Điện - Điện tử\tPhó Bí thư\nĐỗ Thị Ánh\tChi bộ Không Có" });
  await button(hoa, "Xem trước");
  assert.match(await said(hoa), /Không có đơn vị nào tên hoặc mã là “Chi bộ Không Có”/);
  await done(hoa, "pasted-people-before-they-are-kept");
  await fill(hoa, { "Các dòng": "Nguyễn Văn Bảy\tChi bộ Khoa Điện - Điện tử\tPhó Bí thư\nĐỗ Thị Ánh\tChi bộ Khoa Cơ khí" });
  await button(hoa, "Xem trước");
  await button(hoa, "Ghi vào sổ");
  assert.match(await said(hoa), /Đỗ Thị Ánh/);
  await done(hoa, "people");
}
