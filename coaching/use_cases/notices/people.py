"""What somebody sees of what is theirs alone: visits, a draft, an invitation to a role, the Home tab."""

from datetime import datetime

from coaching.drafts import DraftId
from coaching.notices import NoticeKind
from coaching.people import Person
from coaching.ports import UnitOfWork
from coaching.use_cases import screens
from coaching.use_cases.notices.values import Found, NotWanted


def to_person(unit: UnitOfWork, kind: NoticeKind, about: str, person: Person, now: datetime) -> Found:
    """Their own things, as they are now."""
    match kind:
        case NoticeKind.VISITS:
            return _visits(unit, person, now)
        case NoticeKind.DRAFT:
            return _draft(unit, DraftId(about), person)
        case NoticeKind.INVITATION:
            return screens.invitation(unit, person) or NotWanted("role is gone")
    return screens.home_tab(unit, person, now)


def _visits(unit: UnitOfWork, person: Person, now: datetime) -> Found:
    programme = unit.programme()
    if person.id not in programme.tutors:
        return NotWanted("not a tutor")
    return screens.my_visits(programme, person.id, now)


def _draft(unit: UnitOfWork, about: DraftId, person: Person) -> Found:
    draft = unit.drafts.get(about)
    if draft is None or draft.person != person.id:
        return NotWanted("draft is gone")
    return screens.draft_screen(unit, draft, person)
