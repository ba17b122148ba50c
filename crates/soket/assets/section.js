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
  let sending = 0;

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

  const send_now = async () => {
    let status = 0;
    const text = area.value;
    say("saving");
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams({ body: text, revision: revision.value }),
      });
      status = answer.status;
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
    if (area.value !== saved && !timer && status < 400) timer = setTimeout(send, 1500);
    return status;
  };
  /** Sends what is not kept yet, one after another; gives the status of the answer, 0 where there was none. */
  const send = async () => {
    if (sending || area.value === saved) return sending;
    sending = send_now();
    const status = await sending;
    sending = 0;
    return status;
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
  // The button sends as the clock does, and leaves the page only when the text is kept: a session that has ended or a lost
  // network costs nothing. Where somebody else was faster, the page that shows both texts is the server's.
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(timer);
    timer = 0;
    await sending;
    const status = await send();
    if (area.value === saved) location.assign(words.done);
    else if (status === 409) {
      saved = area.value;
      form.submit();
    }
  });

  try {
    const kept = JSON.parse(localStorage.getItem(key) || "null");
    if (kept && kept.text.normalize("NFC").trim() === area.value.trim()) forget();
    else if (kept) {
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
