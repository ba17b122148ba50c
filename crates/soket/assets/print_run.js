// A run of the press: its page asks every second how far it is, and shows the answer in the place of the old one.
const shown = document.querySelector("[data-run]");
const again = async () => {
  if (!shown.hasAttribute("data-printing")) return;
  try {
    const answer = await fetch(location.href);
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-run]");
    if (answer.ok && next) {
      // A button under a finger stays the same one.
      const focused = shown.contains(document.activeElement) && next.hasAttribute("data-printing");
      if (!focused) shown.replaceChildren(...next.childNodes);
      else shown.querySelector("progress").value = next.querySelector("progress").value;
      if (!next.hasAttribute("data-printing")) shown.removeAttribute("data-printing");
    }
  } finally {
    setTimeout(again, 1000);
  }
};
setTimeout(again, 1000);
