// Buttons, menus and fields of the app's blocks: what the person does with them goes to the app as in Slack.

import { act, me, pressed } from "./acts.js";
import { surfaceAndFields, valueOf } from "./fields.js";

const FIELD = "[data-type][data-action-id]";
const PAUSE = 250; // milliseconds without a key before what was typed is sent
let asked = null; // what a dialog has just asked about
let waiting;

/** Watches the whole page; blocks come and go. */
export function watchBlocks() {
  document.addEventListener("click", clicked);
  document.addEventListener("change", (event) => changed(event.target));
  document.addEventListener("input", (event) => typed(event.target));
  document.addEventListener("keydown", keyed);
}

function clicked(event) {
  const thing = event.target.closest("button, a");
  if (!thing) return;
  if (thing.matches("a[href]") && colleague(thing)) return goTo(event, colleague(thing));
  if (thing.dataset.confirms) return confirmed(thing.dataset.confirms);
  if (thing.dataset.confirm) return void (asked = thing);
  if (thing.matches("[data-submit]")) return leave(thing, "submit");
  if (thing.matches("[data-close]")) return leave(thing, "close");
  if (thing.matches("[data-action-id]")) press(thing);
}

/** The form goes with all its fields; what was just typed need not be sent once more. */
function leave(button, how) {
  clearTimeout(waiting);
  pressed(button, how, surfaceAndFields(button));
}

function press(button) {
  const { blockId, actionId, value } = button.dataset;
  button.closest("details.overflow")?.removeAttribute("open");
  pressed(button, "press", { ...surfaceAndFields(button), block_id: blockId, action_id: actionId, value });
}

function confirmed(id) {
  const [button, wanted] = [asked, asked?.dataset.confirm];
  asked = null;
  if (wanted !== id) return;
  if (button.matches("button, a")) press(button);
  else tell(button);
}

function changed(target) {
  const field = target.closest?.(FIELD);
  if (!field || !surfaceAndFields(field)) return;
  limit(field);
  showChosen(field);
  if (!field.dataset.dispatch || field.matches(".text")) return keep(field);
  if (field.dataset.confirm) {
    asked = field;
    document.getElementById(field.dataset.confirm).showPopover();
    return;
  }
  tell(field);
}

function tell(field) {
  const { blockId, actionId } = field.dataset;
  act("change", { ...surfaceAndFields(field), block_id: blockId, action_id: actionId, value: valueOf(field) });
}

function keep(field) {
  act("keep", surfaceAndFields(field));
}

function typed(target) {
  const field = target.closest?.(FIELD);
  if (!field?.matches(".text") || !surfaceAndFields(field)) return;
  clearTimeout(waiting);
  const told = field.dataset.dispatch?.includes("on_character_entered");
  waiting = setTimeout(() => field.isConnected && (told ? tell(field) : keep(field)), PAUSE);
}

function keyed(event) {
  const field = event.target;
  if (event.key === "Escape") closeMenus(event);
  if (event.key !== "Enter" || !field.matches?.("input.text[data-action-id]")) return;
  event.preventDefault();
  clearTimeout(waiting);
  if (field.dataset.dispatch) tell(field);
  else field.closest("[data-view]")?.querySelector("[data-submit]")?.click();
}

/** No more boxes than the app allows. */
function limit(field) {
  const most = Number(field.dataset.most);
  if (!most) return;
  const full = valueOf(field).length >= most;
  field.querySelectorAll("input:not(:checked)").forEach((one) => (one.disabled = full));
}

/** The closed menu of several things reads what is chosen in it. */
function showChosen(field) {
  const summary = field.closest("details.multi")?.querySelector("summary");
  if (!summary) return;
  const chosen = [...field.querySelectorAll("input:checked")].map((box) => box.closest("label").innerText.trim());
  const shown = chosen.length ? chosen : [field.dataset.invites];
  summary.replaceChildren(
    ...shown.map((words) => {
      const piece = document.createElement("span");
      piece.className = chosen.length ? "chip" : "placeholder";
      piece.textContent = words;
      return piece;
    }),
  );
}

function closeMenus(event) {
  const open = event.target.closest?.("details[open]:is(.overflow, .multi, .plus, .row-menu, .faults, .coming)");
  if (!open) return;
  event.preventDefault();
  event.stopPropagation();
  open.removeAttribute("open");
  open.querySelector("summary").focus();
}

/** The Slack id of whom a link leads to, where it opens a chat. */
function colleague(link) {
  const address = link.getAttribute("href");
  return /^slack:|slack\.com/.test(address) ? /\b([UW][A-Z0-9]{6,})\b/.exec(address)?.[1] : null;
}

function goTo(event, id) {
  event.preventDefault();
  location.assign(`/as/${encodeURIComponent(me)}/with/${id}`);
}
