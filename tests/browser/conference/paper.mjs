// The papers: the conference is closed, and every number in minutes, notice and tasks is one that this test has made.
import assert from "node:assert/strict";
import { faults, picture } from "../browser.mjs";
import { AT, percent, see, sure, two, wrong } from "./hall.mjs";

const TIME = String.raw`\d{1,2} giờ(?: \d{2})?`;

export async function the_conference_is_closed(hall) {
  const { chair, secretary, projector, minh, door } = hall;
  await sure(chair, "Bế mạc", "Xác nhận bế mạc");
  await see(secretary, "[data-piece=state]", "Xem biên bản");
  await see(projector, ".wall", "Có mặt: 36/44");
  await see(minh, "[data-piece=now]", "Đã bế mạc");
  await see(door, "[data-piece=counts]", "hội nghị đã bế mạc");
  await hall.look("closed");
}

/** Opens a page of the office's, looks at it with axe, and gives its words. */
async function read(hall, address, name) {
  const { secretary } = hall;
  await secretary.goto(address);
  for (const fault of await faults(secretary)) wrong.push(`${name}: ${fault}`);
  await picture(secretary, `conference-paper-${name}`);
  return (await secretary.locator("main").innerText()).replaceAll(/\s+/g, " ");
}

/** Every one of these stands in a text. */
function says(text, name, ...sentences) {
  for (const sentence of sentences) {
    const found = sentence instanceof RegExp ? sentence.test(text) : text.includes(sentence);
    if (!found) wrong.push(`${name} does not say ${sentence}`);
  }
}

export async function the_log_tells_it(hall) {
  const text = await read(hall, `${AT}/dien-bien`, "log");
  let from = 0;
  for (const line of hall.story.quorums) {
    from = text.indexOf(line, from);
    assert.ok(from >= 0, `the log says in its order: ${line}`);
    from += line.length;
  }
  says(text, "log", "Phùng Văn Lợi ra (Cửa 1)", `${hall.story.late} vào (Cửa 2)`, "Khai mạc", "Bế mạc", "Bỏ qua: Giải lao");
  // Nobody was written down twice, though cards were shown twice and sent twice.
  assert.equal(text.split("Huỳnh Thị Minh Thư vào").length - 1, 1);
}

export async function the_minutes_are_right(hall) {
  const { story } = hall;
  const text = await read(hall, `${AT}/giay/bien-ban`, "minutes");
  const [voting, probationary, guests] = ["Có quyền biểu quyết", "Đảng viên dự bị", "Khách mời"].map((group) => hall.came(group));
  says(
    text, "minutes",
    "Tổng số triệu tập: 48 đảng viên (45 chính thức, 03 dự bị)",
    `Có mặt: ${two(voting + probationary)}/48 (${two(voting)} chính thức, ${two(probationary)} dự bị)`,
    /Vắng có lý do: 01: [^.]*Nguyễn Tấn Đạt \([^)]+\)\./,
    `Vắng chưa rõ lý do: ${two(story.absent.length + 3 - probationary)}:`,
    "được tính theo điểm 9.3 Quy định số 24-QĐ/TW: 44. Khi khai mạc có mặt 36, cần ít nhất 30 (2/3): đủ số lượng",
    `Khách mời có mặt: ${two(guests)}, trong đó có`,
    new RegExp(`Thời gian bắt đầu: ${TIME}`),
    new RegExp(`kết thúc lúc ${TIME} cùng ngày`),
  );
  for (const name of story.absent) says(text, "minutes", name);
  story.items.forEach((title, at) => says(text, "minutes", new RegExp(`${at + 1}\\. ${title} \\((${TIME} - ${TIME}(; )?)+\\)`)));
  assert.ok(!text.includes("Giải lao ("), "a point that was left out is not told");
  for (const { name, gist } of story.speeches) says(text, "minutes", new RegExp(`${name}[^-]*(phát biểu|góp ý)[^:]*: ${gist}\\.`));
  for (const { subject, of, agree, against, other } of story.votes) {
    const share = (count) => `${two(count)}/${two(of)} (${percent(count, of)})`;
    says(text, "minutes", `“${subject}”`, `tán thành ${share(agree)}, không tán thành ${share(against)}, ý kiến khác ${share(other)}`);
  }
  assert.equal(text.split("(đã giao thành việc)").length - 1, story.tasks.length);
  for (const { kind, text: said } of story.notes) says(text, "minutes", said, ...(kind.startsWith("Kết luận") ? [] : [kind]));
  says(text, "minutes", "Giao rõ một đơn vị chủ trì khảo sát việc làm (đã giao thành việc).", "Chủ trì: đ/c Lê Minh Quang (Bí thư Đảng uỷ, Chi bộ Hành chính - Tổng hợp).");
}

export async function the_notice_is_right(hall) {
  const { story } = hall;
  const text = await read(hall, `${AT}/giay/thong-bao`, "notice");
  const [voting, probationary, guests] = ["Có quyền biểu quyết", "Đảng viên dự bị", "Khách mời"].map((group) => hall.came(group));
  says(text, "notice", `có ${two(voting + probationary)}/48 đảng viên và ${two(guests)} khách mời`);
  for (const { subject, of, agree, base } of story.votes) {
    const passed = `thông qua “${subject}” (${two(agree)}/${two(of)} tán thành, đạt ${percent(agree, of)})`;
    if (agree * 2 > of && base === "members") says(text, "notice", passed);
    else assert.ok(!text.includes(`“${subject}”`), `${subject} was not passed, or was agreed upon to begin with`);
  }
  const told = story.notes.filter(({ kind }) => !["Nhận việc", "Ý kiến"].includes(kind));
  for (const { text: said } of told) says(text, "notice", said);
  for (const { title, due } of story.tasks) says(text, "notice", title, due);
}

export async function the_tasks_live_on(hall) {
  const { secretary, story } = hall;
  await secretary.goto(`${AT}/dieu-hanh`);
  const tasks = await secretary.locator("[data-piece=notes] a.tag.good").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.equal(tasks.length, story.tasks.length);
  // Newest first.
  for (const [at, { title, due, origin }] of [...story.tasks].reverse().entries()) says(await read(hall, tasks[at], `task-${at}`), title, title, due, origin);
  says(await read(hall, "/viec", "tasks"), "tasks", ...story.tasks.map((task) => task.title));
  for (const paper of ["ke-hoach", "chuong-trinh", "giay-moi"]) await read(hall, `${AT}/giay/${paper}`, paper);
  await read(hall, AT, "conference");
}
