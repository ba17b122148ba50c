// The main job as its people do it, by clicks from the desk, with no address typed: ten points, then keyboard and no script.
import { browser, conclude, play } from "./browser.mjs";
import { desk, find } from "./walk/desk.mjs";
import { correct, enter, paste, paste_block, prove } from "./walk/figure.mjs";
import { keyboard } from "./walk/keyboard.mjs";
import { attach, register } from "./walk/mandate.mjs";
import { Office, steps, wrong } from "./walk/office.mjs";
import { backup, issue, preview, reopen, trace } from "./walk/paper.mjs";
import { plain } from "./walk/plain.mjs";
import { moved, verdict, weigh, write } from "./walk/review.mjs";
import { define } from "./walk/target.mjs";
import { people, units } from "./walk/unit.mjs";

const PARTS = [
  desk, find, // 1
  register, attach, // 2
  units, people, // 3
  define, // 4
  enter, correct, prove, paste, paste_block, // 5
  verdict, // 6
  write, weigh, moved, // 7
  keyboard, plain,
  preview, // 8
  trace, // 9
  issue, reopen, backup, // 10
];

const chromium = await browser();
const office = new Office(chromium);
const pages = (part) => chromium.contexts().flatMap((context, at) => context.pages().map((page) => [`walk-stopped-${part.name}-${at}`, page]));
const walked = await play(PARTS, office, { wrong, pages });
await chromium.close();
console.log(`walk.mjs: ${walked} of ${PARTS.length} parts walked in ${steps()} steps`);
conclude("walk.mjs", wrong);
