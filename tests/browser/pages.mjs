// Every address that answers GET, as its persona sees it, on a phone and on a desk: no axe violation, nothing sideways.
import { execFileSync } from "node:child_process";
import { SOKET, browser, conclude, faults, person, picture } from "./browser.mjs";

const routes = execFileSync(process.env.SOKET_PROGRAM, ["routes"], { encoding: "utf8" }).trim().split("\n").map((line) => line.split("\t"));
const wrong = [];
const chromium = await browser();
let seen = 0;
for (const width of [1280, 360]) {
  const people = new Map();
  for (const [path, example, persona] of routes) {
    if (!example) {
      wrong.push(`${path} has no example to visit`);
      continue;
    }
    if (!people.has(persona)) people.set(persona, await person(chromium, persona, width));
    const page = people.get(persona);
    const place = `${persona} at ${example}, ${width} px`;
    // A file or a status is fetched, not shown.
    const answer = await page.request.get(SOKET + example);
    if (answer.status() !== 200) wrong.push(`${place}: status ${answer.status()}`);
    if (!(answer.headers()["content-type"] ?? "").startsWith("text/html") || answer.headers()["content-disposition"]) continue;
    await page.goto(SOKET + example);
    for (const fault of await faults(page)) wrong.push(`${place}: ${fault}`);
    await picture(page, `page-${width}-${example.replace(/[^a-z0-9]+/gi, "-")}`);
    seen += 1;
  }
}
await chromium.close();
console.log(`pages.mjs: ${seen} pages of ${routes.length} addresses looked at`);
conclude("pages.mjs", wrong);
