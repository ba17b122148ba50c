// The office in which the walk takes place: its people at their browsers, and what is noted after every step.
import { faults, follow, person, picture } from "../browser.mjs";

/** Everything that went wrong so far. */
export const wrong = [];
let step = 0;

/** How many steps were taken. */
export const steps = () => step;

/** Everybody who works here; each opens a browser when first called. */
export class Office {
  #people = new Map();

  constructor(chromium) {
    this.chromium = chromium;
  }

  async #sit(login, width) {
    if (!this.#people.has(login)) this.#people.set(login, await person(this.chromium, login, width));
    return this.#people.get(login);
  }

  /** The clerk of the committee's office. */
  hoa = () => this.#sit("hoa", 1280);
  /** Who helps her. */
  thu = () => this.#sit("thu", 1280);
  /** The secretary. */
  quang = () => this.#sit("quang", 1280);
  /** The clerk of a cell, on her phone. */
  lan = () => this.#sit("lan", 360);
  /** The administrator. */
  admin = () => this.#sit("admin", 1280);
}

/** Keeps a picture of a step. */
export function seen(page, name) {
  step += 1;
  return picture(page, `walk-${String(step).padStart(2, "0")}-${name}`);
}

/** Keeps a picture of a step and what is wrong with the page on which it ends. */
export async function done(page, name) {
  for (const fault of await faults(page)) wrong.push(`${name}: ${fault}`);
  await seen(page, name);
}

/** The same on a page that refuses: the browser notes the status by itself, which is no fault. */
export async function refused(page, name) {
  page.complaints.length = 0;
  await done(page, name);
}

/** What the page says, with plain spaces. */
export const said = async (page) => (await page.locator("main").innerText()).replaceAll("\u00a0", " ");

/** The heading of the page. */
export const heading = async (page) => (await page.locator("h1").first().innerText()).replaceAll("\u00a0", " ");

export const menu = (page, name) => follow(page, page.getByRole("navigation", { name: "Trình đơn chính" }).getByRole("link", { name, exact: true }));
export const link = (page, name) => follow(page, page.getByRole("link", { name }).first());
export const button = (page, name) => follow(page, page.getByRole("button", { name, exact: true }).first());
export const unfold = (page, name) => page.locator("summary").filter({ hasText: name }).first().click();

/** Fills fields by their labels. */
export async function fill(page, fields) {
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).first().fill(text);
}

/** Chooses from lists by their labels. */
export async function choose(page, fields) {
  for (const [label, words] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).first().selectOption({ label: words });
}

/** Types into the find box and presses Enter. */
export async function search(page, words) {
  await page.getByRole("searchbox", { name: "Tìm", exact: true }).fill(words);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

/** The half-year review, reached from the menu. */
export async function half_year(page) {
  await menu(page, "Sơ kết");
  await link(page, /6 tháng đầu năm 2023/);
}
