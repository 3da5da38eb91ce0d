"""The modals of tutors and coordinators, and those in which everybody sets things for themselves."""

from collections.abc import Callable
from datetime import date, time

from coaching.offers import OfferId
from coaching.people import PersonId, Reader
from coaching.screens import AwayForm, ColleaguesForm, PersonChoice, QuietForm, TimesForm, TutoringForm
from coaching.tutors import Level
from handlers.languages import Voice, voice
from handlers.views import Block
from handlers.views.arrangement_forms import question_form, suggest_form
from handlers.views.coordinators import assign_form
from handlers.views.offer_forms import accept_form, hand_over_form, note_form, second_pair_form
from handlers.views.preferences import away_form, quiet_form
from handlers.views.tutoring_forms import time_form, topics_form
from tests.handlers.screens.requests import IN_AUTUMN, ON_THURSDAY, ON_TUESDAY, conversation
from tests.handlers.screens.vocabulary import ANSWER, LIISA, NOTE, PEKKA, QUESTION, SANNA, SCHOOLS, TOPICS

OFFER = OfferId("offer-1")
FREE, NEVER_FREE = TimesForm(OFFER, (ON_TUESDAY, ON_THURSDAY, IN_AUTUMN)), TimesForm(OFFER, ())
NAMED = (PersonChoice(PersonId("p-2"), LIISA.name), PersonChoice(PersonId("p-3"), PEKKA.name))
COLLEAGUES, NOBODY = ColleaguesForm("offer-1", NAMED), ColleaguesForm("offer-1", ())
MINE = ((TOPICS[0].id, Level.EXPERT), (TOPICS[1].id, Level.LEARNING))
TUTORING = TutoringForm(TOPICS, MINE, SCHOOLS, weekly_cap=None)

FORMS: dict[str, Callable[[Voice], Block]] = {
    "accept": lambda _: accept_form(FREE, _),
    "accept-never_free": lambda _: accept_form(NEVER_FREE, _),
    "suggest": lambda _: suggest_form(FREE, _),
    "suggest-never_free": lambda _: suggest_form(NEVER_FREE, _),
    "question": lambda _: question_form(conversation(tutor=SANNA), _),
    "question-second": lambda _: question_form(conversation((QUESTION, ANSWER), tutor=SANNA), _),
    "hand_over": lambda _: hand_over_form(COLLEAGUES, _),
    "hand_over-nobody": lambda _: hand_over_form(NOBODY, _),
    "second_pair": lambda _: second_pair_form(COLLEAGUES, _),
    "note": lambda _: note_form(OFFER, "", _),
    "note-filled": lambda _: note_form(OFFER, NOTE, _),
    "assign": lambda _: assign_form(COLLEAGUES, _),
    "assign-nobody": lambda _: assign_form(NOBODY, _),
    "away": lambda _: away_form(AwayForm(date(2026, 9, 7), None), _),
    "away-until": lambda _: away_form(AwayForm(date(2026, 9, 7), date(2026, 9, 11)), _),
    "quiet": lambda _: quiet_form(QuietForm(None, None), _),
    "quiet-set": lambda _: quiet_form(QuietForm(time(16, 30), time(7)), _),
    "topics": lambda _: topics_form(TUTORING, _),
    "topics-limit": lambda _: topics_form(TutoringForm(TOPICS, (), SCHOOLS, weekly_cap=7), _),
    "topics-none": lambda _: topics_form(TutoringForm((), (), SCHOOLS, None), _),
    "time": lambda _: time_form(TUTORING, _),
    "time-letters": lambda _: time_form(TutoringForm(TOPICS, MINE, SCHOOLS, None, letters=("A", "B")), _),
}


def _for(made: Callable[[Voice], Block]) -> Callable[[Reader], Block]:
    return lambda reader: made(voice(reader))


VIEWS: dict[str, Callable[[Reader], Block]] = {f"role-{name}": _for(made) for name, made in FORMS.items()}
