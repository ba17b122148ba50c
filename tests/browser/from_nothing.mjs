// From an empty folder to a printed half-year report of three units and five own targets, by clicks only, counted.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { EMPTY, browser, conclude, faults, picture, stranger } from "./browser.mjs";
import { Hand } from "./hand.mjs";

/** What the whole job may cost. */
const MOST = { clicks: 80, fields: 85 };
const wrong = [];
const chromium = await browser();
const page = await stranger(chromium, 1280);
const hand = new Hand(page);
const YEAR = new Date().getFullYear();
let step = 0;

/** Keeps a picture of a step and what is wrong with the page on which it ends. */
async function done(name) {
  step += 1;
  for (const fault of await faults(page)) wrong.push(`${name}: ${fault}`);
  await picture(page, `nothing-${String(step).padStart(2, "0")}-${name}`);
}

const said = async () => (await page.locator("main").innerText()).replaceAll("\u00a0", " ");

async function first_run() {
  await hand.open(EMPTY);
  assert.match(await said(), /Khởi tạo soket/);
  await hand.fill({
    "Tên đầy đủ": "Đảng bộ xã Tân Hoà",
    "Cấp trên trực tiếp": "Tỉnh uỷ Đồng Tháp",
    "Cấp trên, như in ở đầu văn bản": "Đảng bộ tỉnh Đồng Tháp",
    "Địa danh ghi trên văn bản": "Tân Hoà",
    "Nhiệm kỳ thứ": "XII",
    "Nhiệm kỳ từ ngày": `1/1/${YEAR}`,
    "Nhiệm kỳ đến ngày": `31/12/${YEAR + 4}`,
    "Họ và tên": "Trần Thị Mỹ Duyên",
    "Chức vụ khi ký, ví dụ Bí thư": "Bí thư",
    "Tên đăng nhập": "duyen",
    "Mật khẩu": "mot cau de nho",
  });
  await done("first-run");
  await hand.button("Khởi tạo");
  await hand.fill({ "Tên đăng nhập": "duyen", "Mật khẩu": "mot cau de nho" });
  await hand.button("Đăng nhập");
  assert.match(await said(), /Những bước đầu tiên/);
  await done("desk-of-the-first-day");
}

async function units() {
  await hand.link("Ghi các đơn vị trực thuộc");
  await hand.link("Dán nhiều đơn vị từ Excel");
  await hand.fill({ "Các dòng": "Chi bộ Ấp 1\nChi bộ Ấp 2\nChi bộ Trường học" });
  await hand.button("Xem trước");
  await done("units-before-they-are-kept");
  await hand.button("Ghi vào sổ");
  assert.match(await said(), /Chi bộ Trường học/);
  await done("units");
}

async function mandates() {
  await hand.menu("Bàn làm việc");
  await hand.link("Đăng ký nghị quyết, kế hoạch sẽ sơ kết");
  const resolution = { "Số, ký hiệu": "01-NQ/ĐH", "Cơ quan ban hành": "Đại hội Đảng bộ xã Tân Hoà lần thứ XII", Ngày: `2/1/${YEAR}` };
  await hand.fill({ ...resolution, "Trích yếu": `phương hướng, nhiệm vụ nhiệm kỳ ${YEAR}-${YEAR + 4}` });
  await hand.button("Lưu");
  await hand.link(/^Văn bản$/);
  await hand.link("Đăng ký văn bản");
  await hand.choose({ Loại: "Kế hoạch" });
  await hand.fill({ "Số, ký hiệu": "05-KH/ĐU", "Cơ quan ban hành": "Đảng uỷ xã Tân Hoà", Ngày: `2/1/${YEAR}` });
  await hand.fill({ "Trích yếu": "thực hiện Nghị quyết Đại hội Đảng bộ xã lần thứ XII" });
  await hand.button("Lưu");
  await hand.unfold("Ghi quan hệ với một văn bản có trước");
  await hand.button("Lưu");
  await done("mandate-with-its-relation");
}

/** An indicator: its name, its unit of measure, and what else is not as usual. */
async function indicator(name, scale, more = {}) {
  await hand.fill({ "Đếm cái gì": name, ...(scale && { "Đơn vị tính": scale }) });
  if (more.choose) await hand.choose(more.choose);
  if (more.fill) await hand.fill(more.fill);
  for (const tick of more.ticks ?? []) await hand.click(page.getByLabel(tick, { exact: true }));
  await hand.button("Thêm chỉ số");
  assert.match(await said(), new RegExp(name));
}

async function indicators() {
  const stands = { choose: { "Gộp các kỳ": "có tại một ngày (lấy số mới nhất)" } };
  await hand.menu("Bàn làm việc");
  await hand.link("Ghi các chỉ số mà đơn vị phải đếm");
  await indicator("đảng viên mới kết nạp", "đảng viên");
  await indicator("đảng viên", "đảng viên", stands);
  await indicator("đảng viên hoàn thành tốt nhiệm vụ trở lên", "đảng viên", stands);
  await indicator("đảng viên bị kỷ luật", "đảng viên");
  await indicator("xếp loại chi bộ yếu nhất", "", {
    choose: { Loại: "mức, hạng", ...stands.choose },
    fill: { "Thang mức": "Không hoàn thành\nHoàn thành\nHoàn thành tốt\nHoàn thành xuất sắc" },
    ticks: ["Chi bộ Ấp 1", "Chi bộ Ấp 2", "Chi bộ Trường học", "Đảng bộ xã Tân Hoà"],
  });
  await indicator("căn nhà tình nghĩa bàn giao", "căn");
  await done("indicators");
}

/** A target over an indicator, begun from the list of indicators. */
async function target(counted, clause, goals, more = {}) {
  await hand.menu("Chỉ tiêu");
  await hand.link("Chỉ số được đếm");
  await hand.follow(page.getByRole("link", { name: `Lập chỉ tiêu ${counted}`, exact: true }));
  await hand.fill({ "Nguyên văn": clause });
  if (more.name) await hand.fill({ "Tên trong bảng": more.name });
  await hand.choose({ "Xếp vào mục nào của báo cáo": more.theme ?? "Công tác tổ chức, cán bộ, phát triển đảng viên", ...more.choose });
  await hand.fill({ "Giá trị, mỗi dòng một mốc": goals });
  await hand.button("Lưu");
  assert.match(await said(), new RegExp(`“${clause}”`));
}

async function targets() {
  await target("đảng viên mới kết nạp", "Mỗi năm kết nạp từ 3 đảng viên trở lên", "hằng năm: 3");
  const well = "đảng viên hoàn thành tốt nhiệm vụ trở lên";
  await target(well, `Hằng năm có trên 90% ${well}`, "hằng năm: trên 90", {
    choose: { Loại: "tỷ lệ giữa hai chỉ số", "Chia cho chỉ số (mẫu số)": "đảng viên" },
  });
  await done("target-that-is-a-ratio");
  await target("đảng viên bị kỷ luật", "Hằng năm không để xảy ra đảng viên vi phạm phải xử lý kỷ luật", "hằng năm: 0", {
    name: "Không có đảng viên bị kỷ luật",
    theme: "Công tác kiểm tra, giám sát, kỷ luật đảng",
    choose: { "So sánh": "không để xảy ra" },
  });
  await target("xếp loại chi bộ yếu nhất", "Hằng năm không có chi bộ dưới mức hoàn thành nhiệm vụ", "hằng năm: Hoàn thành");
  const houses = `Cả nhiệm kỳ bàn giao 12 căn nhà tình nghĩa, đến hết năm ${YEAR} ít nhất 4 căn`;
  await target("căn nhà tình nghĩa bàn giao", houses, `nhiệm kỳ: 12\nđến 31/12/${YEAR}: 4`, {
    theme: "Lãnh đạo thực hiện nhiệm vụ chính trị",
  });
  await hand.menu("Chỉ tiêu");
  await done("five-targets");
}

/** The figures of a unit for the year that the clock says; a box is called as it is labelled: what is counted, in what. */
async function figures(unit, numbers) {
  await hand.menu("Số liệu");
  await hand.follow(page.locator("main li").filter({ hasText: unit }).getByRole("link").first());
  for (const [label, number] of Object.entries(numbers)) {
    const box = page.getByLabel(label, { exact: true });
    if ((await box.evaluate((one) => one.tagName)) === "SELECT") await hand.choose({ [label]: number });
    else await hand.fill({ [label]: number });
  }
  await hand.button("Lưu");
  assert.match(await said(), /Đã lưu/);
}

async function sheets() {
  const labels = [
    "đảng viên mới kết nạp đảng viên",
    "đảng viên đảng viên",
    "đảng viên hoàn thành tốt nhiệm vụ trở lên đảng viên",
    "đảng viên bị kỷ luật đảng viên",
    "căn nhà tình nghĩa bàn giao căn",
  ];
  const of = (...numbers) => Object.fromEntries(labels.map((label, at) => [label, numbers[at]]));
  await figures("Chi bộ Ấp 1", of("2", "24", "23", "0", "1"));
  await done("sheet");
  await figures("Chi bộ Ấp 2", of("1", "19", "18", "0", "2"));
  await figures("Chi bộ Trường học", of("0", "31", "30", "1", "0"));
  await figures("Đảng bộ xã Tân Hoà", { "xếp loại chi bộ yếu nhất": "Hoàn thành" });
}

async function review() {
  await hand.menu("Bàn làm việc");
  await hand.link("Mở hồ sơ sơ kết đầu tiên");
  await done("review-before-it-is-opened");
  await hand.button("Mở hồ sơ");
  await hand.link("Thêm Nguyên nhân chủ quan");
  await hand.fill({ "Nội dung": "Một chi bộ chưa duy trì nền nếp quản lý đảng viên" });
  await hand.button("Thêm");
  await hand.link("Thêm Hạn chế");
  await hand.fill({ "Nội dung": "Còn 01 đảng viên vi phạm phải xử lý kỷ luật" });
  await hand.click(page.getByLabel(/Không có đảng viên bị kỷ luật/));
  await hand.click(page.getByLabel(/Một chi bộ chưa duy trì nền nếp/));
  await hand.fill({ "Việc phải làm": "Kiểm tra việc quản lý đảng viên ở Chi bộ Trường học", Hạn: "31/12/2099" });
  await hand.choose({ "Đơn vị chủ trì": "Đảng bộ xã Tân Hoà" });
  await hand.button("Thêm");
  await hand.unfold("Ghi kết luận của cấp uỷ");
  await page.getByLabel("Kết luận").first().selectOption({ label: "đạt" });
  await page.getByLabel("Lý do").first().fill("đã kết nạp đủ trong năm");
  hand.fields += 2;
  await hand.button("Lưu kết luận");
  assert.match(await said(), /đã kết nạp đủ trong năm/);
  await done("dossier");
}

/** Previews, takes both files, closes and issues; gives the number of printed pages. */
async function paper() {
  await hand.link("Xem bản in");
  for (const words of ["BÁO CÁO", "03 đảng viên", "Chi bộ Trường học", "Kiểm tra việc quản lý đảng viên"]) assert.ok((await said()).includes(words), words);
  await done("preview");
  await hand.link("Về hồ sơ");
  assert.ok(fs.readFileSync(await hand.download("DOCX")).subarray(0, 2).equals(Buffer.from("PK")), "a DOCX is a ZIP");
  await hand.button("Chốt hồ sơ");
  await hand.click(page.getByLabel("Đã xem bản in"));
  await hand.button("Ban hành");
  assert.match(await said(), /01-BC\/ĐU/);
  const pdf = await hand.download("PDF");
  assert.equal(fs.readFileSync(pdf).subarray(0, 4).toString(), "%PDF");
  await done("issued");
  await hand.menu("Bàn làm việc");
  assert.doesNotMatch(await said(), /Những bước đầu tiên/);
  await done("desk-afterwards");
  return Number(execFileSync("pdfinfo", [pdf], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).match(/Pages:\s+(\d+)/)[1]);
}

let pages = 0;
try {
  for (const part of [first_run, units, mandates, indicators, targets, sheets, review]) await part();
  pages = await paper();
} catch (error) {
  await picture(page, "nothing-stopped");
  wrong.push(`after step ${step}: ${error.stack}`);
}
await chromium.close();
console.log(`from_nothing.mjs: ${hand.clicks} clicks, ${hand.fields} fields filled, ${pages} pages printed`);
if (hand.opened !== 1) wrong.push(`${hand.opened} addresses were opened instead of one`);
if (hand.clicks > MOST.clicks || hand.fields > MOST.fields) wrong.push(`the way became longer than ${MOST.clicks} clicks and ${MOST.fields} fields`);
conclude("from_nothing.mjs", wrong);
