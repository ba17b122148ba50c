// The pictures of README.md and docs/vi, taken from a fresh demonstration: `npm ci && node pictures.mjs` in this folder.
// SOKET_PROGRAM names a soket that is built already; without it cargo builds one.
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PICTURES = path.join(ROOT, "docs/pictures");
const REVIEW = "/so-ket/giua-nhiem-ky-2020-2025";
/** A page of the manual should open on a slow line too. */
const LARGEST = 120_000;

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "soket-pictures-"));
const words = ["demo", "--listen", "127.0.0.1:0", "--data", path.join(scratch, "data")];
const program = process.env.SOKET_PROGRAM;
const command = program ? [program, words] : ["cargo", ["run", "--quiet", "--package", "soket", "--", ...words]];
const server = spawn(...command, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });

/** Where the demonstration answers, once it says so. */
async function address() {
  for await (const line of createInterface({ input: server.stdout })) {
    const found = line.match(/http:\/\/\S+/);
    if (found) return found[0];
  }
  throw new Error("the demonstration ended before it answered");
}

process.env.SOKET = await address();
const { SOKET, browser, person } = await import("./browser.mjs");
const chromium = await browser();

/** What stands in the window, as a picture. */
async function keep(page, name, height) {
  const { width } = page.viewportSize();
  await page.setViewportSize({ width, height });
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
}

/** A page of a paper as a reader of PDF draws it. */
async function paper(page, name) {
  const pdf = path.join(scratch, "paper.pdf");
  fs.writeFileSync(pdf, await (await page.request.get(`${SOKET}${REVIEW}/tai/pdf`)).body());
  execFileSync("pdftoppm", ["-png", "-gray", "-r", "64", "-f", "1", "-singlefile", pdf, path.join(PICTURES, name)]);
}

try {
  fs.mkdirSync(PICTURES, { recursive: true });
  const hoa = await person(chromium, "hoa", 860);
  await keep(hoa, "desk", 600);
  await hoa.goto(SOKET + REVIEW);
  await keep(hoa, "review", 720);
  await hoa.goto(`${SOKET}${REVIEW}/xem`);
  await keep(hoa, "preview", 720);
  // The first number that leads to lines which units entered.
  await hoa.getByRole("link", { name: /đảng viên$/ }).first().click();
  await keep(hoa, "passport", 620);
  await paper(hoa, "paper");
  const lan = await person(chromium, "lan", 360);
  await lan.goto(`${SOKET}/so-lieu/cb-co-khi/2023`);
  await keep(lan, "sheet", 760);
} finally {
  await chromium.close();
  server.kill();
}
for (const name of fs.readdirSync(PICTURES)) {
  const { size } = fs.statSync(path.join(PICTURES, name));
  console.log(`${name}: ${size} bytes`);
  if (size > LARGEST) throw new Error(`${name} is larger than ${LARGEST} bytes`);
}
fs.rmSync(scratch, { recursive: true });
