"""What a person is shown, as values: made from the rows when it is needed, turned into blocks by the views.

Words of teachers and tutors stand in fields that no repr prints.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from coaching.outages import Outage
from coaching.people import Reader
from coaching.screens.check_ins import CheckInForm, LogEntry, LogFile, LogScreen, MyWeeks, SentenceForm
from coaching.screens.coordinators import CoordinatorCard, CoverCard, IdeaCount, Ideas
from coaching.screens.coverage import (
    CopiedWeek,
    CoverageDigest,
    CoverageScreen,
    FewTutors,
    GapLine,
    MyVisits,
    NotCopied,
    PlannedWeek,
    SuggestForm,
    TakenBack,
    UnvisitedLine,
    VisitForm,
    VisitLine,
)
from coaching.screens.forms import (
    AwayForm,
    ColleaguesForm,
    DetailsForm,
    QuietForm,
    RequestForm,
    TimesForm,
    TutoringForm,
)
from coaching.screens.help_requests import Asked, DraftScreen, Receipt, RequestNews, RequestScreen, Suggestion
from coaching.screens.home import HomeTab, MySettings
from coaching.screens.learning import LearningScreen, LearntLine
from coaching.screens.offers import CalendarFile, CardNews, CardReminder, CardState, TutorCard
from coaching.screens.parts import (
    Colleague,
    Conversation,
    CoverNeed,
    PersonChoice,
    SchoolChoice,
    SuggestedTime,
    TopicChoice,
)
from coaching.screens.prompts import PromptFace, PromptReminder, PromptScreen, SharedSentence
from coaching.screens.records import TopicRecord, TutoringRecord
from coaching.screens.rooms import AgreementForm, RoomNews, RoomScreen
from coaching.screens.rounds import LastDay, RoundForm, RoundScreen
from coaching.screens.triads import (
    LeaveForm,
    MyTriad,
    NextCycle,
    NoPlace,
    PeopleWithoutGroup,
    SuggestedTriad,
    SuggestionReminder,
    TriadNews,
    TriadScreen,
)
from coaching.screens.tutors import Invitation, InvitationState, MyTutoring, TutoringLine
from coaching.screens.volunteers import PeopleForm, PeriodChoice, PreferencesForm, VolunteerScreen

__all__ = [
    "AgreementForm",
    "Asked",
    "AwayForm",
    "CalendarFile",
    "CardNews",
    "CardReminder",
    "CardState",
    "CheckInForm",
    "Colleague",
    "ColleaguesForm",
    "Conversation",
    "CoordinatorCard",
    "CopiedWeek",
    "CoverCard",
    "CoverNeed",
    "CoverageDigest",
    "CoverageScreen",
    "DetailsForm",
    "DraftScreen",
    "FewTutors",
    "GapLine",
    "HomeTab",
    "IdeaCount",
    "Ideas",
    "Invitation",
    "InvitationState",
    "LastDay",
    "LearningScreen",
    "LearntLine",
    "LeaveForm",
    "LogEntry",
    "LogFile",
    "LogScreen",
    "MySettings",
    "MyTriad",
    "MyTutoring",
    "MyVisits",
    "MyWeeks",
    "NextCycle",
    "NoPlace",
    "NotCopied",
    "PeopleForm",
    "PeopleWithoutGroup",
    "PeriodChoice",
    "PersonChoice",
    "PlannedWeek",
    "PreferencesForm",
    "PromptFace",
    "PromptReminder",
    "PromptScreen",
    "QuietForm",
    "Receipt",
    "RequestForm",
    "RequestNews",
    "RequestScreen",
    "RoomNews",
    "RoomScreen",
    "RoundForm",
    "RoundScreen",
    "SchoolChoice",
    "Screen",
    "SentenceForm",
    "SharedSentence",
    "Shown",
    "SuggestForm",
    "SuggestedTime",
    "SuggestedTriad",
    "Suggestion",
    "SuggestionReminder",
    "TakenBack",
    "TimesForm",
    "TopicChoice",
    "TopicRecord",
    "TriadNews",
    "TriadScreen",
    "TutorCard",
    "TutoringForm",
    "TutoringLine",
    "TutoringRecord",
    "UnvisitedLine",
    "VisitForm",
    "VisitLine",
    "VolunteerScreen",
]

Screen = (
    Receipt
    | RequestScreen
    | RequestNews
    | TutorCard
    | CardNews
    | CardReminder
    | Invitation
    | CoordinatorCard
    | CoverCard
    | Ideas
    | RoomScreen
    | RoomNews
    | RoundScreen
    | LastDay
    | VolunteerScreen
    | PromptScreen
    | PromptReminder
    | LogFile
    | TriadScreen
    | CoverageDigest
    | MyVisits
    | Outage
    | DraftScreen
    | CalendarFile
    | HomeTab
)

Of = TypeVar("Of")


@dataclass(frozen=True, slots=True)
class Shown(Generic[Of]):
    """A screen together with the one who reads it."""

    screen: Of
    reader: Reader
