from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coaching.check_ins import Activity
from coaching.prompts.cycles import stage_of
from coaching.prompts.stages import Stage

PLANNED, WATCHED, TALKED, TRIED = Activity
ORDER = list(Stage)


def stages(*sessions: set[Activity], left: int = 9) -> list[str]:
    """Where the cycle stands before the first of the sessions, and after each."""
    return [stage_of(sessions[:count], sessions_left=left) for count in range(len(sessions) + 1)]


def test_a_cycle_begins_at_the_starting_point_and_silence_leaves_it_there() -> None:
    assert stage_of([], sessions_left=3) is Stage.STARTING_POINT
    assert stage_of([], sessions_left=0) is Stage.STARTING_POINT


def test_a_cycle_of_three_research_lessons() -> None:
    lesson, analysis = {WATCHED}, {TALKED}
    assert stages({TALKED}, {TALKED}, {PLANNED}, lesson, analysis, lesson, analysis, lesson, analysis) == [
        *("starting_point", "goal", "plan", "lesson"),
        *("analysis", "lesson", "analysis", "lesson", "analysis", "sharing"),
    ]


def test_conversations_alone_move_on_too() -> None:
    assert stages(*[{TALKED}] * 9) == [
        *("starting_point", "goal", "plan", "lesson"),
        *("analysis", "lesson", "analysis", "lesson", "analysis", "sharing"),
    ]


def test_having_met_without_a_word_more_is_a_step() -> None:
    assert stages(set(), set())[-1] == "plan"


def test_who_has_planned_comes_to_the_lesson_and_who_has_taught_to_its_analysis() -> None:
    assert stages({TALKED}, {PLANNED}, {TRIED}) == ["starting_point", "goal", "lesson", "analysis"]


def test_a_lesson_talked_over_at_once_leads_to_the_next_one() -> None:
    assert stages({TALKED}, {TRIED, TALKED}, {WATCHED, TALKED}, {TRIED, TALKED}) == [
        *("starting_point", "goal", "lesson", "lesson", "sharing"),
    ]


def test_nobody_jumps_over_the_goal() -> None:
    assert stages({TRIED})[-1] == "goal"


def test_planning_once_more_waits_for_the_lesson() -> None:
    assert stages({TALKED}, {PLANNED}, {PLANNED})[-1] == "lesson"
    assert stages({TALKED}, {PLANNED}, {PLANNED, TALKED})[-1] == "analysis"


def test_at_the_end_whoever_has_something_to_tell_comes_to_share() -> None:
    assert stages({TALKED}, {TRIED}, left=0)[-1] == "sharing"
    assert stages({TALKED}, {TALKED}, {TALKED}, left=0)[-1] == "sharing"
    assert stages({TALKED}, {PLANNED}, left=0)[-1] == "lesson"


@given(st.lists(st.sets(st.sampled_from(list(Activity))), max_size=12), st.integers(0, 4))
def test_no_cycle_goes_back_but_to_another_lesson_and_sharing_is_its_end(
    sessions: list[set[Activity]], left: int
) -> None:
    path = [stage_of(sessions[:count], sessions_left=left) for count in range(len(sessions) + 1)]
    for before, after in pairwise(path):
        on = ORDER.index(after) >= ORDER.index(before)
        assert on or (before, after) == (Stage.ANALYSIS, Stage.LESSON)
        assert before is not Stage.SHARING or after is Stage.SHARING
    conversations = [did | {TALKED} for did in sessions]
    assert len(sessions) < 9 or stage_of(conversations, sessions_left=left) is Stage.SHARING
