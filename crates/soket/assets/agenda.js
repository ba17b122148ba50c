// The programme: a point is dragged to its place; the buttons beside it do the same for a keyboard.
const list = document.querySelector("[data-order]");
let dragged = null;
list?.addEventListener("dragstart", (event) => { dragged = event.target.closest("[data-item]"); });
list?.addEventListener("dragover", (event) => {
  const over = event.target.closest("[data-item]");
  if (!dragged || !over || over === dragged) return;
  event.preventDefault();
  const middle = over.getBoundingClientRect().top + over.offsetHeight / 2;
  over[event.clientY < middle ? "before" : "after"](dragged);
});
list?.addEventListener("drop", async (event) => {
  event.preventDefault();
  const order = [...list.querySelectorAll("[data-item]")].map((item) => item.dataset.item).join(",");
  try {
    await fetch(list.dataset.order, { method: "POST", body: new URLSearchParams({ what: "order", order }) });
  } finally {
    // Kept or refused: the page shows the order that holds.
    location.reload();
  }
});
