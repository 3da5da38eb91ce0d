"""The statements about triads and their members."""

from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Insert, Select, bindparam, case, delete, select, update

from coaching.triads import MemberAnswer, TriadState
from coaching.triads.together import NOT_YET
from storage.scope import insert_into
from storage.tables import MemberRow, TriadRow
from storage.triads import rows

WORKSPACE: BindParameter[str] = bindparam("workspace")
PERSON: BindParameter[str] = bindparam("person")
OURS = TriadRow.workspace_id == WORKSPACE
IS_IN = (MemberRow.workspace_id == TriadRow.workspace_id) & (MemberRow.triad == TriadRow.id)

TRIADS: Select[*tuple[Any, ...]] = select(*rows.TRIAD).where(OURS)
GET = TRIADS.where(TriadRow.id == bindparam("triad"))
GET_HELD = GET.with_for_update()
THESE = TRIADS.where(TriadRow.id.in_(bindparam("triads", expanding=True)))
OF_ROUND = TRIADS.where(TriadRow.round == bindparam("round")).order_by(TriadRow.id)
ACTIVE = TRIADS.where(TriadRow.state == TriadState.ACTIVE).order_by(TriadRow.id)
HAS_AS_MEMBER = TRIADS.join(MemberRow, IS_IN).where(MemberRow.person == PERSON, MemberRow.left_at.is_(None))
OF_PERSON = (
    HAS_AS_MEMBER.where(TriadRow.state == TriadState.ACTIVE, MemberRow.answer.not_in(sorted(NOT_YET)))
    .order_by(TriadRow.started_at.desc(), TriadRow.id)
    .limit(1)
)
SUGGESTED = (
    # What still waits for an answer before what was answered, the last suggestion first.
    HAS_AS_MEMBER.where(
        (TriadRow.state == TriadState.ASKING)
        | ((TriadRow.state == TriadState.ACTIVE) & (MemberRow.answer == MemberAnswer.ASKED))
    )
    .order_by(case((MemberRow.answer == MemberAnswer.ASKED, 0), else_=1), TriadRow.asked_at.desc(), TriadRow.id)
    .limit(1)
)
MEMBERS: Select[*tuple[Any, ...]] = (
    select(*rows.MEMBER)
    .where(MemberRow.workspace_id == WORKSPACE)
    .order_by(MemberRow.triad, MemberRow.position, MemberRow.person)
)
MEMBERS_OF = MEMBERS.where(MemberRow.triad.in_(bindparam("triads", expanding=True)))
MEMBERS_OF_ACTIVE = MEMBERS.join(TriadRow, IS_IN).where(TriadRow.state == TriadState.ACTIVE)
MEMBERS_OF_ROUND = MEMBERS.join(TriadRow, IS_IN).where(TriadRow.round == bindparam("round"))
WERE_TOGETHER = (
    MEMBERS.add_columns(TriadRow.started_at, TriadRow.ended_at)
    .join(TriadRow, IS_IN)
    .where(TriadRow.started_at.is_not(None))
)

DROP = delete(TriadRow).where(OURS, TriadRow.id == bindparam("which"))
IS_MEMBER = (
    (MemberRow.workspace_id == WORKSPACE)
    & (MemberRow.triad == bindparam("which"))
    & (MemberRow.person == bindparam("whose"))
)
DROP_MEMBER = delete(MemberRow).where(IS_MEMBER)
AGREE = update(MemberRow).where(IS_MEMBER).values(agreement=bindparam("agreed"))


@cache
def save(dialect: str) -> Insert:
    """Adds the triad, or writes over what is there."""
    adding = insert_into(TriadRow, dialect)
    return adding.on_conflict_do_update(
        index_elements=["workspace_id", "id"],
        set_={name: adding.excluded[name] for name in (*rows.OF_TRIAD, "over_at")},
    )


@cache
def save_member(dialect: str) -> Insert:
    """Adds the member without a copy of the agreement, or leaves that copy as it is."""
    adding = insert_into(MemberRow, dialect)
    return adding.on_conflict_do_update(
        index_elements=["workspace_id", "triad", "person"],
        set_={name: adding.excluded[name] for name in rows.OF_MEMBER},
    )
