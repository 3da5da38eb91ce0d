"""The Home tab, and what the commands say about themselves."""

from coaching.screens import HomeTab
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views import help_requests, offers, tutors
from handlers.views.blocks import (
    Block,
    Rendered,
    actions,
    button,
    divider,
    header,
    home,
    notification,
    section,
    small,
)


def home_tab(screen: HomeTab, _: Voice) -> Block:
    """Needs you, ask, my requests."""
    return home([*_needs_you(screen, _), *_ask(_), *_requests(screen, _), *_small_print(screen, _)])


def _needs_you(screen: HomeTab, _: Voice) -> list[Block]:
    if not screen.set_up:
        return [section(_("Peer Coach is not set up yet. The coordinator has to bring in the schools first."))]
    invited = tutors.body(screen.invitation, _) if screen.invitation else []
    cards = [block for card in screen.cards for block in offers.entry(card, _)]
    needs = [*invited, *cards]
    return [header(_("Needs you")), *needs, divider()] if needs else []


def _ask(_: Voice) -> list[Block]:
    ask = button(_("Ask a tutor"), Action.OPEN_FORM, "home", primary=True)
    return [
        header(_("Ask for help")),
        section(_("Say what you need; the right colleague comes.")),
        actions(ask),
    ]


def _requests(screen: HomeTab, _: Voice) -> list[Block]:
    if not screen.requests:
        return [section(_("No requests yet. Try: /tutorhelp How do I share slides to the iPads?"))]
    entries = [block for request in screen.requests for block in help_requests.entry(request, _)]
    return [header(_("My requests")), *entries]


def _small_print(screen: HomeTab, _: Voice) -> list[Block]:
    lines = [
        _("Your words are seen by the tutor only; the coordinator sees topics and schools."),
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


def help_coaching(_: Voice, unknown: str = "") -> Rendered:
    """The answer to `/coaching help`, and to a word it does not know."""
    text = _("/coaching home shows all that is open for you. To ask for help, type /tutorhelp and what you need.")
    not_known = (
        [section(_("I don't know the word “{word}”. Did you mean one of these?", word=unknown))] if unknown else []
    )
    form = button(_("Ask a tutor"), Action.OPEN_FORM, "help", primary=True)
    return Rendered(notification(text), (*not_known, section(text), actions(form)))


def home_here(screen: HomeTab, _: Voice) -> Rendered:
    """The answer to `/coaching home`: the same as on the Home tab, in private, as much as a message holds."""
    text = _("This is open for you. The Home tab of Peer Coach always shows the same.")
    return Rendered(notification(text), (section(text), *home_tab(screen, _)["blocks"][:49]))
