// The main job by clicks, from the desk, with no address typed: Lan enters a figure, Hoa traces and writes, Quang closes and issues.
import assert from "node:assert/strict";
import { browser, conclude, faults, person, picture } from "./browser.mjs";

const wrong = [];
const chromium = await browser();
let step = 0;

/** Keeps a picture of a step and what is wrong with the page on which it ends. */
async function done(page, name) {
  step += 1;
  for (const fault of await faults(page)) wrong.push(`${name}: ${fault}`);
  await picture(page, `walk-${String(step).padStart(2, "0")}-${name}`);
}

/** What the page says, with plain spaces. */
const said = async (page) => (await page.locator("main").innerText()).replaceAll("\u00a0", " ");
const heading = (page) => page.locator("h1").first().innerText();
const menu = (page, name) => page.getByRole("navigation", { name: "Trình đơn chính" }).getByRole("link", { name, exact: true }).click();

try {
  // Lan, on her phone, enters a figure of her cell; a mistake first.
  const lan = await person(chromium, "lan", 360);
  await menu(lan, "Số liệu");
  await lan.getByRole("link", { name: /2023/ }).first().click();
  await lan.getByRole("textbox", { name: /^cuộc kiểm tra, giám sát/ }).fill("ba");
  await lan.getByRole("button", { name: "Lưu", exact: true }).click();
  assert.match(await said(lan), /“ba” không phải là một số/);
  assert.equal(await lan.getByRole("textbox", { name: /^cuộc kiểm tra, giám sát/ }).inputValue(), "ba");
  lan.complaints.length = 0; // the browser notes the 422 by itself
  await done(lan, "a-mistake-is-named");
  await lan.getByRole("textbox", { name: /^cuộc kiểm tra, giám sát/ }).fill("3");
  await lan.getByRole("button", { name: "Lưu", exact: true }).click();
  assert.match(await said(lan), /03 cuộc/);
  await done(lan, "a-figure-is-entered");

  // Hoa sees the desk, opens the review, rewrites a paragraph, and follows a figure to where it comes from.
  const hoa = await person(chromium, "hoa", 1280);
  assert.match(await said(hoa), /Hồ sơ đang làm/);
  await done(hoa, "desk");
  await menu(hoa, "Chỉ tiêu");
  await hoa.locator("main .rows a").first().click();
  await done(hoa, "target");
  await menu(hoa, "Sơ kết");
  await hoa.getByRole("link", { name: /06 tháng đầu năm 2023|6 tháng đầu năm 2023/ }).first().click();
  await done(hoa, "review");
  await hoa.getByRole("link", { name: "Nhiệm vụ, giải pháp" }).click();
  const text = hoa.locator("textarea[name=body]");
  const drafted = await text.inputValue();
  await text.fill(drafted + "\n\nVăn phòng Đảng uỷ theo dõi, báo cáo tiến độ từng chỉ tiêu vào ngày 20 hằng tháng.");
  await hoa.getByText(/Đã lưu lúc/).waitFor();
  await done(hoa, "section-saved-while-typing");
  const thu = await person(chromium, "thu", 1280);
  await menu(thu, "Sơ kết");
  await thu.getByRole("link", { name: /6 tháng đầu năm 2023/ }).first().click();
  await thu.getByRole("link", { name: "Nhiệm vụ, giải pháp" }).click();
  assert.match(await said(thu), /cũng đang mở mục này/);
  await done(thu, "second-editor-is-warned");
  await hoa.getByRole("link", { name: /6 tháng đầu năm 2023/ }).first().click();
  await hoa.getByRole("link", { name: "Xem bản in" }).click();
  assert.match(await said(hoa), /vào ngày 20 hằng tháng/);
  await done(hoa, "preview");
  const figure = hoa.locator("main a.figure, main a[href^='/so/']").first();
  const printed = (await figure.innerText()).trim();
  await figure.click();
  assert.ok((await heading(hoa)).includes(printed), "the passport says what the paper says");
  await done(hoa, "passport");

  // Quang judges a target, closes and issues.
  const quang = await person(chromium, "quang", 1280);
  await menu(quang, "Sơ kết");
  await quang.getByRole("link", { name: /6 tháng đầu năm 2023/ }).first().click();
  await quang.getByText("Ghi kết luận của cấp uỷ").first().click();
  await quang.getByLabel("Kết luận").first().selectOption({ label: "đang trong lộ trình" });
  await quang.getByLabel("Lý do").first().fill("đang làm đúng kế hoạch quý II");
  await quang.getByRole("button", { name: "Lưu kết luận" }).first().click();
  assert.match(await said(quang), /đang làm đúng kế hoạch quý II/);
  await done(quang, "verdict");
  await quang.getByRole("button", { name: "Chốt hồ sơ" }).click();
  assert.match(await said(quang), /Đã chốt/);
  await done(quang, "closed");
  await quang.getByRole("button", { name: "Ban hành" }).click();
  assert.match(await said(quang), /02-BC\/ĐU/);
  assert.match(await said(quang), /SHA-256/);
  await done(quang, "issued");
  await quang.getByRole("button", { name: "Mở bản mới" }).click();
  assert.match(await said(quang), /Khác với bản trước/);
  await done(quang, "new-version");
} catch (error) {
  wrong.push(`step ${step + 1}: ${error.stack}`);
}
await chromium.close();
console.log(`walk.mjs: ${step} steps`);
conclude("walk.mjs", wrong);
