// A person at a browser: opens Chromium, signs in, and looks at pages with axe.
import { chromium } from "playwright-core";
import { createRequire } from "node:module";
import fs from "node:fs";

/** Where the demonstration answers. */
export const SOKET = process.env.SOKET;
/** Where a soket answers in which nothing has been entered yet. */
export const EMPTY = process.env.SOKET_EMPTY;
/** Where screenshots are kept. */
export const PICTURES = process.env.SOKET_PICTURES;
const PASSWORD = "soket-minh-hoa";
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Chromium as Debian installs it; it asks nothing outside this machine. */
export function browser() {
  return chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
}

/** A page of a browser of its own. What the console complains of is collected. */
export async function stranger(browser, width, options = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh", ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.on("console", (message) => message.type() === "error" && page.complaints.push(message.text()));
  page.on("pageerror", (error) => page.complaints.push(error.message));
  return page;
}

/** A page on which a persona of the demonstration has signed in, there or at another `baseURL`, and sees where their work begins. */
export async function person(browser, login, width, options = {}) {
  const page = await stranger(browser, width, options);
  await page.goto((options.baseURL ?? SOKET) + "/dang-nhap");
  await page.fill("[name=login]", login.toLowerCase());
  await page.fill("[name=password]", PASSWORD);
  await follow(page, page.locator("main button"));
  return page;
}

/** Clicks what leads to another page, and is there. */
export async function follow(page, locator) {
  await Promise.all([page.waitForNavigation(), locator.click()]);
}

/** What is wrong with the page as it stands: axe, sideways scrolling, complaints. */
export async function faults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run());
  const found = violations.map((violation) => `axe ${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (sideways > 0) found.push(`scrolls ${sideways} px sideways`);
  return found.concat(page.complaints.splice(0).map((complaint) => `console: ${complaint}`));
}

/** Keeps a picture of the whole page. */
export function picture(page, name) {
  return page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}

/** Plays parts one after the other on a stage and counts them; where one fails, keeps pictures of the pages by their names and stops. */
export async function play(parts, stage, { wrong, pages }) {
  for (const [played, part] of parts.entries()) {
    try {
      await part(stage);
    } catch (error) {
      wrong.push(`${part.name}: ${error.stack}`);
      for (const [name, page] of pages(part)) await picture(page, name);
      return played;
    }
  }
  return parts.length;
}

/** Ends the run with what went wrong, if anything did. */
export function conclude(name, faults) {
  for (const fault of faults) console.error(`${name}: ${fault}`);
  process.exitCode = faults.length ? 1 : 0;
}
