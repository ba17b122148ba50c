// The people of a campaign at their browsers, and how each page is looked at: with axe, on a phone and on a desk.
import assert from "node:assert/strict";
import fs from "node:fs";
import { faults, follow, person, picture, stranger } from "../browser.mjs";

/** What the campaign of this play is called. */
export const TITLE = "Khen thưởng đợt thử học tập và làm theo Bác";
const WIDTHS = [360, 1280];
/** What the browser itself says of a page that refuses: no fault of the page. */
const REFUSAL = /Failed to load resource: the server responded with a status of 4(09|22) /;

/** Everything that went wrong so far. */
export const wrong = [];
let step = 0;

/** How many pages were looked at. */
export const steps = () => step;

export class House {
  /** Four people and somebody without an account. */
  static async open(chromium, server) {
    const house = Object.assign(new House(), { chromium });
    house.there = { baseURL: await server.start(), acceptDownloads: true };
    for (const login of ["hoa", "quang"]) house[login] = await person(chromium, login, 1280, house.there);
    for (const login of ["lan", "minh"]) house[login] = await person(chromium, login, 360, house.there);
    house.visitor = await stranger(chromium, 360, house.there);
    return house;
  }

  /** The five by the names under which their pictures are kept. */
  get pages() {
    const { hoa, quang, lan, minh, visitor } = this;
    return { hoa, quang, lan, minh, visitor };
  }

  /** Opens the campaign from the menu. */
  async campaign(page) {
    await menu(page, "Khen thưởng");
    await link(page, TITLE);
  }
}

/** Looks at a page on a phone and on a desk, keeps both pictures, and leaves it as wide as it was. */
export async function look(page, name) {
  const was = page.viewportSize();
  step += 1;
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: was.height });
    for (const fault of await faults(page)) if (!REFUSAL.test(fault)) wrong.push(`${name}, ${width} px: ${fault}`);
    await picture(page, `commendation-${String(step).padStart(2, "0")}-${name}-${width}`);
  }
  await page.setViewportSize(was);
}

/** What the page says, with plain spaces. */
export const said = async (page) => (await page.locator("main").innerText()).replaceAll(/\s+/g, " ");

/** The page says every one of these. */
export async function says(page, ...sentences) {
  const text = await said(page);
  for (const sentence of sentences) {
    const found = sentence instanceof RegExp ? sentence.test(text) : text.includes(sentence);
    assert.ok(found, `the page does not say ${sentence}: ${text.slice(0, 1500)}`);
  }
}

export const menu = (page, name) => follow(page, page.getByRole("navigation", { name: "Trình đơn chính" }).getByRole("link", { name, exact: true }));
export const link = (page, name) => follow(page, page.locator("main").getByRole("link", { name }).first());
export const button = (page, name) => follow(page, page.locator("main").getByRole("button", { name, exact: true }).first());
export const unfold = (page, name) => page.locator("main summary").filter({ hasText: name }).first().click();

/** Fills the fields of a form by the names under which they are sent. */
export async function fill(page, fields) {
  for (const [name, text] of Object.entries(fields)) await page.locator(`main [name="${name}"]:visible`).first().fill(text);
}

/** Chooses the first entry of a list that reads so. */
export async function choose(page, name, words) {
  const list = page.locator(`main select[name="${name}"]:visible`).first();
  const value = await list.locator("option").filter({ hasText: words }).first().getAttribute("value");
  await list.selectOption(value);
}

/** Clicks what hands a file over; gives its path and its bytes. */
export async function take(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("main").getByRole("link", { name }).first().click()]);
  const path = await download.path();
  return { path, bytes: fs.readFileSync(path) };
}

/** A file begins as files of its kind do. */
export function begins(bytes, sign) {
  assert.equal(bytes.subarray(0, sign.length).toString("latin1"), sign);
}
