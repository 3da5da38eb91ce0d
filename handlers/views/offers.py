"""What a tutor sees of a request: the card in every state, and the lines of news."""

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
    link,
    notification,
    quote,
    section,
    small,
)
from handlers.views.dates import when
from handlers.views.help_requests import needed


def card(screen: TutorCard, _: Voice) -> Rendered:
    """The living card."""
    return Rendered(notification(_summary(screen, _)), (header(_title(screen, _)), *_body(screen, _), *_row(screen, _)))


def entry(screen: TutorCard, _: Voice) -> list[Block]:
    """The card as one entry of a list; its buttons are told apart by who asks for what."""
    apart = f"{screen.requester.name}, {screen.topic}" if screen.topic else screen.requester.name
    return [section(f"{_title(screen, _)}\n{_summary(screen, _)}"), *_row(screen, _, told_apart=apart)]


def news(screen: CardNews, _: Voice) -> Rendered:
    """One new line about how the requester's side went on."""
    about = screen.topic or _("your colleague's request")
    who = screen.requester
    match screen.state:
        case CardState.SORTED:
            text = _("{name} says it is sorted: {topic}. Thank you!", name=who, topic=about)
        case CardState.DID_NOT_HAPPEN:
            text = _("{name} says it didn't happen: {topic}. Nothing more to do.", name=who, topic=about)
        case CardState.ACCEPTED if screen.not_yet:
            text = _("{name} says it isn't sorted yet: {topic}.", name=who, topic=about)
        case _:
            text = _("{name} no longer needs help: {topic}. Thank you!", name=who, topic=about)
    return Rendered(notification(text), (section(text),))


def _title(screen: TutorCard, _: Voice) -> str:
    return _("Request: {topic}", topic=screen.topic) if screen.topic else _("A request for help")


def _summary(screen: TutorCard, _: Voice) -> str:
    """One sentence for the notification and the top of the card."""
    who = screen.requester.name
    match screen.state:
        case CardState.ASKED:
            return _(
                "{name} ({school}) asks: {topic}, {when}.",
                name=who,
                school=screen.school,
                topic=screen.topic or _("topic not sure yet"),
                when=needed(screen.when, _),
            )
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


def _body(screen: TutorCard, _: Voice) -> list[Block]:
    blocks = [section(_summary(screen, _))]
    if screen.words:
        blocks += quote(
            screen.words,
            _("The rest of the words does not fit here. Please ask {name}.", name=screen.requester.name),
        )
    if screen.state in (CardState.ASKED, CardState.ACCEPTED):
        blocks.append(_facts(screen, _))
    if screen.state is CardState.ASKED:
        blocks.append(small(_because(screen, _)))
    return blocks


def _facts(screen: TutorCard, _: Voice) -> Block:
    time = when(screen.promise, _) if screen.promise else ""
    return facts(
        _("Who: {name}", name=screen.requester.name),
        _("School: {school}", school=screen.school) if screen.school else "",
        _("When: {when}", when=needed(screen.when, _)),
        _("Your next tutoring time: {moment}", moment=time) if time else "",
    )


def _because(screen: TutorCard, _: Voice) -> str:
    """The reason for asking this tutor."""
    words = {
        Why.TOPIC: _("your topic"),
        Why.OWN_SCHOOL: _("your school"),
        Why.VISITS_SCHOOL: _("you tutor at that school"),
        Why.ONLINE: _("you help online"),
        Why.FREE_SOONEST: _("you are free soonest"),
        Why.FEW_OPEN: _("you have few requests open"),
    }
    return _("You got this because: {reasons}.", reasons=", ".join(words[reason] for reason in screen.reasons))


def _row(screen: TutorCard, _: Voice, told_apart: str = "") -> list[Block]:
    def press(text: str, action: Action, *, primary: bool = False) -> Block:
        label = f"{text}: {told_apart}" if told_apart else ""
        return button(text, action, screen.offer, label=label, primary=primary)

    match screen.state:
        case CardState.ASKED:
            buttons = [press(_("Accept"), Action.ACCEPT, primary=True), press(_("Pass on"), Action.PASS_ON)]
        case CardState.ACCEPTED:
            write = link(_("Message {name}", name=screen.requester.name), Action.WRITE_TO, screen.requester.chat)
            done = [] if screen.said_done and not screen.not_yet else [press(_("Done"), Action.DONE, primary=True)]
            buttons = [*done, write, press(_("Pass on"), Action.PASS_ON)]
        case _:
            return []
    return [actions(*buttons, about=screen.offer)]
