// Every address that answers GET, as its persona sees it, on a phone and on a desk: no axe violation, nothing sideways.
import { execFileSync } from "node:child_process";
import { EMPTY, SOKET, browser, conclude, faults, person, picture, stranger } from "./browser.mjs";

const routes = execFileSync(process.env.SOKET_PROGRAM, ["routes"], { encoding: "utf8" }).trim().split("\n").map((line) => line.split("\t"));
const wrong = [];
const chromium = await browser();
const seen = { pages: 0, addresses: 0 };

/** The address of a link that the administrator has just made for somebody. */
async function invited() {
  const admin = await person(chromium, "admin", 1280);
  await admin.getByRole("link", { name: "Tài khoản", exact: true }).click();
  await admin.getByRole("button", { name: "Tạo liên kết đặt mật khẩu lan" }).click();
  return admin.getByRole("link", { name: /\/lien-ket\// }).getAttribute("href");
}

/** The address of a link that stands on a page of the office's. */
async function linked(example) {
  const [page, begins] = example.split(" ");
  const hoa = await person(chromium, "hoa", 1280);
  await hoa.goto(SOKET + page);
  return hoa.locator(`main a[href^="${begins}"]`).first().getAttribute("href");
}

/** The page of whoever has just commented under an article. */
async function commented(example) {
  const reader = await stranger(chromium, 1280);
  await reader.goto(SOKET + example);
  await reader.getByLabel("Tên").fill("Trần Văn Tám");
  await reader.getByLabel("Email").fill("tam@example.vn");
  await reader.getByLabel("Bình luận", { exact: false }).last().fill("Tôi đã đọc, xin cảm ơn.");
  await reader.getByRole("button", { name: "Gửi bình luận" }).click();
  await reader.waitForURL(/\/binh-luan\/[0-9a-f]{32}$/);
  return new URL(reader.url()).pathname;
}

/** Where an example of a route is visited. */
async function place(example, persona) {
  if (persona === "Founder") return EMPTY + example;
  if (persona === "Commenter") return SOKET + (await commented(example));
  if (persona === "Link") return SOKET + (await linked(example));
  return SOKET + (persona === "Guest" ? await invited() : example);
}

for (const width of [1280, 360]) {
  const people = new Map();
  for (const [path, example, persona] of routes) {
    if (!example) {
      wrong.push(`${path} has no example to visit`);
      continue;
    }
    if (!people.has(persona)) {
      const signsIn = !["-", "Founder", "Guest", "Link", "Commenter"].includes(persona);
      people.set(persona, await (signsIn ? person(chromium, persona, width) : stranger(chromium, width)));
    }
    const page = people.get(persona);
    const address = await place(example, persona);
    const at = `${persona} at ${example}, ${width} px`;
    // A file or a status is fetched, not shown.
    const answer = await page.request.get(address);
    if (answer.status() !== 200) wrong.push(`${at}: status ${answer.status()}`);
    seen.addresses += 1;
    if (!(answer.headers()["content-type"] ?? "").startsWith("text/html") || answer.headers()["content-disposition"]) continue;
    await page.goto(address);
    for (const fault of await faults(page)) wrong.push(`${at}: ${fault}`);
    await picture(page, `page-${width}-${example.replace(/[^a-z0-9]+/gi, "-")}`);
    seen.pages += 1;
  }
}
await chromium.close();
console.log(`pages.mjs: ${seen.addresses} visits to ${routes.length} addresses, ${seen.pages} pages looked at`);
conclude("pages.mjs", wrong);
