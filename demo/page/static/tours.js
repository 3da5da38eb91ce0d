// "Show me": each step happens, is told in one line, and shown in the Slack of whom it concerns.

import { post } from "./acts.js";

const KEPT = "tour"; // in this tab alone, as a step leads to another person's page
const banner = document.getElementById("tour");
const told = document.getElementById("tour-told");

/** Shows the step that led here, if one did. */
export function watchTours() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-story], [data-tour-next], [data-tour-leave]");
    if (button?.dataset.story) play(button.dataset.story, 0);
    else if (button?.matches("[data-tour-next]")) play(here().name, here().step + 1);
    else if (button) leave();
  });
  if (here()) show();
}

function here() {
  return JSON.parse(sessionStorage.getItem(KEPT));
}

async function play(name, step) {
  banner.setAttribute("aria-busy", "true");
  const done = await post("/tour", { name, step });
  banner.removeAttribute("aria-busy");
  if (!done) return leave();
  sessionStorage.setItem(KEPT, JSON.stringify({ name, step, steps: done.steps, told: done.told }));
  if (location.pathname === done.place) show();
  else location.assign(done.place);
}

function show() {
  const { step, steps, told: words } = here();
  const isLast = step + 1 === steps;
  document.getElementById("stories").removeAttribute("open");
  told.textContent = `${step + 1} of ${steps}: ${words}${isLast ? " Now it is yours." : ""}`;
  banner.querySelector("[data-tour-next]").hidden = isLast;
  banner.querySelector("[data-tour-leave]").textContent = isLast ? "Done" : "Leave the story";
  banner.hidden = false;
  told.focus({ preventScroll: true });
}

function leave() {
  sessionStorage.removeItem(KEPT);
  banner.hidden = true;
}
