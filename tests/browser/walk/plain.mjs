// Without JavaScript: a figure is entered and a section written by forms alone. axe is a script, so it does not look here.
import assert from "node:assert/strict";
import { person } from "../browser.mjs";
import { box, sheet } from "./figure.mjs";
import { button, half_year, link, said, seen } from "./office.mjs";

export async function plain(office) {
  const lan = await person(office.chromium, "lan", 360, { javaScriptEnabled: false });
  await sheet(lan);
  await box(lan, "cuộc kiểm tra, giám sát").fill("5");
  await button(lan, "Lưu");
  assert.match(await said(lan), /05 cuộc \(20\/5\/2023\)/);
  await seen(lan, "a-figure-without-javascript");

  const hoa = await person(office.chromium, "hoa", 1280, { javaScriptEnabled: false });
  await half_year(hoa);
  await link(hoa, "Kiến nghị, đề xuất");
  await hoa.getByLabel("Lời văn").fill("Đề nghị Thị uỷ bố trí kinh phí tập huấn năm 2024.");
  await button(hoa, "Lưu");
  await link(hoa, "Xem bản in");
  assert.match(await said(hoa), /bố trí kinh phí tập huấn năm 2024/);
  await seen(hoa, "a-section-without-javascript");
}
