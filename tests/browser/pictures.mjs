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

/** Takes a picture smaller and smaller until it is light enough. */
async function keep(name, sizes, take) {
  const file = path.join(PICTURES, `${name}.png`);
  for (const size of sizes) {
    await take(file, size);
    const bytes = fs.statSync(file).size;
    if (bytes <= LARGEST) return console.log(`${name}.png: ${bytes} bytes`);
  }
  throw new Error(`${name}.png stays larger than ${LARGEST} bytes`);
}

/** What stands in the window: the upper part of a page. */
function screen(page, name) {
  const { width } = page.viewportSize();
  return keep(name, [760, 720, 680, 640, 600, 560, 520, 480], async (file, height) => {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: file });
  });
}

/** The first page of a paper as a reader of PDF draws it, at so many dots an inch. */
async function paper(page, name) {
  const pdf = path.join(scratch, "paper.pdf");
  fs.writeFileSync(pdf, await (await page.request.get(`${SOKET}${REVIEW}/tai/pdf`)).body());
  const stem = (file) => file.slice(0, -".png".length);
  await keep(name, [72, 68, 64, 60, 56], (file, dots) => execFileSync("pdftoppm", ["-png", "-gray", "-r", String(dots), "-singlefile", pdf, stem(file)]));
}

try {
  fs.mkdirSync(PICTURES, { recursive: true });
  const hoa = await person(chromium, "hoa", 860);
  await screen(hoa, "desk");
  await hoa.goto(SOKET + REVIEW);
  await screen(hoa, "review");
  await hoa.goto(`${SOKET}${REVIEW}/xem`);
  await screen(hoa, "preview");
  // The first number that leads to lines which units entered.
  await hoa.getByRole("link", { name: /đảng viên$/ }).first().click();
  await screen(hoa, "passport");
  await paper(hoa, "paper");
  const lan = await person(chromium, "lan", 360);
  await lan.goto(`${SOKET}/so-lieu/cb-co-khi/2023`);
  await screen(lan, "sheet");
} finally {
  await chromium.close();
  server.kill();
  fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
}
