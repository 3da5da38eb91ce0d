from datetime import date, datetime, timedelta

from coaching.help_requests import WhenNeeded
from coaching.offers import Why
from coaching.people import PersonId
from coaching.programmes import Programme
from coaching.routing import Choice, Need, choose
from coaching.school_calendar import Leave, Weekday
from coaching.tutors import Level, Tutor
from tests.builders import (
    IPADS,
    KAHOOT,
    KOIVU,
    MONDAY_8AM,
    PRINTING,
    RANTALA,
    a_person,
    a_programme,
    a_tutor,
    at,
    tutoring,
)

MON, TUE, THU, SAT = Weekday.MON, Weekday.TUE, Weekday.THU, Weekday.SAT
UNDONE_AT = MONDAY_8AM + timedelta(minutes=1)


def asked(
    *tutors: Tutor,
    when: WhenNeeded = WhenNeeded.THIS_WEEK,
    offers: dict[str, int] | None = None,
    now: datetime = MONDAY_8AM,
    **need: object,
) -> Choice | None:
    wanted = {"topic": IPADS, "school": RANTALA, "not_before": now, "not_these": frozenset({PersonId("sanna")}), **need}
    load = {PersonId(name): count for name, count in (offers or {}).items()}
    return choose(a_programme(*tutors), Need(when=when, **wanted), load, now)  # type: ignore[arg-type]


def name(choice: Choice | None) -> str | None:
    return choice.tutor.person.name if choice else None


LIISA = a_tutor("Liisa")


def test_a_tutor_of_the_topic_at_the_school_is_asked_with_the_reasons() -> None:
    choice = asked(LIISA)
    assert choice is not None
    assert choice.tutor == LIISA
    assert choice.reasons == (Why.TOPIC, Why.OWN_SCHOOL)


def test_nobody_is_asked_outside_their_topics() -> None:
    assert asked(LIISA, topic=PRINTING) is None


def test_nobody_is_asked_for_a_school_they_do_not_help_at() -> None:
    assert asked(LIISA, school=KOIVU) is None


def test_a_tutor_with_online_times_helps_every_school() -> None:
    online = a_tutor("Pekka", times=[tutoring(TUE, school=None)])
    choice = asked(online, school=KOIVU)
    assert choice is not None
    assert choice.reasons == (Why.TOPIC, Why.ONLINE)


def test_a_visiting_tutor_is_told_that_they_tutor_there() -> None:
    visiting = a_tutor("Pekka", person=a_person("Pekka", schools=(KOIVU,)))
    choice = asked(visiting)
    assert choice is not None
    assert choice.reasons == (Why.TOPIC, Why.VISITS_SCHOOL)


def test_nobody_is_asked_for_help_with_their_own_request() -> None:
    assert asked(a_tutor("Sanna")) is None


def test_who_was_asked_before_is_not_asked_again() -> None:
    assert asked(LIISA, not_these=frozenset({PersonId("liisa")})) is None


def test_the_weekly_cap_is_never_passed() -> None:
    capped = a_tutor("Liisa", weekly_cap=2)
    assert name(asked(capped, offers={"liisa": 1})) == "Liisa"
    assert asked(capped, offers={"liisa": 2}) is None


def test_without_a_topic_every_tutor_of_the_school_may_be_asked() -> None:
    choice = asked(a_tutor("Liisa", topics=[KAHOOT]), topic=None)
    assert choice is not None
    assert Why.TOPIC not in choice.reasons


def test_the_more_experienced_tutor_goes_first_when_all_else_is_equal() -> None:
    expert = a_tutor("Aino", level=Level.EXPERT)
    assert name(asked(LIISA, expert)) == name(asked(expert, LIISA)) == "Aino"


def test_who_is_free_sooner_goes_first_and_is_told_so() -> None:
    sooner = a_tutor("Aino", times=[tutoring(MON)])
    choice = asked(LIISA, sooner)
    assert name(choice) == "Aino"
    assert choice is not None
    assert choice.reasons[-1] is Why.FREE_SOONEST


def test_who_has_been_offered_less_this_week_goes_first() -> None:
    assert name(asked(LIISA, a_tutor("Aino"), offers={"aino": 1})) == "Liisa"
    assert name(asked(LIISA, a_tutor("Aino"), offers={"liisa": 1})) == "Aino"


def test_the_card_waits_for_the_end_of_the_undo_time() -> None:
    choice = asked(LIISA, not_before=UNDONE_AT)
    assert choice is not None
    assert choice.ask_at == UNDONE_AT


def test_a_card_of_the_evening_goes_out_next_morning() -> None:
    choice = asked(LIISA, now=at(MON, 20), not_before=at(MON, 20, 1))
    assert choice is not None
    assert (choice.ask_at, choice.free_at) == (at(TUE, 8), at(TUE, 9))


def test_a_tutor_on_leave_is_asked_when_they_are_back() -> None:
    away = a_tutor("Liisa", leaves=(Leave(date(2026, 9, 7), date(2026, 9, 9)),))
    choice = asked(away)
    assert choice is not None
    assert (choice.ask_at, choice.free_at) == (at(THU, 8), at(TUE, 9) + timedelta(days=7))


def test_right_now_is_only_for_tutors_on_duty_at_that_moment() -> None:
    on_duty = a_tutor("Aino", times=[tutoring(MON)])
    now = at(MON, 10)
    choice = asked(LIISA, on_duty, when=WhenNeeded.RIGHT_NOW, now=now, not_before=now + timedelta(seconds=10))
    assert name(choice) == "Aino"
    assert choice is not None
    assert choice.ask_at == now + timedelta(seconds=10)
    assert asked(LIISA, when=WhenNeeded.RIGHT_NOW, now=now) is None


def test_a_tutor_without_tutoring_times_is_never_asked() -> None:
    assert asked(a_tutor("Liisa", times=[])) is None
    assert asked(a_tutor("Liisa", times=[tutoring(SAT)])) is None


def test_an_empty_programme_has_nobody_to_ask() -> None:
    empty = Programme(version=1, name="", language="en", zone="UTC")
    need = Need(WhenNeeded.TODAY, None, None, MONDAY_8AM, frozenset())
    assert choose(empty, need, {}, MONDAY_8AM) is None


def test_equals_are_told_apart_the_same_way_each_time() -> None:
    tutors = [a_tutor(each) for each in ("Aino", "Liisa", "Pekka")]
    assert {name(asked(*order)) for order in (tutors, tutors[::-1], tutors[1:] + tutors[:1])} == {"Pekka"}
