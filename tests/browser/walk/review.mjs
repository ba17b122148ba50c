// 6 and 7. The secretary concludes with a reason; the office writes: live figures, autosave, a warning, a limit with causes
// and remedy; a figure that changes says so where it stands.
import assert from "node:assert/strict";
import { box, sheet } from "./figure.mjs";
import { button, choose, done, fill, half_year, link, said, unfold } from "./office.mjs";

export async function verdict(office) {
  const quang = await office.quang();
  await half_year(quang);
  await unfold(quang, "Ghi kết luận của cấp uỷ");
  await quang.getByLabel("Kết luận").first().selectOption({ label: "đang trong lộ trình" });
  await quang.getByLabel("Lý do").first().fill("đang làm đúng kế hoạch quý II");
  await button(quang, "Lưu kết luận");
  assert.match(await said(quang), /Cấp uỷ kết luận: đang trong lộ trình – đang làm đúng kế hoạch quý II/);
  await done(quang, "verdict");
}

const SECTION = "Công tác tổ chức, cán bộ, đảng viên";
const ADDED = "Văn phòng Đảng uỷ theo dõi, báo cáo tiến độ từng chỉ tiêu vào ngày 20 hằng tháng.";

export async function write(office) {
  const hoa = await office.hoa();
  await half_year(hoa);
  await done(hoa, "dossier");
  await link(hoa, SECTION);
  const text = hoa.getByLabel("Lời văn");
  const drafted = await text.inputValue();
  // The figure goes along with its code, so that it stays alive in the new sentence.
  const [, figure] = drafted.match(/kết nạp (\{[^}|]+\|so:[a-z0-9]+\})/);
  await text.fill(`Từ đầu năm, các chi bộ kết nạp được ${figure}.\n\n${ADDED}\n\n${drafted}`);
  await hoa.getByText(/Đã lưu lúc/).waitFor();
  await done(hoa, "a-section-saved-while-typing");
  const thu = await office.thu();
  await half_year(thu);
  await link(thu, SECTION);
  assert.match(await said(thu), /Trần Thị Mỹ Hoà cũng đang mở mục này/);
  await done(thu, "the-second-editor-is-warned");
}

export async function weigh(office) {
  const hoa = await office.hoa();
  await half_year(hoa);
  await link(hoa, "Thêm Nguyên nhân chủ quan");
  await fill(hoa, { "Nội dung": "Một số chi bộ gửi số liệu sau ngày 20" });
  await button(hoa, "Thêm");
  await link(hoa, "Thêm Hạn chế");
  await fill(hoa, { "Nội dung": "Tiến độ tuyển sinh còn chậm so với cùng kỳ" });
  await hoa.getByLabel(/CT01/).check();
  await hoa.getByLabel(/gửi số liệu sau ngày 20/).check();
  await fill(hoa, { "Việc phải làm": "Lập lịch tư vấn tuyển sinh quý III", Hạn: "15/7/2023" });
  await choose(hoa, { "Đơn vị chủ trì": "Chi bộ Đào tạo" });
  await done(hoa, "a-limit-with-causes-and-remedy");
  await button(hoa, "Thêm");
  assert.match(await said(hoa), /khắc phục: Lập lịch tư vấn tuyển sinh quý III, Chi bộ Đào tạo, hạn 15\/7\/2023/);
}

/** The cell corrects what the section prints; the section says so until somebody writes it again. */
export async function moved(office) {
  const lan = await office.lan();
  await sheet(lan);
  await fill(lan, { "Số liệu tính đến ngày": "15/5/2023" });
  await box(lan, "đảng viên mới kết nạp").fill("9");
  await button(lan, "Lưu");
  if (/ghi lý do/.test(await said(lan))) {
    lan.complaints.length = 0;
    await lan.getByLabel("Lý do đính chính: đảng viên mới kết nạp").fill("chi bộ báo bổ sung");
    await button(lan, "Lưu");
  }
  const hoa = await office.hoa();
  await half_year(hoa);
  assert.match(await said(hoa), /số đã đổi từ khi viết/);
  await link(hoa, SECTION);
  const note = hoa.locator(".moved").first();
  assert.match((await note.innerText()).replaceAll("\u00a0", " "), /khi viết là|trước là|đổi/);
  await done(hoa, "a-figure-has-moved");
}
