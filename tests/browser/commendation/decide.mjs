// 4 to 6. Warnings want a reason, the meeting's counts are typed, the list hangs out, papers are numbered, Quang decides.
import { button, fill, link, look, says, take, begins } from "./house.mjs";

const NOMINEES = ["Chi bộ Khoa Cơ khí", "Phạm Văn Minh"];
/** A reason that is still to be given stands before its form. */
const OPEN = "main li:has(.tag.warn) form:has([name=warning])";

export async function warnings_want_reasons(house) {
  const { hoa } = house;
  await house.campaign(hoa);
  await says(hoa, "cảnh báo", "người được đề nghị từ chối");
  await look(hoa, "nominations-with-warnings");
  await button(hoa, "Chốt nhận đề nghị");
}

async function give_reasons(house) {
  const { hoa } = house;
  for (const name of NOMINEES) {
    await house.campaign(hoa);
    await link(hoa, name);
    while (await hoa.locator(OPEN).count()) {
      const form = hoa.locator(OPEN).first();
      await form.locator("[name=reason]").fill("Thành tích khác với lần khen ngày 18/5/2023, đã xác minh");
      await Promise.all([hoa.waitForNavigation(), form.getByRole("button").click()]);
    }
    await look(hoa, "a-warning-with-its-reason");
  }
}

export async function the_meeting_counts(house) {
  const { hoa } = house;
  await house.campaign(hoa);
  await link(hoa, "Nhập kết quả họp xét");
  await fill(hoa, { met_on: "20/5/2023", members: "9", present: "9" });
  for (const box of await hoa.locator("main input[name^=agree-]").all()) await box.fill("12");
  await button(hoa, "Lưu kết quả");
  await look(hoa, "counts-that-cannot-be");
  for (const box of await hoa.locator("main input[name^=agree-]").all()) await box.fill("8");
  for (const box of await hoa.locator("main input[name^=others-]").all()) await box.fill("1");
  await button(hoa, "Lưu kết quả");
  await give_reasons(house);
}

export async function the_list_hangs_out(house) {
  const { hoa } = house;
  await house.campaign(hoa);
  await button(hoa, "Công khai danh sách");
  await fill(hoa, { received_on: "20/5/2023" });
  await hoa.locator("main form[action$='/y-kien'] textarea[name=body]").last().fill("Đề nghị nêu rõ hơn số học viên được kèm.");
  await button(hoa, "Ghi ý kiến");
  await look(hoa, "an-objection");
  await hoa.getByLabel("Trả lời", { exact: true }).fill("Danh sách 14 học viên có trong hồ sơ của chi bộ.");
  await button(hoa, "Lưu trả lời");
  await says(hoa, "đang công khai", "Danh sách 14 học viên");
}

export async function papers_are_numbered(house) {
  const { hoa, quang } = house;
  await house.campaign(hoa);
  await link(hoa, "Biên bản họp xét");
  await fill(hoa, { begun: "14 giờ 00", place: "Phòng họp Đảng uỷ", secretary: "Trần Thị Mỹ Hoà", chair: "Lê Minh Quang" });
  await hoa.locator("main .tick input").check();
  await button(hoa, "Ban hành");
  await says(hoa, "Đã ban hành");
  await look(hoa, "minutes-of-the-meeting");
  for (const paper of ["Danh sách trích ngang", "Tờ trình", "Kế hoạch"]) {
    await house.campaign(hoa);
    await link(hoa, paper);
    await look(hoa, `paper-${paper.split(" ")[0]}`);
    begins((await take(hoa, "DOCX")).bytes, "PK");
  }
  await house.campaign(quang);
  await link(quang, "Ra quyết định");
  await look(quang, "a-decision-in-draft");
  await quang.locator("main .tick input").check();
  await button(quang, "Ban hành");
  await says(quang, "Đã ban hành", "QĐ/ĐU", "Phạm Văn Minh");
  begins((await take(quang, "PDF")).bytes, "%PDF-");
  await house.campaign(quang);
  await says(quang, "đã quyết định", "Đã khen");
  await look(quang, "a-campaign-decided");
}
