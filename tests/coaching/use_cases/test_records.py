"""What is counted of a tutor's answers, when, and when it goes."""

from datetime import timedelta

from coaching.help_requests import RequestState
from coaching.offers import OfferId, OfferState
from coaching.outcomes import Result, Side
from coaching.people import PersonId
from coaching.routing import Answers, OnTopic, OwnRecord
from coaching.school_calendar import Weekday
from coaching.tutors import Level
from coaching.use_cases.arrangements import Arrangements
from coaching.use_cases.offers import Offers
from coaching.use_cases.outcomes import Outcomes
from coaching.use_cases.tutors import Tutors
from coaching.use_cases.widening import Widening
from tests.builders import IPADS, KAHOOT, MONDAY_8AM, a_request, a_tutor, an_exchange, an_offer, at
from tests.coaching.use_cases.house import WORKSPACE, House

LIISA, CARD = PersonId("liisa"), OfferId("offer-liisa")
NOTHING = OwnRecord()
TUESDAY, EVENING = at(Weekday.TUE, 10), at(Weekday.TUE, 20)


def a_house(mine: OfferState = OfferState.ASKED, **fields: object) -> House:
    """Liisa and Pekka are tutors; Liisa is asked by Sanna, or has accepted."""
    house = House(a_tutor("Liisa Korhonen", topics=[IPADS, KAHOOT]), a_tutor("Pekka Laine"))
    request = RequestState.ACCEPTED if mine is OfferState.ACCEPTED else RequestState.WAITING
    usual: dict[str, object] = {"state": request, "look_at": MONDAY_8AM}
    house.has(a_request(an_offer("liisa", mine, answered_at=None), **{**usual, **fields}))
    return house


def offers(house: House) -> Offers:
    return Offers(house.begin, house.begin)


def known(house: House, person: str = "liisa") -> OwnRecord:
    return house.begin(WORKSPACE).records.of(PersonId(person))


def tick(house: House) -> House:
    Widening(house.begin, house.begin).climb(WORKSPACE, EVENING)
    return house


def test_accepting_and_passing_are_counted_once_each() -> None:
    accepted, passed = a_house(), a_house()
    for _ in range(2):
        offers(accepted).accept(accepted.act("liisa"), CARD, TUESDAY)
        offers(passed).pass_on(passed.act("liisa"), CARD)
    assert known(accepted) == OwnRecord(Answers(accepted=1))
    assert known(passed) == OwnRecord(Answers(passed=1))


def test_not_my_topic_is_no_pass() -> None:
    house = a_house()
    offers(house).not_my_topic(house.act("liisa"), CARD)
    assert known(house) == OwnRecord(topics={IPADS: OnTopic(not_mine=1)})


def test_handing_over_is_a_pass_and_nothing_is_known_yet_of_the_colleague() -> None:
    house = a_house()
    offers(house).hand_over(house.act("liisa"), CARD, PersonId("pekka"))
    assert known(house) == OwnRecord(Answers(passed=1))
    assert known(house, "pekka") == NOTHING


def test_choosing_a_tutors_time_counts_as_that_tutors_yes() -> None:
    house = a_house()
    arrangements = Arrangements(house.begin, house.begin)
    arrangements.suggest(house.act("liisa"), CARD, [TUESDAY])
    arrangements.choose(house.act("sanna"), CARD, TUESDAY)
    assert known(house) == OwnRecord(Answers(accepted=1))


def test_another_time_for_what_is_agreed_already_counts_nothing() -> None:
    house = a_house(OfferState.ACCEPTED)
    arrangements = Arrangements(house.begin, house.begin)
    arrangements.suggest(house.act("liisa"), CARD, [TUESDAY])
    arrangements.choose(house.act("sanna"), CARD, TUESDAY)
    assert known(house) == NOTHING


def test_how_it_went_is_counted_as_its_requester_says() -> None:
    said = {}
    for result in Result:
        house = a_house(OfferState.ACCEPTED)
        Outcomes(house.begin).say(house.act("sanna"), house.request.id, result)
        said[result] = known(house).topics[IPADS]
    assert said == {
        Result.SORTED: OnTopic(sorted=1),
        Result.NOT_YET: OnTopic(unsorted=1),
        Result.DID_NOT_HAPPEN: OnTopic(unsorted=1),
    }


def test_what_the_tutor_says_of_it_is_not_counted() -> None:
    house = a_house(OfferState.ACCEPTED)
    offers(house).done(house.act("liisa"), CARD, Result.SORTED)
    assert known(house) == NOTHING


def test_a_card_left_open_until_somebody_else_is_asked_too_is_counted_once() -> None:
    house = tick(tick(a_house()))
    assert [each.tutor for each in house.request.asked] == ["liisa", "pekka"]
    assert known(house) == OwnRecord(Answers(silent=1))
    assert known(house, "pekka") == NOTHING


def test_whoever_asked_back_or_suggested_times_was_not_silent() -> None:
    asked_back = a_house()
    asked_back.has(a_request(an_offer("liisa", exchanges=(an_exchange("all of them"),)), look_at=MONDAY_8AM))
    suggested = a_house()
    gone_by = an_offer("liisa", times=(TUESDAY,), times_by=Side.TUTOR)
    suggested.has(a_request(gone_by, look_at=MONDAY_8AM))
    assert known(tick(asked_back)) == NOTHING
    assert len(asked_back.request.asked) == 2
    assert known(suggested) == NOTHING


def test_nobody_is_silent_where_nobody_else_can_be_asked() -> None:
    house = a_house()
    del house.rows.tutoring[PersonId("pekka")]
    assert known(tick(house)) == NOTHING


def test_a_helper_who_let_the_agreed_time_go_by_without_a_word_was_silent() -> None:
    long_ago = MONDAY_8AM - timedelta(weeks=3)
    times = {"asked_at": long_ago, "undo_until": long_ago, "agreed_at": long_ago, "met_at": long_ago}
    house = a_house(OfferState.ACCEPTED, **{**times, "state": RequestState.MET})
    tick(house)
    assert house.request.state is not RequestState.MET
    assert known(house) == OwnRecord(Answers(silent=1))


def test_nothing_is_counted_of_somebody_who_is_no_tutor_any_more() -> None:
    house = a_house(OfferState.ACCEPTED)
    Tutors(house.begin, house.begin).quit(house.act("pekka"))
    del house.rows.tutoring[LIISA]
    house.rows.roles = {key: state for key, state in house.rows.roles.items() if key[0] != LIISA}
    Outcomes(house.begin).say(house.act("sanna"), house.request.id, Result.SORTED)
    assert known(house) == NOTHING


def test_the_record_goes_with_the_role() -> None:
    house = a_house()
    offers(house).pass_on(house.act("liisa"), CARD)
    Tutors(house.begin, house.begin).quit(house.act("liisa"))
    assert known(house) == NOTHING
    assert not house.rows.recorded


def test_what_a_tutor_says_anew_of_a_topic_goes_before_what_was_counted() -> None:
    house = a_house()
    offers(house).not_my_topic(house.act("liisa"), CARD)
    tutors = Tutors(house.begin, house.begin)
    tutors.set_topics(house.act("liisa"), [(IPADS, Level.CONFIDENT)], None)
    assert known(house).topics == {IPADS: OnTopic(not_mine=1)}, "nothing new about iPads"
    tutors.set_topics(house.act("liisa"), [(IPADS, Level.EXPERT)], None)
    assert known(house) == NOTHING
