// 1. The desk tells what is to be done, and one box finds everything, with or without marks.
import assert from "node:assert/strict";
import { done, heading, link, said, search } from "./office.mjs";

export async function desk(office) {
  const hoa = await office.hoa();
  const text = await said(hoa);
  for (const card of ["Hồ sơ đang làm", "Chỉ tiêu chưa đạt, khó đạt", "Số liệu còn thiếu", "Việc đến hạn"]) assert.ok(text.includes(card), card);
  assert.doesNotMatch(text, /Những bước đầu tiên/, "an office at work needs no first steps");
  await done(hoa, "desk");
  await link(hoa, "CT07. Không có đảng viên bị kỷ luật");
  assert.match(await heading(hoa), /^CT07/);
  await done(hoa, "target-in-red");
}

export async function find(office) {
  const hoa = await office.hoa();
  for (const [typed, wanted] of [
    ["ket luan 01", "Kết luận 01-KL/TW"],
    ["Kết luận 01", "Kết luận 01-KL/TW"],
    ["co khi", "Chi bộ Khoa Cơ khí"],
    ["lê minh quang", "Lê Minh Quang"],
    ["ct05", "Xếp loại Đảng bộ hằng năm"],
  ]) {
    await search(hoa, typed);
    assert.equal(await heading(hoa), `Tìm: ${typed}`);
    const hits = await hoa.locator("main .rows a").allInnerTexts();
    assert.ok(hits.includes(wanted), `${typed} finds ${hits.join(", ")}`);
  }
  await done(hoa, "found");
}
