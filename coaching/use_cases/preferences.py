"""What a person decides about how the bot speaks to them: language, quiet hours, coaching questions."""

from dataclasses import dataclass, replace
from datetime import time

from coaching.errors import TimeMissing
from coaching.notices import homes
from coaching.offers import OfferState
from coaching.people import Actor, Person
from coaching.ports import Begin
from coaching.school_calendar import QuietHours
from coaching.screens import QuietForm, Shown
from coaching.use_cases.acts import Act, Turn, reader_of, turn
from coaching.use_cases.asking import card


@dataclass(frozen=True, slots=True)
class Preferences:
    """A person's own settings; which languages there are, the views know."""

    begin: Begin
    look: Begin

    def language(self, act: Act, code: str) -> None:
        """That language from now on, whatever Slack and the list say; empty: as they say."""
        with turn(self.begin, act) as it:
            if it.first:
                _keep(it, replace(_held(it), own_language=code or None), "chose a language")

    def quiet_form(self, by: Actor) -> Shown[QuietForm]:
        """The quiet hours as they stand."""
        with self.look(by.workspace) as unit:
            person = reader_of(unit, by)
            hours = person.quiet
            shown = QuietForm(hours.start if hours else None, hours.end if hours else None)
            return Shown(shown, unit.programme().reader(person))

    def quiet(self, act: Act, start: time | None, end: time | None) -> None:
        """Nothing comes between the two, over midnight where the start is later; none where both are empty or alike."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            if (start is None) != (end is None):
                raise TimeMissing
            hours = QuietHours(start, end) if start is not None and end is not None and start != end else None
            _keep(it, replace(_held(it), quiet=hours), "chose quiet hours")

    def coaching_questions(self, act: Act, *, wanted: bool) -> None:
        """Whether the person's cards carry a question to ask rather than advise."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            for request in it.unit.help_requests.offered_to(it.person.id):
                mine = (each for each in request.offers if each.tutor == it.person.id)
                accepted = [each for each in mine if each.state is OfferState.ACCEPTED]
                it.unit.outbox.add(card(request, each, act.at, only_edit=True) for each in accepted)
            did = "wants coaching questions" if wanted else "wants no coaching questions"
            _keep(it, replace(_held(it), wants_questions=wanted), did)


def _held(it: Turn) -> Person:
    """The person's row, held: of two changes at once, the later one builds on the earlier one."""
    return it.unit.people.held(it.act.by.slack_user) or it.person


def _keep(it: Turn, person: Person, did: str) -> None:
    if person == it.person:
        return
    it.unit.people.save(person)
    it.unit.outbox.add(homes([person.id], it.act.at))
    it.done(did, person.id)
