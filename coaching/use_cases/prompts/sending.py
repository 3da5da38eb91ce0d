"""What becomes of each prompt that is due: sent with its question, brought up once more, or skipped and recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from coaching.check_ins import CheckIn
from coaching.notices import Notice, NoticeKind, homes, notice
from coaching.people import REFUSED, Person, PersonId
from coaching.ports import UnitOfWork
from coaching.prompts.asked import Asked, Skip
from coaching.prompts.bank import BANK
from coaching.prompts.planning import catch_up, skipped
from coaching.prompts.questions import Bank, Edit, choose_question, question_of
from coaching.prompts.reminders import offers_rhythm, remind_at, why_not_reminded
from coaching.prompts.stages import Turn
from coaching.prompts.turns import next_turns
from coaching.prompts.values import Prompt, PromptId, PromptKind, PromptState
from coaching.prompts.weeks import why_not_now
from coaching.school_calendar import IsoWeek, Weekday, local_date, term_of, week_of_term
from coaching.triads import Triad, TriadId
from coaching.use_cases.prompts.asked import asked_of

TERM = timedelta(weeks=20)
"""In so long nothing is asked twice, nor in a term of the school that is longer: Finnish springs have 22 weeks."""
LINE_WANTED = timedelta(hours=6)
"""A reminder that could not be sent for longer is none any more."""


@dataclass(slots=True)
class Sender:
    """Decides about the due rows of one transaction; what concerns a triad is read once for all of its members."""

    unit: UnitOfWork
    now: datetime
    bank: Bank
    _triads: dict[TriadId, Triad] = field(default_factory=dict)
    _turns: dict[TriadId, Mapping[PersonId, Turn]] = field(default_factory=dict)
    _weeks: dict[tuple[TriadId, IsoWeek], Sequence[CheckIn]] = field(default_factory=dict)
    _kept: list[Prompt] = field(default_factory=list)
    _owed: list[Notice] = field(default_factory=list)

    def send(self, due: Sequence[Prompt]) -> None:
        """All of them decided about; what follows is written at the end, together."""
        # Not held: members go on pressing meanwhile, and the notifier looks once more who is in it.
        self._triads = {each.id: each for each in self.unit.triads.these({prompt.triad for prompt in due})}
        caught = catch_up(due, self.now)
        self._kept += caught.skipped
        for prompt in caught.send:
            self._ask(prompt)
        for prompt in due:
            if prompt.state is PromptState.SENT:
                self._remind(prompt)
        told = {each.to for each in self._owed}
        self.unit.prompts.save(self._kept)
        self.unit.outbox.add([*self._owed, *homes(told, self.now)])

    def _ask(self, prompt: Prompt) -> None:
        known = self._known(prompt)
        if known is None:
            self._kept.append(skipped(prompt, Skip.NO_WINDOW))
            return
        triad, person, asked = known
        if why := why_not_now(prompt, asked, self.now):
            self._kept.append(skipped(prompt, why))
            return
        week = self._week(prompt) if prompt.kind is PromptKind.QUESTION else ()
        if any(each.person == prompt.person for each in week):
            # Whoever has checked in without waiting for the question gets none.
            self._kept.append(replace(prompt, state=PromptState.ANSWERED))
            return
        mine = self._mine(prompt, asked)
        self._out(self._instead(prompt, mine) or self._with_question(prompt, triad, person, asked, mine), mine)

    def _instead(self, prompt: Prompt, mine: Sequence[Prompt]) -> Prompt | None:
        """The choice of rhythm in the place of a question, after silent weeks."""
        here = [each for each in mine if each.triad == prompt.triad]
        if prompt.kind is not PromptKind.QUESTION or not offers_rhythm(here, prompt.week):
            return None
        self._kept.append(skipped(prompt, Skip.NEWER_ONE))
        choice = replace(
            prompt, id=PromptId(self.unit.new_id()), kind=PromptKind.RHYTHM, state=PromptState.SENT, sent_at=self.now
        )
        return choice if self.unit.prompts.add([choice]) else None

    def _with_question(
        self, prompt: Prompt, triad: Triad, person: Person, asked: Asked, mine: Sequence[Prompt]
    ) -> Prompt:
        sent = replace(prompt, state=PromptState.SENT, sent_at=self.now)
        if prompt.kind is PromptKind.QUESTION:
            turn = self._turns_of(triad)[person.id]
            sent = replace(sent, stage=triad.stage, turn=turn, remind_at=remind_at(prompt, asked))
            sent = replace(sent, question=self._question(sent, person, asked, mine))
            if any(each.met and each.person != prompt.person for each in self._week(prompt)):
                # A mate has said already that they met: the question comes without asking for that.
                sent = replace(sent, state=PromptState.TOLD, remind_at=None)
        self._kept.append(sent)
        return sent

    def _question(self, prompt: Prompt, person: Person, who: Asked, mine: Sequence[Prompt]) -> str | None:
        """One that this person was not asked this term; None where the stage has nothing to ask."""
        if prompt.stage is None or prompt.turn is None:
            return None
        today = local_date(self.now, who.zone)
        week = (week_of_term(who.home, today) if who.home else None) or prompt.week.week
        try:
            chosen = choose_question(
                self.bank,
                stage=prompt.stage,
                turn=prompt.turn,
                week_of_term=week,
                used=[question_of(each.question) for each in mine if each.question],
                seed=f"{prompt.triad}:{prompt.week}",
                language=self.unit.programme().reader(person).language,
            )
        except LookupError:
            return None
        if chosen == BANK.find(chosen.id):
            return chosen.id
        # What is asked in a coordinator's words stays readable in them, whatever becomes of the question.
        asked = Edit.as_asked(chosen)
        self.unit.question_edits.save(asked)
        return asked.question

    def _out(self, prompt: Prompt, mine: Sequence[Prompt]) -> None:
        out = notice(NoticeKind.PROMPT, prompt.id, prompt.person, self.now)
        self._owed += [replace(out, wanted_until=prompt.too_late_at), *self._older(prompt, mine)]

    def _older(self, prompt: Prompt, mine: Sequence[Prompt]) -> list[Notice]:
        """The message of the question before, whose buttons lead nowhere from now on."""
        before = (each for each in mine if each.sent_at and each.week < prompt.week)
        last = next((each for each in before if each.state in (PromptState.SENT, PromptState.TOLD)), None)
        return [notice(NoticeKind.PROMPT, last.id, last.person, self.now, only_edit=True)] if last else []

    def _remind(self, prompt: Prompt) -> None:
        """At most once: whatever comes of it, there is none after it."""
        known = self._known(prompt)
        self._kept.append(replace(prompt, remind_at=None))
        if known is None or why_not_reminded(prompt, known[2], self.now):
            return
        line = notice(NoticeKind.PROMPT_REMINDER, prompt.id, prompt.person, self.now)
        asks_again = notice(NoticeKind.PROMPT, prompt.id, prompt.person, self.now, only_edit=True)
        self._owed += [replace(line, wanted_until=self.now + LINE_WANTED), asks_again]

    def _known(self, prompt: Prompt) -> tuple[Triad, Person, Asked] | None:
        triad, person = self._triads.get(prompt.triad), self.unit.people.get(prompt.person)
        if triad is None or person is None or person.standing in REFUSED:
            return None
        asked = asked_of(self.unit, triad, person)
        return (triad, person, asked) if asked else None

    def _mine(self, prompt: Prompt, who: Asked) -> Sequence[Prompt]:
        """The person's prompts of the term, newest first."""
        monday = prompt.week.day(Weekday.MON)
        term = term_of(who.home, monday) if who.home else None
        since = min(monday - TERM, term.first) if term else monday - TERM
        return self.unit.prompts.of_person(prompt.person, IsoWeek.of(since))

    def _week(self, prompt: Prompt) -> Sequence[CheckIn]:
        """What the triad's members have said of the prompt's week."""
        key = prompt.triad, prompt.week
        if key not in self._weeks:
            self._weeks[key] = self.unit.check_ins.of_week(*key)
        return self._weeks[key]

    def _turns_of(self, triad: Triad) -> Mapping[PersonId, Turn]:
        if triad.id not in self._turns:
            held = [turns for _, turns in self.unit.prompts.sessions(triad.id)]
            self._turns[triad.id] = next_turns([each.person for each in triad.here], held)
        return self._turns[triad.id]
