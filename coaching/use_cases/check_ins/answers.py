"""Answers to the week's question, a press each: we met, not this week, later; and how often to be asked at all."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from coaching.check_ins import Activity, NotMet
from coaching.errors import DatesReversed, NoLongerOpen, NotYours
from coaching.notices import homes
from coaching.people import Actor
from coaching.ports import Begin
from coaching.prompts.reminders import Snooze, snoozes
from coaching.prompts.rhythms import Rhythm
from coaching.prompts.values import Prompt, PromptId, PromptKind, PromptState
from coaching.screens import Shown
from coaching.use_cases.acts import Act, Turn, glance, turn
from coaching.use_cases.check_ins.keeping import Held, as_it_is, fresh, held, keep, own
from coaching.use_cases.prompts import asked_of, today_of
from coaching.use_cases.screens.prompts import BY_READER

QUESTION, RHYTHM, HELP = PromptKind.QUESTION, PromptKind.RHYTHM, PromptKind.HELP

USUAL_PAUSE = timedelta(weeks=2)


@dataclass(frozen=True, slots=True)
class CheckIns:
    """What one member presses on their own message; every press can be followed by another one."""

    begin: Begin
    look: Begin

    def met(self, act: Act, prompt: PromptId) -> None:
        """They met; what was said of the week before stays, but for the reason why not."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            mine = held(it, prompt, QUESTION)
            said = own(it.unit, mine.triad, mine.prompt.week, it.person.id)
            if said and said.met:
                return
            new = said or fresh(it, mine.triad, mine.prompt.week, met=True)
            keep(it, mine.triad, replace(new, met=True, because=None, at=act.at))
            it.done("checked in", prompt)

    def did(self, act: Act, prompt: PromptId, activity: Activity, *, on: bool) -> None:
        """One thing that they did, noted or taken back; pressed twice it is the same."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            mine = held(it, prompt, QUESTION)
            said = own(it.unit, mine.triad, mine.prompt.week, it.person.id)
            if said is None or not said.met:
                raise NoLongerOpen("changed")
            chosen = {*said.did, activity} if on else {*said.did} - {activity}
            did = tuple(each for each in Activity if each in chosen)
            if did == said.did:
                return
            keep(it, mine.triad, replace(said, did=did))
            it.done("checked in", prompt)

    def not_met(self, act: Act, prompt: PromptId) -> None:
        """Not this week, and no reason is needed."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            mine = held(it, prompt, QUESTION)
            said = own(it.unit, mine.triad, mine.prompt.week, it.person.id)
            if said and not said.met:
                return
            new = said or fresh(it, mine.triad, mine.prompt.week, met=False)
            keep(it, mine.triad, replace(new, met=False, did=(), at=act.at))
            it.done("checked in", prompt)

    def because(self, act: Act, prompt: PromptId, reason: NotMet, *, on: bool) -> None:
        """A reason why not, or none after all."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            mine = held(it, prompt, QUESTION)
            said = own(it.unit, mine.triad, mine.prompt.week, it.person.id)
            if said is None or said.met:
                raise NoLongerOpen("changed")
            why = reason if on else None if said.because is reason else said.because
            if why is said.because:
                return
            keep(it, mine.triad, replace(said, because=why))
            it.done("checked in", prompt)

    def no_thanks(self, act: Act, prompt: PromptId) -> None:
        """Nothing to add to what a mate noted."""
        self._change(act, prompt, (QUESTION,), lambda mine: replace(mine.prompt, state=PromptState.ANSWERED))

    def put_off(self, act: Act, prompt: PromptId, until: Snooze) -> None:
        """Asked again at that moment, once; or not any more this week."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            mine = held(it, prompt, QUESTION)
            later = self._later(it, mine, until)
            if mine.prompt.state is not PromptState.SENT or later == mine.prompt:
                return
            _kept(it, later)
            it.done("put a question off", prompt)

    def _later(self, it: Turn, mine: Held, until: Snooze) -> Prompt:
        if until is Snooze.SKIP_WEEK:
            return replace(mine.prompt, state=PromptState.SKIPPED, skipped_because=BY_READER, remind_at=None)
        asked = asked_of(it.unit, mine.triad, it.person)
        moment = snoozes(mine.prompt, asked, it.act.at).get(until) if asked else None
        if moment is None:
            raise NoLongerOpen("no such moment")
        return replace(mine.prompt, remind_at=moment, put_off_to=moment)

    def pause_form(self, by: Actor, prompt: PromptId, *, now: datetime) -> Shown[date]:
        """From when questions come again, unless the person says otherwise: in two weeks."""
        with glance(self.begin, self.look, by, now) as it:
            found = it.unit.prompts.get(prompt)
            if found is None or found.person != it.person.id:
                raise NotYours("prompt")
            triad = it.unit.triads.get(found.triad)
            if triad is None:
                raise NoLongerOpen("over")
            return it.shown(today_of(it.unit, triad, it.person, now) + USUAL_PAUSE)

    def pause(self, act: Act, prompt: PromptId, until: date) -> None:
        """No questions before that day, also none that is planned already."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            mine = held(it, prompt, QUESTION, RHYTHM)
            if until <= today_of(it.unit, mine.triad, it.person, act.at):
                raise DatesReversed
            self._set_rhythm(it, mine, mine.member.rhythm, until)
            it.done("pauses", prompt)

    def rhythm(self, act: Act, prompt: PromptId, rhythm: Rhythm) -> None:
        """How often from now on; weekly ends a pause."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            mine = held(it, prompt, QUESTION, RHYTHM)
            if mine.member.rhythm is rhythm and mine.member.back_on is None and _is_settled(mine.prompt):
                return
            self._set_rhythm(it, mine, rhythm, None)
            it.done("chose a rhythm", prompt)

    def _set_rhythm(self, it: Turn, mine: Held, rhythm: Rhythm, back_on: date | None) -> None:
        me, unit = it.person.id, it.unit
        members = tuple(
            replace(each, rhythm=rhythm, back_on=back_on) if each == mine.member else each
            for each in mine.triad.members
        )
        unit.triads.save([replace(mine.triad, members=members)])
        unit.prompts.drop_planned(mine.triad.id, me)
        _kept(it, replace(mine.prompt, state=PromptState.ANSWERED) if mine.prompt.kind is RHYTHM else mine.prompt)

    def wants_help(self, act: Act, prompt: PromptId, *, wants: bool) -> None:
        """Whether a hand would help; it is counted, and nobody is named."""
        state = PromptState.ANSWERED if wants else PromptState.SKIPPED
        because = None if wants else BY_READER
        self._change(act, prompt, (HELP,), lambda mine: replace(mine.prompt, state=state, skipped_because=because))

    def _change(
        self, act: Act, prompt: PromptId, kinds: tuple[PromptKind, ...], change: Callable[[Held], Prompt]
    ) -> None:
        with turn(self.begin, act) as it:
            if not it.first:
                return
            mine = held(it, prompt, *kinds)
            changed = change(mine)
            if changed == mine.prompt:
                return
            _kept(it, changed)
            it.done("answered", prompt)


def _is_settled(prompt: Prompt) -> bool:
    return prompt.kind is not RHYTHM or prompt.state is PromptState.ANSWERED


def _kept(it: Turn, prompt: Prompt) -> None:
    """The prompt as decided, with its message and its reader's Home tab."""
    it.unit.prompts.save([prompt])
    it.unit.outbox.add([as_it_is(it, prompt), *homes([it.person.id], it.act.at)])
