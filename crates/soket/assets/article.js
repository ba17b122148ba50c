// The desk of an article: saves while one types, shows what readers will see, and puts marks around what is chosen. Without it the
// form works as it stands.
const form = document.querySelector("form[data-article]");
const area = form.querySelector("[name=body]");
const state = form.querySelector("[data-state]");
const toolbar = form.querySelector("[data-toolbar]");
const preview = document.querySelector("[data-preview]");
const box = document.querySelector("[data-hints-box]");
const words = state.dataset;
const typed = () => new URLSearchParams(new FormData(form)).toString();
let saved = typed();
let timer = 0;
let sending = null;

const say = (word, detail = "") => { state.textContent = words[word] + detail; };

const tell = (answer) => {
  form.elements.revision.value = answer.revision;
  if (answer.address) form.action = answer.address;
  if (answer.preview !== undefined) preview.innerHTML = answer.preview;
  if (answer.hints) {
    box.hidden = answer.hints.length === 0;
    box.querySelector("ul").replaceChildren(...answer.hints.map((hint) => Object.assign(document.createElement("li"), { textContent: hint })));
  }
};

const send = async () => {
  const text = typed();
  if (text === saved || !form.elements.title.value.trim()) return;
  say("saving");
  try {
    const answer = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams(text) });
    const told = await answer.json();
    if (!answer.ok) return say("refused", " " + told.says + " " + told.next);
    tell(told);
    const kept = new URLSearchParams(text);
    kept.set("revision", told.revision);
    saved = kept.toString();
    say("saved", " " + new Date().toLocaleTimeString("vi-VN"));
    if (typed() !== saved) later();
  } catch {
    say("waiting");
    later(5000);
  }
};
const later = (after = 1200) => {
  clearTimeout(timer);
  timer = setTimeout(() => { sending = (sending ?? Promise.resolve()).then(send); }, after);
};

form.addEventListener("input", () => { say("typing"); later(); });
addEventListener("online", () => later(0));
addEventListener("beforeunload", (event) => { if (typed() !== saved) event.preventDefault(); });
form.addEventListener("submit", () => { clearTimeout(timer); saved = typed(); });

/** Puts a text in the place of what is chosen, so that the browser can undo it. */
const put = (text, from, to) => {
  area.focus();
  area.setSelectionRange(from, to);
  if (!document.execCommand("insertText", false, text)) area.setRangeText(text, from, to, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
};
const chosen = () => [area.selectionStart, area.selectionEnd, area.value.slice(area.selectionStart, area.selectionEnd)];

toolbar.hidden = false;
toolbar.addEventListener("click", (event) => {
  const { wrap, line, link } = event.target.dataset;
  const [from, to, text] = chosen();
  if (wrap) put(wrap + text + wrap, from, to);
  if (link !== undefined) put("[" + text + "](https://)", from, to);
  if (line) {
    const start = area.value.lastIndexOf("\n", from - 1) + 1;
    const lines = area.value.slice(start, to);
    put(lines.split("\n").map((one) => line + one).join("\n"), start, to);
  }
});
for (const mark of document.querySelectorAll("[data-mark]")) {
  mark.tabIndex = 0;
  mark.role = "button";
  const insert = () => { const [from, to] = chosen(); put(mark.textContent, from, to); };
  mark.addEventListener("click", insert);
  mark.addEventListener("keydown", (event) => { if (event.key === "Enter") insert(); });
}

/** What a word processor or a chat puts on the clipboard, as Markdown: only words and what they mean. */
const markdown = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent.replace(/\s+/g, " ");
  if (node.nodeType !== Node.ELEMENT_NODE || /^(STYLE|SCRIPT|META|TITLE|HEAD|XML)$/i.test(node.tagName)) return "";
  const inside = [...node.childNodes].map(markdown).join("");
  const marked = (mark) => (inside.trim() ? mark + inside.trim() + mark : "");
  switch (node.tagName) {
    case "BR": return "\n";
    case "B": case "STRONG": return node.style.fontWeight === "normal" ? inside : marked("**");
    case "I": case "EM": return marked("*");
    case "LI": return "\n- " + inside.trim();
    case "H1": case "H2": case "H3": return "\n\n## " + inside.trim() + "\n\n";
    case "P": case "DIV": case "UL": case "OL": case "TR": case "BLOCKQUOTE": return "\n\n" + inside.trim() + "\n\n";
    case "TD": case "TH": return inside.trim() + " ";
    default: return inside;
  }
};
area.addEventListener("paste", (event) => {
  const html = event.clipboardData.getData("text/html");
  if (!html) return;
  event.preventDefault();
  const read = new DOMParser().parseFromString(html, "text/html");
  const text = markdown(read.body).replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
  const [from, to] = chosen();
  put(text, from, to);
});
