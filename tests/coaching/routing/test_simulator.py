"""The simulated year of `bench_routing`: kept calendars are those of the product, and all players keep the filters."""

from datetime import timedelta

import pytest

from benchmarks.routing_figures import Figures
from benchmarks.routing_kept import EARLIEST, LATEST, kept
from benchmarks.routing_policies import POLICIES
from benchmarks.routing_town import Parameters, town
from benchmarks.routing_years import limits, varied, year

SMALL: Parameters = {
    "town": {
        "tutors": 6,
        "topics": 3,
        "schools": 2,
        "requests": 40,
        "topics_per_tutor": 2,
        "days_per_tutor": 2.5,
        "hours_per_day": 4,
        "visits": 0.35,
        "online": 0.5,
        "weekly_cap": 2,
        "leaves": 6,
        "popularity": 0.5,
    },
    "share": {"right_now": 0.1, "today": 0.3, "next_tutoring_day": 0.1, "chosen_time": 0.2},
    "truth": {
        "topic_wrong": 0.15,
        "unwilling": 0.25,
        "unwilling_spread": 0.2,
        "drift": 0.1,
        "busy": 0.12,
        "inconvenient": 0.7,
        "elsewhere": 0.4,
        "absence": 0.04,
        "silence": 0.35,
        "skill_spread": 0.12,
        "patience_hours": 1.0,
    },
}


def test_kept_windows_are_those_of_the_calendar() -> None:
    plain = town(SMALL, 1000)
    again = kept(plain).town.programme
    spans = [
        (EARLIEST + timedelta(hours=37 * n), EARLIEST + timedelta(hours=37 * n + 11 * n)) for n in range(0, 250, 7)
    ]
    spans.append((EARLIEST, LATEST + timedelta(days=300)))
    for who, tutor in plain.programme.tutors.items():
        own, other = tutor.tutoring_times(plain.programme.schools), again.tutors[who].tutoring_times(again.schools)
        for span in spans:
            assert list(own.windows(*span)) == list(other.windows(*span))
            assert list(own.working.windows(*span)) == list(other.working.windows(*span))


@pytest.fixture(scope="module")
def figures() -> dict[str, Figures]:
    return {**year(SMALL, 1000), **limits(SMALL, 1000)}


def test_nobody_is_asked_outside_the_filters_not_even_by_those_who_read_the_truth(figures: dict[str, Figures]) -> None:
    assert figures.keys() > POLICIES.keys()
    assert [name for name, each in figures.items() if each.outside] == []


def test_the_same_seed_plays_the_same_year(figures: dict[str, Figures]) -> None:
    again = year(SMALL, 1000)
    assert again == {name: figures[name] for name in again}


def test_foreseeing_all_is_a_limit_for_first_asks(figures: dict[str, Figures]) -> None:
    assert all(figures["foresees all"].first >= figures[name].first for name in POLICIES)


def test_each_number_is_halved_and_doubled_and_no_other_is_touched() -> None:
    settings = dict(varied(SMALL))
    assert len(settings) == 2 * sum(len(table) for table in SMALL.values())
    assert settings["tutors x 0.5"]["town"] == {**SMALL["town"], "tutors": 3}
    assert settings["tutors x 0.5"]["truth"] == SMALL["truth"]
