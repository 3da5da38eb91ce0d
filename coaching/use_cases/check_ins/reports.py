"""A check-in in one form: the sentence of a week, the whole week without waiting for the question, or a draft."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from coaching.check_ins import Activity, Audience, CheckIn, CheckInId, NotMet
from coaching.drafts import Draft, DraftId, DraftState
from coaching.errors import NoLongerOpen, NothingSaid, NoTriad, NotYours
from coaching.people import Actor, Person
from coaching.ports import Begin, UnitOfWork
from coaching.prompts.values import PromptId, PromptKind
from coaching.school_calendar import IsoWeek, week_of
from coaching.screens import Shown
from coaching.screens.check_ins import CheckInForm, SentenceForm
from coaching.triads import Triad
from coaching.use_cases.acts import Act, glance, turn
from coaching.use_cases.check_ins.keeping import fresh, held, keep, own
from coaching.use_cases.drafts import decide, own_draft
from coaching.use_cases.screens.prompts import member_of


@dataclass(frozen=True, slots=True)
class Report:
    """All that the form asks."""

    met: bool
    did: tuple[Activity, ...] = ()
    because: NotMet | None = None
    sentence: str = field(default="", repr=False)
    audience: Audience = Audience.ONLY_ME


@dataclass(frozen=True, slots=True)
class Reports:
    """What members write of a week."""

    begin: Begin
    look: Begin

    def sentence_form(self, by: Actor, prompt: PromptId, *, now: datetime) -> Shown[SentenceForm]:
        """What the person wrote of that week, to be changed."""
        with glance(self.begin, self.look, by, now) as it:
            found = it.unit.prompts.get(prompt)
            if found is None or found.person != it.person.id:
                raise NotYours("prompt")
            triad = it.unit.triads.get(found.triad)
            said = own(it.unit, triad, found.week, it.person.id) if triad else None
            return it.shown(SentenceForm(prompt, _words(said), said.audience if said else Audience.ONLY_ME))

    def say(self, act: Act, prompt: PromptId, sentence: str, audience: Audience) -> None:
        """The sentence of that week; whoever only adds one to what a mate noted has met like them."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            mine = held(it, prompt, PromptKind.QUESTION)
            said = own(it.unit, mine.triad, mine.prompt.week, it.person.id)
            if said is None and not sentence.strip():
                raise NothingSaid
            new = said or fresh(it, mine.triad, mine.prompt.week, met=True)
            keep(it, mine.triad, replace(new, sentence=sentence.strip(), audience=audience))
            it.done("wrote in their log", prompt)

    def form(self, by: Actor, *, now: datetime, draft: DraftId | None = None) -> Shown[CheckInForm]:
        """This week as the person has told it so far, with a draft's words where it is about one."""
        with glance(self.begin, self.look, by, now) as it:
            triad, week = _now_in(it.unit, it.person, now)
            said = own(it.unit, triad, week, it.person.id)
            words = _own_words(it.unit, draft, it.person)
            return it.shown(_form(said, words, draft, in_triad=True))

    def report(self, act: Act, said: Report, *, draft: DraftId | None = None) -> None:
        """The week as the form has it; a draft that it was about goes, and for the writer alone it stays."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            triad, week = _now_in(it.unit, it.person, act.at)
            kept = own_draft(it, draft) if draft else None
            if kept and kept.state is not DraftState.OPEN:
                raise NoLongerOpen(kept.state)
            before = own(it.unit, triad, week, it.person.id) or fresh(it, triad, week, met=said.met)
            new = told(before, said)
            keep(it, triad, replace(new, audience=Audience.ONLY_ME) if kept else new)
            if kept:
                decide(it, kept, DraftState.NOTED)
            it.done("checked in", new.id)


def told(before: CheckIn, said: Report) -> CheckIn:
    """The check-in as it is after the form: what only fits the other answer goes."""
    did = tuple(each for each in Activity if each in said.did) if said.met else ()
    because = None if said.met else said.because
    return replace(
        before, met=said.met, did=did, because=because, sentence=said.sentence.strip(), audience=said.audience
    )


def _form(said: CheckIn | None, words: str, draft: DraftId | None, *, in_triad: bool) -> CheckInForm:
    written = _words(said)
    together = f"{written}\n{words}" if written and words else written or words
    return CheckInForm(
        check_in=said.id if said else CheckInId(""),
        met=said.met if said else None,
        did=said.did if said else (),
        because=said.because if said else None,
        sentence=together,
        audience=said.audience if said and not draft else Audience.ONLY_ME,
        draft=draft,
        in_triad=in_triad,
    )


def _words(said: CheckIn | None) -> str:
    return said.sentence if said else ""


def _now_in(unit: UnitOfWork, person: Person, now: datetime) -> tuple[Triad, IsoWeek]:
    """The person's triad and the week that it is; `NoTriad` for somebody in none."""
    found = unit.triads.of_person(person.id)
    triad = unit.triads.get(found.id) if found else None
    if triad is None or member_of(triad, person.id) is None:
        raise NoTriad
    return triad, week_of(now, unit.programme().zone)


def _own_words(unit: UnitOfWork, draft: DraftId | None, person: Person) -> str:
    if draft is None:
        return ""
    kept: Draft | None = unit.drafts.get(draft)
    if kept is None or kept.person != person.id:
        raise NotYours("draft")
    if kept.state is not DraftState.OPEN:
        raise NoLongerOpen(kept.state)
    return kept.words
