// The floor: the conference is opened, points are gone through under their clocks, people speak in order, the secretary writes.
import assert from "node:assert/strict";
import { follow } from "../browser.mjs";
import { MINH, SAU } from "./door.mjs";
import { piece, press, refused, see, sure } from "./hall.mjs";

const KHOI = "Đặng Quốc Khởi";
const SUPERIOR = "Nguyễn Hữu Tường";

/** Goes on to the next point of the programme, and is there. */
export async function next(hall) {
  const { chair, story } = hall;
  const title = (await piece(chair, "now").getByRole("button", { name: "Sang phần tiếp theo" }).locator(".unseen").innerText()).trim();
  await press(chair, "now", "Sang phần tiếp theo");
  await see(chair, "[data-piece=now] .now strong", title);
  story.items.push(title);
}

/** Goes on until a point. */
export async function until(hall, title) {
  while (hall.story.items.at(-1) !== title) await next(hall);
}

/** The seconds that a clock shows. */
async function seconds(page) {
  const [minutes, rest] = (await page.locator("[data-piece=now] time, .wall time").first().innerText()).split(":").map(Number);
  return minutes * 60 + rest;
}

export async function the_conference_is_opened(hall) {
  const { chair, secretary, projector, minh } = hall;
  await sure(chair, "Khai mạc", "Vẫn khai mạc");
  await see(secretary, "[data-piece=state]", "Tạm dừng");
  await next(hall);
  for (const title of ["Chào cờ", "Tuyên bố lý do, giới thiệu đại biểu", "Giới thiệu chủ trì, thư ký hội nghị"]) {
    await next(hall);
    assert.equal(hall.story.items.at(-1), title);
  }
  await see(projector, ".wall", "Giới thiệu chủ trì, thư ký hội nghị");
  await see(projector, ".wall", "Tiếp theo: Thông qua chương trình hội nghị");
  await see(minh, "[data-piece=now]", "Tiếp theo: Thông qua chương trình hội nghị");
  const began = await Promise.all([chair, projector, minh].map(seconds));
  await chair.waitForTimeout(2200);
  const later = await Promise.all([chair, projector, minh].map(seconds));
  began.forEach((was, at) => assert.ok(was > later[at] && was - later[at] <= 4, `a clock went from ${was} to ${later[at]}`));
  await hall.look("a-point-with-its-clock");
}

export async function the_wall_shows_a_table_and_a_chart(hall) {
  const { chair, projector } = hall;
  await until(hall, "Báo cáo sơ kết giữa nhiệm kỳ 2020-2025");
  for (const [button, drawn] of [["Bảng chỉ tiêu 1", ".wall.drawn table"], ["Biểu đồ chỉ tiêu 1", ".wall.drawn svg"]]) {
    await press(chair, "screen", button);
    await projector.locator(drawn).waitFor();
    await hall.look(button.startsWith("Bảng") ? "table" : "chart");
  }
  await press(chair, "screen", "Phần đang tiến hành");
}

export async function people_ask_to_speak(hall) {
  const { chair, secretary, minh, sau } = hall;
  await until(hall, "Thảo luận, tham luận");
  await minh.getByRole("button", { name: "Tôi xin phát biểu" }).click();
  await see(minh, "[data-piece=speak]", "bạn là người kế tiếp");
  await see(chair, "[data-piece=floor] .queue", MINH);
  await secretary.getByRole("combobox", { name: "Đại biểu", exact: true }).selectOption({ label: KHOI });
  await secretary.getByRole("button", { name: "Ghi vào danh sách chờ" }).click();
  await see(chair, "[data-piece=floor] .queue", KHOI);
  await follow(sau, sau.getByRole("button", { name: "Chữ thường" }));
  await sau.getByRole("button", { name: "Xin góp ý về cách điều hành" }).click();
  await see(sau, "[data-piece=speak]", "bạn là người kế tiếp");
  await see(minh, "[data-piece=speak]", "trước bạn còn 1 người");
  // A point of order goes first, however late it is asked for.
  const queue = await piece(chair, "floor").locator(".queue li > span:first-child").allInnerTexts();
  assert.deepEqual([SAU, MINH, KHOI].map((name, at) => queue[at].startsWith(name)), [true, true, true], queue.join(", "));
  assert.match(queue[0], /Ý kiến về cách điều hành/);
  await hall.look("asked-to-speak");
}

/** The first of the queue gets the floor; the wall says so. */
async function invite(hall, name) {
  await press(hall.chair, "floor", `Mời ${name}`);
  await see(hall.projector, ".wall", `Phát biểu: ${name}`);
  await see(hall.minh, "[data-piece=now]", `Đang phát biểu: ${name}`);
}

/** The secretary writes down what it comes to, and the chair ends it. */
async function speak(hall, name, gist) {
  const { chair, secretary, story } = hall;
  await piece(secretary, "floor").getByLabel("Ý chính").fill(gist);
  await press(secretary, "floor", "Lưu ý chính");
  await see(secretary, "[data-piece=floor] textarea", gist);
  await press(chair, "floor", "Kết thúc phát biểu");
  await see(chair, "[data-piece=floor]", `Đã phát biểu: ${story.speeches.length + 1}`);
  story.speeches.push({ name, gist });
}

export async function people_speak(hall) {
  const { chair, secretary, projector, minh } = hall;
  await invite(hall, SAU);
  await see(hall.sau, "[data-piece=speak]", "Mời bạn phát biểu.");
  await speak(hall, SAU, "Đề nghị dành thời gian thảo luận về việc làm của học sinh sau tốt nghiệp");
  await invite(hall, MINH);
  await hall.look("somebody-speaks");
  // What is being typed stays while others press buttons; two who press at once are both heard.
  await piece(secretary, "floor").getByLabel("Ý chính").fill("Đang ghi dở");
  await secretary.getByRole("combobox", { name: "Loại", exact: true }).selectOption({ label: "Hạn chế được nêu" });
  await secretary.getByRole("textbox", { name: "Nội dung", exact: true }).fill("Khảo sát việc làm sau tốt nghiệp chưa có đơn vị chủ trì");
  await Promise.all([press(chair, "state", "Tạm dừng"), secretary.getByRole("button", { name: "Ghi lại" }).click()]);
  await see(projector, ".wall", "Tạm dừng");
  await see(chair, "[data-piece=notes]", "Khảo sát việc làm sau tốt nghiệp chưa có đơn vị chủ trì");
  assert.equal(await piece(secretary, "floor").getByLabel("Ý chính").inputValue(), "Đang ghi dở");
  const stands = await seconds(projector);
  await chair.waitForTimeout(1500);
  assert.equal(await seconds(projector), stands, "a clock that stands still");
  hall.story.notes.push({ kind: "Hạn chế được nêu", text: "Khảo sát việc làm sau tốt nghiệp chưa có đơn vị chủ trì" });
  await press(chair, "state", "Tiếp tục");
  await speak(hall, MINH, "Chi bộ Khoa Cơ khí kết nạp 02 đảng viên trẻ nhờ phân công đảng viên kèm cặp từ đầu năm học");
  await minh.getByRole("button", { name: "Tôi xin phát biểu" }).waitFor();
  // Whoever changes his mind is taken off the list.
  await press(secretary, "floor", `Rút ${KHOI}`);
  await see(chair, "[data-piece=floor]", "Chưa ai đăng ký.");
}

/** The secretary writes something down, as said by somebody. */
async function note(hall, kind, text, by = "–") {
  const { secretary, story } = hall;
  await secretary.getByRole("combobox", { name: "Loại", exact: true }).selectOption({ label: kind });
  await secretary.getByRole("textbox", { name: "Nội dung", exact: true }).fill(text);
  await secretary.getByRole("combobox", { name: "Người nói" }).selectOption({ label: by });
  await secretary.getByRole("button", { name: "Ghi lại" }).click();
  await see(secretary, "[data-piece=notes]", text);
  story.notes.push({ kind, text });
}

/** The chair writes something down too; the secretary sees it come. */
async function note_by_chair(hall, kind, text) {
  const { chair, secretary, story } = hall;
  await chair.getByRole("combobox", { name: "Loại", exact: true }).selectOption({ label: kind });
  await chair.getByRole("textbox", { name: "Nội dung", exact: true }).fill(text);
  await chair.getByRole("button", { name: "Ghi lại" }).click();
  await see(secretary, "[data-piece=notes]", text);
  story.notes.push({ kind, text });
}

export async function directions_become_tasks(hall) {
  const { secretary, chair, story } = hall;
  await piece(chair, "now").locator("summary").click();
  await press(chair, "now", "Bỏ qua Giải lao");
  await see(chair, "[data-piece=now] .actions", "Phát biểu chỉ đạo của lãnh đạo Thị uỷ");
  await until(hall, "Phát biểu chỉ đạo của lãnh đạo Thị uỷ");
  await note(hall, "Chỉ đạo của cấp trên", "Tập trung tuyển sinh đạt chỉ tiêu năm học mới", SUPERIOR);
  await note(hall, "Chỉ đạo của cấp trên", "Giao rõ một đơn vị chủ trì khảo sát việc làm", SUPERIOR);
  const direction = piece(secretary, "notes").locator("li").filter({ hasText: "Giao rõ một đơn vị chủ trì khảo sát việc làm" }).first();
  await direction.locator("summary").click();
  await direction.getByLabel("Việc phải làm").fill("Chủ trì khảo sát việc làm sau tốt nghiệp, báo cáo kết quả");
  await direction.getByLabel("Đơn vị chủ trì").selectOption("p-dao-tao");
  await direction.getByRole("button", { name: "Giao việc" }).click();
  await refused(secretary, /hạn|ngày/i);
  await direction.getByLabel("Hạn").fill("30/9/2023");
  await direction.getByRole("button", { name: "Giao việc" }).click();
  await see(chair, "[data-piece=notes]", "đã giao việc");
  story.tasks.push({ title: "Chủ trì khảo sát việc làm sau tốt nghiệp, báo cáo kết quả", due: "30/9/2023", origin: "Chỉ đạo của cấp trên: Giao rõ một đơn vị chủ trì khảo sát việc làm" });
  // A note that comes in before does not fold another one open, nor move the keyboard to another one's button.
  await direction.getByRole("button", { name: "Gạch bỏ" }).focus();
  await note_by_chair(hall, "Ý kiến", "Đồng ý với ý kiến chỉ đạo");
  assert.ok(await direction.locator("details").evaluate((one) => one.open), "what was folded open stays so");
  const stands = await secretary.evaluate(() => new FormData(document.activeElement.form).get("note") + document.activeElement.textContent);
  assert.equal(stands, (await direction.locator("[name=note]").first().inputValue()) + (await direction.getByRole("button", { name: "Gạch bỏ" }).textContent()));
  // A promise becomes a task in the same press.
  await secretary.locator("summary").filter({ hasText: "Giao thành việc luôn" }).click();
  await secretary.locator("#note-lead").selectOption("p-hanh-chinh");
  await secretary.locator("#note-due").fill("30/6/2023");
  await note(hall, "Nhận việc", "Gửi tài liệu bản giấy chữ lớn cho đảng viên lớn tuổi", "Trần Thị Mỹ Hoà");
  story.tasks.push({ title: "Gửi tài liệu bản giấy chữ lớn cho đảng viên lớn tuổi", due: "30/6/2023", origin: "Nhận việc: Gửi tài liệu bản giấy chữ lớn" });
  await hall.look("a-direction-became-a-task");
  await until(hall, "Kết luận hội nghị");
  await note(hall, "Kết luận của chủ trì", "Giữ nguyên các chỉ tiêu của nghị quyết đại hội đến hết nhiệm kỳ", "Lê Minh Quang");
}
