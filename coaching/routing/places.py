"""Where a tutor helps, as far as weekly times and the visit plan say."""

from coaching.school_calendar import SchoolId
from coaching.tutors import Tutor


def comes_to(tutor: Tutor, school: SchoolId) -> bool:
    """Whether the tutor helps at that school on some day."""
    return any(time.school == school for time in tutor.times) or any(visit.school == school for visit in tutor.visits)


def helps_online(tutor: Tutor) -> bool:
    """Whether some of the tutor's time is online."""
    return any(time.school is None for time in tutor.times)
