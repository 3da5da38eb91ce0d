"""What the rules need of help requests, outcomes and drafts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from coaching.drafts import Draft, DraftId
from coaching.help_requests import HelpRequest, RequestId
from coaching.offers import OfferId
from coaching.outcomes import Outcome
from coaching.people import PersonId
from coaching.topics import TopicId


class HelpRequests(Protocol):
    """Requests with their offers. Whoever gets one holds its row until the end of the unit."""

    def add(self, request: HelpRequest) -> None: ...

    def get(self, request: RequestId) -> HelpRequest | None: ...

    def of_offer(self, offer: OfferId) -> HelpRequest | None: ...

    def save(self, request: HelpRequest) -> None:
        """The request as given, with new and changed offers."""
        ...

    def open_of(self, requester: PersonId) -> list[HelpRequest]:
        """The person's open requests, newest first, not held."""
        ...

    def offered_to(self, tutor: PersonId) -> list[HelpRequest]:
        """Open requests that this tutor is asked for or has accepted, oldest first, not held."""
        ...

    def came_second(self, tutor: PersonId) -> list[HelpRequest]:
        """Requests under way with a colleague that this tutor was asked for as well, oldest first, not held."""
        ...

    def waiting(self) -> list[HelpRequest]:
        """Requests that wait for an answer, longest waiting first, not held."""
        ...

    def said_since(self, requester: PersonId, since: datetime) -> list[tuple[RequestId, str]]:
        """The words of the person's requests made after that moment that are open or collected, newest first."""
        ...

    def recent_of(self, requester: PersonId, since: datetime) -> list[HelpRequest]:
        """The person's requests that ended since then, newest end first, not held."""
        ...

    def for_coordinator(self) -> list[HelpRequest]:
        """Open requests on the coordinator's list, or with cover to arrange, longest waiting first, not held."""
        ...

    def ideas(self, since: datetime) -> Mapping[TopicId | None, int]:
        """How many wishes for a workshop were collected since then, by topic."""
        ...

    def to_look_at(self, now: datetime, limit: int) -> list[RequestId]:
        """Open requests whose `look_at` has come, longest due first."""
        ...

    def look_again(self, now: datetime) -> None:
        """Every open request is due to be looked at: calendars or tutors have changed."""
        ...

    def offers_since(self, since: datetime) -> Mapping[PersonId, int]:
        """How many offers made since then each tutor has, passed and lapsed ones left out."""
        ...


class Drafts(Protocol):
    """What people wrote to the bot and have not decided about."""

    def get(self, draft: DraftId) -> Draft | None: ...

    def of_message(self, person: PersonId, written: str) -> Draft | None: ...

    def open_of(self, person: PersonId) -> list[Draft]:
        """The person's open drafts, newest first."""
        ...

    def save(self, draft: Draft) -> None:
        """The draft as given, new or not."""
        ...


class Outcomes(Protocol):
    def add(self, outcome: Outcome) -> None: ...

    def of(self, request: RequestId) -> tuple[Outcome, ...]: ...
