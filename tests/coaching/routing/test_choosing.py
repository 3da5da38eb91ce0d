from datetime import date, datetime, timedelta

from coaching.help_requests import HelpRequest, WhenNeeded
from coaching.kinds import Kind
from coaching.ladder import LADDER
from coaching.offers import OfferState, Why
from coaching.people import PersonId
from coaching.programmes import Programme
from coaching.routing import Choice, Need, choose, fits, need_of
from coaching.school_calendar import Break, Leave, Weekday
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
    a_request,
    a_school,
    a_tutor,
    an_offer,
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
    assert choice.reasons == (Why.TOPIC, Why.OWN_SCHOOL, Why.FEW_OPEN)


def test_nobody_is_asked_outside_their_topics() -> None:
    assert asked(LIISA, topic=PRINTING) is None


def test_nobody_is_asked_for_a_school_they_do_not_help_at() -> None:
    assert asked(LIISA, school=KOIVU) is None


def test_a_tutor_with_online_times_helps_every_school() -> None:
    online = a_tutor("Pekka", times=[tutoring(TUE, school=None)])
    choice = asked(online, school=KOIVU)
    assert choice is not None
    assert choice.reasons == (Why.TOPIC, Why.ONLINE, Why.FEW_OPEN)


def test_a_visiting_tutor_is_told_that_they_tutor_there() -> None:
    visiting = a_tutor("Pekka", person=a_person("Pekka", schools=(KOIVU,)))
    choice = asked(visiting)
    assert choice is not None
    assert choice.reasons == (Why.TOPIC, Why.VISITS_SCHOOL, Why.FEW_OPEN)


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


def test_a_tutor_who_is_away_for_longer_than_anybody_should_wait_is_not_asked() -> None:
    until_friday, until_tuesday = (
        a_tutor("Liisa", leaves=(Leave(date(2026, 9, 7), date(2026, 9, last)),)) for last in (11, 15)
    )
    assert name(asked(until_friday)) == "Liisa"
    assert asked(until_tuesday) is None


def test_a_holiday_of_everybody_is_no_absence() -> None:
    autumn = Break("", date(2026, 9, 7), date(2026, 10, 9))
    programme = a_programme(LIISA, schools=[a_school(breaks=(autumn,))])
    choice = choose(programme, need_of(a_request()), {}, MONDAY_8AM)
    assert choice is not None
    assert choice.ask_at == at(MON, 8) + timedelta(weeks=5)


def test_right_now_is_only_for_tutors_on_duty_at_that_moment() -> None:
    on_duty = a_tutor("Aino", times=[tutoring(MON)])
    now = at(MON, 10)
    choice = asked(LIISA, on_duty, when=WhenNeeded.RIGHT_NOW, now=now, not_before=now + timedelta(seconds=10))
    assert name(choice) == "Aino"
    assert choice is not None
    assert choice.ask_at == now + timedelta(seconds=10)
    assert asked(LIISA, when=WhenNeeded.RIGHT_NOW, now=now) is None


def test_a_workshop_idea_is_put_to_nobody() -> None:
    assert asked(LIISA, kind=Kind.WORKSHOP_IDEA) is None


def test_who_has_been_offered_something_this_week_is_not_told_that_they_have_not() -> None:
    choice = asked(LIISA, offers={"liisa": 1})
    assert choice is not None
    assert Why.FEW_OPEN not in choice.reasons


def test_online_help_comes_from_the_school_or_from_anybody_with_an_online_time() -> None:
    elsewhere = a_tutor("Pekka", person=a_person("Pekka", schools=(KOIVU,)), times=[tutoring(TUE, KOIVU)])
    assert asked(elsewhere, online=True) is None
    assert name(asked(LIISA, elsewhere, online=True)) == "Liisa"


def test_online_help_prefers_a_tutor_with_an_online_time() -> None:
    online = a_tutor("Aino", times=[tutoring(TUE, None)])
    assert name(asked(LIISA, online, online=True)) == "Aino"
    assert name(asked(LIISA, online)) == "Liisa"


def test_at_a_chosen_time_whoever_tutors_then_goes_first() -> None:
    there = a_tutor("Aino", times=[tutoring(THU)], level=Level.LEARNING)
    chosen = {"when": WhenNeeded.CHOSEN_TIME, "needed_at": at(THU, 10)}
    assert name(asked(LIISA, there, **chosen)) == "Aino"  # type: ignore[arg-type]
    assert name(asked(LIISA, **chosen)) == "Liisa"  # type: ignore[arg-type]


def test_at_a_chosen_time_nobody_is_asked_who_is_away_then_or_could_only_be_asked_after_it() -> None:
    chosen = {"when": WhenNeeded.CHOSEN_TIME, "needed_at": at(THU, 10)}
    away_then = a_tutor("Liisa", leaves=(Leave(date(2026, 9, 10), date(2026, 9, 10)),))
    assert asked(away_then, **chosen) is None  # type: ignore[arg-type]
    assert asked(LIISA, now=at(MON, 20), when=WhenNeeded.CHOSEN_TIME, needed_at=at(TUE, 7, 30)) is None


def test_whoever_would_rather_wait_than_have_it_at_the_chosen_time_is_not_held_to_it() -> None:
    away_then = a_tutor("Liisa", leaves=(Leave(date(2026, 9, 10), date(2026, 9, 10)),))
    assert name(asked(away_then, when=WhenNeeded.NEXT_TUTORING_DAY, needed_at=at(THU, 10))) == "Liisa"


def fitting(tutor: Tutor, request: HelpRequest, *, offers: int = 0, now: datetime = MONDAY_8AM) -> bool:
    return fits(a_programme(tutor), tutor, request, {tutor.person.id: offers}, now)


def test_a_request_can_be_given_to_who_was_asked_before_but_not_to_its_requester() -> None:
    before = a_request(an_offer("liisa", OfferState.PASSED))
    assert fitting(LIISA, before)
    assert not fitting(a_tutor("Sanna"), before)


def test_a_request_is_given_to_nobody_outside_the_hard_filters() -> None:
    assert not fitting(a_tutor("Liisa", topics=[KAHOOT]), a_request())
    assert not fitting(LIISA, a_request(school=KOIVU))
    assert not fitting(a_tutor("Liisa", weekly_cap=1), a_request(), offers=1)
    assert not fitting(a_tutor("Liisa", leaves=(Leave(date(2026, 9, 7), date(2026, 9, 7)),)), a_request())
    assert not fitting(a_tutor("Liisa", times=[]), a_request())


def test_right_now_a_request_is_given_only_to_who_is_on_duty() -> None:
    stuck = a_request(when=WhenNeeded.RIGHT_NOW, ladder=LADDER[WhenNeeded.RIGHT_NOW])
    assert fitting(LIISA, stuck, now=at(TUE, 10))
    assert not fitting(LIISA, stuck, now=at(MON, 10))


def test_what_a_request_needs_leaves_out_its_requester_and_whoever_was_asked() -> None:
    gone, void = an_offer("liisa", OfferState.LAPSED, answered_at=MONDAY_8AM), an_offer("ritva", OfferState.LAPSED)
    need = need_of(a_request(gone, an_offer("pekka"), void))
    assert need.not_these == {"sanna", "liisa", "pekka"}, "nobody has seen a card that was let go before it went out"


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
