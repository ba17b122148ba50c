// The sheet of a certificate under a hand: an item is dragged, moved with arrow keys, and stays where it was put.
import { SOKET, browser, conclude, faults, person, picture } from "./browser.mjs";

const AT = `${SOKET}/khen-thuong/khen-thuong-02-nam-thuc-hien-ket-luan-01-kl-tw/giay-khen`;
const wrong = [];
const chromium = await browser();
for (const width of [1280, 360]) {
  const hoa = await person(chromium, "hoa", width);
  await hoa.goto(AT);
  const left = () => hoa.locator("[name=item-4-x_mm]").inputValue().then((text) => Number(text.replace(",", ".")));
  const item = hoa.locator("[data-item='4']");
  await item.scrollIntoViewIfNeeded();
  const [before, box] = [await left(), await item.locator(".box").boundingBox()];
  await hoa.mouse.move(box.x + 20, box.y + 5);
  await hoa.mouse.down();
  await hoa.mouse.move(box.x + 30, box.y + 10, { steps: 4 });
  await hoa.mouse.up();
  const dragged = await left();
  if (dragged <= before) wrong.push(`${width} px: dragging to the right left the item at ${dragged} mm`);
  await item.focus();
  await hoa.keyboard.press("ArrowLeft");
  await hoa.keyboard.press("Shift+ArrowLeft");
  const moved = await left();
  if (Math.abs(dragged - 1.1 - moved) > 0.01) wrong.push(`${width} px: two arrow keys moved ${dragged} to ${moved} mm`);
  for (const fault of await faults(hoa)) wrong.push(`${width} px: ${fault}`);
  await picture(hoa, `press-${width}`);
  await hoa.locator("form[data-items] > p.actions button").first().click();
  await hoa.waitForSelector("main [role=status]");
  if ((await left()) !== moved) wrong.push(`${width} px: kept at ${await left()} mm instead of ${moved}`);
}
await chromium.close();
conclude("press.mjs", wrong);
