"""A process that is killed in the middle of a unit leaves nothing of it, and no lock."""

import subprocess
import sys

from tests.builders import a_request
from tests.databases import opened
from tests.storage.town import rows, settle, store

IN_THE_MIDDLE = """
import sys
from tests.builders import MONDAY_8AM, a_request
from tests.databases import opened
from tests.storage.town import SANNA, TOWN
with opened(sys.argv[1]) as database, database.begin(TOWN) as unit:
    unit.inbox.claim("key", MONDAY_8AM)
    unit.help_requests.add(a_request())
    unit.audit(SANNA.id, "asked for help", "request", MONDAY_8AM)
    unit.scope.write()
    print("written, not kept", flush=True)
    sys.stdin.read()
"""


def test_check_8_killed_before_the_commit_leaves_no_half_row(database_url: str) -> None:
    with opened(database_url) as database:
        settle(database)
        process = subprocess.Popen(
            [sys.executable, "-c", IN_THE_MIDDLE, database_url], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        with process:
            assert process.stdout
            assert process.stdout.readline() == b"written, not kept\n"
            process.kill()
        store(database, a_request(id="the next one"))
        assert [row["id"] for row in rows(database, "help_requests")] == ["the next one"]
        assert (rows(database, "inbox"), rows(database, "audit")) == ([], [])
