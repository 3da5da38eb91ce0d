// Brings a piece of the page to its new version and leaves alone what did not change: the link that is just being
// pressed, the field that has the focus and the words that were typed in stay the very things they were.

const OURS = new Set(["open", "style", "disabled", "aria-busy", "data-digest"]); // put in by the browser's side

/** Makes what stands in there read like the HTML. */
export function patch(there, html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  contents(there, fresh.content);
}

function contents(there, fresh) {
  let old = there.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const kept = counterpart(old, wanted);
    if (!kept) {
      there.insertBefore(wanted, old);
      continue;
    }
    while (old !== kept) old = without(old);
    old = kept.nextSibling;
    same(kept, wanted);
  }
  while (old) old = without(old);
}

/** What stands there already for the wanted thing: further on if it has a name, else only right here. */
function counterpart(old, wanted) {
  const name = nameOf(wanted);
  const fits = (one) => one.nodeName === wanted.nodeName && nameOf(one) === name;
  if (!name) return old && fits(old) ? old : null;
  while (old && !fits(old)) old = old.nextSibling;
  return old;
}

/** What tells a thing from those beside it. Generated ids do not: they shift when something comes in between. */
function nameOf(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const { view, message, blockId, actionId, value } = node.dataset;
  if (actionId) return `${blockId} ${actionId} ${value ?? ""}`;
  if (node.matches("option")) return node.getAttribute("value");
  if (node.matches(".block")) return node.querySelector("[data-block-id]")?.dataset.blockId ?? "";
  const held = node.querySelector(":scope > a[href]"); // a line of a list is what it leads to
  return view ?? message ?? value ?? (held ?? node).getAttribute("href") ?? "";
}

function without(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}

function same(kept, wanted) {
  if (kept.isEqualNode(wanted)) return;
  if (kept.nodeType !== Node.ELEMENT_NODE) kept.nodeValue = wanted.nodeValue;
  else if (kept.matches("textarea")) {
    attributes(kept, wanted);
    kept.defaultValue = wanted.defaultValue;
  } else {
    contents(kept, wanted);
    attributes(kept, wanted);
  }
}

function attributes(kept, wanted) {
  const chosen = isChosen(kept);
  for (const { name } of [...kept.attributes]) {
    if (!wanted.hasAttribute(name) && !OURS.has(name)) kept.removeAttribute(name);
  }
  for (const { name, value } of wanted.attributes) {
    if (kept.getAttribute(name) !== value) kept.setAttribute(name, value);
  }
  if (isChosen(kept) !== chosen) choose(kept, !chosen); // the app has chosen something else
}

function isChosen(node) {
  return node.hasAttribute("checked") || node.hasAttribute("selected");
}

function choose(node, is) {
  if (node.matches("option")) node.selected = is;
  else node.checked = is;
}
