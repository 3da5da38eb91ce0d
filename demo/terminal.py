"""The local workspace by typing: act as a person, and see what everybody newly sees."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from demo.local_workspace import LocalWorkspace
from demo.municipality import ZONE
from demo.slack import Someone
from demo.slack.gestures import NotPossible
from demo.slack.stories.looking import NotThere

HELP = """\
sanna             be Sanna (any first name; `people` lists them)
/tutorhelp …      type a command as that person; also /coaching
press Accept      press the newest button with that label
fill Label: text  type into a field of the open form; `choose Label: option`, `submit`, `close`
look, home        all that the person sees, or their Home tab
+1m +1h +1d       move the clock; `monday` to next Monday 9:00
quit"""
LENGTHS = {"m": "minutes", "h": "hours", "d": "days"}


class Terminal:
    """One person at a time at the keyboard; the clock stands until it is moved."""

    def __init__(self, workspace: LocalWorkspace, console: Console) -> None:
        self.workspace, self.console = workspace, console
        self._seen: dict[str, dict[str, str]] = {name: {} for name in workspace.people}
        self.who = "sanna"

    @property
    def person(self) -> Someone:
        return self.workspace.people[self.who]

    def run(self) -> None:
        """Until `quit` or the end of input."""
        self.console.print(Panel(HELP, title="What you can type", expand=False))
        while True:
            try:
                line = self.console.input(f"[bold]{self._clock()}  {self.who}>[/] ").strip()
            except (EOFError, KeyboardInterrupt):
                return
            if line in ("quit", "exit"):
                return
            self.does(line)

    def does(self, line: str) -> None:
        """Carries out one line and shows what anybody newly sees."""
        try:
            self._do(line)
        except (NotThere, NotPossible, ValueError) as not_there:
            self.console.print(Text(str(not_there).splitlines()[0] if str(not_there) else "Not possible.", "yellow"))
        self.shows_news()

    def shows_news(self) -> None:
        """What each person sees now and did not see before."""
        for name, person in self.workspace.people.items():
            before, now = self._seen[name], _in_view(person)
            for key, text in now.items():
                if before.get(key) != text:
                    title = f"{person.name} sees" if key not in before else f"{person.name} sees, changed"
                    self.console.print(Panel(Text(text), title=title, title_align="left", expand=False))
            self._seen[name] = now

    def _do(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        acts: dict[str, Callable[[], object]] = {
            "": lambda: None,
            "help": lambda: self.console.print(HELP),
            "people": self._people,
            "look": lambda: self.console.print(Text(self.person.eyes.everything())),
            "home": self.person.opens_home,
            "press": lambda: self.person.presses(rest),
            "fill": lambda: self.person.fills(*_labelled(rest)),
            "choose": lambda: self.person.chooses(*_labelled(rest)),
            "submit": self.person.submits,
            "close": self.person.closes,
            "monday": self._monday,
        }
        if word in acts:
            acts[word]()
        elif word in self.workspace.people:
            self.who = word
        elif line.startswith("/"):
            self.person.says(line)
        elif line.startswith("+"):
            self.passes(int(line[1:-1] or "1"), line[-1])
        else:
            self.console.print(f"I don't know {word!r}. Type help.")

    def passes(self, count: int, length: str) -> None:
        """Time passes: so many minutes, hours or days."""
        if length not in LENGTHS:
            raise ValueError("Give +5m, +2h or +1d.")
        self._moves_to(self.workspace.clock() + timedelta(**{LENGTHS[length]: count}))

    def _monday(self) -> None:
        here = self.workspace.clock().astimezone(ZoneInfo(ZONE))
        day = here + timedelta(days=7 - here.weekday())
        self._moves_to(day.replace(hour=9, minute=0, second=0, microsecond=0))

    def _moves_to(self, moment: datetime) -> None:
        self.workspace.clock.moves_to(moment)
        self.workspace.slack.settle()

    def _people(self) -> None:
        for name, person in self.workspace.people.items():
            self.console.print(f"{name:10} {person.name}")

    def _clock(self) -> str:
        return self.workspace.clock().astimezone(ZoneInfo(ZONE)).strftime("%a %d %b %H:%M")


def _in_view(person: Someone) -> dict[str, str]:
    """What can be read, by what it stands on."""
    views = {"form": person.eyes.modal, "home": person.eyes.home}
    seen = {key: person.eyes.text_of(view) for key, view in views.items() if view}
    return seen | {message.ts: person.eyes.text_of(message) for message in person.messages()}


def _labelled(rest: str) -> tuple[str, str]:
    label, colon, text = rest.partition(":")
    if not colon:
        raise ValueError("Give the label, a colon, and the text.")
    return label.strip(), text.strip()
