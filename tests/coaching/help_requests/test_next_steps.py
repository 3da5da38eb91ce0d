from dataclasses import replace

import pytest

from coaching.help_requests import (
    Acts,
    HelpRequest,
    RequestState,
    Stage,
    acts_next,
    asked_question,
    held_back,
    met,
    nobody_free,
    passed,
    stage,
    suggested_times,
)
from coaching.offers import Exchange
from coaching.outcomes import Side
from tests.builders import a_request
from tests.coaching.help_requests.vocabulary import ENDS, LATER, LIISA, PEKKA, TAKEN, TUESDAY, WAITING

ASKED = asked_question(WAITING, LIISA.id, Exchange("1", "Which iPads?"))
THEIRS = suggested_times(WAITING, PEKKA.id, [TUESDAY], by=Side.TUTOR, now=LATER)
MINE = suggested_times(TAKEN, LIISA.id, [TUESDAY], by=Side.REQUESTER, now=LATER)

STANDS = [
    (held_back(WAITING), Stage.HELD, Acts.REQUESTER),
    (replace(WAITING, state=RequestState.NEEDS_SCHOOL), Stage.NEEDS_SCHOOL, Acts.REQUESTER),
    (WAITING, Stage.WAITING, Acts.TUTORS),
    (ASKED, Stage.QUESTION, Acts.REQUESTER),
    (THEIRS, Stage.TIME_SUGGESTED, Acts.REQUESTER),
    (MINE, Stage.MOVING, Acts.TUTORS),
    (TAKEN, Stage.ACCEPTED, Acts.TUTORS),
    (met(TAKEN, now=LATER), Stage.MET, Acts.REQUESTER),
    (nobody_free(WAITING, LATER), Stage.NOBODY, Acts.COORDINATOR),
]


@pytest.mark.parametrize(("request_", "where", "who"), STANDS, ids=[where for _, where, _ in STANDS])
def test_every_open_request_names_one_role_that_acts_next(request_: HelpRequest, where: Stage, who: Acts) -> None:
    assert (stage(request_), acts_next(request_, has_coordinator=True)) == (where, who)


def test_without_a_coordinator_a_dead_end_is_the_requesters_again() -> None:
    assert acts_next(nobody_free(WAITING, LATER), has_coordinator=False) is Acts.REQUESTER


@pytest.mark.parametrize("state", ENDS)
def test_what_has_ended_is_nobodys_turn(state: RequestState) -> None:
    ended = replace(ASKED, state=state)
    assert (stage(ended), acts_next(ended, has_coordinator=True)) == (Stage.ENDED, Acts.NOBODY)


def test_a_question_goes_before_times_and_times_before_waiting() -> None:
    both = asked_question(THEIRS, LIISA.id, Exchange("1", "Which iPads?"))
    assert stage(both) is Stage.QUESTION
    assert stage(passed(both, LIISA.id, now=LATER)) is Stage.TIME_SUGGESTED
    assert stage(passed(THEIRS, PEKKA.id, now=LATER)) is Stage.WAITING


def test_every_stage_is_met_with_here() -> None:
    assert {where for _, where, _ in STANDS} | {Stage.ENDED} == set(Stage)
    assert stage(a_request(state=RequestState.WAITING)) is Stage.WAITING
