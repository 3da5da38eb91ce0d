from datetime import timedelta

from coaching.outcomes import Outcome, Result, Side, standing
from coaching.people import PersonId
from tests.builders import MONDAY_8AM


def said(side: Side, result: Result, minutes: int = 0) -> Outcome:
    return Outcome("request", PersonId("x"), side, result, MONDAY_8AM + timedelta(minutes=minutes))


def test_the_requesters_answer_counts_whatever_the_tutor_said_later() -> None:
    mine = said(Side.REQUESTER, Result.NOT_YET)
    assert standing((mine, said(Side.TUTOR, Result.SORTED, 5))) == mine


def test_the_requesters_latest_answer_counts() -> None:
    latest = said(Side.REQUESTER, Result.SORTED, 9)
    assert standing((latest, said(Side.REQUESTER, Result.NOT_YET))) == latest


def test_nothing_stands_while_only_the_tutor_has_answered() -> None:
    assert standing((said(Side.TUTOR, Result.SORTED),)) is None
    assert standing(()) is None
