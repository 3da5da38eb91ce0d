"""Time, chance and the environment come in as arguments; one file each may ask the machine."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.project.tree import PACKAGES, dotted, imported_modules, name_of, nodes_of, place, sources, tree_of

CLOCKS = ("bot/clock.py", "bot/front_filter.py", "bot/socket_mode.py")
"""The clock; the age of a signature, which is real also where the clock is moved; a duration that the SDK logs."""
SETTINGS = "bot/settings.py"

WALL_CLOCK = re.compile(r"(^|\.)((datetime|date)\.(now|utcnow|today)|time\.(time|time_ns|localtime|gmtime))$")
STOPWATCH = re.compile(r"(^|\.)(monotonic|monotonic_ns|perf_counter|perf_counter_ns)$")
ENVIRONMENT = re.compile(r"(^|\.)os\.(environ|environb|getenv|putenv)$")
CHANCE = re.compile(r"(^|\.)random\.(?!default_rng$)[a-z]\w*$")
SEEDED = re.compile(r"(^|\.)(Random|default_rng)$")

SHARED_CHANCE = ("bot/socket_mode.py",)
"""Spreads the moments at which processes connect again; nothing a person sees hangs on it."""

MAY_USE_A_STOPWATCH = ("bot/", "demo/", "storage/database.py")
"""How long something took or may still take on this machine; never what is due."""


def uses(pattern: re.Pattern[str]) -> Iterator[tuple[Path, ast.stmt | ast.expr]]:
    for path in sources(*PACKAGES):
        tree = tree_of(path)
        yield from ((path, node) for node, name in imported_modules(tree) if pattern.search(name))
        for node in nodes_of(tree):
            if isinstance(node, ast.Attribute) and pattern.search(dotted(node)):
                yield path, node


def places(pattern: re.Pattern[str], *, allowed: tuple[str, ...]) -> list[str]:
    return sorted({place(path, node) for path, node in uses(pattern) if not name_of(path).startswith(allowed)})


def test_only_the_clock_asks_what_time_it_is() -> None:
    assert places(WALL_CLOCK, allowed=CLOCKS) == []


def test_a_stopwatch_is_used_by_the_process_only() -> None:
    assert places(STOPWATCH, allowed=MAY_USE_A_STOPWATCH) == []


def test_only_the_settings_read_the_environment() -> None:
    assert places(ENVIRONMENT, allowed=(SETTINGS,)) == []


def test_nobody_uses_the_chance_that_everybody_shares() -> None:
    assert places(CHANCE, allowed=SHARED_CHANCE) == []


def test_every_source_of_chance_has_a_seed() -> None:
    unseeded = [
        place(path, node)
        for path in sources(*PACKAGES)
        for node in nodes_of(tree_of(path))
        if isinstance(node, ast.Call) and SEEDED.search(dotted(node.func)) and not (node.args or node.keywords)
    ]
    assert unseeded == []
