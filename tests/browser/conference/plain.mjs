// Without JavaScript: chair, door and phone do their work by plain forms. axe is a script, so it does not look here.
import { follow, person } from "../browser.mjs";
import { AT, piece, see } from "./hall.mjs";

const NONE = { javaScriptEnabled: false };

export async function forms_alone_will_do(hall) {
  const late = hall.story.absent.pop();
  const there = { ...NONE, baseURL: hall.address };
  const chair = await person(hall.chromium, "quang", 1280, there);
  await chair.goto(`${AT}/dieu-hanh`);
  await follow(chair, piece(chair, "state").getByRole("button", { name: "Tạm dừng" }));
  await see(chair, "[data-piece=state]", "Đang tạm dừng");
  await follow(chair, piece(chair, "state").getByRole("button", { name: "Tiếp tục" }));
  await see(hall.chair, "[data-piece=state]", "Tạm dừng");
  await chair.context().close();

  const door = await person(hall.chromium, "hoa", 1024, there);
  await door.goto(`${AT}/cua?cua=Cửa 2`);
  await door.locator("#card").fill(hall.code(late));
  await follow(door, door.getByRole("button", { name: "Điểm danh" }));
  await see(door, "h1", "Cửa 2");
  await see(door, "[data-piece=counts] .big", "37/44");
  await follow(door, door.locator(".door-row").filter({ hasText: late }).getByRole("button", { name: "Ra" }));
  await see(hall.chair, ".quorum", "36/44");
  hall.story.came.add(late);
  hall.story.late = late;
  await door.context().close();

  const phone = await hall.visitor(NONE);
  await phone.goto(hall.card("Ngô Thanh Tòng"));
  await follow(phone, phone.getByRole("button", { name: "Tôi xin phát biểu" }));
  await see(hall.chair, "[data-piece=floor] .queue", "Ngô Thanh Tòng");
  await follow(phone, phone.getByRole("button", { name: "Rút đăng ký" }));
  await see(hall.chair, "[data-piece=floor]", "Chưa ai đăng ký.");
  await phone.context().close();
}

/** A phone without scripts votes by a plain form and is told what it chose. */
export async function a_phone_without_scripts_votes(hall, name) {
  const phone = await hall.visitor(NONE);
  await phone.goto(hall.card(name));
  await follow(phone, piece(phone, "vote").getByRole("button", { name: "Ý kiến khác" }));
  await see(phone, "main", "Bạn đã biểu quyết: Ý kiến khác");
  await phone.context().close();
}
