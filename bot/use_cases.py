"""Every use case, put together once; the database and the encoder are all they need."""

from coaching.understanding import Encoder
from coaching.use_cases.absences import Absences
from coaching.use_cases.arrangements import Arrangements
from coaching.use_cases.check_ins import CheckIns, Logs, Reports
from coaching.use_cases.coordinators import Coordinators
from coaching.use_cases.coverage import Coverage
from coaching.use_cases.drafts import Drafts
from coaching.use_cases.help_requests import HelpRequests
from coaching.use_cases.learning import Learning
from coaching.use_cases.my_prompts import OwnPrompts
from coaching.use_cases.offers import Offers
from coaching.use_cases.outcomes import Outcomes
from coaching.use_cases.people import People
from coaching.use_cases.preferences import Preferences
from coaching.use_cases.questions import Questions
from coaching.use_cases.rooms import Rooms
from coaching.use_cases.rounds import Rounds
from coaching.use_cases.triad_counts import TriadStatistics
from coaching.use_cases.triads import Groups, Triads
from coaching.use_cases.tutors import Tutors
from coaching.use_cases.understanding import TopicMemory
from coaching.use_cases.visits import Visits
from coaching.use_cases.volunteers import Volunteers
from coaching.use_cases.workspaces import Workspaces
from handlers.context import UseCases
from storage.database import Database


def use_cases_of(database: Database, encoder: Encoder) -> UseCases:
    """All that people can do."""
    begin, look = database.begin, database.read
    memory = TopicMemory(look, encoder)
    help_requests = HelpRequests(begin, look, memory)
    return UseCases(
        help_requests=help_requests,
        arrangements=Arrangements(begin, look),
        offers=Offers(begin, look),
        outcomes=Outcomes(begin),
        drafts=Drafts(begin, help_requests),
        tutors=Tutors(begin, look),
        absences=Absences(begin, look),
        preferences=Preferences(begin, look),
        coordinators=Coordinators(begin, look),
        check_ins=CheckIns(begin, look),
        reports=Reports(begin, look),
        logs=Logs(begin, look),
        triad_statistics=TriadStatistics(begin, look),
        coverage=Coverage(begin, look),
        visits=Visits(begin, look),
        learning=Learning(begin, look, encoder, memory),
        rounds=Rounds(begin, look),
        groups=Groups(begin, look),
        triads=Triads(begin, look),
        rooms=Rooms(begin, look),
        my_prompts=OwnPrompts(begin, look),
        questions=Questions(begin, look),
        volunteers=Volunteers(begin, look),
        people=People(begin, look),
        workspaces=Workspaces(begin),
    )
