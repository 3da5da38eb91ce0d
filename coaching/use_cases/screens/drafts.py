"""What somebody wrote to the bot, with what can become of it."""

from coaching.drafts import Draft
from coaching.people import Person
from coaching.ports import UnitOfWork
from coaching.screens import DraftScreen


def draft_screen(unit: UnitOfWork, draft: Draft, person: Person) -> DraftScreen:
    """The draft; a member of a triad may keep it in their own log."""
    return DraftScreen(draft.id, draft.state, may_note=unit.triads.of_person(person.id) is not None)
