// 2. A mandate is registered with a relation and a file; a file with a secrecy mark is refused with the reason.
import assert from "node:assert/strict";
import { docx } from "../files.mjs";
import { button, choose, done, fill, link, menu, refused, said, unfold } from "./office.mjs";

export async function register(office) {
  const hoa = await office.hoa();
  await menu(hoa, "Văn bản");
  await link(hoa, "Đăng ký văn bản");
  await choose(hoa, { Loại: "Kế hoạch" });
  await fill(hoa, { "Số, ký hiệu": "35-KH/ĐU", "Cơ quan ban hành": "Đảng uỷ Trường Trung cấp Gò Công", Ngày: "10/5/2023" });
  await button(hoa, "Lưu");
  assert.match(await said(hoa), /Những gì đã gõ vẫn còn/);
  await refused(hoa, "a-mandate-without-a-subject");
  await fill(hoa, { "Trích yếu": "thực hiện Kết luận số 01-KL/TW trong năm 2023" });
  await button(hoa, "Lưu");
  await unfold(hoa, "Ghi quan hệ với một văn bản có trước");
  await choose(hoa, { "Quan hệ": "Triển khai, cụ thể hoá", "Văn bản kia": "Kết luận 01-KL/TW, 18/5/2021" });
  await button(hoa, "Lưu");
  assert.match(await said(hoa), /Triển khai, cụ thể hoá Kết luận số 01-KL\/TW/);
}

export async function attach(office) {
  const hoa = await office.hoa();
  const file = hoa.getByLabel("Chọn tệp PDF, Word, Excel hoặc ảnh");
  await file.setInputFiles(docx("Kế hoạch 35.docx", "KẾ HOẠCH", "thực hiện Kết luận số 01-KL/TW trong năm 2023"));
  await button(hoa, "Tải lên");
  assert.match(await said(hoa), /Kế hoạch 35\.docx/);
  await done(hoa, "a-mandate-with-its-file");
  await file.setInputFiles(docx("Kế hoạch khác.docx", "TỐI MẬT", "KẾ HOẠCH"));
  await button(hoa, "Tải lên");
  assert.match(await said(hoa), /[Tt]ối mật/);
  await refused(hoa, "a-file-with-a-mark-is-refused");
  await menu(hoa, "Văn bản");
  await link(hoa, /35-KH\/ĐU/);
  assert.doesNotMatch(await said(hoa), /Kế hoạch khác/);
}
