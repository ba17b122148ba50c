// Moderating by keyboard: J and K go through the comments, X ticks, A approves what is ticked, R leads to the reasons.
const form = document.querySelector("[data-moderate]");
const boxes = form ? [...form.querySelectorAll("input[name=id]")] : [];
const hint = form?.querySelector("[data-keys]");
if (hint) hint.hidden = false;

const at = () => boxes.findIndex((box) => box.closest("li").contains(document.activeElement));
const go = (place) => boxes[Math.max(0, Math.min(boxes.length - 1, place))]?.focus();
const keys = {
  j: () => go(at() + 1),
  k: () => go(at() - 1),
  x: () => { const box = boxes[at()]; if (box) box.checked = !box.checked; },
  a: () => {
    // A comment on which the keyboard stands is meant where none is ticked.
    const box = boxes[at()];
    if (box && !boxes.some((one) => one.checked)) box.checked = true;
    form.querySelector("button[value=approve]")?.click();
  },
  r: () => form.querySelector("input[name=reason]")?.focus(),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("textarea, input:not([type=checkbox]):not([type=radio]), select");
  if (typing || event.ctrlKey || event.altKey || event.metaKey || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
