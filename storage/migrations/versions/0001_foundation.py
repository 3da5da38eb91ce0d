"""The tables of the first story: a request for help, from the teacher to a tutor and back.

Lost on the way down: everything.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WAITING = sa.text("state IN ('pending', 'retry')")


def columns(make: Callable[[], Any], *names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, make(), nullable=nullable) for name in names]


def moment() -> sa.types.TypeEngine[Any]:
    return sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


text, maybe_text = partial(columns, sa.Text), partial(columns, sa.Text, nullable=True)
numbers, maybe_numbers = partial(columns, sa.Integer), partial(columns, sa.Integer, nullable=True)
moments, maybe_moments = partial(columns, moment), partial(columns, moment, nullable=True)
values, flags = partial(columns, sa.JSON), partial(columns, sa.Boolean)
dates, times = partial(columns, sa.Date), partial(columns, sa.Time)


def serial(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False)


def primary_key(table: str, *names: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*names, name=f"pk_{table}")


def belongs(table: str, column: str, *, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", column],
        [f"{to}.workspace_id", f"{to}.id"],
        name=f"fk_{table}_workspace_id_{column}_{to}",
        ondelete="CASCADE",
    )


def index(table: str, *names: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(names)}", table, list(names))


def upgrade() -> None:
    _frame()
    _programme()
    _people()
    _tutors()
    _help_requests()
    _outbox()


def _frame() -> None:
    op.create_table(
        "workspaces",
        *text("id", "bot_user", "scopes", "state", "programme_name", "programme_language", "programme_zone"),
        *moments("learnt_at"),
        *maybe_text("parked_because", "parked_token"),
        *maybe_moments("purge_due_at"),
        *numbers("programme_version"),
        primary_key("workspaces", "id"),
    )
    op.create_table("key_checks", *numbers("id"), *text("token"), primary_key("key_checks", "id"))
    op.create_table(
        "inbox",
        *text("workspace_id", "key", "about"),
        *moments("claimed_at"),
        primary_key("inbox", "workspace_id", "key"),
    )
    op.create_table(
        "audit",
        serial("number"),
        *text("workspace_id", "did"),
        *maybe_text("who", "to_what"),
        *moments("at"),
        primary_key("audit", "number"),
    )
    index("audit", "workspace_id", "at")
    op.create_table(
        "duties",
        *text("workspace_id", "duty", "slot", "worker"),
        *numbers("fence"),
        *moments("lease_until"),
        *maybe_moments("done_at"),
        primary_key("duties", "workspace_id", "duty", "slot"),
    )
    op.create_table(
        "tombstones",
        *text("workspace_id", "mark", "key"),
        *moments("erased_at"),
        primary_key("tombstones", "workspace_id", "mark"),
    )
    op.create_table(
        "outcome_counts",
        *text("workspace_id", "month", "school", "topic", "ended"),
        *numbers("requests"),
        primary_key("outcome_counts", "workspace_id", "month", "school", "topic", "ended"),
    )


def _programme() -> None:
    op.create_table(
        "schools",
        *text("workspace_id", "id", "name", "region", "zone"),
        *numbers("position"),
        *values("calendar"),
        *maybe_text("contact", "it_support", "safeguarding"),
        *maybe_moments("put_away_at"),
        primary_key("schools", "workspace_id", "id"),
    )
    op.create_table(
        "topics",
        *text("workspace_id", "id", "name"),
        *numbers("position"),
        *values("words", "names"),
        *maybe_moments("put_away_at"),
        primary_key("topics", "workspace_id", "id"),
    )


def _people() -> None:
    op.create_table(
        "people",
        *text("workspace_id", "id", "slack_user", "name", "standing"),
        *maybe_text("language", "zone", "subject", "phase"),
        *values("schools"),
        *moments("added_at"),
        *maybe_moments("looked_up_at", "deactivated_at", "home_opened_at"),
        primary_key("people", "workspace_id", "id"),
        sa.UniqueConstraint("workspace_id", "slack_user", name="uq_people_workspace_id_slack_user"),
    )
    index("people", "workspace_id", "standing")
    op.create_table(
        "roles",
        *text("workspace_id", "person", "role", "state"),
        *moments("since"),
        *maybe_numbers("weekly_cap"),
        primary_key("roles", "workspace_id", "person", "role"),
        belongs("roles", "person", to="people"),
    )
    index("roles", "workspace_id", "role", "state")
    op.create_table(
        "dm_channels",
        *text("workspace_id", "person", "channel"),
        primary_key("dm_channels", "workspace_id", "person"),
        belongs("dm_channels", "person", to="people"),
    )


def _tutors() -> None:
    op.create_table(
        "skills",
        *text("workspace_id", "person", "topic"),
        *numbers("position", "level"),
        primary_key("skills", "workspace_id", "person", "topic"),
        belongs("skills", "person", to="people"),
        belongs("skills", "topic", to="topics"),
    )
    op.create_table(
        "tutoring_times",
        *text("workspace_id", "person"),
        *numbers("position", "weekday"),
        *times("starts", "ends"),
        *maybe_text("school", "week"),
        primary_key("tutoring_times", "workspace_id", "person", "position"),
        belongs("tutoring_times", "person", to="people"),
        belongs("tutoring_times", "school", to="schools"),
    )
    op.create_table(
        "leaves",
        *text("workspace_id", "person"),
        *numbers("position"),
        *dates("first", "last"),
        primary_key("leaves", "workspace_id", "person", "position"),
        belongs("leaves", "person", to="people"),
    )


def _help_requests() -> None:
    op.create_table(
        "help_requests",
        *text("workspace_id", "id", "words", "when_needed", "state"),
        *maybe_text("requester", "topic", "school"),
        *moments("asked_at", "undo_until"),
        *maybe_moments("ended_at"),
        primary_key("help_requests", "workspace_id", "id"),
        belongs("help_requests", "requester", to="people"),
    )
    index("help_requests", "workspace_id", "requester", "asked_at")
    op.create_table(
        "offers",
        *text("workspace_id", "id", "request", "tutor", "state"),
        *numbers("position"),
        *values("reasons"),
        *moments("ask_at"),
        *maybe_moments("answered_at"),
        primary_key("offers", "workspace_id", "id"),
        belongs("offers", "request", to="help_requests"),
        belongs("offers", "tutor", to="people"),
    )
    index("offers", "workspace_id", "ask_at", "tutor", "state")
    index("offers", "workspace_id", "request")
    index("offers", "workspace_id", "tutor", "state")
    op.create_table(
        "outcomes",
        *text("workspace_id", "id", "request", "side", "result", "note"),
        *maybe_text("by"),
        *moments("at"),
        primary_key("outcomes", "workspace_id", "id"),
        belongs("outcomes", "by", to="people"),
        belongs("outcomes", "request", to="help_requests"),
    )
    index("outcomes", "workspace_id", "request", "at")


def _outbox() -> None:
    op.create_table(
        "outbox",
        serial("number"),
        *text("workspace_id", "id", "kind", "about", "to_person", "state"),
        *moments("due", "wanted_until", "created_at"),
        *flags("only_edit"),
        *maybe_text("response_url", "worker", "reason", "channel", "ts"),
        *numbers("attempt", "fence"),
        *maybe_moments("lease_until", "deadline", "settled_at"),
        primary_key("outbox", "number"),
        sa.UniqueConstraint("workspace_id", "id", name="uq_outbox_workspace_id_id"),
        belongs("outbox", "to_person", to="people"),
    )
    index("outbox", "state", "due")
    index("outbox", "workspace_id", "to_person", "state", "due")
    op.create_index(
        "uq_outbox_waiting",
        "outbox",
        ["workspace_id", "kind", "about", "to_person"],
        unique=True,
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )
    op.create_table(
        "living_messages",
        *text("workspace_id", "kind", "about", "to_person", "channel", "ts", "digest"),
        *moments("written_at"),
        primary_key("living_messages", "workspace_id", "kind", "about", "to_person"),
        belongs("living_messages", "to_person", to="people"),
    )


def downgrade() -> None:
    for name in (
        "outcomes",
        "offers",
        "tutoring_times",
        "skills",
        "roles",
        "outbox",
        "living_messages",
        "leaves",
        "help_requests",
        "dm_channels",
        "workspaces",
        "topics",
        "tombstones",
        "schools",
        "people",
        "outcome_counts",
        "key_checks",
        "inbox",
        "duties",
        "audit",
    ):
        op.drop_table(name)
