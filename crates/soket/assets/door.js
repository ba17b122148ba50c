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
const keep = () => {
  try { localStorage.setItem(key, JSON.stringify(queue)); } catch { /* private mode: the page itself still holds them */ }
  waiting.hidden = queue.length === 0;
  waiting.textContent = waiting.dataset.waiting.replace("%{count}", queue.length);
};

/** Sends what waits, one after another; how long ago it was is told by this page's own clock, whatever the machine's says. */
const send = async () => {
  if (sending) return;
  sending = true;
  while (queue.length > 0) {
    const one = queue[0];
    const late = Math.max(0, Math.round((Date.now() - one.at) / 1000));
    try {
      const body = new URLSearchParams({ ...one.fields, nonce: one.nonce, late });
      const answer = await fetch(scan.action, { method: "POST", headers: { Accept: "application/json" }, body });
      // The server itself is in trouble: the scan is kept.
      if (answer.status >= 500) throw new Error("not now");
      const told = await answer.json();
      refused.hidden = answer.ok;
      if (answer.ok) last.textContent = `${last.dataset.last}: ${told.name} · ${told.from}${told.seat ? " · " + told.seat : ""}`;
      else refused.textContent = `${told.says} ${told.next}`;
      // Whoever was signed out signs in again in another tab; the scan waits.
      if (answer.status === 401) {
        keep();
        break;
      }
      queue.shift();
      keep();
    } catch {
      keep();
      break;
    }
  }
  sending = false;
};
const take = (fields) => {
  queue.push({ fields, at: Date.now(), nonce: String(crypto.getRandomValues(new Uint32Array(3))) });
  last.textContent = last.dataset.kept;
  send();
};

scan.addEventListener("submit", (event) => {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(scan));
  if (fields.card.trim() === "") return;
  take(fields);
  scan.card.value = "";
  scan.card.focus();
});
// A finger on the list goes the same way as a scan. The listener stands before the page's general one.
list.addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopPropagation();
  take({ ...Object.fromEntries(new FormData(event.target)), door: scan.door.value });
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
keep();
send();
