// Sends what the person does, and says so where it could not be done.

const { me, place, token } = document.body.dataset;
const live = document.getElementById("live");
const headers = { "Content-Type": "application/json", "X-Workspace-Token": token };
let last;
let before = Promise.resolve();

export { me, place };

/** Posts to an address of the page; gives the answer, or null where it was refused. */
export async function post(address, said = {}) {
  try {
    const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(said) });
    const told = answer.status === 200 ? await answer.json() : await answer.json().catch(() => ({}));
    if (told.said) say(told.said, !answer.ok);
    return answer.ok ? told : null;
  } catch {
    say("The local workspace is not running any more. Start it again with make demo.", true);
    return null;
  }
}

/** One act of this person; acts reach Slack in the order in which they were done. */
export function act(name, said) {
  const done = before.then(() => post(`/as/${encodeURIComponent(me)}/${name}`, said));
  before = done;
  return done;
}

/** The same, while the control shows that it was pressed. */
export async function pressed(control, name, said) {
  control.setAttribute("aria-busy", "true");
  const done = await act(name, said);
  control.removeAttribute("aria-busy");
  return done;
}

/** Tells the person something in passing; screen readers hear it too. */
export function say(words, isRefusal = false) {
  live.textContent = words;
  live.classList.toggle("refusal", isRefusal);
  live.classList.add("shown");
  clearTimeout(last);
  last = setTimeout(() => live.classList.remove("shown"), 6000);
}
