from collections.abc import Callable
from datetime import timedelta

import pytest

from coaching.drafts import Draft, DraftState
from coaching.errors import NoLongerOpen, NotSetUp, NotYours
from coaching.help_requests import RequestState
from coaching.notices import OWN_ACT, NoticeKind
from coaching.use_cases.acts import Act
from coaching.use_cases.drafts import Drafts
from coaching.use_cases.help_requests import HelpRequests
from coaching.use_cases.understanding import NoEncoder, TopicMemory
from tests.builders import MONDAY_8AM, a_tutor
from tests.coaching.use_cases.house import House

MESSAGE, WORDS = "1788757200.000100", "My iPads won't show"
LATER = MONDAY_8AM + timedelta(hours=1)


def drafts(house: House) -> Drafts:
    return Drafts(house.begin, HelpRequests(house.begin, house.begin, TopicMemory(house.begin, NoEncoder())))


def with_draft(words: str = WORDS) -> House:
    house = House(a_tutor(), a_tutor("Pekka Laine"))
    drafts(house).written(house.act("sanna"), MESSAGE, words)
    return house


def the_draft(house: House) -> Draft:
    (only,) = house.rows.drafts.values()
    return only


def test_what_is_written_is_kept_and_goes_nowhere() -> None:
    house = with_draft()
    assert (the_draft(house).words, the_draft(house).state) == (WORDS, DraftState.OPEN)
    assert house.rows.requests == {}
    owed = next(each for each in house.rows.owed.values() if each.kind is NoticeKind.DRAFT)
    assert (owed.to, owed.only_edit, owed.at_once_until) == ("sanna", False, MONDAY_8AM + OWN_ACT)
    assert house.did == ["wrote to the bot"]


def test_an_edit_of_the_message_is_an_edit_of_the_draft() -> None:
    house = with_draft()
    for _ in "12":
        drafts(house).written(house.act("sanna", LATER), MESSAGE, "my iPads, all of them")
    assert the_draft(house).words == "my iPads, all of them"
    assert len(house.did) == 2
    assert house.told(NoticeKind.DRAFT) == ["sanna"], "still to be shown, if it was not yet"


@pytest.mark.parametrize(
    "let_go",
    [
        lambda of, act: of.written(act, MESSAGE, " "),
        lambda of, act: of.deleted(act, MESSAGE),
        lambda of, act: of.drop(act, next(iter(of.begin("").drafts._rows.drafts))),
    ],
    ids=["emptied", "deleted", "neither"],
)
def test_a_draft_let_go_keeps_no_words(let_go: Callable[[Drafts, Act], None]) -> None:
    house = with_draft()
    for _ in "12":
        let_go(drafts(house), house.act("sanna", LATER))
    assert (the_draft(house).words, the_draft(house).state) == ("", DraftState.DROPPED)
    assert (house.told(NoticeKind.DRAFT), len(house.did)) == ([], 2)


def test_nothing_written_is_no_draft_and_nothing_deleted_none_either() -> None:
    house = with_draft(" ")
    drafts(house).deleted(house.act("sanna"), MESSAGE)
    assert (house.rows.drafts, house.rows.owed, house.did) == ({}, {}, [])


def test_a_draft_becomes_a_request_once() -> None:
    house = with_draft()
    draft = the_draft(house).id
    shown = [drafts(house).ask(house.act("sanna", LATER), draft).screen.request for _ in "12"]
    assert shown == [house.request.id] * 2
    assert (the_draft(house).words, the_draft(house).state) == ("", DraftState.ASKED)
    assert (house.request.words, house.request.state) == (WORDS, RequestState.WAITING)
    assert house.did == ["wrote to the bot", "asked for help"]
    mine = next(each for each in house.rows.owed.values() if each.kind is NoticeKind.REQUEST)
    assert (mine.due, mine.only_edit, mine.at_once_until) == (LATER, False, LATER + OWN_ACT), "the way back is there"


def test_a_draft_that_cannot_be_asked_stays_a_draft() -> None:
    house = House(a_tutor(), schools=())
    drafts(house).written(house.act("sanna"), MESSAGE, WORDS)
    with pytest.raises(NotSetUp):
        drafts(house).ask(house.act("sanna"), the_draft(house).id)
    assert (the_draft(house).words, the_draft(house).state) == (WORDS, DraftState.OPEN)


def test_a_draft_about_a_child_at_risk_is_held_like_any_request() -> None:
    house = with_draft("A pupil told me she wants to die")
    drafts(house).ask(house.act("sanna", LATER), the_draft(house).id)
    assert (house.request.state, house.request.offers) == (RequestState.HELD, ())


def test_an_edit_after_the_choice_changes_nothing() -> None:
    house = with_draft()
    drafts(house).ask(house.act("sanna"), the_draft(house).id)
    drafts(house).written(house.act("sanna", LATER), MESSAGE, "something else")
    drafts(house).deleted(house.act("sanna", LATER), MESSAGE)
    assert (the_draft(house).words, the_draft(house).state, house.request.words) == ("", DraftState.ASKED, WORDS)


def test_a_draft_that_was_dropped_is_not_asked_and_one_that_was_asked_not_dropped() -> None:
    dropped, asked = with_draft(), with_draft()
    drafts(dropped).drop(dropped.act("sanna"), the_draft(dropped).id)
    with pytest.raises(NoLongerOpen):
        drafts(dropped).ask(dropped.act("sanna"), the_draft(dropped).id)
    drafts(asked).ask(asked.act("sanna"), the_draft(asked).id)
    with pytest.raises(NoLongerOpen):
        drafts(asked).drop(asked.act("sanna"), the_draft(asked).id)


@pytest.mark.parametrize("press", [Drafts.ask, Drafts.drop])
def test_nobody_decides_about_somebody_elses_draft(press: Callable[..., object]) -> None:
    house = with_draft()
    with pytest.raises(NotYours):
        press(drafts(house), house.act("liisa"), the_draft(house).id)
    assert (the_draft(house).words, house.did[-1]) == (WORDS, "was refused")
