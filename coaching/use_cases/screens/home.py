"""The Home tab: all that is open for one person, and what they decide about themselves."""

from datetime import datetime, timedelta

from coaching.help_requests import RequestState
from coaching.offers import Offer, OfferState
from coaching.people import Person, PersonId, Role, RoleState
from coaching.ports import UnitOfWork
from coaching.school_calendar import Leave, local_date
from coaching.screens import (
    CoordinatorCard,
    CoverCard,
    HomeTab,
    IdeaCount,
    MySettings,
    MyTutoring,
    RequestScreen,
    TutorCard,
    TutoringLine,
)
from coaching.use_cases.screens.check_ins import my_weeks
from coaching.use_cases.screens.coordinators import coordinator_card, cover_card, ideas
from coaching.use_cases.screens.coverage import coverage_screen, my_visits
from coaching.use_cases.screens.drafts import draft_screen
from coaching.use_cases.screens.help_requests import request_screen
from coaching.use_cases.screens.invitations import invitation, place
from coaching.use_cases.screens.learning import learning_screen
from coaching.use_cases.screens.my_prompts import my_prompts
from coaching.use_cases.screens.offers import tutor_card
from coaching.use_cases.screens.records import own_record
from coaching.use_cases.screens.rooms import my_room
from coaching.use_cases.screens.rounds import current_round, my_round
from coaching.use_cases.screens.triads import my_triad, people_without_group, suggestion_to

RECENT = timedelta(days=14)
"""So long a request that has ended can be opened again with one tap."""
LIVE = (OfferState.ASKED, OfferState.ACCEPTED)
NOT_AGAIN = frozenset({RequestState.UNDONE, RequestState.COLLECTED})


def home_tab(unit: UnitOfWork, person: Person, now: datetime) -> HomeTab:
    """What the person has asked, is asked, and may decide."""
    programme = unit.programme()
    school = programme.school_of(person)
    role = unit.people.role(person.id, Role.TUTOR)
    coordinates = any(each.id == person.id for each in programme.coordinators)
    mine, ended = unit.help_requests.open_of(person.id), _ended(unit, person, now)
    return HomeTab(
        requests=(*(request_screen(unit, each, person, now) for each in mine), *_just_collected(ended)),
        cards=_cards(unit, person, now),
        invitation=invitation(unit, person) if role is RoleState.INVITED else None,
        safeguarding=(school.safeguarding or "") if school else "",
        set_up=bool(programme.schools),
        ended=tuple(each for each in ended if each.state not in NOT_AGAIN),
        drafts=tuple(draft_screen(unit, each, person) for each in unit.drafts.open_of(person.id)),
        for_coordinator=_for_coordinator(unit, person, now) if coordinates else (),
        cover=_cover(unit, now) if coordinates else (),
        ideas=_ideas(unit, person, now) if coordinates or role is RoleState.ACCEPTED else None,
        coverage=coverage_screen(unit, person, now) if coordinates and programme.schools else None,
        learning=learning_screen(unit, person) if coordinates else None,
        tutoring=_tutoring(unit, person.id, now),
        volunteer=my_round(unit, person),
        suggested=suggestion_to(unit, person, now),
        triad=my_triad(unit, person, now),
        regrouping=people_without_group(unit) if coordinates else None,
        round=current_round(unit, now) if coordinates else None,
        coordinates=coordinates,
        triad_counts=unit.triad_counts.newest() if coordinates else None,
        may_offer_help=coordinates and bool(unit.triads.active()),
        my_weeks=my_weeks(unit, person, now),
        room=my_room(unit, person, now),
        my_prompts=my_prompts(unit, person, now),
        away=away(unit, person, now),
        settings=MySettings(person.own_language or "", person.quiet, person.wants_questions),
    )


def away(unit: UnitOfWork, person: Person, now: datetime) -> Leave | None:
    """The person's leave that is on now, or comes next."""
    programme = unit.programme()
    school = programme.school_of(person)
    today = local_date(now, school.zone if school else programme.zone)
    coming = [leave for leave in unit.people.leaves(person.id) if leave.last >= today]
    return min(coming, key=lambda leave: leave.first, default=None)


def _cards(unit: UnitOfWork, person: Person, now: datetime) -> tuple[TutorCard, ...]:
    """What the person has in hand, and what a colleague took that they may back up."""
    mine = tuple(
        tutor_card(unit, request, offer, person, now)
        for request in unit.help_requests.offered_to(person.id)
        for offer in request.offers
        if offer.tutor == person.id and offer.state in LIVE and offer.ask_at <= now
    )
    second = (
        tutor_card(unit, request, offer, person, now)
        for request in unit.help_requests.came_second(person.id)
        for offer in request.offers
        if offer.tutor == person.id and offer.state is OfferState.LAPSED and _has_gone_out(offer)
    )
    return (*mine, *(card for card in second if card.may_back_up))


def _has_gone_out(offer: Offer) -> bool:
    """Whether its tutor ever had the card: it had not lapsed before its moment came."""
    return offer.answered_at is not None and offer.answered_at >= offer.ask_at


def _ended(unit: UnitOfWork, person: Person, now: datetime) -> tuple[RequestScreen, ...]:
    found = unit.help_requests.recent_of(person.id, now - RECENT)
    return tuple(request_screen(unit, each, person, now) for each in found)


def _just_collected(ended: tuple[RequestScreen, ...]) -> tuple[RequestScreen, ...]:
    """Wishes for workshops that can still be taken back."""
    return tuple(each for each in ended if each.state is RequestState.COLLECTED and each.can_undo)


def _for_coordinator(unit: UnitOfWork, person: Person, now: datetime) -> tuple[CoordinatorCard, ...]:
    """What has come to them; within the undo time nothing has."""
    every = unit.help_requests.for_coordinator()
    listed = (each for each in every if each.coordinator_at and each.coordinator_at <= now)
    cards = (coordinator_card(unit, each, person) for each in listed)
    return tuple(card for card in cards if card.still_open)


def _cover(unit: UnitOfWork, now: datetime) -> tuple[CoverCard, ...]:
    listed = (each for each in unit.help_requests.for_coordinator() if each.undo_until <= now)
    cards = (cover_card(unit, each, now) for each in listed)
    return tuple(card for card in cards if card and card.still_open)


def _ideas(unit: UnitOfWork, person: Person, now: datetime) -> tuple[IdeaCount, ...]:
    return ideas(unit, person, now).counts


def _tutoring(unit: UnitOfWork, person: PersonId, now: datetime) -> MyTutoring | None:
    programme = unit.programme()
    tutor = programme.tutors.get(person)
    if tutor is None:
        return None
    language = programme.reader(tutor.person).language
    known = [topic for skill in tutor.skills if (topic := programme.topic(skill.topic))]
    return MyTutoring(
        topics=tuple(topic.name_in(language) for topic in known),
        times=tuple(TutoringLine(time, place(programme, time)) for time in tutor.times),
        weekly_cap=tutor.weekly_cap,
        away=away(unit, tutor.person, now),
        visits=my_visits(programme, person, now).visits,
        record=own_record(unit, tutor, language),
    )
