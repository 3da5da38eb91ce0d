"""What a teacher sees of their own requests: the private receipt, the living message, the list, the form."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from coaching.help_requests import OPEN, RequestState, WhenNeeded
from coaching.screens import Receipt, RequestNews, RequestScreen
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views.blocks import (
    MESSAGE,
    MOST_BLOCKS,
    Block,
    Rendered,
    actions,
    as_many_as_fit,
    button,
    characters,
    choice,
    header,
    notification,
    page,
    section,
    small,
    spoken,
    with_words,
)
from handlers.views.dates import moment, when
from handlers.views.names import all_named, in_list, named, write_to

Of = TypeVar("Of")


def receipt(screen: Receipt, _: Voice) -> Rendered:
    """The private answer: what was understood, who is asked, and the way back."""
    about = screen.about
    after = [*_small_print(about, _), *_row(about, _), *_safeguarding(about)]
    return Rendered(notification(standing(about, _)), _with_words(about, _, after))


def receipt_page(about: RequestScreen, _: Voice) -> Block:
    """The same after the form was sent, in the form's own window."""
    after = [*_small_print(about, _), *_safeguarding(about), small(_("You'll find it in my messages to you."))]
    return page(title=_("Ask a tutor"), close=_("Close"), blocks=_with_words(about, _, after))


def message(screen: RequestScreen, _: Voice) -> Rendered:
    """The living message in every state."""
    title = header(screen.topic or _("Your request"))
    after = [small(_since(screen, _)), *_row(screen, _)]
    return Rendered(notification(standing(screen, _)), _with_words(screen, _, after, title))


def entry(screen: RequestScreen, _: Voice, place: int = 0) -> list[Block]:
    """The request as one entry of a list; its buttons are told apart by its place and topic."""
    title = in_list(screen.topic or _("Your request"), place)
    return [section(f"{title}\n{standing(screen, _)}\n{_since(screen, _)}"), *_row(screen, _, title)]


def status(screens: tuple[RequestScreen, ...], _: Voice) -> Rendered:
    """The answer to `/tutorhelp status`: what is open, the newest five."""
    if not screens:
        text = _("You have nothing open. To ask, type /tutorhelp and what you need.")
        return Rendered(notification(text), (section(text),))
    text = _.plural("You have one open request.", "You have {n} open requests.", len(screens))
    more = [small(_("The others are on the Home tab."))]
    room = MESSAGE - characters([section(text), *more])
    shown = as_many_as_fit(entries(screens[:5], _), blocks=MOST_BLOCKS - 2, room=room)
    listed = [block for group in shown for block in group]
    return Rendered(notification(text), (section(text), *listed, *(more if len(shown) < len(screens) else [])))


def entries(screens: Sequence[RequestScreen], _: Voice) -> list[list[Block]]:
    """Several requests below each other; the menu of schools stands once, with the first that needs it."""
    asking = next((screen.request for screen in screens if screen.schools), None)
    once = [screen if screen.request == asking else replace(screen, schools=()) for screen in screens]
    return [entry(screen, _, place) for place, screen in counted(once)]


def counted(screens: Sequence[Of]) -> list[tuple[int, Of]]:
    """Each with its place in the list, from 1; 0 for one that stands alone."""
    return list(enumerate(screens, 1)) if len(screens) > 1 else [(0, screen) for screen in screens]


def news(screen: RequestNews, _: Voice) -> Rendered:
    """One new line: somebody accepted, or somebody else is asked."""
    text = _news_about(screen, _) if screen.topic else _news(screen, _)
    return Rendered(notification(text), (section(text),))


def _news_about(screen: RequestNews, _: Voice) -> str:
    about = screen.topic
    match screen.state:
        case RequestState.ACCEPTED:
            tutor = screen.helper or _("A colleague")
            return _("{tutor} takes your request: {topic}.", tutor=tutor, topic=about)
        case RequestState.WAITING:
            asked = all_named(screen.asked, _)
            return _("There has been a change. I'm now asking {tutor}: {topic}.", tutor=asked, topic=about)
        case RequestState.NOBODY:
            return _("There has been a change. No tutor can take your request at the moment: {topic}.", topic=about)
    return _("There has been a change in your request: {topic}. The Home tab shows how it stands.", topic=about)


def _news(screen: RequestNews, _: Voice) -> str:
    match screen.state:
        case RequestState.ACCEPTED:
            tutor = screen.helper or _("A colleague")
            return _("{tutor} takes your request.", tutor=tutor)
        case RequestState.WAITING:
            asked = all_named(screen.asked, _)
            return _("There has been a change. I'm now asking {tutor}.", tutor=asked)
        case RequestState.NOBODY:
            return _("There has been a change. No tutor can take your request at the moment.")
    return _("There has been a change in your request. The Home tab shows how it stands.")


def standing(screen: RequestScreen, _: Voice) -> str:
    """Where the request stands, in one or two sentences without anybody's words."""
    match screen.state:
        case RequestState.NEEDS_SCHOOL:
            return _("Which school are you in? I'll ask a tutor as soon as I know. Your words are kept.")
        case RequestState.WAITING if screen.can_undo:
            return _("Got it. I'm asking {tutor}.", tutor=all_named(screen.asked, _))
        case RequestState.WAITING:
            return _("Waiting for {tutor}.", tutor=all_named(screen.asked, _))
        case RequestState.NOBODY if screen.coordinator_told:
            return _(
                "No tutor can take this at the moment. The coordinator has been told the topic and the school, "
                "not your words."
            )
        case RequestState.NOBODY:
            return _("No tutor can take this at the moment. Your request is kept; nothing is lost.")
        case RequestState.ACCEPTED if screen.not_yet:
            return _("Not sorted yet. {tutor} has been told.", tutor=named(screen.helper, _))
        case RequestState.ACCEPTED:
            return _("{tutor} takes your request.", tutor=named(screen.helper, _))
        case RequestState.SORTED:
            return _("Sorted. Thank you for telling me.")
        case RequestState.DID_NOT_HAPPEN:
            return _("It didn't happen. That's all right; ask again whenever you like.")
        case RequestState.UNDONE:
            return _("Taken back. Nobody was asked.")
        case RequestState.WITHDRAWN:
            return _("Cancelled. Whoever was asked has been told.")


def _with_words(screen: RequestScreen, _: Voice, after: Sequence[Block], *before: Block) -> tuple[Block, ...]:
    """How it stands, the person's words, and what follows."""
    rest = _("The rest of your words is kept, but does not fit here.")
    return with_words(screen.words, before=[*before, section(_said(screen, _))], after=after, rest=rest)


def _said(screen: RequestScreen, _: Voice) -> str:
    said = [standing(screen, _)]
    if screen.promise and len(screen.asked) > 1:
        first, time = screen.asked[0], when(screen.promise, _)
        said.append(_("Next tutoring time of {tutor}: {moment}.", tutor=first, moment=time))
    elif screen.promise:
        said.append(_("Next tutoring time: {moment}.", moment=when(screen.promise, _)))
    if screen.when is WhenNeeded.RIGHT_NOW and screen.it_support and screen.state in _UNHELPED:
        said.append(_("If a lesson is stuck, IT support: {contact}.", contact=screen.it_support))
    return " ".join(said)


_UNHELPED = (RequestState.WAITING, RequestState.NOBODY)


def _since(screen: RequestScreen, _: Voice) -> str:
    return _("Asked {moment}.", moment=moment(screen.asked_at, _))


def _small_print(screen: RequestScreen, _: Voice) -> list[Block]:
    if screen.state not in OPEN:
        return []
    topic = screen.topic or _("not sure yet")
    facts = _("Topic: {topic} · When: {when}", topic=topic, when=needed(screen.when, _))
    seen = _("Your words are seen by the tutor only. Please leave out pupils' names.")
    return [small(facts), small(seen)]


def _safeguarding(screen: RequestScreen) -> list[Block]:
    return [small(screen.safeguarding)] if screen.safeguarding and screen.state in OPEN else []


def needed(needed: WhenNeeded, _: Voice) -> str:
    """When help is needed, as a person would choose it."""
    match needed:
        case WhenNeeded.RIGHT_NOW:
            return _("right now")
        case WhenNeeded.TODAY:
            return _("today")
        case WhenNeeded.THIS_WEEK:
            return _("this week")
        case WhenNeeded.NEXT_TUTORING_DAY:
            return _("on the next tutoring day")


def _row(screen: RequestScreen, _: Voice, told_apart: str = "") -> list[Block]:
    """The buttons that the request's state allows; none where it has ended."""
    buttons = _buttons(screen, _, told_apart)
    return [actions(*buttons, about=screen.request)] if buttons else []


def _buttons(screen: RequestScreen, _: Voice, told_apart: str) -> list[Block]:
    def press(text: str, action: Action, *, primary: bool = False) -> Block:
        return button(text, action, screen.request, label=spoken(text, told_apart), primary=primary)

    match screen.state:
        case RequestState.NEEDS_SCHOOL:
            schools = [(school.name, f"{screen.request}:{school.id}") for school in screen.schools]
            choose = [choice(_("Choose your school"), Action.CHOOSE_SCHOOL, schools)] if schools else []
            return [*choose, press(_("Undo"), Action.UNDO)]
        case RequestState.WAITING if screen.can_undo:
            return [press(_("Undo"), Action.UNDO)]
        case RequestState.WAITING:
            return [press(_("Cancel"), Action.CANCEL)]
        case RequestState.NOBODY:
            return [press(_("Ask in other words"), Action.OPEN_FORM, primary=True), press(_("Cancel"), Action.CANCEL)]
        case RequestState.ACCEPTED:
            return [
                press(_("Sorted"), Action.SORTED, primary=True),
                press(_("Not yet"), Action.NOT_YET),
                press(_("It didn't happen"), Action.DID_NOT_HAPPEN),
                *write_to(screen.helper, told_apart, _),
            ]
    return []
