// The sheet of a certificate: an item is dragged to its place or moved with the arrow keys; its fields, which do the same
// without a script, follow, and the item follows its fields.
const stage = document.querySelector("[data-stage]");
const sheet = stage?.querySelector("svg");
const form = document.querySelector("[data-items]");
const field = (number, what) => form.elements[`item-${number}-${what}_mm`];
const read = (input) => Number(input.value.trim().replace(",", "."));
const write = (input, millimetres) => { input.value = String(Math.round(millimetres * 10) / 10).replace(".", ","); };

/** Where an item was drawn, and where its fields say that it is. */
function place(item) {
  const box = item.querySelector(".box");
  const number = item.dataset.item;
  const [x, y] = ["x", "y"].map((way) => read(field(number, way)));
  const [fromX, fromY] = [box.x, box.y].map((length) => length.baseVal.value);
  if (Number.isFinite(x) && Number.isFinite(y)) item.setAttribute("transform", `translate(${x - fromX} ${y - fromY})`);
}

/** Moves an item, as far as the sheet allows. */
function move(item, right, down, from) {
  const { width, height } = sheet.viewBox.baseVal;
  const number = item.dataset.item;
  for (const [way, by, size, most] of [["x", right, "width", width], ["y", down, "height", height]]) {
    const start = from ? from[way] : read(field(number, way));
    write(field(number, way), Math.max(0, Math.min(start + by, most - read(field(number, size)))));
  }
  place(item);
}

/** A place on the screen in millimetres of the sheet. */
function millimetres(event) {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(sheet.getScreenCTM().inverse());
  return { x: at.x, y: at.y };
}

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function begin(item) {
  const fold = document.getElementById(`muc-${item.dataset.item}`);
  item.setAttribute("tabindex", "0");
  item.setAttribute("role", "button");
  const shown = [...item.querySelectorAll("text")].map((line) => line.textContent).join(" ");
  item.setAttribute("aria-label", `${shown} (${fold.querySelector("summary").textContent}; ${stage.dataset.hint})`);
  let held = null;
  item.addEventListener("pointerdown", (event) => {
    const number = item.dataset.item;
    held = { at: millimetres(event), x: read(field(number, "x")), y: read(field(number, "y")) };
    item.setPointerCapture(event.pointerId);
  });
  item.addEventListener("pointermove", (event) => {
    if (!held) return;
    const at = millimetres(event);
    move(item, at.x - held.at.x, at.y - held.at.y, held);
  });
  for (const end of ["pointerup", "pointercancel"]) item.addEventListener(end, () => { held = null; });
  item.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (step) {
      event.preventDefault();
      const far = event.shiftKey ? 0.1 : 1;
      move(item, step[0] * far, step[1] * far);
    }
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      fold.open = true;
      field(item.dataset.item, "x").focus();
    }
  });
  item.addEventListener("dblclick", () => {
    fold.open = true;
    fold.scrollIntoView({ block: "nearest" });
  });
  for (const way of ["x", "y"]) field(item.dataset.item, way).addEventListener("input", () => place(item));
}

if (sheet && form) for (const item of sheet.querySelectorAll("[data-item]")) {
  begin(item);
  place(item);
}
// Whoever just added or copied an item goes on at its fields.
const chosen = location.hash.startsWith("#muc-") && document.querySelector(location.hash);
if (chosen) chosen.open = true;
