// 8 and 9. Honours are read in register, honour page and report; a wrong name is put right and an award revoked by decisions.
import { begins, button, fill, link, look, menu, says, take, unfold } from "./house.mjs";

export async function honours_are_read(house) {
  const { hoa, lan } = house;
  await menu(hoa, "Khen thưởng");
  await link(hoa, "Sổ vàng");
  await hoa.getByLabel("Tìm theo tên").fill("pham van minh");
  await button(hoa, "Tìm");
  await says(hoa, "Phạm Văn Minh", "Số vào sổ");
  await look(hoa, "the-register");
  begins((await take(hoa, "Tải XLSX")).bytes, "PK");
  await menu(lan, "Khen thưởng");
  await link(lan, "Bảng vàng");
  await says(lan, "Năm 2023", "Phạm Văn Minh", "Chi bộ Khoa Cơ khí");
  await look(lan, "the-honour-page");
  await menu(hoa, "Sơ kết");
  await link(hoa, /02 năm thực hiện Kết luận/);
  await link(hoa, "Xem bản in");
  await says(hoa, "Trong kỳ đã khen thưởng 02 tập thể và 05 cá nhân", /Danh sách được khen thưởng/i);
  await look(hoa, "honours-in-the-report");
}

export async function an_award_is_replaced_and_revoked(house) {
  const { quang, visitor } = house;
  await house.campaign(quang);
  await quang.locator("main a[href^='/so-vang/']").filter({ hasText: "Phạm Văn Minh" }).click();
  await says(quang, "Đã trao ngày");
  const checked = await quang.locator("main a[href^='/xac-nhan/']").getAttribute("href");
  await look(quang, "an-award-handed-over");
  await unfold(quang, "Sửa bằng một quyết định");
  await fill(quang, { name: "Phạm Văn Minh (đúng)", symbol: "30-QĐ/ĐU", on: "20/5/2023", reason: "ghi sai tên" });
  await button(quang, "Thay bằng bản đúng");
  await says(quang, "Phạm Văn Minh (đúng)", "có giá trị");
  const corrected = await quang.locator("main a[href^='/xac-nhan/']").getAttribute("href");
  await unfold(quang, "Thu hồi bằng một quyết định");
  await quang.locator("main form[action$='/thu-hoi'] [name=symbol]").fill("31-QĐ/ĐU");
  await quang.locator("main form[action$='/thu-hoi'] [name=on]").fill("ngày mai");
  await quang.locator("main form[action$='/thu-hoi'] [name=reason]").fill("kê khai không đúng");
  await button(quang, "Thu hồi");
  await look(quang, "a-revocation-that-is-refused");
  await quang.locator("main form[action$='/thu-hoi'] [name=on]").fill("20/5/2023");
  await button(quang, "Thu hồi");
  await says(quang, "đã thu hồi", "31-QĐ/ĐU", "kê khai không đúng");
  await look(quang, "an-award-revoked");
  for (const [address, words] of [[checked, "đã được thay bằng bản khác"], [corrected, "đã thu hồi"]]) {
    await visitor.goto(address);
    await says(visitor, words);
    await look(visitor, "the-check-page");
  }
}
