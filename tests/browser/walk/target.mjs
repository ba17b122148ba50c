// 4. A target is defined as the mandate says it; the checker names a contradiction and asks for the reason.
import assert from "node:assert/strict";
import { button, choose, done, fill, link, menu, refused, said } from "./office.mjs";

export async function define(office) {
  const hoa = await office.hoa();
  await menu(hoa, "Chỉ tiêu");
  await done(hoa, "targets");
  await link(hoa, "Chỉ số được đếm");
  await link(hoa, "Lập chỉ tiêu cuộc kiểm tra, giám sát");
  await choose(hoa, { "Văn bản đề ra": "Nghị quyết số 01-NQ/ĐH, ngày 20/6/2020, của Đại hội Đảng bộ Trường Trung cấp Gò Công lần thứ X" });
  await fill(hoa, { "Nguyên văn": "Mỗi năm 06 cuộc, cả nhiệm kỳ 20 cuộc kiểm tra, giám sát", "Tên trong bảng": "Kiểm tra, giám sát trong nhiệm kỳ" });
  await choose(hoa, { "Xếp vào mục nào của báo cáo": "Công tác kiểm tra, giám sát, kỷ luật đảng" });
  await fill(hoa, { "Giá trị, mỗi dòng một mốc": "hằng năm: 6\nnhiệm kỳ: 20" });
  await button(hoa, "Lưu");
  assert.match(await said(hoa), /W01: Mỗi năm 6 trong \d năm là \d+, nhiều hơn mức cả nhiệm kỳ là 20/);
  await refused(hoa, "the-checker-warns");
  await fill(hoa, { "Lý do giữ như vậy hoặc lý do sửa": "nghị quyết in đúng như vậy" });
  await button(hoa, "Lưu");
  assert.match(await said(hoa), /cộng các đơn vị, cộng các năm/);
  await done(hoa, "a-target-of-ones-own");
}
