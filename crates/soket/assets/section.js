// The section editor: saves while one types, keeps unsent text in the browser, says plainly where it stands.
const form = document.querySelector("form[data-autosave]");
if (form) {
  const area = form.querySelector("textarea");
  const revision = form.querySelector("[name=revision]");
  const state = form.querySelector("[data-state]");
  const preview = document.querySelector("[data-preview]");
  const key = "soket:" + form.action;
  const words = state.dataset;
  let saved = area.value;
  let timer = 0;
  let sending = false;

  const say = (word, detail = "") => { state.textContent = words[word] + detail; };
  const keep = () => { try { localStorage.setItem(key, JSON.stringify({ text: area.value, revision: revision.value })); } catch { /* private mode: the form itself still holds the text */ } };
  const forget = () => { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } };

  const length = form.querySelector("[data-length]");
  const measure = async () => {
    try {
      const answer = await fetch(length.dataset.address, { headers: { Accept: "application/json" } });
      if (answer.ok) length.textContent = (await answer.json()).says;
    } catch { /* the length is told again after the next save */ }
  };

  const send = async () => {
    if (sending || area.value === saved) return;
    sending = true;
    const text = area.value;
    say("saving");
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams({ body: text, revision: revision.value }),
      });
      const told = await answer.json();
      if (answer.ok) {
        saved = text;
        revision.value = told.revision;
        if (preview) preview.innerHTML = told.preview;
        if (area.value === text) forget();
        say("saved", " " + new Date().toLocaleTimeString("vi-VN"));
        measure();
      } else {
        say("refused", " " + told.says + " " + told.next);
      }
    } catch {
      say("waiting");
      timer = setTimeout(send, 5000);
    }
    sending = false;
    if (area.value !== saved && !timer) timer = setTimeout(send, 1500);
  };

  area.addEventListener("input", () => {
    keep();
    clearTimeout(timer);
    say("typing");
    timer = setTimeout(() => { timer = 0; send(); }, 1200);
  });
  measure();
  addEventListener("online", send);
  addEventListener("beforeunload", (event) => { if (area.value !== saved) event.preventDefault(); });
  form.addEventListener("submit", () => { saved = area.value; forget(); });

  try {
    const kept = JSON.parse(localStorage.getItem(key) || "null");
    if (kept && kept.text !== area.value) {
      if (kept.revision === revision.value) {
        area.value = kept.text;
        say("restored");
        send();
      } else {
        const aside = form.querySelector("[data-kept]");
        aside.hidden = false;
        aside.querySelector("textarea").value = kept.text;
      }
    }
  } catch { /* nothing readable was kept */ }
}
