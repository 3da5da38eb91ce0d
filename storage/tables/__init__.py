"""What the database holds, one noun a file. `metadata` is the whole of it; rows become values in the repositories."""

from storage.tables.audit import AuditRow
from storage.tables.base import Base
from storage.tables.check_ins import CheckInRow
from storage.tables.drafts import DraftRow
from storage.tables.duties import DutyRow
from storage.tables.examples import ExampleRow
from storage.tables.help_requests import ExchangeRow, HelpRequestRow, OfferRow
from storage.tables.inbox import InboxRow
from storage.tables.key_checks import KeyCheckRow
from storage.tables.outbox import LivingMessageRow, OutboxRow
from storage.tables.outcome_counts import OutcomeCountRow
from storage.tables.outcomes import OutcomeRow
from storage.tables.people import DmChannelRow, PersonRow, RoleRow
from storage.tables.prompts import PromptRow, QuestionEditRow, SessionRow
from storage.tables.records import AnswerRecordRow, TopicRecordRow
from storage.tables.rounds import RatherNotRow, RoundRow, VolunteerRow
from storage.tables.schools import SchoolRow
from storage.tables.tombstones import TombstoneRow
from storage.tables.topics import TopicRow
from storage.tables.triad_counts import TriadCountRow
from storage.tables.triads import MemberRow, TriadRow
from storage.tables.tutors import LeaveRow, SkillRow, TutoringTimeRow
from storage.tables.visits import VisitRow
from storage.tables.workspaces import WorkspaceRow

__all__ = [
    "AnswerRecordRow",
    "AuditRow",
    "Base",
    "CheckInRow",
    "DmChannelRow",
    "DraftRow",
    "DutyRow",
    "ExampleRow",
    "ExchangeRow",
    "HelpRequestRow",
    "InboxRow",
    "KeyCheckRow",
    "LeaveRow",
    "LivingMessageRow",
    "MemberRow",
    "OfferRow",
    "OutboxRow",
    "OutcomeCountRow",
    "OutcomeRow",
    "PersonRow",
    "PromptRow",
    "QuestionEditRow",
    "RatherNotRow",
    "RoleRow",
    "RoundRow",
    "SchoolRow",
    "SessionRow",
    "SkillRow",
    "TombstoneRow",
    "TopicRecordRow",
    "TopicRow",
    "TriadCountRow",
    "TriadRow",
    "TutoringTimeRow",
    "VisitRow",
    "VolunteerRow",
    "WorkspaceRow",
    "metadata",
]

metadata = Base.metadata
