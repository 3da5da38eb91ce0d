"""Whatever the town and whatever is known: nobody outside the filters, the same choice each time, reasons that hold."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypeVar
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.help_requests import WhenNeeded
from coaching.offers import Why
from coaching.people import PersonId
from coaching.routing import Answers, Need, OnTopic, Records, choose, choosing, everybody, is_away
from coaching.school_calendar import Leave, Weekday, is_inside
from coaching.tutors import Level, Tutor
from tests.builders import IPADS, KAHOOT, KOIVU, MONDAY_8AM, RANTALA, a_person, a_programme, a_tutor, tutoring

FEW = settings(max_examples=25)
"""Each draws a whole town."""
NAMES = [f"T{number}" for number in range(4)]
IDS = [PersonId(name.lower()) for name in NAMES]
COUNTS = st.integers(0, 9)
ANSWERS = st.builds(Answers, COUNTS, COUNTS, COUNTS)
ON_TOPIC = st.builds(OnTopic, COUNTS, COUNTS, COUNTS)
RECORDS = st.builds(
    Records,
    st.dictionaries(st.sampled_from(IDS), ANSWERS),
    st.dictionaries(st.sampled_from(IDS), ON_TOPIC),
    st.dictionaries(st.sampled_from(IDS), st.integers(1, 3)),
)
OFFERS = st.dictionaries(st.sampled_from(IDS), st.integers(1, 4))
TIMES = st.builds(tutoring, st.sampled_from(list(Weekday)[:5]), st.sampled_from([RANTALA, KOIVU, None]))


@st.composite
def tutors(draw: st.DrawFn) -> list[Tutor]:
    return [
        a_tutor(
            name,
            person=a_person(name, schools=(draw(st.sampled_from([RANTALA, KOIVU])),)),
            topics=draw(st.sampled_from([(IPADS,), (KAHOOT,), (IPADS, KAHOOT)])),
            level=draw(st.sampled_from(Level)),
            times=draw(st.lists(TIMES, max_size=3)),
            weekly_cap=draw(st.sampled_from([None, 1, 3])),
            leaves=draw(st.sampled_from([(), (Leave(date(2026, 9, 7), date(2026, 9, 9)),)])),
        )
        for name in NAMES
    ]


@st.composite
def needs(draw: st.DrawFn) -> Need:
    now = MONDAY_8AM + timedelta(hours=draw(st.integers(0, 100)))
    at = st.sampled_from([MONDAY_8AM + timedelta(days=day, hours=3) for day in range(5)])
    return Need(
        when=draw(st.sampled_from(WhenNeeded)),
        topic=draw(st.sampled_from([IPADS, KAHOOT, None])),
        school=draw(st.sampled_from([RANTALA, KOIVU])),
        not_before=now,
        not_these=frozenset(draw(st.sets(st.sampled_from(IDS), max_size=3))),
        online=draw(st.booleans()),
        needed_at=draw(at),
    )


@FEW
@given(tutors(), needs(), OFFERS, RECORDS)
def test_nobody_is_asked_outside_the_hard_filters(
    those: list[Tutor], need: Need, offers: dict[PersonId, int], records: Records
) -> None:
    programme = a_programme(*those)
    choice = choose(programme, need, offers, need.not_before, records)
    assert (choice is None) == (not everybody(programme, need, offers, need.not_before))
    if choice is None:
        return
    tutor = choice.tutor
    assert tutor.person.id not in need.not_these
    assert tutor.weekly_cap is None or offers.get(tutor.person.id, 0) < tutor.weekly_cap
    assert need.topic is None or tutor.level(need.topic)
    assert any(time.school in (need.school, None) for time in tutor.times)
    assert not is_away(programme, tutor, choice.ask_at)
    assert need.not_before <= choice.ask_at <= choice.free_at
    if need.when is WhenNeeded.RIGHT_NOW:
        times = tutor.tutoring_times(programme.schools)
        assert choice.ask_at == need.not_before
        assert is_inside(times.windows, need.not_before)


@FEW
@given(tutors(), needs(), OFFERS, RECORDS)
def test_calendars_that_are_not_looked_into_change_nothing(
    those: list[Tutor], need: Need, offers: dict[PersonId, int], records: Records
) -> None:
    everything = choose(a_programme(*those), need, offers, need.not_before, records)
    with patch.object(choosing, "ALWAYS", 1):
        little = choose(a_programme(*those[::-1]), need, offers, need.not_before, records)
    assert (little and little.tutor) == (everything and everything.tutor)
    assert not little or not everything or set(little.reasons) <= set(everything.reasons)


@FEW
@given(tutors(), needs(), OFFERS, RECORDS)
def test_every_reason_holds(those: list[Tutor], need: Need, offers: dict[PersonId, int], records: Records) -> None:
    programme = a_programme(*those)
    choice = choose(programme, need, offers, need.not_before, records)
    if choice is None:
        return
    who, tutor = choice.tutor.person.id, choice.tutor
    others = everybody(programme, need, offers, need.not_before)
    went = records.on_topic.get(who, OnTopic()).sorted
    nothing_open = not offers.get(who) and not records.still_open.get(who)
    soonest = len(others) > 1 and choice.free_at == min(each.free_at for each in others)
    holds = {
        Why.TOPIC: need.topic is not None,
        Why.WENT_WELL: went >= 1,
        Why.OWN_SCHOOL: need.school in tutor.person.schools,
        Why.VISITS_SCHOOL: any(time.school == need.school for time in tutor.times),
        Why.ONLINE: any(time.school is None for time in tutor.times),
        Why.FEW_OPEN: nothing_open,
        Why.FREE_SOONEST: soonest,
    }
    assert all(holds[reason] for reason in choice.reasons)
    assert len(set(choice.reasons)) == len(choice.reasons)


@FEW
@given(tutors(), needs(), RECORDS, RECORDS)
def test_a_tutors_reasons_tell_nothing_of_what_is_known_of_others(
    those: list[Tutor], need: Need, records: Records, others: Records
) -> None:
    programme = a_programme(*those)
    choice = choose(programme, need, {}, need.not_before, records)
    if choice is None:
        return
    who = choice.tutor.person.id
    mixed = Records(
        _with_own(others.answers, records.answers, who),
        _with_own(others.on_topic, records.on_topic, who),
        _with_own(others.still_open, records.still_open, who),
    )
    again = choose(programme, need, {}, need.not_before, mixed)
    if again and again.tutor == choice.tutor:
        assert again.reasons == choice.reasons


Known = TypeVar("Known")


def _with_own(others: Mapping[PersonId, Known], own: Mapping[PersonId, Known], who: PersonId) -> dict[PersonId, Known]:
    rest = {person: known for person, known in others.items() if person != who}
    return {**rest, **({who: own[who]} if who in own else {})}
