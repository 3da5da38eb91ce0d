"""What a card says besides its first sentence: kind and place, the reason for asking this tutor, who else is there."""

from collections.abc import Iterable

from coaching.offers import Why
from coaching.screens import CardState, TutorCard
from handlers.languages import Voice
from handlers.views.dates import several_moments, when
from handlers.views.kinds import cover_kind, experience, kind_name, setting_said
from handlers.views.names import named
from handlers.views.offers.questions import coaching_questions
from handlers.views.offers.sentences import time_wanted
from handlers.views.texts import cut

LONGEST_SETTING = 200
"""Characters of the class and room, or of how many and who."""
UNDER_WAY = frozenset({CardState.ACCEPTED, CardState.MET})


def known(screen: TutorCard, _: Voice) -> list[str]:
    """Short facts to decide by, and to find the way by."""
    if screen.state is not CardState.ASKED and screen.state not in UNDER_WAY:
        return []
    lines = [
        *_school_and_when(screen, _),
        _("Kind: {kind}", kind=kind_name(screen.kind, _)),
        _("Where: {place}", place=_("online")) if screen.online else "",
        setting_said(screen.kind, cut(screen.setting, LONGEST_SETTING), _) if screen.setting else "",
        _("Experience: {experience}", experience=experience(screen.level, _)) if screen.level else "",
    ]
    return [line for line in lines if line]


def _school_and_when(screen: TutorCard, _: Voice) -> list[str]:
    """What the first sentence of a fresh card has said already, and that of a later one no more."""
    if screen.state is CardState.ASKED and not (screen.their_times or screen.my_times or screen.conversation):
        return []
    school = _("School: {school}", school=screen.school) if screen.school else ""
    return [school, "" if screen.agreed else _("When: {when}", when=time_wanted(screen, _))]


def _mine(screen: TutorCard, _: Voice) -> str:
    """The times that the requester has to choose from."""
    if not screen.my_times:
        return ""
    return _("Your times: {times}.", times=several_moments((time.said for time in screen.my_times), _))


def footnotes(screen: TutorCard, _: Voice) -> list[str]:
    """Why it came and who else has it; after accepting, what helps on the way."""
    match screen.state:
        case CardState.ASKED:
            lines = [_mine(screen, _), *_while_asked(screen, _)]
        case CardState.ACCEPTED | CardState.MET:
            lines = [_mine(screen, _), *_under_way(screen, _)]
        case _:
            lines = []
    return [line for line in lines if line]


def _while_asked(screen: TutorCard, _: Voice) -> list[str]:
    also = _("Now also with {names}.", names=_.several(screen.also_asked)) if screen.also_asked else ""
    return [
        _("Still open. Pass on if you're busy, that's fine.") if screen.reminded else "",
        _because(screen, _),
        also,
        _next_time(screen, _),
    ]


def _under_way(screen: TutorCard, _: Voice) -> list[str]:
    beside = _.several(named(each, _) for each in screen.seconds)
    return [
        _asks_rather(screen, _),
        _("Looking on with you: {names}.", names=beside) if screen.seconds else "",
        _cover(screen, _),
        _next_time(screen, _) if not screen.agreed else "",
    ]


def _next_time(screen: TutorCard, _: Voice) -> str:
    return _("Your next tutoring time: {moment}", moment=when(screen.promise, _)) if screen.promise else ""


def _cover(screen: TutorCard, _: Voice) -> str:
    if screen.cover is None:
        return ""
    kind = cover_kind(screen.cover.kind, _)
    if screen.cover.arranged:
        return _("Cover is arranged: {kind}.", kind=kind)
    return _("Cover is needed: {kind}. The coordinator has been told.", kind=kind)


def _asks_rather(screen: TutorCard, _: Voice) -> str:
    """A question that leaves the learning to the teacher."""
    if screen.coaching_question is None:
        return ""
    questions = coaching_questions(_)
    question = questions[screen.coaching_question % len(questions)]
    return _("Ask before you advise: “{question}” You can turn these questions off on Home.", question=question)


def _because(screen: TutorCard, _: Voice) -> str:
    """The reason for asking this tutor."""
    reasons = _reasons(screen, _)
    return _("You got this because: {reasons}.", reasons=", ".join(reasons)) if reasons else ""


def _reasons(screen: TutorCard, _: Voice) -> Iterable[str]:
    words = {
        Why.TOPIC: _("your topic"),
        Why.WENT_WELL: _("it went well before"),
        Why.OWN_SCHOOL: _("your school"),
        Why.VISITS_SCHOOL: _("you tutor at that school"),
        Why.ONLINE: _("you help online"),
        Why.FREE_SOONEST: _("you are free soonest"),
        Why.FEW_OPEN: _("you have few requests open"),
        Why.HANDED_OVER: _("a colleague thought of you"),
        Why.SECOND_PAIR: _("a colleague would like your view too"),
        Why.BACK_UP: _("you offered to back up"),
        Why.ASSIGNED: _("the coordinator thought of you"),
        Why.TAKEN_ON: _("you took it yourself"),
        Why.AGAIN: _("you helped with this before"),
    }
    return [words[reason] for reason in screen.reasons]
