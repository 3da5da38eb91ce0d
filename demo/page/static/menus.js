// The menus around messages, Slack's own words, and the drawer of people and places on small screens.

import { act, pressed } from "./acts.js";
import { surfaceOf } from "./fields.js";

const MENUS = "details[open]:is(.overflow, .multi, .plus, .row-menu, .faults, .coming)";

/** Watches the whole page; messages come and go. */
export function watchMenus() {
  document.addEventListener("click", clicked);
  document.addEventListener("toggle", opened, true);
  const wide = matchMedia("(min-width: 900px)");
  const drawer = document.getElementById("drawer");
  const fit = () => drawer.toggleAttribute("open", wide.matches);
  wide.addEventListener("change", fit);
  fit();
}

/** A menu low in a form is scrolled to where all of it can be seen. */
function opened(event) {
  if (event.target.matches?.("details.multi[open]")) event.target.querySelector(".menu").scrollIntoView({ block: "nearest" });
}

function clicked(event) {
  for (const open of document.querySelectorAll(MENUS)) {
    if (!open.contains(event.target)) open.removeAttribute("open");
  }
  const item = event.target.closest("button");
  if (!item) return;
  if (item.matches("[data-dismiss]")) act("dismiss", {});
  const name = item.dataset.messageShortcut;
  const doing = name ? "shortcut" : item.matches("[data-delete]") ? "delete" : item.matches("[data-dismiss-message]") ? "dismiss" : "";
  if (!doing) return;
  item.closest("details").removeAttribute("open");
  pressed(item, doing, { ...surfaceOf(item), name });
}
