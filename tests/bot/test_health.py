"""What whoever watches the process is told."""

import json
from pathlib import Path

from bot.app import PeerCoach, build
from bot.health import Health
from coaching.errors import StorageAway
from demo.clock import MovableClock
from demo.slack import PretendSlack
from tests.bot.running import settings_of


def faults_of(coach: PeerCoach) -> dict[str, str]:
    said = json.loads(coach.health.page().body)
    assert coach.health.page().status == (200 if said["ok"] else 503)
    return dict(said["faults"])


def test_a_tick_that_stopped_is_a_fault() -> None:
    moment = [0.0]
    health = Health(real_time=lambda: moment[0])
    assert health.page().status == 200
    health.ticked()
    moment[0] = 30.0
    assert health.page().status == 200
    moment[0] = 31.0
    assert health.faults() == {"scheduler": "the tick stopped"}
    health.ticked()
    assert health.page().status == 200


def test_a_database_that_is_away_is_named(slack: PretendSlack, clock: MovableClock, tmp_path: Path) -> None:
    coach = build(settings_of(slack, tmp_path), clock, inline=True)
    coach.tick(clock())
    assert faults_of(coach) == {}
    (tmp_path / "running.db").unlink()
    assert faults_of(coach) == {"database": StorageAway.__name__}
    coach.close()


def test_a_workspace_that_is_unknown_or_parked_is_named(
    slack: PretendSlack, clock: MovableClock, tmp_path: Path
) -> None:
    coach = build(settings_of(slack, tmp_path), clock, inline=True)
    assert faults_of(coach) == {"slack": "the workspace is not known yet"}
    coach.tick(clock())
    assert faults_of(coach) == {}
    coach.home.park("token_revoked", clock())
    assert faults_of(coach) == {"slack": "sending stopped: token_revoked"}
    coach.close()


def test_metrics_are_counts_and_ages_without_ids(slack: PretendSlack, clock: MovableClock, tmp_path: Path) -> None:
    coach = build(settings_of(slack, tmp_path), clock, inline=True)
    coach.tick(clock())
    coach.metrics.refused("signature")
    text = coach.metrics.page()
    assert 'peer_coach_refused_total{reason="signature"} 1.0' in text
    assert "peer_coach_parked 0.0" in text
    assert slack.team_id not in text
    coach.close()
