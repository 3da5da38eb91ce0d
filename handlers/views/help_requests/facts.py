"""What a request is about, in short facts: topic, kind, when, where, since when, and who reads its words."""

from coaching.help_requests import OPEN, Read, RequestState, WhenNeeded
from coaching.kinds import IN_A_LESSON, SESSIONS, Kind
from coaching.screens import CoverNeed, RequestScreen
from handlers.languages import Voice
from handlers.views.dates import moment, when
from handlers.views.kinds import cover_kind, experience, kind_name, setting_said
from handlers.views.names import named
from handlers.views.texts import cut

LONGEST_SETTING = 200
"""Characters of the class and room, or of how many and who."""
PROGRESS = (RequestState.WAITING, RequestState.ACCEPTED, RequestState.MET, RequestState.SORTED)


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
        case WhenNeeded.CHOSEN_TIME:
            return _("at a chosen time")


def in_short(screen: RequestScreen, _: Voice) -> str:
    """Topic, kind, when and where, in one line."""
    topic, kind = screen.topic or _("not sure yet"), kind_name(screen.kind, _)
    known = [
        _("Topic: {topic}", topic=topic),
        _("Kind: {kind}", kind=kind),
        *(_when_and_where(screen, _) if screen.kind is not Kind.WORKSHOP_IDEA else ()),
        _("Experience: {experience}", experience=experience(screen.level, _)) if screen.level else "",
    ]
    return " · ".join(fact for fact in known if fact)


def read_as(screen: RequestScreen, _: Voice) -> str:
    """What was only read from the words, so that a mistake is seen; empty where nothing was."""
    details = [
        *([kind_name(screen.kind, _)] if Read.KIND in screen.read else []),
        *([needed(screen.when, _)] if Read.WHEN in screen.read else []),
    ]
    return _("I read this as: {details}. You can change it.", details=", ".join(details)) if details else ""


def _when_and_where(screen: RequestScreen, _: Voice) -> tuple[str, ...]:
    time = when(screen.needed, _) if screen.needed else needed(screen.when, _)
    where = _("online") if screen.online else screen.school
    setting = setting_said(screen.kind, _setting(screen), _) if screen.setting and screen.kind in SESSIONS else ""
    return _("When: {when}", when=time), _("Where: {place}", place=where) if where else "", setting


def _setting(screen: RequestScreen) -> str:
    return cut(screen.setting, LONGEST_SETTING)


def place(screen: RequestScreen) -> str:
    """Where the tutor comes to: the class and room if known, else the school."""
    return (_setting(screen) if screen.kind in IN_A_LESSON else "") or screen.school


def progress(screen: RequestScreen, _: Voice) -> str:
    """How far it has come, in words: "Asked → Accepted", and what comes next; empty where it goes another way."""
    if screen.state not in PROGRESS:
        return ""
    steps = (_("Asked"), _("Accepted"), _("Met"), _("Sorted"))
    # Translators: each of these says what comes next in the life of a request.
    coming = (_("Next: a tutor accepts."), _("Next: you meet."), _("Next: you say how it went."), "")
    done = PROGRESS.index(screen.state)
    return " · ".join(part for part in (" → ".join(steps[: done + 1]), coming[done]) if part)


def asked_since(screen: RequestScreen, _: Voice) -> str:
    """Who is asked and since when; the moment of asking alone where nobody still has to answer."""
    if screen.state is not RequestState.WAITING or not screen.asked:
        return _("Asked {moment}.", moment=moment(screen.asked_at, _))
    return " ".join(
        _("Asked: {tutor}, {moment}.", tutor=each.name or _("A colleague"), moment=moment(each.since, _))
        for each in screen.asked
    )


def beside(screen: RequestScreen, _: Voice) -> list[str]:
    """Who helps beside the tutor, and what is covered."""
    helpers = _.several(named(each, _) for each in screen.seconds)
    also = [_("Also helping: {names}.", names=helpers)] if screen.seconds else []
    return [*also, *([_covered(screen.cover, _)] if screen.cover else [])]


def _covered(cover: CoverNeed, _: Voice) -> str:
    kind = cover_kind(cover.kind, _)
    if cover.arranged:
        return _("Cover is arranged: {kind}.", kind=kind)
    return _("Cover is needed: {kind}. The coordinator has been told.", kind=kind)


def seen_by(screen: RequestScreen, _: Voice) -> str:
    """Who reads the words; empty where it has ended."""
    if screen.state is RequestState.COLLECTED:
        return _("Your words stay with you. Only the topic is counted.")
    if screen.state not in OPEN:
        return ""
    if screen.state is RequestState.HELD:
        return _("Nobody else has seen your words.")
    if screen.words_shown:
        return _("The tutors asked and the coordinator can read your words.")
    return _("Only the tutors asked see your words. Please leave out pupils' names.")
