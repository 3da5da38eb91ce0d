"""What a teacher sees of their own requests: the private receipt, the living message, the list, the form."""

from coaching.help_requests import RequestState, WhenNeeded
from coaching.screens import Receipt, RequestNews, RequestScreen
from handlers.ids import Action, Field, Form
from handlers.languages import Voice
from handlers.views.blocks import (
    Block,
    Rendered,
    actions,
    button,
    choice,
    choice_field,
    form,
    header,
    link,
    notification,
    page,
    quote,
    section,
    small,
    text_field,
)
from handlers.views.dates import when

LONGEST_IN_FORM = 3000
"""Slack's own limit of a text field."""


def receipt(screen: Receipt, _: Voice) -> Rendered:
    """The private answer: what was understood, who is asked, and the way back."""
    about = screen.about
    return Rendered(notification(standing(about, _)), (*_body(about, _), *_small_print(about, _), *_row(about, _)))


def receipt_page(about: RequestScreen, _: Voice) -> Block:
    """The same after the form was sent, in the form's own window."""
    blocks = [*_body(about, _), *_small_print(about, _), small(_("You'll find it in my messages to you."))]
    return page(title=_("Ask a tutor"), close=_("Close"), blocks=blocks)


def message(screen: RequestScreen, _: Voice) -> Rendered:
    """The living message in every state."""
    title = header(screen.topic or _("Your request"))
    return Rendered(notification(standing(screen, _)), (title, *_body(screen, _), *_row(screen, _)))


def entry(screen: RequestScreen, _: Voice) -> list[Block]:
    """The request as one entry of a list; its buttons are told apart by its topic."""
    title = screen.topic or _("Your request")
    return [section(f"{title}\n{standing(screen, _)}"), *_row(screen, _, told_apart=title)]


def status(screens: tuple[RequestScreen, ...], _: Voice) -> Rendered:
    """The answer to `/tutorhelp status`: what is open, the newest five."""
    if not screens:
        text = _("You have nothing open. To ask, type /tutorhelp and what you need.")
        return Rendered(notification(text), (section(text),))
    text = _.plural("You have one open request.", "You have {n} open requests.", len(screens))
    entries = [block for screen in screens[:5] for block in entry(screen, _)]
    more = [small(_("The others are on the Home tab."))] if len(screens) > 5 else []
    return Rendered(notification(text), (section(text), *entries, *more))


def news(screen: RequestNews, _: Voice) -> Rendered:
    """One new line: somebody accepted, or somebody else is asked."""
    about = screen.topic or _("your request")
    match screen.state:
        case RequestState.ACCEPTED:
            text = _("{tutor} takes your request: {topic}.", tutor=screen.helper, topic=about)
        case RequestState.WAITING:
            text = _(
                "There has been a change. I'm now asking {tutor}: {topic}.",
                tutor=", ".join(screen.asked),
                topic=about,
            )
        case _:
            text = _("There has been a change in your request: {topic}. See above.", topic=about)
    return Rendered(notification(text), (section(text),))


def standing(screen: RequestScreen, _: Voice) -> str:
    """Where the request stands, in one or two sentences without anybody's words."""
    match screen.state:
        case RequestState.NEEDS_SCHOOL:
            return _("Which school are you in? I'll ask a tutor as soon as I know. Your words are kept.")
        case RequestState.WAITING if screen.can_undo:
            return _("Got it. I'm asking {tutor}.", tutor=_asked(screen))
        case RequestState.WAITING:
            return _("Waiting for {tutor}.", tutor=_asked(screen))
        case RequestState.NOBODY if screen.coordinator_told:
            return _(
                "No tutor can take this at the moment. The coordinator has been told the topic and the school, "
                "not your words."
            )
        case RequestState.NOBODY:
            return _("No tutor can take this at the moment. Your request is kept; nothing is lost.")
        case RequestState.ACCEPTED if screen.not_yet:
            return _("Not sorted yet. {tutor} has been told.", tutor=screen.helper.name if screen.helper else "")
        case RequestState.ACCEPTED:
            return _("{tutor} takes your request.", tutor=screen.helper.name if screen.helper else "")
        case RequestState.SORTED:
            return _("Sorted. Thank you for telling me.")
        case RequestState.DID_NOT_HAPPEN:
            return _("It didn't happen. That's all right; ask again whenever you like.")
        case RequestState.UNDONE:
            return _("Taken back. Nobody was asked.")
        case RequestState.WITHDRAWN:
            return _("Cancelled. Whoever was asked has been told.")


def _asked(screen: RequestScreen) -> str:
    return ", ".join(screen.asked)


def _body(screen: RequestScreen, _: Voice) -> list[Block]:
    said = [standing(screen, _)]
    if screen.promise and screen.state is RequestState.ACCEPTED:
        said.append(_("Next tutoring time: {moment}.", moment=when(screen.promise, _)))
    elif screen.promise:
        said.append(
            _(
                "Next tutoring time of {tutor}: {moment}.",
                tutor=screen.asked[0],
                moment=when(screen.promise, _),
            )
        )
    if screen.when is WhenNeeded.RIGHT_NOW and screen.it_support and screen.state in _UNHELPED:
        said.append(_("If a lesson is stuck, IT support: {contact}.", contact=screen.it_support))
    rest = _("The rest of your words is kept, but does not fit here.")
    return [section(" ".join(said)), *quote(screen.words, rest)]


_ENDED = (
    RequestState.SORTED,
    RequestState.DID_NOT_HAPPEN,
    RequestState.UNDONE,
    RequestState.WITHDRAWN,
)
_UNHELPED = (RequestState.WAITING, RequestState.NOBODY)


def _small_print(screen: RequestScreen, _: Voice) -> list[Block]:
    if screen.state in _ENDED:
        return []
    topic = screen.topic or _("not sure yet")
    facts = _("Topic: {topic} · When: {when}", topic=topic, when=needed(screen.when, _))
    seen = _("Your words are seen by the tutor only. Please leave out pupils' names.")
    lines = [facts, seen, screen.safeguarding]
    return [small(line) for line in lines if line]


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
        label = f"{text}: {told_apart}" if told_apart else ""
        return button(text, action, screen.request, label=label, primary=primary)

    match screen.state:
        case RequestState.NEEDS_SCHOOL:
            schools = [(school.name, f"{screen.request}:{school.id}") for school in screen.schools]
            return [
                choice(_("Choose your school"), Action.CHOOSE_SCHOOL, schools),
                press(_("Undo"), Action.UNDO),
            ]
        case RequestState.WAITING if screen.can_undo:
            return [press(_("Undo"), Action.UNDO)]
        case RequestState.WAITING:
            return [press(_("Cancel"), Action.CANCEL)]
        case RequestState.NOBODY:
            reword = button(_("Ask in other words"), Action.OPEN_FORM, screen.request, primary=True)
            return [reword, press(_("Cancel"), Action.CANCEL)]
        case RequestState.ACCEPTED:
            return [
                press(_("Sorted"), Action.SORTED, primary=True),
                press(_("Not yet"), Action.NOT_YET),
                press(_("It didn't happen"), Action.DID_NOT_HAPPEN),
                *_write_to(screen, _),
            ]
    return []


def _write_to(screen: RequestScreen, _: Voice) -> list[Block]:
    if screen.helper is None:
        return []
    return [link(_("Message {name}", name=screen.helper.name), Action.WRITE_TO, screen.helper.chat)]


def request_form(_: Voice, words: str = "", safeguarding: str = "") -> Block:
    """The form behind `/tutorhelp` alone."""
    return form(
        Form.REQUEST,
        title=_("Ask a tutor"),
        submit=_("Send"),
        close=_("Close"),
        blocks=[
            text_field(
                _("What would help you?"),
                Field.WORDS,
                example=_("For example: I'd like to try Kahoot with 7A but don't know where to start"),
                hint=_("Your tutor sees this. No pupils' names, please."),
                most=LONGEST_IN_FORM,
                filled=words,
            ),
            choice_field(_("When?"), Field.WHEN, [(_capital(needed(each, _)), each) for each in FORM_WHEN]),
            small(_("The coordinator sees the topic and the school, never your words.")),
            *([small(safeguarding)] if safeguarding else []),
        ],
    )


FORM_WHEN = (
    WhenNeeded.THIS_WEEK,
    WhenNeeded.TODAY,
    WhenNeeded.RIGHT_NOW,
    WhenNeeded.NEXT_TUTORING_DAY,
)


def form_not_opened(_: Voice) -> Rendered:
    """Said in private where Slack's time for opening the form was over."""
    text = _("The form did not open in time. Nothing was lost. Please press the button.")
    open_it = button(_("Open the form"), Action.OPEN_FORM, "again", primary=True)
    return Rendered(notification(text), (section(text), actions(open_it)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
