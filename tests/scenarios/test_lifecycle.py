"""Whatever people do, and whatever happens to them: rows, messages and Home agree, and one role acts next."""

from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.scenarios.lifecycle.machine import Lifecycle
from tests.scenarios.lifecycle.staffroom import Building

STEPS = 30


def test_check_68_model_rows_and_home_are_one(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Lifecycle, "building", Building(sqlite_template, tmp_path), raising=False)
    fewer = settings(max_examples=settings().max_examples // 2, stateful_step_count=STEPS)  # each is a long one
    run_state_machine_as_test(Lifecycle, settings=fewer)
