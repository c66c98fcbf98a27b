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
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
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
