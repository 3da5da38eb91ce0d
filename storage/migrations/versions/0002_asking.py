"""All that belongs to asking for help: kinds, times, questions, cover, the ladder, drafts, a person's own settings.

Lost on the way down: what the older version has no place for. Times, questions and answers, notes, cover, settings,
drafts, quiet hours, a chosen language, who looks on as second. Requests over which nobody has said how it went are
accepted again; wishes for workshops, and requests kept back over a child at risk, are withdrawn; a chosen time is "this
week"; "not my topic" is a pass. Of messages, those of kinds that the older version does not know are not sent, and not
edited any more.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TO_BE_LOOKED_AT = sa.text("look_at IS NOT NULL")

IN_THE_WEEK = {
    "undo": 60.0,
    "on_duty_only": False,
    "remind": ["half_tutoring_day", 1],
    "second": ["tutoring_day", 1],
    "third": ["tutoring_day", 1],
    "coordinator": ["teaching_days", 5],
}
LADDERS = {
    "right_now": {
        "undo": 10.0,
        "on_duty_only": True,
        "second": ["real_minutes", 5],
        "third": ["real_minutes", 10],
        "coordinator": ["real_minutes", 15],
    },
    "today": {
        "undo": 60.0,
        "on_duty_only": False,
        "remind": ["tutoring_hours", 1],
        "second": ["tutoring_hours", 2],
        "third": ["tutoring_hours", 3],
        "coordinator": ["day_window", 1],
    },
}
"""As they were in force when these tables came."""

REASONS = ("topic", "own_school", "visits_school", "online", "free_soonest", "few_open")
"""Those that the older version knows."""
KINDS = ("receipt", "request", "request_news", "card", "card_news", "invitation", "nobody_free", "home")
LIVE = ("asked", "accepted")

requests = sa.table(
    "help_requests",
    *(
        sa.column(name)
        for name in ("state", "when_needed", "kind", "online", "words_shown", "it_suggested", "asked_at", "ended_at")
    ),
    *(sa.column(name) for name in ("undo_until", "coordinator_at", "look_at")),
    sa.column("chips", sa.JSON),
    sa.column("ladder", sa.JSON),
)
offers = sa.table(
    "offers",
    *(sa.column(name) for name in ("workspace_id", "id", "state", "as_second")),
    sa.column("reasons", sa.JSON),
    sa.column("times", sa.JSON),
)
people = sa.table("people", sa.column("wants_questions"))
outbox, living_messages = (sa.table(name, sa.column("kind")) for name in ("outbox", "living_messages"))


def columns(make: Callable[[], Any], *names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, make(), nullable=nullable) for name in names]


def moment() -> sa.types.TypeEngine[Any]:
    return sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


text, maybe_text = partial(columns, sa.Text), partial(columns, sa.Text, nullable=True)
moments, maybe_moments = partial(columns, moment), partial(columns, moment, nullable=True)
maybe_times = partial(columns, sa.Time, nullable=True)
flags, values = partial(columns, sa.Boolean), partial(columns, sa.JSON)

OF_REQUESTS = [
    *text("kind"),
    *maybe_text("level", "setting", "cover_kind", "cover_lessons"),
    *values("chips", "ladder"),
    *flags("online", "words_shown", "it_suggested"),
    *maybe_moments("needed_at", "agreed_at", "cover_arranged_at", "coordinator_at", "met_at", "look_at"),
]
OF_OFFERS = [
    *flags("as_second"),
    *values("times"),
    *maybe_moments("reminded_at"),
    *maybe_text("times_by", "note"),
]
OF_PEOPLE = [*maybe_text("own_language"), *maybe_times("quiet_start", "quiet_end"), *flags("wants_questions")]


def belongs(table: str, column: str, *, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", column],
        [f"{to}.workspace_id", f"{to}.id"],
        name=f"fk_{table}_workspace_id_{column}_{to}",
        ondelete="CASCADE",
    )


def upgrade() -> None:
    grow("help_requests", OF_REQUESTS, _fill_requests)
    op.create_index("ix_help_requests_workspace_id_state", "help_requests", ["workspace_id", "state"])
    op.create_index(
        "ix_help_requests_workspace_id_look_at",
        "help_requests",
        ["workspace_id", "look_at"],
        sqlite_where=TO_BE_LOOKED_AT,
        postgresql_where=TO_BE_LOOKED_AT,
    )
    grow("offers", OF_OFFERS, lambda: op.execute(sa.update(offers).values(as_second=sa.false(), times=[])))
    grow("people", OF_PEOPLE, lambda: op.execute(sa.update(people).values(wants_questions=sa.true())))
    _add_tables()
    for column in maybe_moments("at_once_until"):
        op.add_column("outbox", column)
    for table in (outbox, living_messages):
        op.execute(sa.update(table).where(table.c.kind == "nobody_free").values(kind="needs_coordinator"))


def grow(table: str, more: list[sa.Column[Any]], fill: Callable[[], None]) -> None:
    """Add columns, and let them be empty only until those that are there have got their values."""
    for column in more:
        op.add_column(table, sa.Column(column.name, column.type, nullable=True))
    fill()
    with op.batch_alter_table(table) as batch:
        for column in more:
            if not column.nullable:
                batch.alter_column(column.name, existing_type=column.type, nullable=False)


def _fill_requests() -> None:
    everyone = sa.update(requests)
    no = {"online": sa.false(), "words_shown": sa.false(), "it_suggested": sa.false()}
    op.execute(everyone.values(kind="quick_fix", chips=[], ladder=IN_THE_WEEK, **no))
    for when, ladder in LADDERS.items():
        op.execute(everyone.where(requests.c.when_needed == when).values(ladder=ladder))
    op.execute(everyone.where(requests.c.state == "nobody").values(coordinator_at=requests.c.undo_until))
    # The ladder looks once at everything that is open, and finds what is due.
    is_open = requests.c.state.in_(["needs_school", "waiting", "nobody", "accepted"])
    op.execute(everyone.where(is_open).values(look_at=requests.c.undo_until))


def _add_tables() -> None:
    op.create_table(
        "exchanges",
        *text("workspace_id", "id", "offer", "tutor", "question", "requester"),
        *columns(sa.Integer, "position"),
        *maybe_text("answer"),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_exchanges"),
        belongs("exchanges", "offer", to="offers"),
        belongs("exchanges", "tutor", to="people"),
        belongs("exchanges", "requester", to="people"),
    )
    op.create_index("ix_exchanges_workspace_id_offer", "exchanges", ["workspace_id", "offer"])
    op.create_table(
        "drafts",
        *text("workspace_id", "id", "person", "written", "state"),
        *maybe_text("words"),
        *moments("at"),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_drafts"),
        sa.UniqueConstraint("workspace_id", "person", "written", name="uq_drafts_workspace_id_person_written"),
        belongs("drafts", "person", to="people"),
    )


def downgrade() -> None:
    _forget_kinds()
    _map_requests()
    _map_offers()
    op.drop_table("exchanges")
    op.drop_table("drafts")
    op.drop_index("ix_help_requests_workspace_id_look_at", "help_requests")
    op.drop_index("ix_help_requests_workspace_id_state", "help_requests")
    for table, more in {"help_requests": OF_REQUESTS, "offers": OF_OFFERS, "people": OF_PEOPLE}.items():
        with op.batch_alter_table(table) as batch:
            for column in more:
                batch.drop_column(column.name)
    op.drop_column("outbox", "at_once_until")


def _forget_kinds() -> None:
    for table in (outbox, living_messages):
        op.execute(sa.update(table).where(table.c.kind == "needs_coordinator").values(kind="nobody_free"))
        op.execute(sa.delete(table).where(table.c.kind.not_in(KINDS)))


def _map_requests() -> None:
    every = sa.update(requests)
    op.execute(every.where(requests.c.state == "met").values(state="accepted"))
    over = {"state": "withdrawn", "ended_at": sa.func.coalesce(requests.c.ended_at, requests.c.asked_at)}
    op.execute(every.where(requests.c.state.in_(["collected", "held"])).values(over))
    op.execute(every.where(requests.c.when_needed == "chosen_time").values(when_needed="this_week"))


def _map_offers() -> None:
    every = sa.update(offers)
    op.execute(every.where(offers.c.state == "not_my_topic").values(state="passed"))
    op.execute(every.where(offers.c.as_second, offers.c.state.in_(LIVE)).values(state="lapsed"))
    connection = op.get_bind()
    for row in connection.execute(sa.select(offers.c.workspace_id, offers.c.id, offers.c.reasons)).all():
        known = [reason for reason in row.reasons if reason in REASONS]
        if known != row.reasons:
            this = every.where(offers.c.workspace_id == row.workspace_id, offers.c.id == row.id)
            connection.execute(this.values(reasons=known))
