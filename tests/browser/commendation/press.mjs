// 7. Items are placed in millimetres, a nudge is kept, and certificates are taken as one file and as many.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { begins, button, fill, link, look, says, take, unfold } from "./house.mjs";

export async function certificates_are_placed(house) {
  const { hoa } = house;
  await house.campaign(hoa);
  await link(hoa, "In giấy khen");
  await says(hoa, "2 tờ");
  await look(hoa, "the-press");
  await unfold(hoa, /^1\./);
  await fill(hoa, { name: "Phôi của trường", nudge_x: "0,5", "item-1-x_mm": "41,5" });
  await button(hoa, "Lưu mẫu");
  await says(hoa, "Phôi của trường");
  assert.equal(await hoa.locator("[name=nudge_x]").inputValue(), "0,5");
  assert.equal(await hoa.locator("[name=item-1-x_mm]").inputValue(), "41,5");
  await fill(hoa, { nudge_x: "nửa" });
  await button(hoa, "Lưu mẫu");
  assert.equal(await hoa.locator("[name=nudge_x]").inputValue(), "nửa", "what was typed is kept");
  await look(hoa, "a-template-that-is-refused");
}

export async function certificates_are_taken(house) {
  const { hoa } = house;
  await house.campaign(hoa);
  await link(hoa, "In giấy khen");
  await link(hoa, "Phôi của trường");
  const { path, bytes } = await take(hoa, "Tải để in (PDF)");
  begins(bytes, "%PDF-");
  assert.match(execFileSync("pdfinfo", [path], { encoding: "utf8" }), /Pages:\s+2\b/);
  const text = execFileSync("pdftotext", [path, "-"], { encoding: "utf8" }).normalize("NFC");
  for (const words of ["Phạm Văn Minh", "Chi bộ Khoa Cơ khí"]) assert.ok(text.toLowerCase().includes(words.toLowerCase()), `${words}: ${text}`);
  begins((await take(hoa, "Mỗi tờ một tệp (ZIP)")).bytes, "PK");
  begins((await take(hoa, "Tờ căn máy in")).bytes, "%PDF-");
}
