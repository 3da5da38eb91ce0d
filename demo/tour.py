"""A story that plays itself: somebody asks, a tutor accepts, it is sorted."""

from collections.abc import Sequence

from rich.rule import Rule

from demo.terminal import Terminal

STEPS: Sequence[tuple[str, Sequence[str]]] = (
    ("The coordinator's list suggests tutors; nobody is asked before accepting.", ("hannah", "press Accept")),
    (
        "Oliver needs help, and has a minute to change his mind.",
        ("oliver", "/tutorhelp how do I cut a clip in iMovie?"),
    ),
    ("A minute later Hannah gets the card.", ("+1m",)),
    ("Hannah takes it with one press, and Oliver hears of it.", ("hannah", "press Accept")),
    ("When it has worked out, Oliver says so.", ("oliver", "press Sorted")),
)


def ask_accept_sorted(terminal: Terminal) -> None:
    """Plays the story and leaves the person in control."""
    terminal.console.print("An invented municipality; every name is made up.")
    for told, lines in STEPS:
        terminal.console.print(Rule(told, align="left"))
        for line in lines:
            if line.startswith(("/", "press", "+")):
                terminal.console.print(f"[bold]{terminal.who}>[/] {line}")
            terminal.does(line)
    terminal.console.print(Rule("Now it is yours.", align="left"))
