"""What sort of help somebody wants: it decides what the form asks and whether a time has to be agreed."""

from enum import StrEnum


class Kind(StrEnum):
    """The forms of help that a school's plan knows (practice A18)."""

    QUICK_FIX = "quick_fix"
    """Ten minutes, by message, call or at the desk."""
    IN_CLASS = "in_class"
    """The tutor joins the lesson."""
    CO_TEACHING = "co_teaching"
    """Planned and taught together."""
    SMALL_GROUP = "small_group"
    """A short training for a few colleagues."""
    WHOLE_STAFF = "whole_staff"
    """A training for everybody at the school."""
    WORKSHOP_IDEA = "workshop_idea"
    """Nobody is asked: wishes are collected by topic and counted."""


IN_A_LESSON = frozenset({Kind.IN_CLASS, Kind.CO_TEACHING})
"""Kinds that happen in a class and a room, which the form then asks for."""
FOR_A_GROUP = frozenset({Kind.SMALL_GROUP, Kind.WHOLE_STAFF})
"""Kinds for several people: the form asks how many, and who."""
SESSIONS = IN_A_LESSON | FOR_A_GROUP
"""Kinds that need an agreed time, and that may need cover for somebody's lessons (practice A20)."""


class Experience(StrEnum):
    """How much the teacher has done with the topic, in their own words (practice A26)."""

    STARTING = "starting"
    SOME = "some"
    CONFIDENT = "confident"


class CoverKind(StrEnum):
    """How lessons are looked after while somebody is in a session (practices A20, A22)."""

    SUBSTITUTE = "substitute"
    FLOATING_TEACHER = "floating_teacher"
    JOINED_CLASSES = "joined_classes"
    NOT_SURE = "not_sure"
