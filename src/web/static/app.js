// Small helps. Every page works without this file.
"use strict";

// Copy buttons are hidden in the page, because without a script they would do nothing.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  if (!source || !navigator.clipboard) continue;
  button.hidden = false;
  const words = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(source.innerText.trim());
    button.textContent = "✓ " + words;
  });
}

// Whoever left a fault in a form is taken to the summary, as a screen reader's user is.
const summary = document.querySelector(".error-summary");
if (summary) summary.focus();

// A form with many words in it is not lost by a slip.
for (const form of document.querySelectorAll("form")) {
  if (!form.querySelector("textarea")) continue;
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  form.addEventListener("kept", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}

// What is half written is kept by itself where a form has a button that keeps it.
for (const button of document.querySelectorAll("button[data-keeps]")) {
  const form = button.form;
  const said = document.getElementById(button.dataset.keeps);
  let waiting = 0;
  form.addEventListener("submit", () => clearTimeout(waiting));
  form.addEventListener("input", () => {
    said.textContent = "";
    clearTimeout(waiting);
    const mine = waiting = setTimeout(async () => {
      const fields = new URLSearchParams(new FormData(form));
      fields.set(button.name, button.value);
      try {
        const answer = await fetch(form.action, { method: "POST", body: fields, redirect: "manual" });
        // Only what was kept is answered by sending the browser on.
        if (answer.type !== "opaqueredirect" || mine !== waiting) return;
        said.textContent = said.dataset.words;
        form.dispatchEvent(new Event("kept"));
      } catch { /* The next word is kept with this one. */ }
    }, 1200);
  });
}

// One press, one order: the second press of a double click sends nothing.
for (const form of document.querySelectorAll("form[method=post]")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
}
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

// What moves looks again by itself; when it is done, the page is asked for anew.
for (const found of document.querySelectorAll("[data-poll]")) {
  const name = found.dataset.part;
  const look = async () => {
    const old = document.getElementById(name);
    if (!old || !old.dataset.poll) return;
    try {
      const answer = await fetch(old.dataset.poll, { headers: { Accept: "text/html" } });
      if (answer.ok) {
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(name);
        if (fresh && fresh.hasAttribute("data-done")) return location.reload();
        if (fresh) old.replaceWith(fresh);
      }
    } catch { /* The next look may find the network again. */ }
    setTimeout(look, document.hidden ? 10000 : 1500);
  };
  setTimeout(look, 1500);
}

// While somebody types, the words that others call it by are offered.
for (const field of document.querySelectorAll("input[data-suggest]")) {
  const list = document.getElementById(field.getAttribute("list"));
  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      try {
        const answer = await fetch(field.dataset.suggest + "?q=" + encodeURIComponent(field.value));
        if (!answer.ok) return;
        list.replaceChildren(...(await answer.json()).map((one) => new Option(one.text, one.text)));
      } catch { /* Without suggestions the search works as well. */ }
    }, 150);
  });
}

// Ctrl+Enter sends the form that is written in.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.ctrlKey || !event.target.form) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});
