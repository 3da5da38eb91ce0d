"""The week's question as its reader sees it now: the face follows from the rows, never from what was shown before."""

from datetime import datetime, timedelta

from coaching.check_ins import Audience, CheckIn
from coaching.people import Person, PersonId
from coaching.ports import UnitOfWork
from coaching.prompts.asked import Asked
from coaching.prompts.bank import BANK
from coaching.prompts.reminders import Snooze, snoozes
from coaching.prompts.rhythms import Rhythm
from coaching.prompts.values import Prompt, PromptKind, PromptState
from coaching.school_calendar import IsoWeek, Weekday, week_of
from coaching.screens.parts import Colleague
from coaching.screens.prompts import PromptFace, PromptScreen, SharedSentence
from coaching.triads import Member, Triad, TriadState
from coaching.triads.changes import company
from coaching.use_cases.prompts import asked_of, today_of
from coaching.use_cases.screens.parts import colleague

BY_READER = "by_reader"
"""Why a week is skipped, where its reader said so."""
WEEKLY = frozenset({PromptKind.QUESTION, PromptKind.RHYTHM})
QUIET = frozenset({PromptFace.ASKED, PromptFace.PUT_OFF})


def prompt_screen(unit: UnitOfWork, prompt: Prompt, person: Person, now: datetime) -> PromptScreen | None:
    """What became of it; None where the triad's row is gone."""
    triad = unit.triads.get(prompt.triad)
    if triad is None:
        return None
    member = member_of(triad, person.id)
    week = unit.check_ins.of_week(triad.id, prompt.week)
    mine = next((each for each in week if each.person == person.id), None)
    told = told_by(week, triad, person.id)
    back_on = member.pauses_until(today_of(unit, triad, person, now)) if member else None
    paused = back_on is not None or (member is not None and member.rhythm is Rhythm.PAUSED)
    face = _face(unit, prompt, member, mine, told, now, paused=paused)
    asked = asked_of(unit, triad, person) if face in QUIET else None
    return PromptScreen(
        prompt=prompt.id,
        kind=prompt.kind,
        face=face,
        question=_question(unit, prompt, person),
        turn=prompt.turn,
        mates=tuple(_name(unit, each.person) for each in company(triad) if each.person != person.id),
        did=mine.did if mine else (),
        because=mine.because if mine else None,
        has_sentence=bool(mine and mine.sentence),
        told_by=_name(unit, told.person) if told else "",
        shared=shared(unit, week, triad, person.id) if member else (),
        next_at=triad.next_at if triad.next_at and triad.next_at > now else None,
        put_off_to=prompt.put_off_to,
        can_put_off=_can_put_off(prompt, asked, now),
        back_on=back_on,
        rhythm=member.rhythm if member else Rhythm.WEEKLY,
        coordinator=_coordinator(unit) if prompt.kind is PromptKind.HELP else None,
    )


def member_of(triad: Triad, person: PersonId) -> Member | None:
    """The person as a member of the active triad; None for anybody else."""
    if triad.state is not TriadState.ACTIVE:
        return None
    return next((each for each in company(triad) if each.person == person), None)


def told_by(week: list[CheckIn], triad: Triad, person: PersonId) -> CheckIn | None:
    """The first report of a mate that the triad met in that week."""
    here = {each.person for each in company(triad)} - {person}
    return min((each for each in week if each.met and each.person in here), key=lambda each: each.at, default=None)


def shared(unit: UnitOfWork, week: list[CheckIn], triad: Triad, person: PersonId) -> tuple[SharedSentence, ...]:
    """What mates wrote for their triad; what somebody wrote who is no member any more is shown to nobody."""
    here = {each.person for each in company(triad)} - {person}
    said = (each for each in week if each.person in here and each.sentence and each.audience is Audience.MY_TRIAD)
    return tuple(SharedSentence(_name(unit, each.person), each.sentence) for each in said)


def is_over(unit: UnitOfWork, prompt: Prompt, now: datetime) -> bool:
    """Whether it is too late to answer: a newer question has come, or its week and the one after are gone."""
    if prompt.kind not in WEEKLY:
        return False
    sent = (each for each in unit.prompts.of_person(prompt.person, prompt.week) if each.sent_at)
    newer = any(each.triad == prompt.triad and each.kind in WEEKLY and each.week > prompt.week for each in sent)
    last = IsoWeek.of(prompt.week.day(Weekday.MON) + timedelta(weeks=1))
    return newer or week_of(now, unit.programme().zone) > last


def _face(
    unit: UnitOfWork,
    prompt: Prompt,
    member: Member | None,
    mine: CheckIn | None,
    told: CheckIn | None,
    now: datetime,
    *,
    paused: bool,
) -> PromptFace:
    if member is None:
        return PromptFace.CLOSED
    if prompt.kind is not PromptKind.QUESTION:
        return _face_of_choice(unit, prompt, now, paused=paused)
    if mine:
        return _answered(mine, told)
    if is_over(unit, prompt, now):
        return PromptFace.OVER
    if prompt.state is PromptState.ANSWERED:
        return PromptFace.SAVED
    if told:
        return PromptFace.MATE_TOLD
    if paused:
        return PromptFace.PAUSED
    if prompt.state is PromptState.SKIPPED:
        return PromptFace.LEFT_OUT if prompt.skipped_because == BY_READER else PromptFace.OVER
    return PromptFace.PUT_OFF if prompt.put_off_to and prompt.put_off_to > now else PromptFace.ASKED


def _answered(mine: CheckIn, told: CheckIn | None) -> PromptFace:
    if not mine.met:
        return PromptFace.NOT_MET
    asks = not mine.did and not (told and (told.at < mine.at or mine.sentence))
    return PromptFace.WHAT_YOU_DID if asks else PromptFace.SAVED


def _face_of_choice(unit: UnitOfWork, prompt: Prompt, now: datetime, *, paused: bool) -> PromptFace:
    """The choice of rhythm and the offer of help."""
    if prompt.state is PromptState.ANSWERED:
        return PromptFace.PAUSED if paused and prompt.kind is PromptKind.RHYTHM else PromptFace.SAVED
    if prompt.state is PromptState.SKIPPED:
        return PromptFace.LEFT_OUT
    return PromptFace.OVER if is_over(unit, prompt, now) else PromptFace.ASKED


def _can_put_off(prompt: Prompt, asked: Asked | None, now: datetime) -> tuple[Snooze, ...]:
    if asked is None or prompt.kind is not PromptKind.QUESTION:
        return ()
    return (*snoozes(prompt, asked, now), Snooze.SKIP_WEEK, Snooze.PAUSE)


def _question(unit: UnitOfWork, prompt: Prompt, person: Person) -> str:
    if prompt.question is None:
        return ""
    # Words of our own are asked under their own id alone, so changed ones do not take their place.
    found = BANK.find(prompt.question) or BANK.with_edits(unit.question_edits.all()).find(prompt.question)
    return found.text_in(unit.programme().reader(person).language) if found else ""


def _coordinator(unit: UnitOfWork) -> Colleague | None:
    first = next(iter(unit.programme().coordinators), None)
    return colleague(unit, first.id) if first else None


def _name(unit: UnitOfWork, person: PersonId) -> str:
    found = unit.people.get(person)
    return found.name if found else ""
