"""Where a request stands, and what comes next: sentences for its requester, without anybody's words."""

from collections.abc import Iterable

from coaching.help_requests import Acts, RequestState, Stage, WhenNeeded
from coaching.kinds import Kind
from coaching.outcomes import Result
from coaching.screens import RequestScreen
from handlers.languages import Voice
from handlers.views.dates import several_moments, when
from handlers.views.help_requests.facts import place
from handlers.views.names import all_named, named


def standing(screen: RequestScreen, _: Voice) -> str:
    """Where it stands, in one or two sentences; a locked phone may show them."""
    match screen.stage:
        case Stage.HELD:
            return _("Nothing has been sent yet. Please read this first.")
        case Stage.NEEDS_SCHOOL:
            return _("Which school are you in? I'll ask a tutor as soon as I know. Your words are kept.")
        case Stage.WAITING:
            return _waiting(screen, _)
        case Stage.QUESTION:
            asking = (said.tutor.name for said in screen.conversations if said.waits)
            return _("{tutor} has a question for you.", tutor=_first(asking, _))
        case Stage.TIME_SUGGESTED:
            return _suggested(screen, _)
        case Stage.MOVING:
            name = screen.own_suggestion.name if screen.own_suggestion else ""
            return _("You suggested other times. {tutor} chooses one.", tutor=name or _("A colleague"))
        case Stage.NOBODY:
            return _nobody(screen, _)
        case Stage.ACCEPTED if screen.not_yet:
            return _("Not sorted yet. {tutor} has been told.", tutor=named(screen.helper, _))
        case Stage.ACCEPTED:
            return _("{tutor} takes your request.", tutor=named(screen.helper, _))
        case Stage.MET:
            return _("How did it go with {tutor}?", tutor=named(screen.helper, _))
        case Stage.ENDED:
            return _ended(screen, _)


def _waiting(screen: RequestScreen, _: Voice) -> str:
    if not screen.asked:
        return _("I'm looking for the right colleague.")
    tutors = all_named((each.name or _("A colleague") for each in screen.asked), _)
    if screen.can_undo:
        return _("Got it. I'm asking {tutor}.", tutor=tutors)
    return _("Waiting for {tutor}.", tutor=tutors)


def _suggested(screen: RequestScreen, _: Voice) -> str:
    if len(screen.suggestions) > 1:
        return _("Several tutors suggest times.")
    tutor, times = _first((each.name for each in screen.suggestions), _), _count_of_times(screen)
    if not times:
        return _("{tutor} suggested a time that has passed.", tutor=tutor)
    return _.plural("{tutor} suggests a time.", "{tutor} suggests {n} times.", times, tutor=tutor)


def _count_of_times(screen: RequestScreen) -> int:
    return sum(len(each.times) for each in screen.suggestions)


def _choose(screen: RequestScreen, _: Voice) -> str:
    match _count_of_times(screen):
        case 0:
            return _("Please suggest others.")
        case 1:
            return _("Does it suit you? If not, suggest others.")
    return _("Which one suits you? If none does, suggest others.")


def _first(names: Iterable[str], _: Voice) -> str:
    return next((name for name in names if name), "") or _("A colleague")


def _nobody(screen: RequestScreen, _: Voice) -> str:
    if screen.acts is Acts.REQUESTER or not screen.coordinator_told:
        return _("Nobody has been free yet. Your request is kept; nothing is lost.")
    if screen.words_shown:
        return _("Nobody has been free yet. The coordinator can read your request now.")
    return _("Nobody has been free yet. May the coordinator read your request?")


def _ended(screen: RequestScreen, _: Voice) -> str:
    match screen.state:
        case RequestState.SORTED if screen.closed_for_me:
            return _("Your tutor says it is sorted, so I've closed it. You can reopen it.")
        case RequestState.DID_NOT_HAPPEN if screen.closed_for_me:
            return _("Your tutor says it didn't happen, so I've closed it. You can reopen it.")
        case RequestState.SORTED:
            return _("Sorted. Thank you for telling me.")
        case RequestState.DID_NOT_HAPPEN:
            return _("It didn't happen. That's all right; ask again whenever you like.")
        case RequestState.UNDONE:
            return _("Taken back. Nobody was asked.")
        case RequestState.COLLECTED:
            return _("Noted as a workshop idea. Nobody is asked; wishes are counted by topic.")
    return _("Cancelled. Whoever was asked has been told.")


def told(screen: RequestScreen, _: Voice) -> list[str]:
    """Where it stands and what comes next; where the tutor's coming says both, that alone."""
    steps = next_steps(screen, _)
    if screen.stage is Stage.ACCEPTED and _tutor_comes(screen) and not screen.not_yet:
        return steps
    return [standing(screen, _), *steps]


def next_steps(screen: RequestScreen, _: Voice) -> list[str]:
    """What comes next, with a date where there is one."""
    match screen.stage:
        case Stage.HELD:
            return _about_a_child(screen, _)
        case Stage.WAITING:
            return _while_waiting(screen, _)
        case Stage.QUESTION:
            return [_("They wait for your answer."), *_kept(screen, _)]
        case Stage.TIME_SUGGESTED:
            return [_choose(screen, _), *_kept(screen, _)]
        case Stage.MOVING:
            times = screen.own_suggestion.times if screen.own_suggestion else ()
            suggested = several_moments((time.said for time in times), _)
            return [*([_("You can come {moments}.", moments=suggested)] if times else []), *_kept(screen, _)]
        case Stage.NOBODY:
            return _without_tutor(screen, _)
        case Stage.ACCEPTED:
            return [_meeting(screen, _), _("Afterwards I'll ask how it went.")]
        case Stage.MET:
            return _tutor_said(screen, _)
    return []


def _about_a_child(screen: RequestScreen, _: Voice) -> list[str]:
    """What to do first, whom to turn to, and the way on; each stands in a line of its own."""
    contact = screen.safeguarding or _("Please speak to your school's safeguarding lead first.")
    return [
        _("Your words may be about a child at risk. I have kept them and sent them to nobody."),
        contact,
        _("If a child is in danger now, call the emergency number."),
        _("Is it about something else? Then send it on."),
    ]


def _while_waiting(screen: RequestScreen, _: Voice) -> list[str]:
    first = (screen.asked[0].name or _("A colleague")) if screen.asked else ""
    time = when(screen.promise, _) if screen.promise else ""
    by_name = time and first and len(screen.asked) > 1
    said = [
        _("Next tutoring time of {tutor}: {moment}.", tutor=first, moment=time) if by_name else "",
        _("Next tutoring time: {moment}.", moment=time) if time and not by_name else "",
        _("Without an answer I ask the next tutor.") if first and screen.when is not WhenNeeded.RIGHT_NOW else "",
    ]
    return [*(each for each in said if each), *stuck(screen, _)]


def stuck(screen: RequestScreen, _: Voice) -> list[str]:
    """Another way where a lesson is stuck."""
    if screen.when is not WhenNeeded.RIGHT_NOW:
        return []
    return [_("Tutors are teachers and may be in class."), *_call(screen.it_support, _)]


def _call(contact: str, _: Voice) -> list[str]:
    return [_("If a lesson is stuck, call IT support: {contact}.", contact=contact)] if contact else []


def _kept(screen: RequestScreen, _: Voice) -> list[str]:
    if screen.agreed is None or screen.state is not RequestState.ACCEPTED:
        return []
    return [_("Until then you still meet {moment}.", moment=when(screen.agreed, _))]


def _without_tutor(screen: RequestScreen, _: Voice) -> list[str]:
    said = []
    if screen.coordinator_told and not screen.words_shown:
        said.append(_("So far they know the topic and the school only."))
    if screen.it_suggested:
        said.append(_("They suggest IT support: {contact}.", contact=screen.it_support or "–"))
    elif screen.when is WhenNeeded.RIGHT_NOW:
        said += _call(screen.it_support, _)
    if screen.next_day:
        said.append(_("The next tutoring day is {moment}.", moment=when(screen.next_day, _)))
    return said


def _meeting(screen: RequestScreen, _: Voice) -> str:
    if screen.agreed is None:
        time = when(screen.promise, _) if screen.promise else ""
        return _("Next tutoring time: {moment}.", moment=time) if time else _("You two agree on when to meet.")
    time, where = when(screen.agreed, _), place(screen)
    if screen.online:
        return _("You meet online {moment}.", moment=time)
    if _tutor_comes(screen):
        return _("{tutor} comes {moment}: {place}.", tutor=named(screen.helper, _), moment=time, place=where)
    return _("You meet {moment}.", moment=time)


def _tutor_comes(screen: RequestScreen) -> bool:
    return bool(screen.agreed and place(screen)) and not screen.online and screen.kind is not Kind.QUICK_FIX


def _tutor_said(screen: RequestScreen, _: Voice) -> list[str]:
    match screen.tutor_said:
        case Result.SORTED:
            said = _("They say it is done.")
        case Result.DID_NOT_HAPPEN:
            said = _("They say it didn't happen.")
        case _:
            return [_("You were to meet {moment}.", moment=when(screen.agreed, _))] if screen.agreed else []
    return [said, _("If you say nothing, their answer counts after five teaching days.")]
