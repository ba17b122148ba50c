// The door: a finger, a scanner that types, a whole link, a card shown twice, a network that goes and comes, a phone that checks itself in.
import assert from "node:assert/strict";
import { follow } from "../browser.mjs";
import { piece, press, refused, see } from "./hall.mjs";

/** A member who is exempt and away unless he comes: then he is counted. */
export const SAU = "Huỳnh Văn Sáu";
export const MINH = "Phạm Văn Minh";
/** Excused; he never comes. */
const DAT = "Nguyễn Tấn Đạt";
const VOTING = "Có quyền biểu quyết";

/** What a scanner does: it types what it reads, then Enter. */
async function scan(door, text) {
  await door.locator("#card").fill(text);
  await door.keyboard.press("Enter");
}

/** A finger on a name in the list. */
const touch = (door, name, words) => door.locator(".door-row").filter({ hasText: name }).getByRole("button", { name: words }).click();

/** Waits until the door and the desk count so many. */
async function counted(hall, present, base) {
  await see(hall.door, "[data-piece=counts] .big", `${present}/${base}`);
  for (const desk of [hall.chair, hall.secretary]) await see(desk, ".quorum", `${present}/${base}`);
}

export async function the_doors_open(hall) {
  await see(hall.door, "[data-piece=counts]", "Điểm danh chưa mở");
  await hall.look("before");
  await press(hall.chair, "state", "Mở điểm danh");
  await see(hall.secretary, "[data-piece=state]", "0/43 · cần 29 (2/3) · chưa đủ số lượng");
  await see(hall.projector, ".wall", "0/43 đại biểu có quyền biểu quyết");
  await counted(hall, 0, 43);
}

export async function cards_are_shown_at_the_door(hall) {
  const { door, story } = hall;
  await touch(door, "Lê Minh Quang", "Vào");
  await counted(hall, 1, 43);
  await scan(door, hall.code("Trần Thị Mỹ Hoà"));
  await see(door, ".last", "Đã ghi: Trần Thị Mỹ Hoà");
  await scan(door, hall.address + hall.card("Ngô Thanh Tòng"));
  await counted(hall, 3, 43);
  await scan(door, hall.code("Ngô Thanh Tòng").toUpperCase());
  await refused(door, "Đại biểu này đã được điểm danh và đang ở trong phòng.");
  await scan(door, "không phải thẻ");
  await refused(door, "không phải mã thẻ đại biểu");
  await hall.look("a-card-that-is-none");
  for (const guest of ["Nguyễn Hữu Tường", "Hồ Ngọc Trâm Anh"]) await scan(door, hall.code(guest));
  await see(door, "[data-piece=counts]", "Có quyền biểu quyết: 3/45 · Đảng viên dự bị: 1/3 · Khách mời: 1/9");
  await counted(hall, 3, 43);
  await door.locator("#filter").fill("minh thu");
  assert.equal(await door.locator(".door-row:visible").count(), 1, "the list is sifted without marks");
  await door.locator("#filter").fill("");
  for (const name of ["Lê Minh Quang", "Trần Thị Mỹ Hoà", "Ngô Thanh Tòng", "Nguyễn Hữu Tường", "Hồ Ngọc Trâm Anh"]) story.came.add(name);
}

export async function the_network_goes_at_the_door(hall) {
  const { door, story } = hall;
  await door.context().setOffline(true);
  const cut = ["Huỳnh Thị Minh Thư", "Đỗ Hữu Phước", "Bùi Thị Kim Chi", "Trương Hoàng Phúc"];
  for (const name of cut) await scan(door, hall.code(name));
  await touch(door, "Phùng Văn Lợi", "Vào");
  // The same card twice, somebody who is in already, and a card that nobody was given.
  await scan(door, hall.code(cut[0]));
  await scan(door, hall.code("Trần Thị Mỹ Hoà"));
  await scan(door, "bcfg-hjkm");
  await see(door, "[data-waiting]", "Mất mạng: 8 lượt đang chờ gửi");
  await hall.look("no-network-at-the-door");
  assert.match(await piece(hall.chair, "state").innerText(), /3\/43/, "nothing has come through");
  const kept = await door.evaluate(() => JSON.parse(localStorage.getItem(Object.keys(localStorage).find((key) => key.startsWith("soket:cua:")))).length);
  assert.equal(kept, 8, "what waits would outlive the page");
  await door.context().setOffline(false);
  await counted(hall, 8, 43);
  // Each refusal stays there by the name of its card.
  for (const says of ["bcfg-hjkm: Thẻ này không thuộc hội nghị này", `${hall.code(cut[0])}: Đại biểu này đã được điểm danh`, `${hall.code("Trần Thị Mỹ Hoà")}: Đại biểu này đã được điểm danh`]) await see(door, "[data-refused]:visible", says);
  await door.locator("[data-waiting]").waitFor({ state: "hidden" });
  await hall.look("the-network-is-back");
  for (const name of [...cut, "Phùng Văn Lợi"]) story.came.add(name);
}

export async function phones_check_themselves_in(hall) {
  const { minh, sau, story } = hall;
  // Who sits at home has the card and not the code on the wall.
  await minh.getByRole("button", { name: "Tôi có mặt" }).click();
  await refused(minh, "Chưa quét mã dán trong phòng họp");
  await minh.getByLabel("Mã dán trong phòng họp").fill(hall.room.toUpperCase());
  await minh.getByRole("button", { name: "Tôi có mặt" }).click();
  await see(minh, "[data-piece=here]", "Đã điểm danh lúc");
  await counted(hall, 9, 43);
  // Whoever opened the address on the wall is in the room already, and types the signs of the card.
  await sau.getByLabel("Mã 8 chữ trên thẻ đại biểu").fill("bcfg-hjkm");
  await follow(sau, sau.getByRole("button", { name: "Tiếp tục" }));
  await see(sau, "main", "Không có thẻ nào mang mã này");
  await hall.look("the-address-on-the-wall");
  await sau.getByLabel("Mã 8 chữ trên thẻ đại biểu").fill(hall.code(SAU));
  await follow(sau, sau.getByRole("button", { name: "Tiếp tục" }));
  await follow(sau, sau.getByRole("button", { name: "Chữ lớn" }));
  await hall.look("large-letters");
  await sau.getByRole("button", { name: "Tôi có mặt" }).click();
  await see(sau, "[data-piece=here]", "Đã điểm danh lúc");
  // Sáu is exempt from coming; since he came, he is counted.
  await counted(hall, 10, 44);
  // The same person at the door afterwards is not counted again.
  await scan(hall.door, hall.code(SAU));
  await refused(hall.door, "đang ở trong phòng");
  for (const name of [MINH, SAU]) story.came.add(name);
}

export async function the_quorum_comes_and_goes(hall) {
  const { chair, door, projector, story } = hall;
  await press(chair, "screen", "Số đại biểu có mặt");
  await see(projector, ".wall", "10/44");
  const rest = hall.called(VOTING).filter((name) => !story.came.has(name) && name !== DAT);
  const come = async (names) => {
    for (const name of names) {
      await scan(door, hall.code(name));
      await see(door, ".last", `Đã ghi: ${name}`);
      story.came.add(name);
    }
  };
  await come(rest.splice(0, 19));
  await counted(hall, 29, 44);
  await see(projector, ".wall", "Cần 30 (2/3): chưa đủ số lượng");
  await come(rest.splice(0, 1));
  await see(projector, ".wall", "Cần 30 (2/3): đủ số lượng");
  await see(chair, ".quorum.good", "30/44 · cần 30 (2/3) · đủ số lượng");
  await hall.look("quorum");
  await touch(door, "Phùng Văn Lợi", "Ra");
  await see(projector, ".wall", "29/44");
  await see(chair, ".quorum.bad", "chưa đủ số lượng");
  await hall.look("quorum-lost");
  await touch(door, "Phùng Văn Lợi", "Vào");
  await see(chair, ".quorum.good", "30/44");
  await come(rest.splice(0, 6));
  await come(["Châu Minh Khang", "Đặng Thị Hoàng Mai", "Phan Nhật Trường"]);
  await counted(hall, 36, 44);
  story.absent = rest;
  story.quorums = ["Đủ số lượng: 30/44 có mặt, cần 30", "Không còn đủ số lượng: 29/44 có mặt, cần 30", "Đủ số lượng: 30/44 có mặt, cần 30"];
}
