"""Help for triads that were quiet: a break makes nobody quiet."""

from datetime import date, timedelta

import pytest

from coaching.people import Role
from coaching.prompts.values import PromptKind
from coaching.school_calendar import Break, IsoWeek
from coaching.use_cases.triad_counts import TriadStatistics
from tests.builders import MONDAY_8AM, a_person, a_school
from tests.coaching.use_cases.house import House
from tests.triad_builders import a_check_in, a_triad

WEEK = timedelta(weeks=1)
AFTER_THE_BREAK = MONDAY_8AM + 2 * WEEK
"""Monday of week 39; in week 38 nobody teaches."""
BREAK = Break("Autumn", date(2026, 9, 14), date(2026, 9, 20))


def offered(met_in: int) -> int:
    """How many members of a triad that met in that week last are offered help after the break."""
    house = House(
        people=[a_person("Liisa Korhonen"), a_person("Pekka Laine"), a_person("Maija Salo")],
        schools=[a_school(breaks=(BREAK,))],
    )
    house.gives("maija", Role.COORDINATOR)
    triad, said = a_triad(started_at=MONDAY_8AM - 4 * WEEK), a_check_in(week=IsoWeek(2026, met_in))
    house.rows.triads[triad.id] = triad
    house.rows.check_ins[said.id] = said
    TriadStatistics(house.begin, house.begin).offer_help(house.act("maija", AFTER_THE_BREAK), quiet_ones=True)
    return sum(each.kind is PromptKind.HELP for each in house.rows.prompts.values())


@pytest.mark.parametrize(("met_in", "members"), [(39, 0), (37, 0), (36, 0), (35, 3)])
def test_a_triad_that_met_in_the_last_teaching_weeks_is_not_quiet_after_a_break(met_in: int, members: int) -> None:
    assert offered(met_in) == members
