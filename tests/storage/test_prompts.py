"""Prompts, sessions and changed questions, as rows."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from time import process_time
from typing import Any

from sqlalchemy import delete

from coaching.prompts.questions import Edit, QuestionId
from coaching.prompts.stages import Lens, Stage, Turn
from coaching.prompts.values import Prompt, PromptId, PromptKind, PromptState
from coaching.triads import TriadId
from storage.database import Database
from storage.tables import PersonRow
from tests.builders import MONDAY_8AM
from tests.storage.town import LIISA, OTHER_TOWN, PEKKA, SANNA, TOWN, crowd, kept, rows, settle
from tests.triad_builders import WEEK, a_prompt, a_triad

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TRIAD = TriadId("triad")
BARE = a_prompt(question=None, stage=None, turn=None)
SENT = a_prompt("liisa", state=PromptState.SENT, sent_at=MONDAY_8AM, remind_at=MONDAY_8AM + DAY)
SKIPPED = a_prompt("pekka", state=PromptState.SKIPPED, skipped_because="leave")
EVERYBODY = (BARE, SENT, SKIPPED)


def with_triads(database: Database, *keys: str) -> None:
    settle(database)
    with kept(database) as unit:
        unit.triads.save(a_triad(id=TriadId(key)) for key in keys or (TRIAD,))


def planned(database: Database, *prompts: Prompt) -> int:
    with kept(database) as unit:
        return unit.prompts.add(prompts)


def due(database: Database, now: datetime, limit: int = 10) -> list[str]:
    with database.begin(TOWN) as unit:
        return [each.id for each in unit.prompts.due(now, limit)]


def test_prompts_come_back_as_planned(database: Database) -> None:
    with_triads(database)
    assert planned(database, *EVERYBODY) == 3
    for look in (database.begin, database.read):
        with look(TOWN) as unit:
            assert [unit.prompts.get(each.id) for each in EVERYBODY] == [*EVERYBODY]
            assert unit.prompts.of_week(TRIAD, WEEK) == [SENT, SKIPPED, BARE]
            assert unit.prompts.of_week(TRIAD, WEEK.next()) == []
            assert unit.prompts.get(PromptId("none")) is None
    with database.read(OTHER_TOWN) as unit:
        assert unit.prompts.get(BARE.id) is None
        assert unit.prompts.of_week(TRIAD, WEEK) == []
        assert unit.prompts.due(MONDAY_8AM + DAY, 10) == []


def test_check_55_a_week_that_is_planned_twice_is_planned_once(database: Database) -> None:
    with_triads(database)
    assert planned(database, a_prompt()) == 1
    again = a_prompt(id=PromptId("another"), due=MONDAY_8AM + HOUR, state=PromptState.SKIPPED)
    others = a_prompt("liisa"), a_prompt(id=PromptId("rhythm"), kind=PromptKind.RHYTHM)
    following = a_prompt(id=PromptId("next"), week=WEEK.next())
    assert planned(database, again, *others, following, following) == 3
    with database.read(TOWN) as unit:
        assert unit.prompts.of_person(SANNA.id, WEEK) == [following, a_prompt(), others[1]]


def test_check_55_two_processes_that_plan_at_once_plan_it_once(database: Database) -> None:
    with_triads(database)
    new: list[int] = []

    def plan() -> None:
        new.append(planned(database, *(replace(each, id=PromptId(f"{each.id}-{id(new)}")) for each in EVERYBODY)))

    processes = [threading.Thread(target=plan) for _ in range(2)]
    for each in processes:
        each.start()
    for each in processes:
        each.join()
    assert sorted(new) == [0, 3]


def test_nothing_is_planned_where_nothing_is_given(database: Database) -> None:
    with_triads(database)
    assert planned(database) == 0


def test_what_becomes_of_a_prompt_is_as_saved(database: Database) -> None:
    with_triads(database)
    planned(database, BARE)
    answered = a_prompt(state=PromptState.ANSWERED, sent_at=MONDAY_8AM, too_late_at=MONDAY_8AM + DAY)
    with kept(database) as unit:
        assert unit.prompts.get(BARE.id) == BARE
        unit.prompts.save([answered])
        assert unit.prompts.get(BARE.id) == answered


def test_a_persons_prompts_come_newest_first_since_a_week(database: Database) -> None:
    with_triads(database)
    weeks = [WEEK, WEEK.next(), WEEK.next().next()]
    every = [
        a_prompt(id=PromptId(f"{week}"), week=week, due=MONDAY_8AM + place * 7 * DAY)
        for place, week in enumerate(weeks)
    ]
    planned(database, *every, a_prompt("liisa"))
    with database.read(TOWN) as unit:
        assert unit.prompts.of_person(SANNA.id, weeks[0]) == every[::-1]
        assert unit.prompts.of_person(SANNA.id, weeks[1]) == every[:0:-1]


def test_what_is_due_are_planned_ones_and_reminders_longest_due_first(database: Database) -> None:
    with_triads(database)
    later = a_prompt(id=PromptId("later"), week=WEEK.next(), due=MONDAY_8AM + 2 * DAY)
    told = a_prompt(id=PromptId("told"), kind=PromptKind.RHYTHM, state=PromptState.TOLD, remind_at=MONDAY_8AM)
    planned(database, *EVERYBODY, later, told)
    assert due(database, MONDAY_8AM - HOUR) == []
    assert due(database, MONDAY_8AM) == [BARE.id]
    assert due(database, MONDAY_8AM + DAY) == [BARE.id, SENT.id]
    assert due(database, MONDAY_8AM + 2 * DAY) == [BARE.id, SENT.id, "later"]
    assert due(database, MONDAY_8AM + 2 * DAY, limit=1) == [BARE.id]
    with kept(database) as unit:
        unit.prompts.save([replace(BARE, state=PromptState.SENT), replace(SENT, remind_at=None)])
    assert due(database, MONDAY_8AM + 2 * DAY) == ["later"]


def test_whose_questions_of_these_weeks_are_there_is_known_whatever_became_of_them(database: Database) -> None:
    with_triads(database)
    following = a_prompt("liisa", id=PromptId("next"), week=WEEK.next())
    rhythm = a_prompt(id=PromptId("rhythm"), week=WEEK.next(), kind=PromptKind.RHYTHM)
    planned(database, *EVERYBODY, following, rhythm)
    with database.read(TOWN) as unit:
        here = {(TRIAD, person, WEEK) for person in ("sanna", "liisa", "pekka")}
        assert unit.prompts.keys_of_weeks(WEEK, WEEK) == here
        assert unit.prompts.keys_of_weeks(WEEK, WEEK.next()) == here | {(TRIAD, "liisa", WEEK.next())}
    with database.read(OTHER_TOWN) as unit:
        assert unit.prompts.keys_of_weeks(WEEK, WEEK.next()) == set()


def test_what_one_process_holds_another_leaves_to_it(database: Database) -> None:
    with_triads(database)
    planned(database, BARE, SENT)
    if database.path:  # SQLite has one writer at a time
        return
    with database.begin(TOWN) as one:
        assert [each.id for each in one.prompts.due(MONDAY_8AM + DAY, 1)] == [BARE.id]
        assert due(database, MONDAY_8AM + DAY) == [SENT.id]
    assert due(database, MONDAY_8AM + DAY) == [BARE.id, SENT.id]


def test_only_what_is_planned_is_dropped_of_one_member_or_of_all(database: Database) -> None:
    with_triads(database, TRIAD, "other")
    elsewhere = a_prompt(id=PromptId("elsewhere"), triad=TriadId("other"))
    pekkas = a_prompt("pekka", state=PromptState.PLANNED)
    planned(database, BARE, SENT, pekkas, elsewhere)
    for whose, left in ((SANNA.id, ["elsewhere", SENT.id, pekkas.id]), (None, ["elsewhere", SENT.id])):
        with kept(database) as unit:
            unit.prompts.drop_planned(TRIAD, whose)
        assert [row["id"] for row in rows(database, "prompts")] == left


# Sessions.


def test_sessions_come_oldest_first_with_everybodys_turn(database: Database) -> None:
    with_triads(database)
    turns = dict(zip((SANNA.id, LIISA.person.id, PEKKA.person.id), Turn, strict=True))
    moved = dict(zip((LIISA.person.id, PEKKA.person.id, SANNA.id), Turn, strict=True))
    with kept(database) as unit:
        unit.prompts.add_session(TRIAD, WEEK.next(), moved)
        unit.prompts.add_session(TRIAD, WEEK, turns)
        assert unit.prompts.sessions(TRIAD) == [(WEEK, turns), (WEEK.next(), moved)]
        assert unit.prompts.sessions(TriadId("other")) == []
    with database.read(OTHER_TOWN) as unit:
        assert unit.prompts.sessions(TRIAD) == []


def test_the_first_report_of_a_session_counts(database: Database) -> None:
    with_triads(database)
    first, second = {SANNA.id: Turn.ASKER}, {SANNA.id: Turn.TEACHER, LIISA.person.id: Turn.ASKER}
    with kept(database) as unit:
        unit.prompts.add_session(TRIAD, WEEK, first)
    with kept(database) as unit:
        unit.prompts.add_session(TRIAD, WEEK, second)
        assert unit.prompts.sessions(TRIAD) == [(WEEK, first)]


def test_a_session_can_be_taken_back_and_counted_anew(database: Database) -> None:
    with_triads(database)
    first, second = {SANNA.id: Turn.ASKER}, {SANNA.id: Turn.TEACHER}
    with kept(database) as unit:
        unit.prompts.add_session(TRIAD, WEEK, first)
        unit.prompts.add_session(TRIAD, WEEK.next(), first)
    with kept(database) as unit:
        unit.prompts.drop_session(TRIAD, WEEK)
        assert unit.prompts.sessions(TRIAD) == [(WEEK.next(), first)]
        unit.prompts.add_session(TRIAD, WEEK, second)
    with database.read(TOWN) as unit:
        assert unit.prompts.sessions(TRIAD) == [(WEEK, second), (WEEK.next(), first)]


def test_the_moment_at_which_the_last_cycle_ended_is_known(database: Database) -> None:
    with_triads(database, TRIAD, "other")
    ends = [
        a_prompt(id=PromptId(f"end-{days}"), kind=PromptKind.GOING_ON, week=week, due=MONDAY_8AM + days * DAY)
        for days, week in ((0, WEEK), (7, WEEK.next()))
    ]
    planned(database, *EVERYBODY, *ends)
    with database.read(TOWN) as unit:
        assert unit.prompts.cycle_ended(TRIAD) == MONDAY_8AM + 7 * DAY
        assert unit.prompts.cycle_ended(TriadId("other")) is None
    with database.read(OTHER_TOWN) as unit:
        assert unit.prompts.cycle_ended(TRIAD) is None


def test_who_is_erased_is_in_no_session_and_it_stays_for_the_others(database: Database) -> None:
    with_triads(database)
    planned(database, *EVERYBODY)
    with kept(database) as unit:
        unit.prompts.add_session(TRIAD, WEEK, {SANNA.id: Turn.ASKER, LIISA.person.id: Turn.TEACHER})
    with database.writing() as connection:
        connection.execute(delete(PersonRow).where(PersonRow.id == SANNA.id))
    with database.read(TOWN) as unit:
        assert unit.prompts.sessions(TRIAD) == [(WEEK, {LIISA.person.id: Turn.TEACHER})]
        assert unit.prompts.of_week(TRIAD, WEEK) == [SENT, SKIPPED]


# Questions that the coordinator changed.


def an_edit(question: str = "goal-1", **fields: Any) -> Edit:
    return Edit(**{"question": QuestionId(question), "stage": Stage.GOAL, "lens": Lens.LEARNING, **fields})


def test_changed_questions_come_back_as_saved_until_they_are_dropped(database: Database) -> None:
    settle(database)
    own = an_edit("own", turns=frozenset({Turn.ASKER, Turn.OBSERVER}), texts={"en": "What?", "fi": "Mitä?"})
    with kept(database) as unit:
        for each in (own, an_edit(), an_edit(hidden=True)):
            unit.question_edits.save(each)
    with database.read(TOWN) as unit:
        assert unit.question_edits.all() == [an_edit(hidden=True), own]
    with database.read(OTHER_TOWN) as unit:
        assert unit.question_edits.all() == []
    with kept(database) as unit:
        unit.question_edits.drop(QuestionId("own"))
        assert unit.question_edits.all() == [an_edit(hidden=True)]


# Many.


def test_a_week_of_thousands_is_planned_quickly(database: Database) -> None:
    """The figures for 10,000 people are measured by `benchmarks/prompt_rows.py`; this guards against a slip."""
    settle(database)
    everybody = crowd(database, 1000)
    with kept(database) as unit:
        unit.triads.save([a_triad(*(each.id for each in everybody))])

    def week() -> Iterator[Prompt]:
        return (a_prompt(each.id) for each in everybody)

    before = process_time()
    assert (planned(database, *week()), planned(database, *week())) == (1000, 0)
    assert process_time() - before < 2
