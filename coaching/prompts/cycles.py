"""How a triad's cycle comes from one stage to the next: by sessions that took place, never by time alone.

Which question is asked at a stage is for `coaching/prompts/questions.py`.
"""

from collections.abc import Collection, Sequence

from coaching.check_ins import Activity
from coaching.prompts.stages import Stage

MOST_LESSONS = 3
"""Research lessons of a cycle (lesson study has two or three): each of three members teaches once."""
ENOUGH_SESSIONS = 3
"""A cycle of conversations alone counts too once each of three members has had their turn (practice D12)."""

LESSONS = frozenset({Activity.WATCHED, Activity.TRIED})


def stage_of(sessions: Sequence[Collection[Activity]], *, sessions_left: int) -> Stage:
    """Where a cycle stands after its sessions, oldest first, each with what its members say they did.

    `sessions_left` may still follow after this week (`pacing.sessions_left`). Where none may, a triad that has had
    a lesson, or three sessions, comes to share. One that has not stays where it is: silence moves nobody on.
    """
    stage, lessons = Stage.STARTING_POINT, 0
    for did in sessions:
        stage, lessons = _after(stage, lessons, did)
    ended = sessions_left <= 0 and (lessons > 0 or len(sessions) >= ENOUGH_SESSIONS)
    return Stage.SHARING if ended else stage


def _after(stage: Stage, lessons: int, did: Collection[Activity]) -> tuple[Stage, int]:
    """The stage after one more session, and how many lessons there have been by then.

    Nobody jumps over the goal. From there on what people did counts; having talked, or only met, is one step,
    and a lesson talked through is a lesson.
    """
    if stage is Stage.SHARING:
        return stage, lessons
    if stage is Stage.STARTING_POINT:
        return Stage.GOAL, lessons
    if LESSONS.intersection(did):
        talked_over = Activity.TALKED in did
        return _after_analysis(lessons + 1) if talked_over else Stage.ANALYSIS, lessons + 1
    if Activity.PLANNED in did and stage in (Stage.GOAL, Stage.PLAN):
        return Stage.LESSON, lessons
    if stage is Stage.LESSON and set(did) == {Activity.PLANNED}:
        return stage, lessons  # planned once more: the lesson is still to come
    return _next(stage, lessons), lessons + (stage is Stage.LESSON)


def _next(stage: Stage, lessons: int) -> Stage:
    match stage:
        case Stage.GOAL:
            return Stage.PLAN
        case Stage.PLAN:
            return Stage.LESSON
        case Stage.LESSON:
            return Stage.ANALYSIS
        case _:
            return _after_analysis(lessons)


def _after_analysis(lessons: int) -> Stage:
    return Stage.LESSON if lessons < MOST_LESSONS else Stage.SHARING
