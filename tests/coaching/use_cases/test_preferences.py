from datetime import time

import pytest

from coaching.errors import TimeMissing
from coaching.help_requests import RequestState
from coaching.notices import NoticeKind
from coaching.offers import OfferState
from coaching.people import Person, PersonId
from coaching.school_calendar import QuietHours
from coaching.screens import QuietForm
from coaching.use_cases.preferences import Preferences
from tests.builders import MONDAY_8AM, a_request, a_tutor, an_offer
from tests.coaching.use_cases.house import House


def a_house() -> House:
    return House(a_tutor())


def preferences(house: House) -> Preferences:
    return Preferences(house.begin, house.begin)


def liisa(house: House) -> Person:
    return house.rows.people[PersonId("liisa")]


def test_the_chosen_language_counts_until_it_is_slacks_again() -> None:
    house = a_house()
    for _ in "12":
        preferences(house).language(house.act("liisa"), "fi")
    assert (liisa(house).own_language, house.did) == ("fi", ["chose a language"])
    assert house.told(NoticeKind.HOME) == ["liisa"]
    assert preferences(house).quiet_form(house.by("liisa")).reader.language == "fi"
    preferences(house).language(house.act("liisa"), "")
    assert liisa(house).own_language is None


def test_quiet_hours_are_kept_over_midnight_too() -> None:
    house = a_house()
    preferences(house).quiet(house.act("liisa"), time(15), time(9))
    assert liisa(house).quiet == QuietHours(time(15), time(9))
    assert preferences(house).quiet_form(house.by("liisa")).screen == QuietForm(time(15), time(9))


@pytest.mark.parametrize("both", [None, time(12)])
def test_empty_or_equal_hours_mean_no_quiet_hours(both: time | None) -> None:
    house = a_house()
    preferences(house).quiet(house.act("liisa"), time(0), time(9))
    preferences(house).quiet(house.act("liisa"), both, both)
    assert liisa(house).quiet is None


def test_half_of_the_quiet_hours_is_refused() -> None:
    house = a_house()
    with pytest.raises(TimeMissing):
        preferences(house).quiet(house.act("liisa"), time(0), None)


def test_switching_coaching_questions_off_takes_them_off_the_cards_in_hand() -> None:
    house = a_house()
    mine = an_offer("liisa", OfferState.ACCEPTED)
    house.has(a_request(mine, state=RequestState.ACCEPTED))
    for _ in "12":
        preferences(house).coaching_questions(house.act("liisa", MONDAY_8AM), wanted=False)
    assert (liisa(house).wants_questions, len(house.did)) == (False, 1)
    assert house.rows.owed[NoticeKind.CARD, mine.id, mine.tutor].only_edit
