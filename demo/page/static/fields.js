// What stands in the fields of a message, a modal or Home, in the shape in which the server takes it.

const VALUES = "[data-type][data-action-id]";
const NO_FIELD = new Set(["button", "overflow"]);

/** What the element with these data attributes holds now. */
export function valueOf(field) {
  switch (field.dataset.type) {
    case "checkboxes":
    case "multi_static_select":
    case "multi_users_select":
      return [...field.querySelectorAll("input:checked")].map((one) => one.value);
    case "radio_buttons":
      return field.querySelector("input:checked")?.value ?? "";
    default:
      return field.value;
  }
}

/** Every field in there. */
export function fieldsIn(holder) {
  return [...holder.querySelectorAll(VALUES)]
    .filter((one) => !NO_FIELD.has(one.dataset.type))
    .map((one) => ({ block_id: one.dataset.blockId, action_id: one.dataset.actionId, value: valueOf(one) }));
}

/** Puts typed words back into fields that a new version still has; Slack keeps them too. */
export function keepFields(holder, held) {
  for (const { block_id, action_id, value } of held) {
    const field = holder.querySelector(`[data-block-id="${block_id}"][data-action-id="${action_id}"]`);
    if (field?.matches(".text")) field.value = value;
  }
}

/** Where the thing stands: on a view or on a message. */
export function surfaceOf(thing) {
  const view = thing.closest("[data-view]");
  if (view) return { view: view.dataset.view };
  const message = thing.closest("[data-message]");
  return message ? { message: message.dataset.message.split(" ") } : null;
}

/** The same with all its fields. */
export function surfaceAndFields(thing) {
  const holder = thing.closest("[data-view], [data-message]");
  return holder && { ...surfaceOf(thing), fields: fieldsIn(holder) };
}
