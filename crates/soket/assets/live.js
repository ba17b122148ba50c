// Pages that change by themselves: pieces drawn by the server are swapped as they come; a piece in which somebody types waits.
const root = document.querySelector("[data-live]");
const refused = document.querySelector("[data-refused]");
const offline = document.querySelector("[data-offline]");
const done = document.querySelector("[data-done]");
const speed = Number(root.dataset.speed || 1);
/** The server speaks every twenty seconds; a stream that is silent for so long is dead, milliseconds. */
const SILENCE = 50_000;
const held = new Map();
/** Each piece as the server drew it: what the page itself changes in it, such as a clock, is no news. */
const drawn = new Map([...root.querySelectorAll("[data-piece]")].map((piece) => [piece.dataset.piece, piece.outerHTML]));
/** What the stream draws: newer than any page that was asked for beside it. */
const streamed = new Set();
let drawn_at = performance.now();
let heard_at = 0;
let stream;

const is_busy = (piece) => {
  const choosing = document.activeElement?.matches("select") && piece.contains(document.activeElement);
  const typed = [...piece.querySelectorAll("input:not([type=hidden]):not([type=radio]), textarea")].some((field) => field.value !== field.defaultValue);
  return choosing || typed || piece.querySelector("input[type=radio]:checked");
};
/** What is folded open, by its own name where it stands in a list that grows, otherwise by its place. */
const folds = (piece) => [...piece.querySelectorAll("details")].map((one, place) => [one.dataset.fold ?? place, one]);
/** What the keyboard can stand on, each by what it does: a list that grew must not move the keyboard to somebody else's button. */
const stops = (piece) => [...piece.querySelectorAll("button, a, input:not([type=hidden]), textarea, select, summary")].map((one) => {
  const sent = one.form ? new URLSearchParams(new FormData(one.form)) : one.href ?? "";
  return [one.id || `${one.textContent} ${sent}`, one];
});

/** Puts a piece in its place, with whatever was folded open left open and the keyboard where it was. */
const put = (piece) => {
  const old = root.querySelector(`[data-piece="${piece.dataset.piece}"]`);
  held.delete(piece.dataset.piece);
  if (!old || drawn.get(piece.dataset.piece) === piece.outerHTML) return;
  if (is_busy(old)) { held.set(piece.dataset.piece, piece); return; }
  drawn.set(piece.dataset.piece, piece.outerHTML);
  const open = new Set(folds(old).filter(([, one]) => one.open).map(([name]) => name));
  const stood = old.contains(document.activeElement) && stops(old).find(([, one]) => one === document.activeElement)?.[0];
  const fresh = document.importNode(piece, true);
  folds(fresh).forEach(([name, one]) => { if (open.has(name)) one.open = true; });
  old.replaceWith(fresh);
  if (stood) {
    fresh.tabIndex = -1;
    (stops(fresh).find(([name]) => name === stood)?.[1] ?? fresh).focus();
  }
  // What was said about the last vote does not stand beside the next one.
  if (done && piece.dataset.piece === "vote") done.hidden = true;
};

const pieces_of = (html) => [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("[data-piece]")];
const show = (html) => {
  drawn_at = performance.now();
  for (const piece of pieces_of(html)) {
    streamed.add(piece.dataset.piece);
    put(piece);
  }
  tick();
};

/** Clocks run on between two drawings. */
const tick = () => {
  const passed = (performance.now() - drawn_at) / 1000 * speed;
  for (const clock of document.querySelectorAll("time[data-left]")) {
    const left = Math.floor(Number(clock.dataset.left) - (clock.dataset.running === "true" ? passed : 0));
    const over = Math.abs(left);
    clock.textContent = `${left < 0 ? "-" : ""}${Math.floor(over / 60)}:${String(over % 60).padStart(2, "0")}`;
    clock.classList.toggle("over", left < 0);
  }
};

const lose = () => {
  if (!offline) return;
  offline.textContent = offline.dataset.offline;
  offline.hidden = false;
};
const queue = () => root.querySelector("[data-queue]")?.dataset.queue;
/** What is this page's own and not everybody's, such as a place among those who asked to speak, is asked for. */
const own = async () => {
  try {
    const answer = await fetch(location.href);
    if (answer.ok) pieces_of(await answer.text()).filter((piece) => !streamed.has(piece.dataset.piece)).forEach(put);
  } catch { /* the stream says that the network is gone */ }
};

/**
 * Listens to the server. A browser takes up a lost stream by itself, but not one that was refused or died unheard. It keeps few
 * connections to one address: a page at which nobody looks leaves them to those at which somebody does.
 */
const listen = () => {
  stream?.close();
  if (document.hidden) return;
  heard_at = performance.now();
  const mine = stream = new EventSource(root.dataset.live);
  mine.onmessage = (event) => {
    heard_at = performance.now();
    if (offline) offline.hidden = true;
    const before = queue();
    show(event.data);
    if (root.querySelector("[data-waits]") && queue() !== before) own();
  };
  mine.onerror = () => {
    lose();
    if (mine.readyState === EventSource.CLOSED) setTimeout(() => { if (mine === stream) listen(); }, 3000);
  };
};
listen();
addEventListener("online", listen);
document.addEventListener("visibilitychange", () => {
  listen();
  if (document.hidden) return;
  if (root.querySelector("[data-own], [data-waits]")) own();
});
setInterval(() => {
  tick();
  for (const piece of [...held.values()]) put(piece);
  if (!document.hidden && performance.now() - heard_at > SILENCE) {
    lose();
    listen();
  }
}, 1000 / Math.min(speed, 4));

/** A form is sent beside the page: what was typed stays until the server has it; sent again it counts once. */
addEventListener("submit", async (event) => {
  const form = event.target;
  if (!root.contains(form) || form.dataset.plain !== undefined) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  const button = event.submitter;
  if (button?.name) body.set(button.name, button.value);
  // The same words sent again bear the same name; other words are another wish.
  if (form.dataset.words !== body.toString()) form.dataset.nonce = String(crypto.getRandomValues(new Uint32Array(3)));
  form.dataset.words = body.toString();
  body.set("nonce", form.dataset.nonce);
  if (button) button.disabled = true;
  try {
    const answer = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body });
    const told = await answer.json();
    refused.hidden = answer.ok;
    if (done) done.hidden = !answer.ok;
    if (answer.ok) {
      form.reset();
      if (done) done.textContent = `${done.dataset.done}: ${button?.textContent.trim() ?? ""}`;
      if (form.dataset.own !== undefined) await own();
    } else {
      refused.textContent = `${told.says} ${told.next}`;
    }
    delete form.dataset.words;
  } catch {
    if (done) done.hidden = true;
    refused.textContent = refused.dataset.lost || offline?.dataset.offline || "";
    refused.hidden = false;
  }
  if (button) button.disabled = false;
});
