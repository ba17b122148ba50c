// With the keyboard alone: a figure on a sheet and a paragraph in a section, by Tab, Enter and letters.
import assert from "node:assert/strict";
import { done, half_year, link, said } from "./office.mjs";
import { sheet } from "./figure.mjs";

/** Presses Tab until the focus stands on what is looked for; a page that never gets there is not usable without a mouse. */
async function tab_to(page, selector, words = "") {
  for (let pressed = 0; pressed < 120; pressed += 1) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(([wanted, text]) => {
      const one = document.activeElement;
      return one.matches(wanted) && (one.innerText ?? "").includes(text) && one.getClientRects().length > 0;
    }, [selector, words]);
    if (here) return;
  }
  throw new Error(`120 times Tab do not reach ${selector} ${words}`);
}

/** Whether the focused element shows that it is focused. */
const outlined = (page) => page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle !== "none");

export async function keyboard(office) {
  const lan = await office.lan();
  await sheet(lan);
  await tab_to(lan, "#counted_to");
  assert.ok(await outlined(lan), "the focus can be seen");
  const name = await lan.getByRole("textbox", { name: /^đảng viên bị kỷ luật/ }).getAttribute("id");
  await tab_to(lan, `[id='${name}']`);
  await lan.keyboard.type("0");
  await tab_to(lan, "button", "Lưu");
  await lan.keyboard.press("Enter");
  await lan.getByText("Đã lưu.").waitFor();
  assert.match((await said(lan)).replaceAll("\u00a0", " "), /Đang giữ: 0 đảng viên \(20\/5\/2023\)/);
  await done(lan, "a-figure-by-keyboard");

  const hoa = await office.hoa();
  await half_year(hoa);
  await link(hoa, "Tổ chức thực hiện");
  await tab_to(hoa, "textarea");
  assert.ok(await outlined(hoa), "the focus can be seen");
  await hoa.keyboard.press("Control+End");
  await hoa.keyboard.press("Enter");
  await hoa.keyboard.press("Enter");
  await hoa.keyboard.type("Các chi bộ báo cáo kết quả trước ngày 25.");
  await tab_to(hoa, "button", "Lưu");
  await hoa.keyboard.press("Enter");
  await hoa.waitForURL(/\/so-ket\/[^/]+$/);
  await done(hoa, "a-section-by-keyboard");
}
