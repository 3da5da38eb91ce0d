// Where the person writes: Enter sends, "/" offers the app's commands, and a message can be changed or answered here.

import { act, place, pressed } from "./acts.js";
import { toTheEnd } from "./scrolling.js";

const form = document.getElementById("composer");
const text = document.getElementById("text");
const offers = document.getElementById("commands");
const hint = document.getElementById("hint");
const mode = document.getElementById("mode");
let more = {}; // the message that is edited, or the thread that is answered

/** Nothing to watch where nobody can write, as on Home. */
export function watchComposer() {
  if (!form) return;
  form.addEventListener("submit", (event) => void (event.preventDefault(), send()));
  form.addEventListener("click", clicked);
  text.addEventListener("input", suggest);
  text.addEventListener("keydown", keyed);
  document.addEventListener("click", fromMenu);
  text.focus({ preventScroll: true });
}

async function send() {
  const words = text.value.trim();
  if (!words) return;
  const name = more.message ? "edit" : "type";
  text.value = "";
  suggest();
  toTheEnd();
  const done = await pressed(form.querySelector("[type=submit]"), name, { place, text: words, ...more });
  if (done) return leave();
  text.value = words;
}

function keyed(event) {
  const first = shown()[0];
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send();
  } else if (event.key === "Tab" && !event.shiftKey && first) {
    event.preventDefault();
    take(first);
  } else if (event.key === "ArrowUp" && first) {
    event.preventDefault();
    shown().at(-1).focus();
  } else if (event.key === "Escape") {
    offers.hidden = true;
    leave();
  }
}

function clicked(event) {
  const button = event.target.closest("button");
  if (button?.dataset.command) take(button);
  if (button?.dataset.shortcut) {
    document.getElementById("plus").removeAttribute("open");
    pressed(button, "shortcut", { name: button.dataset.shortcut });
  }
  if (button?.matches("[data-leave-mode]")) leave();
}

function take(button) {
  document.getElementById("plus").removeAttribute("open");
  text.value = `${button.dataset.command} `;
  suggest();
  text.focus();
}

/** The commands that begin like this; behind a whole one, what may follow. */
function suggest() {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 2}px`;
  const begun = /^\/\S*$/.test(text.value) ? text.value : null;
  for (const line of offers.children) line.hidden = begun === null || !line.firstElementChild.dataset.command.startsWith(begun);
  offers.hidden = shown().length === 0;
  const command = [...offers.querySelectorAll("button")].find((one) => text.value.startsWith(`${one.dataset.command} `));
  hint.textContent = command ? `${command.dataset.command} ${command.dataset.hint}` : "";
}

function shown() {
  return [...offers.querySelectorAll("li:not([hidden]) button")];
}

function fromMenu(event) {
  const item = event.target.closest("[data-edit], [data-reply]");
  if (!item) return;
  const { message, words } = item.closest("[data-message]").dataset;
  item.closest("details").removeAttribute("open");
  const isEdit = item.matches("[data-edit]");
  more = isEdit ? { message: message.split(" ") } : { thread: message.split(" ")[1] };
  mode.firstElementChild.textContent = isEdit ? "You are editing your message." : "You are replying in a thread.";
  mode.hidden = false;
  if (isEdit) text.value = words;
  text.focus();
}

function leave() {
  if (more.message) text.value = "";
  more = {};
  mode.hidden = true;
}
