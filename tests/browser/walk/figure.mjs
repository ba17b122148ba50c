// 5. Figures on a phone: a mistake is named, a number entered, corrected, withdrawn and restored, proved, a column pasted.
import assert from "node:assert/strict";
import { follow } from "../browser.mjs";
import { docx } from "../files.mjs";
import { button, done, fill, link, menu, refused, said } from "./office.mjs";

/** The box of an indicator on a sheet. */
export const box = (page, name) => page.getByRole("textbox", { name: new RegExp(`^${name}`) });
const reason = (page, name) => page.getByLabel(`Lý do đính chính: ${name}`);
const CHECKS = "cuộc kiểm tra, giám sát";

/** What a cell says about an indicator. */
const cell = async (page, name) => (await page.locator(".cell").filter({ hasText: name }).first().innerText()).replaceAll("\u00a0", " ");

/** Unfolds the lines that were entered. */
const unfold_lines = async (page) => {
  const details = page.locator(".cell").filter({ hasText: CHECKS }).locator("details");
  if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
};

/** Opens the newest sheet of the cell. */
export async function sheet(page) {
  await menu(page, "Số liệu");
  await link(page, /2023/);
}

export async function enter(office) {
  const lan = await office.lan();
  await sheet(lan);
  await fill(lan, { "Số liệu tính đến ngày": "15/5/2023" });
  await box(lan, CHECKS).fill("ba");
  await button(lan, "Lưu");
  assert.match(await said(lan), /“ba” không phải là một số/);
  assert.equal(await box(lan, CHECKS).inputValue(), "ba", "what was typed stays");
  await refused(lan, "a-mistake-is-named");
  await box(lan, CHECKS).fill("3");
  await button(lan, "Lưu");
  assert.match(await cell(lan, CHECKS), /03 cuộc \(15\/5\/2023\)/);
  await done(lan, "a-figure-is-entered");
}

export async function correct(office) {
  const lan = await office.lan();
  await box(lan, CHECKS).fill("4");
  await button(lan, "Lưu");
  assert.match(await said(lan), /ghi lý do vào ô bên cạnh/);
  await refused(lan, "a-change-asks-for-its-reason");
  await reason(lan, CHECKS).fill("bỏ sót một cuộc");
  await button(lan, "Lưu");
  assert.match(await cell(lan, CHECKS), /04 cuộc/);
  // Withdrawn: emptied, with a reason. Restored: typed again.
  await box(lan, CHECKS).fill("");
  await reason(lan, CHECKS).fill("ghi nhầm kỳ");
  await button(lan, "Lưu");
  assert.match(await cell(lan, CHECKS), /Đang giữ: –/);
  await box(lan, CHECKS).fill("4");
  await button(lan, "Lưu");
  assert.match(await cell(lan, CHECKS), /Đang giữ: 04 cuộc/);
  await unfold_lines(lan);
  const lines = await cell(lan, CHECKS);
  for (const words of ["03 cuộc", "bỏ sót một cuộc", "thu hồi", "ghi nhầm kỳ", "nhập lại sau khi thu hồi"]) assert.ok(lines.includes(words), words);
  await done(lan, "corrected-withdrawn-and-restored");
}

export async function prove(office) {
  const lan = await office.lan();
  await unfold_lines(lan);
  await follow(lan, lan.locator(".cell").filter({ hasText: CHECKS }).locator("details a").last());
  await lan.getByLabel("Chọn tệp PDF, Word, Excel hoặc ảnh").setInputFiles(docx("Biên bản kiểm tra.docx", "BIÊN BẢN", "kiểm tra quý II"));
  await button(lan, "Tải lên");
  assert.match(await said(lan), /Biên bản kiểm tra\.docx/);
  assert.match(await said(lan), /nhập bởi Nguyễn Thị Ngọc Lan/);
  await done(lan, "a-figure-with-its-proof");
}

export async function paste(office) {
  const lan = await office.lan();
  await sheet(lan);
  await lan.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await lan.evaluate(() => navigator.clipboard.writeText("Khoa Cơ khí\t12\nKhoa Cơ khí\t11\nKhoa Cơ khí\t2\n"));
  await box(lan, "đảng viên đảng viên").focus();
  await lan.keyboard.press("Control+V");
  const boxes = await lan.locator(".cells .boxes > [name^='f-']").evaluateAll((found) => found.slice(0, 3).map((one) => one.value));
  assert.deepEqual(boxes, ["12", "11", "2"]);
  await done(lan, "a-column-is-pasted");
  await button(lan, "Lưu");
  assert.match(await said(lan), /11 đảng viên \(20\/5\/2023\)/);
}

export async function paste_block(office) {
  const hoa = await office.hoa();
  await menu(hoa, "Số liệu");
  await link(hoa, "Dán số liệu từ Excel");
  const rows = `Đơn vị\tChỉ số\tNăm 2022\t2023\nChi bộ Khoa Điện - Điện tử\t${CHECKS}\t1\t1\nChi bộ Khoa May\t${CHECKS}\t\t2\nTổng cộng\t\t1\t3`;
  await fill(hoa, { "Bảng số liệu": rows, "Tính đến ngày, khi bảng không ghi": "" });
  await button(hoa, "Xem trước");
  const preview = await said(hoa);
  for (const words of [/sẽ ghi: 1 · chưa nhận: 1 · đã có: 1/, /Không rõ “Chi bộ Khoa May” là đơn vị nào/, /năm 2023 \(20\/5\/2023\)/]) assert.match(preview, words);
  await refused(hoa, "a-pasted-block-before-it-is-kept");
  await button(hoa, /^Ghi các số hiểu được/);
  assert.match(await said(hoa), /Số ô đã lưu: 1/);
  await done(hoa, "a-block-of-figures-is-pasted");
}
