"""The workspace that is served: learnt once, parked and taken up again."""

from datetime import timedelta

from storage.database import Database
from storage.workspaces import Workspaces, WorkspaceState
from tests.builders import MONDAY_8AM
from tests.storage.town import TOWN, programme, settle

LATER = MONDAY_8AM + timedelta(days=14)


def test_nothing_is_known_before_the_first_was_learnt(database: Database) -> None:
    assert Workspaces(database).known() is None


def test_what_was_learnt_is_known_after_a_restart(database: Database) -> None:
    Workspaces(database).learn(TOWN, "U0BOT00001", ["im:write", "chat:write"], MONDAY_8AM)
    known = Workspaces(database).known()
    assert known
    assert (known.id, known.bot_user, sorted(known.scopes)) == (TOWN, "U0BOT00001", ["chat:write", "im:write"])
    assert (known.state, known.learnt_at) == (WorkspaceState.LIVE, MONDAY_8AM)


def test_learning_again_changes_what_slack_says_and_leaves_the_programme(database: Database) -> None:
    settle(database)
    before = programme(database)
    Workspaces(database).park(TOWN, "token_revoked", "fingerprint")
    Workspaces(database).learn(TOWN, "U0NEWBOT01", ["chat:write"], LATER)
    known = Workspaces(database).known()
    assert known
    assert (known.bot_user, list(known.scopes), known.learnt_at) == ("U0NEWBOT01", ["chat:write"], LATER)
    assert (known.state, known.parked_token) == (WorkspaceState.PARKED, "fingerprint")
    assert programme(database) == before


def test_a_parked_workspace_goes_on_where_it_was(database: Database) -> None:
    settle(database)
    workspaces = Workspaces(database)
    with database.begin(TOWN) as unit:
        unit.park("app was removed", purge_at=LATER)
        unit.commit()
    parked = workspaces.known()
    assert parked
    assert (parked.state, parked.parked_because, parked.purge_due_at) == ("parked", "app was removed", LATER)
    workspaces.unpark(TOWN)
    live = workspaces.known()
    assert live
    assert (live.state, live.parked_because, live.purge_due_at) == ("live", None, None)


def test_what_slack_says_of_the_bot_is_not_shown(database: Database) -> None:
    settle(database)
    assert "U0BOT00001" not in repr(Workspaces(database).known())
