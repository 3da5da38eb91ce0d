"""What the database holds, one noun a file. `metadata` is the whole of it; rows become values in the repositories."""

from storage.tables.audit import AuditRow
from storage.tables.base import Base
from storage.tables.drafts import DraftRow
from storage.tables.duties import DutyRow
from storage.tables.help_requests import ExchangeRow, HelpRequestRow, OfferRow
from storage.tables.inbox import InboxRow
from storage.tables.key_checks import KeyCheckRow
from storage.tables.outbox import LivingMessageRow, OutboxRow
from storage.tables.outcome_counts import OutcomeCountRow
from storage.tables.outcomes import OutcomeRow
from storage.tables.people import DmChannelRow, PersonRow, RoleRow
from storage.tables.schools import SchoolRow
from storage.tables.tombstones import TombstoneRow
from storage.tables.topics import TopicRow
from storage.tables.tutors import LeaveRow, SkillRow, TutoringTimeRow
from storage.tables.workspaces import WorkspaceRow

__all__ = [
    "AuditRow",
    "Base",
    "DmChannelRow",
    "DraftRow",
    "DutyRow",
    "ExchangeRow",
    "HelpRequestRow",
    "InboxRow",
    "KeyCheckRow",
    "LeaveRow",
    "LivingMessageRow",
    "OfferRow",
    "OutboxRow",
    "OutcomeCountRow",
    "OutcomeRow",
    "PersonRow",
    "RoleRow",
    "SchoolRow",
    "SkillRow",
    "TombstoneRow",
    "TopicRow",
    "TutoringTimeRow",
    "WorkspaceRow",
    "metadata",
]

metadata = Base.metadata
