// Votes: hands that are counted twice and never more than people; phones that change their minds; a server that dies in between.
import assert from "node:assert/strict";
import { faults } from "../browser.mjs";
import { MINH, SAU } from "./door.mjs";
import { next, until } from "./floor.mjs";
import { USUAL, piece, press, refused, see, sure, wrong } from "./hall.mjs";
import { a_phone_without_scripts_votes } from "./plain.mjs";

/** The guest who would like to vote. */
const GUEST = "Nguyễn Hữu Tường";

async function open(desk, subject, form, base) {
  await desk.getByLabel("Nội dung biểu quyết").fill(subject);
  await desk.getByLabel("Cách biểu quyết").selectOption({ label: form });
  await desk.getByLabel("Tính trên").selectOption({ label: base });
  await desk.getByRole("button", { name: "Mở biểu quyết" }).click();
  await see(desk, "[data-piece=vote]", subject);
}

/** A teller's three numbers. */
async function count(desk, teller, ...numbers) {
  for (const [at, label] of ["Tán thành", "Không tán thành", "Ý kiến khác"].entries()) {
    await piece(desk, "vote").getByLabel(label, { exact: true }).first().fill(numbers[at]);
  }
  await piece(desk, "vote").getByLabel("Người đếm").first().selectOption({ label: teller });
  await press(desk, "vote", "Lưu số đếm");
}

export async function hands_are_counted_by_two(hall) {
  const { chair, secretary, projector, minh, story } = hall;
  const [subject, first, second] = ["Thông qua chương trình hội nghị", "Bùi Thị Kim Chi", "Lương Quốc Bảo"];
  await until(hall, subject);
  await open(chair, subject, "giơ tay", "số có mặt");
  await see(secretary, "[data-piece=vote]", "trong phòng khi mở: 36 · tổng số được tính: 44");
  await see(projector, ".wall", "36 đại biểu có quyền biểu quyết đang có mặt");
  await see(minh, "[data-piece=vote]", "Biểu quyết bằng cách giơ tay");
  await hall.look("hands-are-up");
  await count(secretary, first, "39", "1", "0");
  await refused(secretary, "Đếm được 40 nhưng khi mở biểu quyết chỉ có 36 người có quyền biểu quyết trong phòng.");
  await hall.look("more-hands-than-people");
  await count(secretary, first, "-1", "0", "0");
  await refused(secretary, "phải là số nguyên không âm, đang là “-1”");
  await count(secretary, first, "34", "1", "1");
  await see(secretary, "[data-piece=vote]", "Người thứ hai đếm lại");
  await count(secretary, first, "34", "1", "1");
  await refused(secretary, "Người đếm thứ hai phải khác người đếm thứ nhất.");
  await count(secretary, second, "33", "1", "1");
  await refused(secretary, "Hai lần đếm khác nhau");
  await count(secretary, second, "34", "1", "1");
  for (const desk of [chair, secretary]) await see(desk, ".result", "tán thành 34/36 (94,44%) · không tán thành 1 · ý kiến khác 1 thông qua");
  await see(projector, ".wall", "94,44%");
  await see(minh, "[data-piece=vote]", "34/36 tán thành (94,44%)");
  await hall.look("hands-are-counted");
  story.votes.push({ subject, base: "present", of: 36, agree: 34, against: 1, other: 1 });
}

/** A phone presses; the page says that it was written down. */
async function vote(phone, choice) {
  await press(phone, "vote", new RegExp(`^${choice}$`));
  await see(phone, "[data-done]", `Đã ghi: ${choice}`);
}

export async function phones_vote(hall) {
  const { chair, secretary, projector, minh, sau, story } = hall;
  await until(hall, "Biểu quyết thông qua các báo cáo và kết luận hội nghị");
  await open(chair, "Thông qua ba báo cáo và kết luận hội nghị", "bấm trên điện thoại, công khai", "tổng số được tính");
  await vote(minh, "Tán thành");
  await see(chair, "[data-piece=vote]", "Đã biểu quyết: 1/36");
  await vote(sau, "Không tán thành");
  await vote(sau, "Tán thành");
  await see(projector, ".wall", "2/36");
  const guest = await hall.visitor();
  await guest.goto(hall.card(GUEST));
  await press(guest, "vote", /^Tán thành$/);
  await refused(guest, "Chỉ đại biểu có quyền biểu quyết mới biểu quyết.");
  for (const fault of await faults(guest)) if (!USUAL.test(fault)) wrong.push(`a guest's phone: ${fault}`);
  await guest.context().close();
  await piece(secretary, "vote").locator("summary").filter({ hasText: "Ghi giúp" }).click();
  const helped = hall.called("Có quyền biểu quyết").filter((name) => story.came.has(name) && ![MINH, SAU].includes(name)).slice(0, 21);
  for (const name of helped) await record(secretary, name, "Tán thành");
  await see(chair, "[data-piece=vote]", "Đã biểu quyết: 23/36");
  await hall.look("phones-vote");
}

/** The secretary records what somebody without a phone wants. */
async function record(desk, name, choice) {
  const form = piece(desk, "vote").locator("form").filter({ hasText: "Đại biểu" });
  await form.getByLabel("Đại biểu").selectOption({ label: name });
  await form.getByLabel(choice, { exact: true }).check();
  const [answer] = await Promise.all([desk.waitForResponse((one) => one.request().method() === "POST"), form.getByRole("button", { name: "Ghi", exact: true }).click()]);
  assert.equal(answer.status(), 200, `${name} is recorded`);
}

export async function the_server_dies_and_comes_back(hall) {
  const { chair, projector, minh, sau, server } = hall;
  const pages = Object.values(hall.pages);
  // A page that is loaded anew forgets this.
  for (const page of pages) await page.evaluate(() => (window.is_still_the_same = true));
  await server.kill();
  await see(minh, "[data-offline]:visible", "Mất kết nối, đang nối lại");
  for (const page of [chair, projector]) await see(page, "[data-offline]:visible", "Mất kết nối");
  await press(minh, "vote", /^Không tán thành$/);
  await see(minh, "[data-refused]:visible", "Mất mạng");
  await hall.look("the-server-is-gone");
  const begun = Date.now();
  await server.start();
  for (const page of [chair, projector, minh, sau]) await page.locator("[data-offline]").waitFor({ state: "hidden" });
  hall.back = Date.now() - begun;
  await see(chair, "[data-piece=vote]", "Đã biểu quyết: 23/36");
  await see(projector, ".wall", "23/36");
  // The pages go on where they stood: one phone presses again what had not gone through, another changes its mind back.
  await vote(minh, "Không tán thành");
  await see(chair, "[data-piece=vote]", "Đã biểu quyết: 23/36");
  await a_phone_without_scripts_votes(hall, "Ngô Thanh Tòng");
  for (const page of pages) assert.ok(await page.evaluate(() => window.is_still_the_same), "no page was loaded anew");
  await hall.look("the-server-is-back");
}

export async function phones_are_counted(hall) {
  const { chair, secretary, projector, minh, story } = hall;
  await sure(chair, "Bế mạc", "Xác nhận bế mạc");
  await refused(chair, "Còn một lần biểu quyết chưa có kết quả.");
  await press(chair, "vote", "Kết thúc biểu quyết");
  // Minh changed to no; 21 whom the secretary recorded and Sáu said yes.
  for (const desk of [chair, secretary]) await see(desk, ".result", "tán thành 22/44 (50%) · không tán thành 1 · ý kiến khác 1 · không biểu quyết 12 không thông qua");
  await see(projector, ".wall", "Không thông qua");
  await see(minh, "[data-piece=vote]", "22/44 tán thành (50%)");
  await hall.look("phones-are-counted");
  story.votes.push({ subject: "Thông qua ba báo cáo và kết luận hội nghị", base: "members", of: 44, agree: 22, against: 1, other: 1 });
  // Half is not more than half: hands are raised once more.
  await open(chair, "Thông qua ba báo cáo và kết luận, lần hai", "giơ thẻ", "tổng số được tính");
  await count(secretary, "Lương Quốc Bảo", "35", "0", "1");
  await see(secretary, "[data-piece=vote]", "Người thứ hai đếm lại");
  await count(secretary, "Bùi Thị Kim Chi", "35", "0", "1");
  await see(chair, ".result", "35/44 (79,55%)");
  story.votes.push({ subject: "Thông qua ba báo cáo và kết luận, lần hai", base: "members", of: 44, agree: 35, against: 0, other: 1 });
  await next(hall);
}
