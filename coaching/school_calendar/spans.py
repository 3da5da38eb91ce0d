"""Arithmetic on spans, lazy where a calendar without end may be behind them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from coaching.school_calendar.schools import Span

Windows = Callable[[datetime, datetime], Iterable[Span]]
"""Gives somebody's windows between two moments, cut to them, disjoint and rising: `anna.windows`, say."""

AnySpan = TypeVar("AnySpan", bound=Span)


def cut(span: AnySpan, start: datetime, end: datetime) -> Iterator[AnySpan]:
    """What of the span lies between the two moments: one span or none."""
    if start <= span.start and span.end <= end:
        yield span
    elif (later := max(span.start, start)) < (earlier := min(span.end, end)):
        yield replace(span, start=later, end=earlier)


def merged(rising: Iterable[Span]) -> Iterator[Span]:
    """The union of spans that come in order of their start: disjoint, not even touching, and rising."""
    start: datetime | None = None
    end: datetime | None = None
    for span in rising:
        if start is None or end is None:
            start, end = span.start, span.end
        elif span.start > end:
            yield Span(start, end)
            start, end = span.start, span.end
        else:
            end = max(end, span.end)
    if start is not None and end is not None:
        yield Span(start, end)
