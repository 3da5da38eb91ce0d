"""The card: what is asked and what can be pressed, on one screen of a phone; below it what belongs to it, and why."""

from coaching.screens import CardState, TutorCard
from handlers.languages import Voice
from handlers.views.blocks import (
    Block,
    Rendered,
    dialogue,
    header,
    line,
    notification,
    quote,
    section,
    small,
    with_words,
)
from handlers.views.names import in_list, named
from handlers.views.offers.facts import footnotes, known
from handlers.views.offers.rows import changed, rows
from handlers.views.offers.sentences import standing, title
from handlers.views.texts import cut

LONGEST_QUESTION, LONGEST_ANSWER, LONGEST_NOTE, GLANCE = 1000, 1500, 1000, 240
"""Characters of a question, of an answer, of the tutor's own note; and of a request's words in a list."""
NEEDS_WORDS = frozenset({CardState.ASKED, CardState.ACCEPTED, CardState.MET})


def card(screen: TutorCard, _: Voice) -> Rendered:
    """The living card."""
    rest = _("The rest of the words does not fit here. Please ask {name}.", name=named(screen.requester, _))
    before = [header(title(screen, _)), section(standing(screen, _))]
    after = [*_known(screen, _), *_pressable(screen, _), *_conversation(screen, _), *_below(screen, _)]
    return Rendered(notification(standing(screen, _)), with_words(screen.words, before=before, after=after, rest=rest))


def entry(screen: TutorCard, _: Voice, place: int = 0) -> list[Block]:
    """The card as one entry of a list; its buttons are told apart by its place, and by who asks for what."""
    who = named(screen.requester, _)
    apart = in_list(f"{who}, {screen.topic}" if screen.topic else who, place)
    said = "\n".join(
        part for part in (in_list(title(screen, _), place), standing(screen, _), " · ".join(known(screen, _))) if part
    )
    changes = changed(screen, _)
    head = line(said, changes) if changes else section(said)
    words = quote(cut(screen.words, GLANCE)) if screen.state in NEEDS_WORDS else []
    return [head, *words, *rows(screen, _, apart)]


def _pressable(screen: TutorCard, _: Voice) -> list[Block]:
    changes = changed(screen, _)
    return [*rows(screen, _), *([line(_("Something has changed?"), changes)] if changes else [])]


def _known(screen: TutorCard, _: Voice) -> list[Block]:
    shown = known(screen, _)
    return [section(" · ".join(shown))] if shown else []


def _conversation(screen: TutorCard, _: Voice) -> list[Block]:
    """What this tutor asked, and what came back."""
    if screen.conversation is None or screen.state not in NEEDS_WORDS:
        return []
    name = named(screen.requester, _)
    said: list[Block] = []
    for question, answer in screen.conversation.said:
        asked = (_("You asked:"), cut(question, LONGEST_QUESTION))
        answered = [(_("{name} answered:", name=name), cut(answer, LONGEST_ANSWER))] if answer else []
        said += dialogue([asked, *answered])
    return said


def _below(screen: TutorCard, _: Voice) -> list[Block]:
    note = dialogue([(_("Your note, for you alone:"), cut(screen.note, LONGEST_NOTE))]) if screen.note else []
    return [*note, *(small(line) for line in footnotes(screen, _))]
