// 1 and 2. The channel is chosen before anything else; the campaign says theme, window, conditions and quota, and goes to units.
import { button, choose, fill, link, look, menu, says, TITLE, unfold } from "./house.mjs";

export async function the_channel_comes_first({ hoa }) {
  await menu(hoa, "Khen thưởng");
  await look(hoa, "campaigns");
  await link(hoa, "Danh mục hình thức khen");
  await look(hoa, "catalogue");
  await menu(hoa, "Khen thưởng");
  await link(hoa, "Mở đợt khen thưởng");
  await says(hoa, "Khen của Đảng hay khen của chính quyền?");
  await look(hoa, "channel");
  await link(hoa, "Khen của Đảng");
  await look(hoa, "a-blank-call");
}

export async function a_campaign_is_called({ hoa }) {
  await fill(hoa, { title: TITLE, theme: "", window_from: "18/5/2021", window_to: "?", nominate_by: "20/5/2023", listed_days: "0" });
  await button(hoa, "Lập đợt khen thưởng");
  await says(hoa, "Ghi chủ đề: khen vì thành tích gì.");
  await look(hoa, "a-call-that-is-refused");
  await fill(hoa, {
    theme: "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", window_to: "19/5/2023", quota_collective: "1", quota_individual: "1",
    criteria: "Có việc làm cụ thể, được tập thể thừa nhận.",
  });
  await choose(hoa, "mandate", "01-KL/TW");
  await choose(hoa, "kind_collective", "Giấy khen");
  await choose(hoa, "kind_individual", "Giấy khen");
  await button(hoa, "Lập đợt khen thưởng");
  await unfold(hoa, "Thêm điều kiện máy kiểm tra được");
  await hoa.locator("main select[name=kind]").selectOption("confirmed");
  await fill(hoa, { words: "Không bị kỷ luật trong thời gian tính thành tích" });
  await button(hoa, "Thêm");
  await look(hoa, "a-campaign-being-written");
  await button(hoa, "Phát động, gửi các đơn vị");
  await says(hoa, "đang nhận đề nghị", "Không bị kỷ luật");
}
