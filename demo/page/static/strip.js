// The strip above everything: the clock, the faults, the stories.

import { post } from "./acts.js";
import { watchTours } from "./tours.js";

/** Watches its buttons. */
export function watchStrip() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-clock], [data-fault]");
    if (button?.dataset.clock) move(button, button.dataset.clock);
    if (button?.dataset.fault) post(`/fault/${button.dataset.fault}`);
  });
  document.getElementById("moment").addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    move(form.querySelector("button"), "at", { moment: form.elements.moment.value });
  });
  watchTours();
}

async function move(button, to, said) {
  button.setAttribute("aria-busy", "true");
  await post(`/clock/${to}`, said);
  button.removeAttribute("aria-busy");
}
