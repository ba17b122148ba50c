// The hall of the conference: six browsers that stay open from the doors to the papers, and what the test itself has done there.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { faults, person, picture, stranger } from "../browser.mjs";

export const AT = "/hoi-nghi/so-ket-26-5-2023";
const WALL = "/chieu/so-ket-26-5-2023";
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
/** What the browser itself says of a refusal and of a lost network: no fault of a page that goes on. */
export const USUAL = /Failed to load resource: (net::ERR_|the server responded with a status of 4(01|03|09|22) )/;
/** How high and wide a finger needs a target to be, CSS pixels. */
const FINGER = 44;

/** Everything that went wrong so far. */
export const wrong = [];

/** What was done, told by the test's own book: papers are held against it at the end. */
export class Story {
  came = new Set();
  votes = [];
  speeches = [];
  notes = [];
  tasks = [];
  items = [];
  quorums = [];
}

export class Hall {
  story = new Story();
  #stage = 0;
  #seen = new Map();

  /** Opens the six pages; whoever has a login signs in first. */
  static async open(chromium, server) {
    const hall = new Hall();
    Object.assign(hall, { chromium, server, address: await server.start() });
    const there = { baseURL: hall.address };
    hall.chair = await person(chromium, "quang", 1280, there);
    hall.secretary = await person(chromium, "hoa", 1280, there);
    await hall.#read_cards();
    hall.door = await person(chromium, "hoa", 1024, there);
    hall.projector = await stranger(chromium, 1920, { ...there, viewport: { width: 1920, height: 1080 } });
    hall.minh = await stranger(chromium, 360, { ...there, ...PHONE });
    hall.sau = await stranger(chromium, 360, { ...there, ...PHONE });
    await Promise.all([hall.chair.goto(`${AT}/dieu-hanh`), hall.secretary.goto(`${AT}/dieu-hanh`), hall.door.goto(`${AT}/cua`), hall.projector.goto(WALL)]);
    // One phone opened its card at home, the other reads the wall of the room.
    hall.room = await hall.#read_wall();
    await Promise.all([hall.minh.goto(hall.card("Phạm Văn Minh")), hall.sau.goto(`/phong/${hall.room.replace("-", "")}`)]);
    return hall;
  }

  /** The six by the names under which their pictures are kept. */
  get pages() {
    const { chair, secretary, door, projector, minh, sau } = this;
    return { chair, secretary, door, projector, minh, sau };
  }

  /** A seventh browser for a moment: a guest's phone, or one without scripts. */
  visitor(options = {}) {
    return stranger(this.chromium, 360, { baseURL: this.address, ...PHONE, ...options });
  }

  /** Cards and classes of all who were called, as the list of delegates shows them. */
  async #read_cards() {
    await this.secretary.goto(`${AT}/dai-bieu`);
    const rows = await this.secretary.locator("main ul.rows > li").evaluateAll((lines) => lines.map((line) => ({
      name: line.querySelector("summary .unseen").textContent.trim(),
      card: line.querySelector("a[href^='/the/']").getAttribute("href"),
      group: line.parentElement.previousElementSibling.textContent,
    })));
    this.people = new Map(rows.map((row) => [row.name, row]));
    assert.equal(this.people.size, 57, "48 members and 9 guests");
  }

  /** The address of somebody's card. */
  card(name) {
    return this.people.get(name).card;
  }

  /** The eight signs on it. */
  code(name) {
    return this.card(name).split("/").at(-2);
  }

  /** The code on the wall of the room, read from the sheet that is printed to be hung there. */
  async #read_wall() {
    const sheet = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "soket-wall-")), "sheet.pdf");
    fs.writeFileSync(sheet, await (await this.secretary.request.get(`${AT}/tai/to-dan-phong-hop.pdf`)).body());
    const text = execFileSync("pdftotext", [sheet, "-"], { encoding: "utf8" });
    fs.rmSync(path.dirname(sheet), { recursive: true });
    return text.match(/\b[a-z0-9]{4}-[a-z0-9]{4}\b/)[0];
  }

  /** Who was called, in the order of the list: `Có quyền biểu quyết`, `Đảng viên dự bị`, `Khách mời`. */
  called(group) {
    return [...this.people.values()].filter((row) => row.group.startsWith(group)).map((row) => row.name);
  }

  /** How many of a group came, by the test's own book. */
  came(group) {
    return this.called(group).filter((name) => this.story.came.has(name)).length;
  }

  /** Looks at all six pages with axe and an eye for fingers, and keeps their pictures. */
  async look(stage) {
    this.#stage += 1;
    for (const [name, page] of Object.entries(this.pages)) await this.#look_at(page, name, stage);
  }

  async #look_at(page, name, stage) {
    const at = `${stage}, ${name}`;
    await picture(page, `conference-${String(this.#stage).padStart(2, "0")}-${stage}-${name}`);
    // A page on which only a clock went on has been looked at.
    const drawn = await page.evaluate(() => location.href + document.body.innerHTML.replaceAll(/<time.*?<\/time>/g, ""));
    if (this.#seen.get(name) === drawn) return;
    this.#seen.set(name, drawn);
    for (const fault of await faults(page)) if (!USUAL.test(fault)) wrong.push(`${at}: ${fault}`);
    if (name === "projector") {
      const below = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
      if (below > 0) wrong.push(`${at}: ${below} px hang below the wall, where nobody scrolls`);
    } else for (const small of await too_small(page)) wrong.push(`${at}: too small for a finger: ${small}`);
  }
}

/** What can be pressed and is smaller than a finger. */
function too_small(page) {
  return page.evaluate((finger) => {
    const pressed = [...document.querySelectorAll("main button, main summary, main input:not([type=hidden], [type=radio], [type=checkbox]), main select, main textarea, .phone-head button")];
    const shown = pressed.filter((one) => one.checkVisibility() && !one.closest(".unseen"));
    return shown.filter((one) => one.getBoundingClientRect().height < finger - 0.5).map((one) => `${one.tagName} “${(one.textContent || one.name).trim()}” ${Math.round(one.getBoundingClientRect().height)} px`);
  }, FINGER);
}

/** Waits until a piece of a page says something. */
export async function see(page, selector, words) {
  await page.locator(selector).filter({ hasText: words }).first().waitFor({ timeout: 15_000 }).catch(async () => {
    const says = await page.locator(selector).allInnerTexts();
    assert.fail(`${selector} never says ${words}; it says: ${says.join(" | ").slice(0, 600)}`);
  });
}

/** Waits until a page refuses with a sentence. */
export const refused = (page, words) => see(page, "[data-refused]:visible", words);

/** A piece of the run screen. */
export const piece = (page, name) => page.locator(`[data-piece=${name}]`);

/** Presses what is asked about first: the fold that says why it asks, which a refusal leaves open, then the button in it. */
export const sure = async (page, first, second) => {
  const asked = piece(page, "state").locator("details.ask > summary", { hasText: first });
  if (!(await asked.evaluate((summary) => summary.parentElement.open))) await asked.click();
  await press(page, "state", second);
};
/** Presses a button of a piece. */
export const press = (page, name, button) => piece(page, name).getByRole("button", { name: button }).first().click();

/** A number of people, pages or hands as Vietnamese papers write it. */
export const two = (number) => (number === 0 ? "0" : String(number).padStart(2, "0"));

/** A share as papers write it: at most two places behind the comma. */
export const percent = (count, of) => `${(Math.round((count * 10_000) / of) / 100).toString().replace(".", ",")}%`;
