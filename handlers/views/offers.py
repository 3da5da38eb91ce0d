"""What a tutor sees of a request: the card in every state, and the lines of news."""

from collections.abc import Iterable

from coaching.offers import Why
from coaching.screens import CardNews, CardState, TutorCard
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views.blocks import (
    Block,
    Rendered,
    actions,
    button,
    facts,
    header,
    notification,
    section,
    small,
    spoken,
    with_words,
)
from handlers.views.dates import when
from handlers.views.help_requests import needed
from handlers.views.names import in_list, named, write_to


def card(screen: TutorCard, _: Voice) -> Rendered:
    """The living card."""
    rest = _("The rest of the words does not fit here. Please ask {name}.", name=named(screen.requester, _))
    before = [header(_title(screen, _)), section(_summary(screen, _))]
    after = [*_facts(screen, _), *_row(screen, _)]
    return Rendered(notification(_summary(screen, _)), with_words(screen.words, before=before, after=after, rest=rest))


def entry(screen: TutorCard, _: Voice, place: int = 0) -> list[Block]:
    """The card as one entry of a list; its buttons are told apart by its place, and by who asks for what."""
    who = named(screen.requester, _)
    apart = in_list(f"{who}, {screen.topic}" if screen.topic else who, place)
    return [section(f"{in_list(_title(screen, _), place)}\n{_summary(screen, _)}"), *_row(screen, _, apart)]


def news(screen: CardNews, _: Voice) -> Rendered:
    """One new line about how the requester's side went on."""
    who = screen.requester or _("A colleague")
    text = _news_about(screen, who, _) if screen.topic else _news(screen, who, _)
    return Rendered(notification(text), (section(text),))


def _news_about(screen: CardNews, who: str, _: Voice) -> str:
    match screen.state:
        case CardState.SORTED:
            return _("{name} says it is sorted: {topic}. Thank you!", name=who, topic=screen.topic)
        case CardState.DID_NOT_HAPPEN:
            return _("{name} says it didn't happen: {topic}. Nothing more to do.", name=who, topic=screen.topic)
        case CardState.ACCEPTED if screen.not_yet:
            return _("{name} says it isn't sorted yet: {topic}.", name=who, topic=screen.topic)
    return _("{name} no longer needs help: {topic}. Thank you!", name=who, topic=screen.topic)


def _news(screen: CardNews, who: str, _: Voice) -> str:
    match screen.state:
        case CardState.SORTED:
            return _("{name} says it is sorted. Thank you!", name=who)
        case CardState.DID_NOT_HAPPEN:
            return _("{name} says it didn't happen. Nothing more to do.", name=who)
        case CardState.ACCEPTED if screen.not_yet:
            return _("{name} says it isn't sorted yet.", name=who)
    return _("{name} no longer needs help with this. Thank you!", name=who)


def _title(screen: TutorCard, _: Voice) -> str:
    return _("Request: {topic}", topic=screen.topic) if screen.topic else _("A request for help")


def _summary(screen: TutorCard, _: Voice) -> str:
    """One sentence for the notification and the top of the card."""
    who, about = named(screen.requester, _), screen.topic or _("topic not sure yet")
    match screen.state:
        case CardState.ASKED if screen.school:
            time = needed(screen.when, _)
            return _("{name} ({school}) asks: {topic}, {when}.", name=who, school=screen.school, topic=about, when=time)
        case CardState.ASKED:
            return _("{name} asks: {topic}, {when}.", name=who, topic=about, when=needed(screen.when, _))
        case CardState.ACCEPTED if screen.not_yet:
            return _("You accepted. {name} says it isn't sorted yet.", name=who)
        case CardState.ACCEPTED if screen.said_done:
            return _("You said it is done. {name} is asked too.", name=who)
        case CardState.ACCEPTED:
            return _("You accepted. {name} has been told.", name=who)
        case CardState.PASSED:
            return _("You passed this on. That's fine.")
        case CardState.TAKEN:
            return _("A colleague took this one. Thank you!")
        case CardState.CANCELLED:
            return _("{name} no longer needs help with this. Thank you!", name=who)
        case CardState.NOT_NEEDED:
            return _("Somebody else is asked now. Nothing to do for you.")
        case CardState.SORTED:
            return _("Sorted. Thank you!")
        case CardState.DID_NOT_HAPPEN:
            return _("It didn't happen. Nothing more to do.")


def _facts(screen: TutorCard, _: Voice) -> list[Block]:
    """What the first sentence does not say, and while the tutor decides, why it is they who are asked."""
    time = _("Your next tutoring time: {moment}", moment=when(screen.promise, _)) if screen.promise else ""
    match screen.state:
        case CardState.ASKED:
            why = _because(screen.reasons, _) if screen.reasons else ""
            return [small(line) for line in (time, why) if line]
        case CardState.ACCEPTED:
            where = _("School: {school}", school=screen.school) if screen.school else ""
            return [facts(where, _("When: {when}", when=needed(screen.when, _)), time)]
    return []


def _because(reasons: Iterable[Why], _: Voice) -> str:
    """The reason for asking this tutor."""
    words = {
        Why.TOPIC: _("your topic"),
        Why.OWN_SCHOOL: _("your school"),
        Why.VISITS_SCHOOL: _("you tutor at that school"),
        Why.ONLINE: _("you help online"),
        Why.FREE_SOONEST: _("you are free soonest"),
        Why.FEW_OPEN: _("you have few requests open"),
    }
    return _("You got this because: {reasons}.", reasons=", ".join(words[reason] for reason in reasons))


def _row(screen: TutorCard, _: Voice, told_apart: str = "") -> list[Block]:
    def press(text: str, action: Action, *, primary: bool = False) -> Block:
        return button(text, action, screen.offer, label=spoken(text, told_apart), primary=primary)

    match screen.state:
        case CardState.ASKED:
            buttons = [press(_("Accept"), Action.ACCEPT, primary=True), press(_("Pass on"), Action.PASS_ON)]
        case CardState.ACCEPTED:
            done = [] if screen.said_done and not screen.not_yet else [press(_("Done"), Action.DONE, primary=True)]
            write = write_to(screen.requester, told_apart, _)
            buttons = [*done, *write, press(_("Pass on"), Action.PASS_ON)]
        case _:
            return []
    return [actions(*buttons, about=screen.offer)]
