// The modal in front: open as long as the server shows one. Escape closes it as in Slack, by telling the app.

import { act } from "./acts.js";

const dialog = document.getElementById("front");
let shown = "";

dialog.addEventListener("cancel", (event) => {
  if (event.target !== dialog) return;
  event.preventDefault();
  const view = dialog.querySelector("[data-view]")?.dataset.view;
  if (view) act("close", { view });
});

// A browser lets Escape through when it is pressed again and again; the app hears of that too.
dialog.addEventListener("close", () => {
  const view = dialog.querySelector("[data-view]")?.dataset.view;
  if (view) act("close", { view });
});

/** Opens or closes the dialog as its part has it. */
export function front() {
  const holder = dialog.querySelector("[data-view]");
  if (!holder) {
    if (dialog.open) dialog.close();
    shown = "";
    return;
  }
  dialog.setAttribute("aria-label", holder.querySelector(".modal-title")?.textContent ?? "Form");
  if (!dialog.open) dialog.showModal();
  if (shown !== holder.dataset.view) start(holder);
  const wrong = holder.querySelector("[aria-invalid]");
  if (wrong && !wrong.contains(document.activeElement)) first(wrong)?.focus();
  shown = holder.dataset.view;
}

function start(holder) {
  const wanted = holder.querySelector("[data-focus]");
  (wanted ?? first(holder.querySelector(".modal-body")) ?? holder.querySelector("[data-close]")).focus();
}

function first(holder) {
  if (holder?.matches("input, select, textarea")) return holder;
  return holder?.querySelector("input, select, textarea, summary, button, a");
}
