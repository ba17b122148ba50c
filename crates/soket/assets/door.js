// The door: each scan gets a name of its own and is kept in this page until the server has it, so a lost network loses nothing
// and nothing counts twice.
const scan = document.querySelector("[data-scan]");
const refused = document.querySelector("[data-refused]");
const waiting = document.querySelector("[data-waiting]");
const last = document.querySelector("[data-last]");
const list = document.querySelector("[data-live]");
const filter = document.querySelector("#filter");
const key = `soket:cua:${scan.action}`;
let sending = false;
let queue = [];
try { queue = JSON.parse(localStorage.getItem(key) || "[]"); } catch { /* nothing readable was kept */ }

const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replaceAll("đ", "d");
/** How long a scan may be under way until the network counts as gone, milliseconds. */
const PATIENCE = 8000;
const keep = () => {
  try { localStorage.setItem(key, JSON.stringify(queue)); } catch { /* private mode: the page itself still holds them */ }
};
/** Says how many wait; one that is on its way does not wait yet. */
const tell = (count) => {
  waiting.hidden = count === 0;
  waiting.textContent = waiting.dataset.waiting.replace("%{count}", count);
};
/** What was refused stands there by the name of the card, also when many are sent at once, until the next one is scanned. */
const refuse = (one, told) => {
  const line = document.createElement("span");
  line.textContent = `${one.who}: ${told.says} ${told.next}`;
  refused.append(line);
  refused.hidden = false;
};

/** Sends what waits, one after another; how long ago it was is told by this page's own clock, whatever the machine's says. */
const send = async () => {
  if (sending) return tell(queue.length);
  sending = true;
  let has_network = true;
  while (has_network && queue.length > 0) {
    const one = queue[0];
    const late = Math.max(0, Math.round((Date.now() - one.at) / 1000));
    try {
      const body = new URLSearchParams({ ...one.fields, nonce: one.nonce, late });
      const answer = await fetch(scan.action, { method: "POST", headers: { Accept: "application/json" }, body, signal: AbortSignal.timeout(PATIENCE) });
      // The server itself is in trouble: the scan is kept.
      if (answer.status >= 500) throw new Error("not now");
      const told = await answer.json();
      if (answer.ok) last.textContent = `${last.dataset.last}: ${told.name} · ${told.from}${told.seat ? " · " + told.seat : ""}`;
      else refuse(one, told);
      // Whoever was signed out signs in again in another tab; the scan waits.
      has_network = answer.status !== 401;
      if (has_network) queue.shift();
    } catch {
      has_network = false;
    }
    keep();
    if (!has_network) tell(queue.length);
  }
  if (queue.length === 0) tell(0);
  sending = false;
};
const take = (fields, who) => {
  if (queue.length === 0) {
    refused.replaceChildren();
    refused.hidden = true;
  }
  queue.push({ fields, who, at: Date.now(), nonce: String(crypto.getRandomValues(new Uint32Array(3))) });
  keep();
  last.textContent = last.dataset.kept;
  send();
};

scan.addEventListener("submit", (event) => {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(scan));
  if (fields.card.trim() === "") return;
  take(fields, fields.card.trim().split("/").filter(Boolean).at(-1));
  scan.card.value = "";
  scan.card.focus();
});
// A finger on the list goes the same way as a scan. The listener stands before the page's general one.
list.addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopPropagation();
  take(Object.fromEntries(new FormData(event.target)), event.target.closest("li").querySelector("strong").textContent);
});
const sift = () => {
  const wanted = fold(filter.value.trim());
  for (const row of list.querySelectorAll("[data-find]")) row.hidden = wanted !== "" && !row.dataset.find.includes(wanted);
};
filter.addEventListener("input", sift);
new MutationObserver(sift).observe(list, { childList: true });
addEventListener("online", send);
addEventListener("beforeunload", (event) => { if (queue.length > 0) event.preventDefault(); });
setInterval(send, 3000);
tell(queue.length);
send();
