// Puts in what the server tells: whole parts, each with a digest. Where the focus is lost, it comes back to its place.

import { me, place } from "./acts.js";
import { atTheEnd, toTheEnd } from "./scrolling.js";
import { front } from "./front.js";
import { fieldsIn, keepFields } from "./fields.js";
import { patch } from "./patch.js";

const PAUSE = 2000; // milliseconds between two looks of a tab that cannot be seen

let source;
let looking;
let version = "-1";

/** Follows the events of this tab. A browser gives one address few connections, so a hidden tab holds none: it looks
 * now and then. */
export function follow() {
  front();
  toTheEnd();
  document.addEventListener("visibilitychange", attend);
  attend();
}

function attend() {
  source?.close();
  clearInterval(looking);
  if (document.hidden) looking = setInterval(look, PAUSE);
  else listen();
}

function listen() {
  source = new EventSource(`/as/${encodeURIComponent(me)}/live/${place}`);
  source.onmessage = (event) => take(JSON.parse(event.data));
  source.onopen = () => document.body.classList.remove("away");
  source.onerror = () => document.body.classList.add("away");
}

async function look() {
  const answer = await fetch(`/as/${encodeURIComponent(me)}/news/${place}/${version}`).catch(() => null);
  document.body.classList.toggle("away", !answer);
  if (answer?.status === 200 && document.hidden) take(await answer.json());
}

function take(told) {
  const wasAtTheEnd = atTheEnd();
  version = told.version;
  document.title = told.title;
  for (const [id, part] of Object.entries(told.parts)) {
    const there = document.getElementById(id) ?? document.getElementById(`part-${id}`);
    if (there) renew(there, part);
  }
  arrange(told.parts, told.order);
  if (wasAtTheEnd) toTheEnd();
  front();
}

function renew(there, { digest, html }) {
  if (there.dataset.digest === digest) return;
  const focused = there.contains(document.activeElement) ? document.activeElement : null;
  const held = fieldsIn(there);
  there.dataset.digest = digest;
  patch(there, html);
  keepFields(there, held);
  if (focused && !focused.isConnected) again(there, focused);
}

/** Puts the focus on what stands where it was. */
function again(there, focused) {
  const { blockId, actionId } = focused.dataset;
  const found =
    (focused.id && document.getElementById(focused.id)) ||
    (actionId && there.querySelector(`[data-block-id="${blockId}"][data-action-id="${actionId}"]`));
  (found || there.closest("[tabindex]"))?.focus({ preventScroll: true });
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
      renew(line, parts[id]);
    }
    if (list.children[number] !== line) list.insertBefore(line, list.children[number] ?? null);
  });
}
