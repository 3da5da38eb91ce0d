"""What a person is shown, as values: made from the rows when it is needed, turned into blocks by the views.

Words of teachers and tutors stand in fields that no repr prints.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from coaching.outages import Outage
from coaching.people import Reader
from coaching.screens.coordinators import CoordinatorCard, CoverCard, IdeaCount, Ideas
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
from coaching.screens.tutors import Invitation, InvitationState, MyTutoring, TutoringLine

__all__ = [
    "Asked",
    "AwayForm",
    "CalendarFile",
    "CardNews",
    "CardReminder",
    "CardState",
    "Colleague",
    "ColleaguesForm",
    "Conversation",
    "CoordinatorCard",
    "CoverCard",
    "CoverNeed",
    "DetailsForm",
    "DraftScreen",
    "HomeTab",
    "IdeaCount",
    "Ideas",
    "Invitation",
    "InvitationState",
    "MySettings",
    "MyTutoring",
    "PersonChoice",
    "QuietForm",
    "Receipt",
    "RequestForm",
    "RequestNews",
    "RequestScreen",
    "SchoolChoice",
    "Screen",
    "Shown",
    "SuggestedTime",
    "Suggestion",
    "TimesForm",
    "TopicChoice",
    "TutorCard",
    "TutoringForm",
    "TutoringLine",
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
