"""The Home tab, and what the commands say about themselves."""

from coaching.screens import HomeTab
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views import help_requests, offers, tutors
from handlers.views.blocks import (
    MESSAGE,
    MOST_BLOCKS,
    Block,
    Rendered,
    actions,
    as_many_as_fit,
    button,
    divider,
    header,
    home,
    notification,
    section,
    small,
)
from handlers.views.texts import cut, length

QUOTED_WORD = 40
"""Characters of an unknown word that are said back."""
LISTED = 15
"""Entries of one list: two such lists and all around them stay within Slack's 100 blocks of a Home tab."""

Group = list[Block]
"""Blocks that are of no use apart."""


def home_tab(screen: HomeTab, _: Voice) -> Block:
    """Needs you, ask, my requests."""
    return home(block for group in _groups(screen, _) for block in group)


def home_here(screen: HomeTab, _: Voice) -> Rendered:
    """The answer to `/coaching home`: the same as on the Home tab, in private, as much as a message holds."""
    text = _("This is open for you. The Home tab of Peer Coach always shows the same.")
    rest = _("There is more on the Home tab.")
    groups = _groups(screen, _)
    fitting = as_many_as_fit(groups, blocks=MOST_BLOCKS - 2, room=MESSAGE - length(text) - length(rest))
    more = [] if len(fitting) == len(groups) else [small(rest)]
    return Rendered(notification(text), (section(text), *(block for group in fitting for block in group), *more))


def _groups(screen: HomeTab, _: Voice) -> list[Group]:
    return [*_needs_you(screen, _), _ask(_), *_requests(screen, _), _small_print(screen, _)]


def _needs_you(screen: HomeTab, _: Voice) -> list[Group]:
    if not screen.set_up:
        return [[section(_("Peer Coach is not set up yet. The coordinator has to bring in the schools first."))]]
    invited = [tutors.body(screen.invitation, _)] if screen.invitation else []
    cards = [offers.entry(card, _, place) for place, card in help_requests.counted(screen.cards)]
    needs = [*invited, *cards]
    return [*_listed(_("Needs you"), needs, _), [divider()]] if needs else []


def _ask(_: Voice) -> Group:
    ask = button(_("Ask a tutor"), Action.OPEN_FORM, "home", primary=True)
    return [header(_("Ask for help")), section(_("Say what you need; the right colleague comes.")), actions(ask)]


def _requests(screen: HomeTab, _: Voice) -> list[Group]:
    if not screen.requests:
        return [[section(_("No requests yet. Try: /tutorhelp How do I share slides to the iPads?"))]]
    return _listed(_("My requests"), help_requests.entries(screen.requests, _), _)


def _listed(title: str, entries: list[Group], _: Voice) -> list[Group]:
    first, *others = entries[:LISTED]
    left = len(entries) - LISTED
    more = [[small(_more(left, _))]] if left > 0 else []
    return [[header(title), *first], *others, *more]


def _more(left: int, _: Voice) -> str:
    return _.plural("One more shows here when another is settled.", "{n} more show here when others are settled.", left)


def _small_print(screen: HomeTab, _: Voice) -> Group:
    lines = [
        _("Your words are seen by the tutor only. The coordinator sees the topic and the school."),
        screen.safeguarding,
    ]
    return [divider(), *(small(line) for line in lines if line)]


def help_tutorhelp(_: Voice) -> Rendered:
    """The answer to `/tutorhelp help`."""
    text = _("Type /tutorhelp and what you need, in your own words. A colleague-tutor gets it.")
    examples = "\n".join(
        (
            _("/tutorhelp my iPads won't show on the screen"),
            _("/tutorhelp I'd like to try Kahoot with 7A"),
            _("/tutorhelp status shows what you have open"),
        )
    )
    seen = _("Your words are seen by the tutor only. The coordinator sees the topic and the school.")
    form = button(_("Open the form"), Action.OPEN_FORM, "help", primary=True)
    return Rendered(notification(text), (section(text), section(examples), small(seen), actions(form)))


def help_coaching(_: Voice, unknown: str = "", meant: str = "") -> Rendered:
    """The answer to `/coaching help`, and to an unknown word: with the one that was probably meant."""
    text = _("/coaching home shows all that is open for you. To ask for help, type /tutorhelp and what you need.")
    form = button(_("Ask a tutor"), Action.OPEN_FORM, "help", primary=True)
    not_known = [section(_not_known(cut(unknown, QUOTED_WORD), meant, _))] if unknown else []
    return Rendered(notification(text), (*not_known, section(text), actions(form)))


def _not_known(word: str, meant: str, _: Voice) -> str:
    if meant:
        return _("I don't know the word “{word}”. Did you mean /coaching {meant}?", word=word, meant=meant)
    return _("I don't know the word “{word}”. This is what I know:", word=word)
