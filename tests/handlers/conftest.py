"""The option that renews the golden files, and the languages every screen is tested in."""

import pytest

from coaching.people import Reader
from tests.handlers.screens import LANGUAGES, reader
from tests.handlers.stage import Stage, Theatre

RENEW = "--renew-golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(RENEW, action="store_true", help="write what the screens look like now into their golden files")


@pytest.fixture(scope="session")
def renew_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption(RENEW, default=False))


@pytest.fixture(params=LANGUAGES)
def to(request: pytest.FixtureRequest) -> Reader:
    """A reader, in each language."""
    return reader(request.param)


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def bot(stage: Stage) -> Theatre:
    """The bot with all its listeners, on use cases that answer as the stage says."""
    return Theatre(stage)
