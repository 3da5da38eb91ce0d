// The newest message is what one wants to see, unless one has scrolled up.

const scroll = document.getElementById("scroll");

/** Whether the newest message is in view; true where there are none. */
export function atTheEnd() {
  return !scroll || scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
}

/** Shows the newest message. */
export function toTheEnd() {
  if (scroll) scroll.scrollTop = scroll.scrollHeight;
}
