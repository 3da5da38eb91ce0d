// Puts in what the server tells: whole parts, each with a digest. What stands in fields and where the focus is stays.

import { me, place } from "./acts.js";
import { atTheEnd, toTheEnd } from "./scrolling.js";
import { front } from "./front.js";
import { fieldsIn, keepFields } from "./fields.js";

let source;

/** Follows the events of this tab as long as it can be seen: a browser gives one address few connections. */
export function follow() {
  front();
  toTheEnd();
  const reconnect = () => (document.hidden ? source?.close() : listen());
  document.addEventListener("visibilitychange", reconnect);
  reconnect();
}

function listen() {
  source?.close();
  source = new EventSource(`/as/${encodeURIComponent(me)}/live/${place}`);
  source.onmessage = (event) => take(JSON.parse(event.data));
  source.onopen = () => document.body.classList.remove("away");
  source.onerror = () => document.body.classList.add("away");
}

function take({ title, parts, order }) {
  const wasAtTheEnd = atTheEnd();
  document.title = title;
  for (const [id, part] of Object.entries(parts)) {
    const there = document.getElementById(id) ?? document.getElementById(`part-${id}`);
    if (there) replace(there, part);
  }
  arrange(parts, order);
  if (wasAtTheEnd) toTheEnd();
  front();
}

function replace(there, { digest, html }) {
  if (there.dataset.digest === digest) return;
  const focused = there.contains(document.activeElement) ? document.activeElement : null;
  const caret = focused?.selectionStart;
  const open = [...there.querySelectorAll("details[open][id]")].map((one) => one.id);
  const held = fieldsIn(there);
  there.dataset.digest = digest;
  there.innerHTML = html;
  keepFields(there, held);
  open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  again(there, focused, caret);
}

/** Puts the focus back on what stands where it was. */
function again(there, focused, caret) {
  if (!focused) return;
  const { blockId, actionId } = focused.dataset;
  const found =
    (focused.id && document.getElementById(focused.id)) ||
    (actionId && there.querySelector(`[data-block-id="${blockId}"][data-action-id="${actionId}"]`)) ||
    (focused.href && [...there.querySelectorAll("a")].find((one) => one.href === focused.href));
  (found || there.closest("[tabindex]"))?.focus({ preventScroll: true });
  if (found && caret != null && found.setSelectionRange && found.type !== "email") found.setSelectionRange(caret, caret);
}

function arrange(parts, order) {
  const list = document.getElementById("messages");
  if (!list) return;
  [...list.children].filter((one) => !order.includes(one.id)).forEach((one) => one.remove());
  order.forEach((id, number) => {
    let line = document.getElementById(id);
    if (!line) {
      line = document.createElement("li");
      line.id = id;
      replace(line, parts[id]);
    }
    if (list.children[number] !== line) list.insertBefore(line, list.children[number] ?? null);
  });
}
