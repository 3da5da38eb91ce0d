from datetime import datetime

import pytest

from coaching.errors import CoachingError, TimeMissing, TimePassed
from coaching.help_requests import WhenNeeded, meeting_time
from coaching.kinds import SESSIONS, Kind
from coaching.school_calendar import Weekday
from tests.builders import MONDAY_8AM, a_request, at

TUESDAY, WEDNESDAY, GONE = at(Weekday.TUE, 9), at(Weekday.WED, 9), at(Weekday.MON, 7)


def test_the_time_that_the_tutor_chose_counts() -> None:
    assert meeting_time(a_request(needed_at=TUESDAY), WEDNESDAY, now=MONDAY_8AM) == WEDNESDAY


@pytest.mark.parametrize("kind", sorted(SESSIONS))
def test_without_one_the_requesters_time_counts(kind: Kind) -> None:
    assert meeting_time(a_request(kind=kind, needed_at=TUESDAY), None, now=MONDAY_8AM) == TUESDAY


def test_a_stuck_lesson_is_now_whatever_the_kind() -> None:
    stuck = a_request(kind=Kind.IN_CLASS, when=WhenNeeded.RIGHT_NOW)
    assert meeting_time(stuck, None, now=MONDAY_8AM) == MONDAY_8AM


@pytest.mark.parametrize("needed", [None, GONE])
def test_a_quick_fix_needs_no_time(needed: datetime | None) -> None:
    assert meeting_time(a_request(needed_at=needed), None, now=MONDAY_8AM) is None


@pytest.mark.parametrize("kind", sorted(SESSIONS))
@pytest.mark.parametrize(("needed", "refused"), [(None, TimeMissing), (GONE, TimePassed)])
def test_a_session_needs_a_time_that_is_still_to_come(
    kind: Kind, needed: datetime | None, refused: type[CoachingError]
) -> None:
    with pytest.raises(refused):
        meeting_time(a_request(kind=kind, needed_at=needed), None, now=MONDAY_8AM)


@pytest.mark.parametrize("chosen", [GONE, MONDAY_8AM])
def test_nobody_can_be_met_in_the_past(chosen: datetime) -> None:
    with pytest.raises(TimePassed):
        meeting_time(a_request(), chosen, now=MONDAY_8AM)
