"""Where in Slack the bot speaks to a person or of them, so that those messages can follow the rows."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from coaching.notices import Notice, NoticeKind, notice
from coaching.people import PersonId
from coaching.triads import MemberAnswer, TriadState
from storage.personal_data.pointers import Whose
from storage.tables import (
    HelpRequestRow,
    LivingMessageRow,
    MemberRow,
    OfferRow,
    OutboxRow,
    PromptRow,
    TriadRow,
    VolunteerRow,
)

NEWS = (
    NoticeKind.REQUEST_NEWS,
    NoticeKind.CARD_NEWS,
    NoticeKind.CARD_REMINDER,
    NoticeKind.CALENDAR,
    NoticeKind.ROOM_NEWS,
)
"""Written once and never edited; they name whoever did something, or whoever is met."""


@dataclass(frozen=True, slots=True)
class SlackMessage:
    """One message of the bot's own."""

    channel: str
    ts: str


def messages_of(connection: Connection, whose: Whose) -> tuple[SlackMessage, ...]:
    """Messages to the person, and lines of news to others that name them; the news of the last 30 days."""
    living = select(LivingMessageRow.channel, LivingMessageRow.ts).where(
        LivingMessageRow.workspace_id == whose.workspace,
        or_(
            LivingMessageRow.to_person == whose.id,
            # The others go on in another chat, and nobody edits what stands in the old one.
            (LivingMessageRow.kind == NoticeKind.ROOM) & LivingMessageRow.about.in_(_rooms_with(whose)),
        ),
    )
    sent = select(OutboxRow.channel, OutboxRow.ts).where(
        OutboxRow.workspace_id == whose.workspace,
        OutboxRow.channel.is_not(None),
        OutboxRow.ts.is_not(None),
        or_(
            OutboxRow.to_person == whose.id,
            OutboxRow.kind.in_(NEWS) & or_(*(OutboxRow.about.in_(each) for each in _things_of(whose))),
            (OutboxRow.kind == NoticeKind.TRIAD_NEWS) & _of_their_triads(OutboxRow.about, whose),
        ),
    )
    found = {(channel, ts) for query in (living, sent) for channel, ts in connection.execute(query) if channel and ts}
    return tuple(SlackMessage(*each) for each in sorted(found))


def shown_to_others(connection: Connection, whose: Whose, now: datetime) -> list[Notice]:
    """Edits of every living message of others that may show the person's name or words."""
    rows = connection.execute(
        select(LivingMessageRow.kind, LivingMessageRow.about, LivingMessageRow.to_person).where(
            LivingMessageRow.workspace_id == whose.workspace,
            LivingMessageRow.to_person != whose.id,
            or_(
                *(LivingMessageRow.about.in_(each) for each in _things_of(whose)),
                (LivingMessageRow.kind == NoticeKind.CYCLE_END) & _of_their_triads(LivingMessageRow.about, whose),
                # Of a round the coordinators' message names people; an invitation to somebody else names nobody.
                (LivingMessageRow.kind == NoticeKind.ROUND) & LivingMessageRow.about.in_(_rounds_of(whose)),
            ),
        )
    )
    return [notice(NoticeKind(kind), about, PersonId(to), now, only_edit=True) for kind, about, to in rows]


def _things_of(whose: Whose) -> tuple[Select[str], ...]:
    """Their requests and those that they were offered, and every offer of these: a colleague's card names them too.

    Their triads, and what the other members are asked there.
    """
    offered = select(OfferRow.request).where(OfferRow.workspace_id == whose.workspace, OfferRow.tutor == whose.id)
    requests = select(HelpRequestRow.id).where(
        HelpRequestRow.workspace_id == whose.workspace,
        or_(HelpRequestRow.requester == whose.id, HelpRequestRow.id.in_(offered)),
    )
    offers = select(OfferRow.id).where(OfferRow.workspace_id == whose.workspace, OfferRow.request.in_(requests))
    triads = select(MemberRow.triad).where(MemberRow.workspace_id == whose.workspace, MemberRow.person == whose.id)
    prompts = select(PromptRow.id).where(PromptRow.workspace_id == whose.workspace, PromptRow.triad.in_(triads))
    return requests, offers, triads, prompts


def _rooms_with(whose: Whose) -> Select[str]:
    """The triads whose chat the person is in now."""
    return (
        select(MemberRow.triad)
        .join(TriadRow, (TriadRow.workspace_id == MemberRow.workspace_id) & (TriadRow.id == MemberRow.triad))
        .where(
            MemberRow.workspace_id == whose.workspace,
            MemberRow.person == whose.id,
            MemberRow.left_at.is_(None),
            MemberRow.answer == MemberAnswer.YES,
            TriadRow.state == TriadState.ACTIVE,
        )
    )


def _of_their_triads(about: InstrumentedAttribute[str], whose: Whose) -> ColumnElement[bool]:
    """Whether it is about something of a triad of theirs: `triad:cycle`, `triad:moment`."""
    return exists().where(
        MemberRow.workspace_id == whose.workspace,
        MemberRow.person == whose.id,
        about.startswith(MemberRow.triad + ":", autoescape=False),
    )


def _rounds_of(whose: Whose) -> Select[str]:
    return select(VolunteerRow.round).where(
        VolunteerRow.workspace_id == whose.workspace, VolunteerRow.person == whose.id
    )
