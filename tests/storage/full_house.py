"""A workspace in which two colleagues have left something in every table: each asked, and was asked by, the other."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Table, insert, select

from coaching.drafts import DraftState
from coaching.help_requests import RequestState
from coaching.kinds import CoverKind, Experience, Kind
from coaching.ladder import IN_THE_WEEK
from coaching.notices import NoticeKind
from coaching.offers import OfferState
from coaching.outcomes import Result, Side
from coaching.people import PersonId, Role, RoleState, SlackUserId, Standing, WorkspaceId
from storage.database import Database
from storage.help_requests.rows import ladder_row
from storage.outbox import DeliveryState
from storage.personal_data import Found
from storage.personal_data.pointers import Whose
from storage.schools import row_of
from storage.tables import metadata
from storage.workspaces import Workspaces
from tests.builders import IPADS, KOIVU, MONDAY_8AM, RANTALA, a_school
from tests.storage.full_triads import triads_of

HOUSE = WorkspaceId("T0HOUSE001")
BOT = "U0BOT00001"
YESTERDAY = MONDAY_8AM - timedelta(days=1)

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the house, and the marks by which their data is found again."""

    key: str
    name: str

    @property
    def id(self) -> PersonId:
        return PersonId(f"person-{self.key}")

    @property
    def slack_user(self) -> SlackUserId:
        return SlackUserId(f"U0{self.key.upper()}01")

    @property
    def found(self) -> Found:
        return Found(self.id, self.slack_user, self.name, Standing.ACTIVE, ("Rantala",))

    @property
    def whose(self) -> Whose:
        return Whose(HOUSE, self.id, self.slack_user)

    @property
    def words(self) -> str:
        return f"what {self.key} wrote"

    @property
    def note(self) -> str:
        return f"what {self.key} noted"

    @property
    def question(self) -> str:
        return f"what {self.key} asked back"

    @property
    def answer(self) -> str:
        return f"what {self.key} answered"

    @property
    def texts(self) -> tuple[str, ...]:
        """All that they wrote."""
        return (self.words, self.note, self.question, self.answer)

    def thing(self, name: str) -> str:
        return f"{self.key}-{name}"


SANNA = Colleague("sanna", "Sanna Virtanen")
LIISA = Colleague("liisa", "Liisa Korhonen")
AINO = Colleague("aino", "Aino Mallinen")


def furnish(
    database: Database,
    now: datetime = YESTERDAY,
    workspace: WorkspaceId = HOUSE,
    *,
    only: Mapping[str, Collection[str]] | None = None,
) -> None:
    """Every table filled, as of that moment; or those columns only that an older version has."""
    Workspaces(database).learn(workspace, BOT, ["chat:write"], now)
    with database.writing() as connection:
        for table, row in rows(now):
            wanted: Table = metadata.tables[table]
            known = row if only is None else {column: row[column] for column in row.keys() & only[table]}
            if known:
                connection.execute(insert(wanted), {**known, "workspace_id": workspace})


def content(database: Database, table: str, workspace: WorkspaceId = HOUSE) -> list[dict[str, Any]]:
    """A table's rows as they are read, words opened."""
    wanted = metadata.tables[table]
    query = select(wanted).order_by(*wanted.primary_key)
    whose = wanted.c.get("workspace_id", wanted.c.id if table == "workspaces" else None)
    if whose is not None:
        query = query.where(whose == workspace)
    with database.reading() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def everything(database: Database, workspace: WorkspaceId = HOUSE) -> str:
    """All that a workspace's rows say, but what they say of times and states."""
    return "\n".join(str(row) for table in metadata.sorted_tables for row in content(database, table.name, workspace))


def rows(now: datetime) -> Iterator[tuple[str, Values]]:
    """Parents before children."""
    yield "topics", {"id": IPADS, "position": 0, "name": "iPads", "words": ["iPad"], "names": {}}
    for position, (school, contact) in enumerate({RANTALA: SANNA, KOIVU: LIISA}.items()):
        told = {"contact": contact.slack_user, "safeguarding": f"Ask for {AINO.name}", "it_support": "extension 1234"}
        row = row_of(a_school(school, school.title(), **told))
        yield "schools", {**row, "position": position, "put_away_at": None}
    for person in (SANNA, LIISA, AINO):
        yield "people", _person(person, now)
    for me, other in ((SANNA, LIISA), (LIISA, SANNA)):
        yield from _of_tutor(me, now)
        yield from _of_requests(me, other, now)
    yield from triads_of((SANNA.id, LIISA.id), AINO.id, {SANNA.id: SANNA.words, LIISA.id: LIISA.words}, now)
    for me, other in ((SANNA, LIISA), (LIISA, SANNA)):
        yield from _of_messages(me, other, now)
        yield from _of_acts(me, now)


def _person(person: Colleague, now: datetime) -> Values:
    who = {"id": person.id, "slack_user": person.slack_user, "name": person.name, "standing": Standing.ACTIVE}
    facts = {"language": "fi", "zone": "Europe/Helsinki", "schools": [RANTALA], "subject": "maths", "phase": "upper"}
    moments = {"added_at": now, "looked_up_at": now, "deactivated_at": None, "home_opened_at": None}
    own = {"own_language": "sv", "quiet_start": time(12), "quiet_end": time(13), "wants_questions": False}
    return {**who, **facts, **moments, **own, "belongs": True}


def _of_tutor(me: Colleague, now: datetime) -> Iterator[tuple[str, Values]]:
    mine = {"person": me.id}
    yield "roles", {**mine, "role": Role.TUTOR, "state": RoleState.ACCEPTED, "since": now, "weekly_cap": 3}
    yield "skills", {**mine, "topic": IPADS, "position": 0, "level": 2}
    times = {"position": 0, "weekday": 1, "starts": time(9), "ends": time(15), "school": RANTALA, "week": None}
    yield "tutoring_times", {**mine, **times}
    hours = {"starts": time(9), "ends": time(12), "over_at": now + timedelta(days=9)}
    yield "visits", {"tutor": me.id, "school": KOIVU, "day": date(2026, 9, 15), **hours}
    counted = {**mine, "since": now}
    yield "answer_records", {**counted, "accepted": 3, "passed": 1, "silent": 2}
    yield "topic_records", {**counted, "topic": IPADS, "sorted": 2, "unsorted": 1, "not_mine": 1}
    yield "leaves", {**mine, "position": 0, "first": date(2026, 12, 1), "last": date(2026, 12, 4)}
    yield "dm_channels", {**mine, "channel": f"D0{me.key.upper()}"}


def _of_requests(me: Colleague, other: Colleague, now: datetime) -> Iterator[tuple[str, Values]]:
    for name, state, ended_at in (("done", RequestState.SORTED, now), ("open", RequestState.WAITING, None)):
        request = me.thing(name)
        yield "help_requests", {"id": request, "requester": me.id, "state": state, **_asked(me, now, ended_at)}
        offer = {"id": f"{request}-offer", "request": request, "tutor": other.id}
        yield "offers", {**offer, **_offered(other, now, ended_at)}
        said = {"position": 0, "tutor": other.id, "question": other.question, "requester": me.id, "answer": me.answer}
        yield "exchanges", {"id": f"{request}-exchange", "offer": f"{request}-offer", **said}
    kept = {"written": "1.2", "words": me.words, "state": DraftState.OPEN, "at": now}
    yield "drafts", {"id": me.thing("draft"), "person": me.id, **kept}
    kept_of = {"person": me.id, "week": "2026-W36", "at": now, "vector": f"a vector of {me.words}"}
    yield "examples", {"request": me.thing("done"), **kept_of}
    for side, person in ((Side.REQUESTER, me), (Side.TUTOR, other)):
        said = {"id": me.thing(side), "request": me.thing("done"), "by": person.id, "side": side}
        yield "outcomes", {**said, "result": Result.SORTED, "at": now, "note": person.note}


def _asked(me: Colleague, now: datetime, ended_at: datetime | None) -> Values:
    what = {
        "words": me.words,
        "setting": me.words,
        "kind": Kind.IN_CLASS,
        "topic": IPADS,
        "chips": [IPADS],
        "read": ["topic"],
    }
    where = {"school": RANTALA, "online": False, "level": Experience.SOME}
    when = {"when_needed": "this_week", "asked_at": now, "undo_until": now, "needed_at": None, "ended_at": ended_at}
    cover = {"cover_kind": CoverKind.NOT_SURE, "cover_lessons": me.words, "cover_arranged_at": None}
    ladder = {"ladder": ladder_row(IN_THE_WEEK), "look_at": None if ended_at else now}
    then = {"agreed_at": ended_at, "met_at": ended_at, "coordinator_at": now}
    return {**what, **where, **when, **cover, **ladder, **then, "words_shown": True, "it_suggested": False}


def _offered(other: Colleague, now: datetime, ended_at: datetime | None) -> Values:
    asked = {"position": 0, "reasons": ["topic"], "ask_at": now, "reminded_at": now, "as_second": False}
    answer = {"state": OfferState.ACCEPTED if ended_at else OfferState.ASKED, "answered_at": ended_at}
    return {**asked, **answer, "times": [now], "times_by": Side.TUTOR, "note": other.note}


def _of_messages(me: Colleague, other: Colleague, now: datetime) -> Iterator[tuple[str, Values]]:
    """Of the open request: its own message and the card have been sent, one line of news too, another waits."""
    request, offer = me.thing("open"), me.thing("open-offer")
    yield "outbox", _outbox(me, NoticeKind.REQUEST, request, now, sent=True)
    yield "outbox", _outbox(other, NoticeKind.CARD, offer, now, sent=True)
    yield "outbox", _outbox(me, NoticeKind.REQUEST_NEWS, request, now, sent=True)
    yield "outbox", _outbox(me, NoticeKind.HOME, me.id, now, sent=False)
    for to, kind, about in ((me, NoticeKind.REQUEST, request), (other, NoticeKind.CARD, offer)):
        stands = {"channel": f"D0{to.key.upper()}", "ts": f"1.{kind}", "digest": "d", "written_at": now}
        yield "living_messages", {"kind": kind, "about": about, "to_person": to.id, **stands}


def _outbox(to: Colleague, kind: NoticeKind, about: str, now: datetime, *, sent: bool) -> Values:
    owed = {"id": f"{to.key}-{kind}-{about}", "kind": kind, "about": about, "to_person": to.id, "only_edit": False}
    times = {"due": now, "wanted_until": now + timedelta(days=14), "at_once_until": now, "created_at": now}
    work = {"attempt": 1, "fence": 1, "worker": None, "lease_until": None, "deadline": None, "reason": None}
    stands = {"channel": f"D0{to.key.upper()}", "ts": f"1.{kind}", "settled_at": now, "response_url": None}
    waits = {"channel": None, "ts": None, "settled_at": None, "response_url": f"secret of {to.key}"}
    state = {"state": DeliveryState.SENT, **stands} if sent else {"state": DeliveryState.PENDING, **waits}
    return {**owed, **times, **work, **state}


def _of_acts(me: Colleague, now: datetime) -> Iterator[tuple[str, Values]]:
    yield "inbox", {"key": f"pressed:1.0:help.ask:{me.slack_user}:2.0", "about": me.thing("open"), "claimed_at": now}
    yield "inbox", {"key": f"event:{me.key}", "about": me.id, "claimed_at": now}
    yield "audit", {"who": me.id, "did": "asked for help", "to_what": me.thing("open"), "at": now}
    yield "audit", {"who": AINO.id, "did": "invited a tutor", "to_what": me.id, "at": now}
