"""The part of a full house that belongs to triads: a round that is over, and a triad of two that is too."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from tests.builders import RANTALA

Values = Mapping[str, Any]
ROUND, TRIAD = "round-of-all", "triad-of-two"
WEEK = "2026-W36"
AGREED = "what they agreed"


def triads_of(
    members: Sequence[str], named: str, words: Mapping[str, str], now: datetime
) -> Iterator[tuple[str, Values]]:
    """Parents before children; each names a third colleague where only they may know of it."""
    yield "rounds", _round(now)
    yield "triads", _triad(now)
    for place, person in enumerate(members):
        said = {"own_focus": words[person], "wishes": named, "together": named}
        yield "volunteers", {"round": ROUND, "person": person, **said, **_volunteered(now)}
        yield "rather_not", {"person": person, "others": named}
        yield "triad_members", {"triad": TRIAD, "person": person, "position": place, **_member(now)}
        yield "prompts", {"id": f"prompt-{place}", "person": person, **_prompt(now)}
        yield "sessions", {"triad": TRIAD, "week": WEEK, "person": person, "turn": "asker"}
        yield "check_ins", {"id": f"check-in-{place}", "person": person, "sentence": words[person], **_check_in(now)}
    text = {"texts": {"en": "What would you notice first?"}, "turns": ["asker"], "hidden": False}
    yield "question_edits", {"id": "goal-1", "stage": "goal", "lens": "learning", **text}


def _round(now: datetime) -> Values:
    dates = {"opened_at": now, "closes_on": date(2026, 9, 18), "next_on": date(2027, 1, 11), "ended_at": now}
    return {"id": ROUND, "state": "ended", **dates, "seed": 7, "progress": 100, "cause": None, "cause_count": 0}


def _volunteered(now: datetime) -> Values:
    lists = {"focus": ["calm"], "free": [f"1 08:15:00-09:00:00 {RANTALA}"]}
    return {"state": "placed", "at": now, **lists, "coach": True, "early_career": False, "late": False}


def _triad(now: datetime) -> Values:
    what = {
        "id": TRIAD,
        "round": ROUND,
        "state": "ended",
        "stage": "goal",
        "cycle": 1,
        "focus": ["calm"],
        "sessions": 4,
    }
    moments = {
        "asked_at": now,
        "started_at": now,
        "next_at": now,
        "ended_at": now,
        "left_at": now,
        "over_at": now,
        "times": [now],
    }
    return {**what, **moments, "free": "1 08:15:00-09:00:00", "locked": False, "room": "G0ROOM"}


def _member(now: datetime) -> Values:
    wants = {
        "rhythm": "weekly",
        "prompt_day": 2,
        "prompt_time": time(14),
        "back_on": date(2026, 9, 14),
        "goes_on": True,
        "agreement": AGREED,
    }
    return {"answer": "yes", "joined_at": now, "left_at": None, **wants}


def _prompt(now: datetime) -> Values:
    what = {"triad": TRIAD, "kind": "question", "week": WEEK, "question": "goal-1", "stage": "goal", "turn": "asker"}
    moments = {"due": now - timedelta(hours=1), "too_late_at": now, "sent_at": now, "remind_at": None, "look_at": None}
    return {**what, **moments, "state": "answered", "skipped_because": None}


def _check_in(now: datetime) -> Values:
    return {
        "triad": TRIAD,
        "week": WEEK,
        "at": now,
        "met": True,
        "did": ["talked"],
        "because": None,
        "audience": "only_me",
    }
