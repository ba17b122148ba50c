// The sheet: a column pasted from a spreadsheet fills the boxes below the one it was pasted into.
const boxes = [...document.querySelectorAll("form[data-sheet] .cells [name^='f-']")];
for (const box of boxes) {
  box.addEventListener("paste", (event) => {
    const lines = event.clipboardData.getData("text").replace(/\r?\n$/, "").split(/\r?\n/);
    if (lines.length < 2) return;
    event.preventDefault();
    const from = boxes.indexOf(box);
    lines.forEach((line, at) => {
      const target = boxes[from + at];
      if (target) target.value = line.split("\t").pop().trim();
    });
  });
}
