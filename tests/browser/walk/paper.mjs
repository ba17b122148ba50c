// 8, 9 and 10. The paper: looked at, taken as DOCX and PDF, each figure followed back to who entered it; closed, issued,
// taken twice with the same bytes; a new version that says what changed; a backup by a button.
import assert from "node:assert/strict";
import fs from "node:fs";
import { follow } from "../browser.mjs";
import { button, done, half_year, heading, link, menu, said, search } from "./office.mjs";

/** Clicks what hands a file over; gives the bytes. */
async function take(page, role, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole(role, { name }).first().click()]);
  return fs.readFileSync(await download.path());
}

export async function preview(office) {
  const hoa = await office.hoa();
  await half_year(hoa);
  await link(hoa, "Xem bản in");
  // The section as written, the limit as recorded, and its remedy; drafts write a record's first letter small.
  const paper = await said(hoa);
  for (const words of ["vào ngày 20 hằng tháng", "iến độ tuyển sinh còn chậm", "ập lịch tư vấn tuyển sinh quý III"]) assert.ok(paper.includes(words), words);
  await done(hoa, "preview");
  await link(hoa, "Về hồ sơ");
  const docx = await take(hoa, "link", "DOCX");
  assert.equal(docx.subarray(0, 2).toString(), "PK");
  const pdf = await take(hoa, "link", "PDF");
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
}

export async function trace(office) {
  const hoa = await office.hoa();
  await link(hoa, "Xem bản in");
  const figure = hoa.locator("main a.figure").filter({ hasText: "đảng" }).first();
  const printed = (await figure.innerText()).replaceAll("\u00a0", " ").trim();
  await follow(hoa, figure);
  assert.ok((await heading(hoa)).includes(printed), "the passport says what the paper says");
  const code = (await hoa.locator("h1 code").innerText()).trim();
  await done(hoa, "passport");
  await follow(hoa, hoa.locator("main li strong a").first());
  assert.match(await said(hoa), /nhập bởi .+, \d+\/\d+\/\d{4} \d\d:\d\d/);
  await done(hoa, "the-line-behind-it");
  await menu(hoa, "Số liệu");
  await hoa.getByLabel("Mở nguồn của một mã số liệu").fill(code);
  await button(hoa, "Mở");
  assert.ok((await heading(hoa)).includes(code));
  await search(hoa, code);
  assert.ok((await heading(hoa)).includes(code), "the find box knows codes too");
}

export async function issue(office) {
  const quang = await office.quang();
  await half_year(quang);
  await button(quang, "Chốt hồ sơ");
  assert.match(await said(quang), /Đã chốt/);
  await done(quang, "closed");
  await quang.getByLabel("Đã xem bản in").check();
  await button(quang, "Ban hành");
  assert.match(await said(quang), /02-BC\/ĐU/);
  assert.match(await said(quang), /SHA-256/);
  await done(quang, "issued");
  for (const format of ["DOCX", "PDF"]) {
    const [first, second] = [await take(quang, "link", format), await take(quang, "link", format)];
    assert.ok(first.length > 1000 && first.equals(second), `${format} is the same each time`);
  }
}

export async function reopen(office) {
  const quang = await office.quang();
  await button(quang, "Mở bản mới");
  assert.match(await said(quang), /Khác với bản trước/);
  const hoa = await office.hoa();
  await half_year(hoa);
  await link(hoa, "Kiến nghị, đề xuất");
  await hoa.getByLabel("Lời văn").fill("Đề nghị Thị uỷ cho ý kiến về kế hoạch tuyển sinh năm 2024.");
  await button(hoa, "Lưu");
  assert.match(await said(hoa), /Mục viết lại: Kiến nghị, đề xuất/);
  await done(hoa, "a-new-version-says-what-changed");
}

export async function backup(office) {
  const admin = await office.admin();
  const zip = await take(admin, "button", "Tải bản sao lưu");
  assert.equal(zip.subarray(0, 2).toString(), "PK");
  assert.ok(zip.length > 10_000, `${zip.length} bytes`);
  await menu(admin, "Quản trị");
  assert.match(await said(admin), /sao lưu · toàn bộ dữ liệu/);
  await done(admin, "administration");
}
