"""What a press does: the way from each button to its use case, with what people then choose or write in a form."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from coaching.help_requests import RequestId, WhenNeeded
from coaching.kinds import SESSIONS, CoverKind, Experience, Kind
from coaching.offers import OfferId
from coaching.outcomes import Result
from coaching.people import PersonId
from coaching.school_calendar import local_date
from coaching.screens import ColleaguesForm
from coaching.topics import TopicId
from coaching.tutors import Level
from coaching.use_cases.acts import Act
from coaching.use_cases.help_requests import Ask, Details
from handlers.ids import Action
from handlers.payloads import epoch
from tests.builders import HELSINKI, IPADS, KAHOOT, KOIVU, PRINTING, RANTALA
from tests.scenarios.lifecycle.staffroom import Staffroom, actor
from tests.scenarios.lifecycle.surfaces import Button

Of = TypeVar("Of")
Do = Callable[[Act], object]
"""The act with everything chosen: a second delivery is the same call with the same key."""

IPAD, QUIZ, INK, ODD = "my iPad shows no screen", "a quiz in Kahoot", "the printer is out of ink", "something odd"
AT_RISK = "her father hits her"
OPENINGS = (IPAD, QUIZ, IPAD, QUIZ, IPAD, ODD, INK, AT_RISK)
"""A topic of three tutors, of two; one that nobody knows; one of nobody; one that may concern a child at risk."""
KINDS = (Kind.QUICK_FIX, *sorted(SESSIONS), *Kind)
TOPICS = (None, IPADS, IPADS, KAHOOT, KAHOOT, PRINTING)
AHEAD = tuple(timedelta(hours=hours) for hours in (1, 3, 26, 50, 100, 170))
DAYS = tuple(timedelta(days=days) for days in (0, 1, 3, 8))


@dataclass
class Hand:
    """Whoever presses: opens the forms as they are now, chooses and writes."""

    room: Staffroom
    data: DataObject
    now: datetime
    written: "count[int]"

    def choose(self, among: SearchStrategy[Of], what: str) -> Of:
        return self.data.draw(among, label=what)

    def writes(self, mark: str, opening: str = "") -> str:
        """Words with a mark that tells what they are."""
        return f"{opening} ~zq{mark}{next(self.written)}~".strip()


def asking(hand: Hand) -> Ask:
    """What somebody asks: any kind and time, by the command or by the form."""
    details = any_details(hand)
    words = hand.writes("w", hand.choose(st.sampled_from(OPENINGS), "words"))
    place = (details.school, details.online)
    topic = details.topic if hand.choose(st.booleans(), "names the topic") else None
    return Ask(words, details.when, details.kind, topic, details.needed_at, *place, details.setting)


def any_details(hand: Hand) -> Details:
    kind = hand.choose(st.sampled_from(KINDS), "kind")
    when = hand.choose(st.sampled_from(WhenNeeded), "when")
    is_chosen = when is WhenNeeded.CHOSEN_TIME
    return Details(
        kind=kind,
        when=when,
        topic=hand.choose(st.sampled_from(TOPICS), "topic"),
        needed_at=hand.now + hand.choose(st.sampled_from(AHEAD), "ahead") if is_chosen else None,
        school=hand.choose(st.sampled_from((None, RANTALA, RANTALA, KOIVU)), "school"),
        online=hand.choose(st.booleans(), "online"),
        setting=hand.writes("s") if kind in SESSIONS else "",
        level=hand.choose(st.sampled_from((None, *Experience)), "level"),
    )


def doing(hand: Hand, button: Button) -> Do | None:
    """What the press does; None where the form offers nothing to choose, or only shows something."""
    action, value = button.action, button.value
    if way := ONE_PRESS.get(action):
        return lambda act: way(hand.room, act, value)
    return WITH_FORM[action](hand, button)


def pair(value: str) -> tuple[str, datetime]:
    offer, _, at = value.rpartition(":")
    return offer, epoch(at)


def _topic(room: Staffroom, act: Act, value: str) -> None:
    request, _, topic = value.partition(":")
    room.help_requests.choose_topic(act, RequestId(request), TopicId(topic))


def _take(room: Staffroom, act: Act, value: str) -> None:
    offer, at = pair(value)
    room.arrangements.choose(act, OfferId(offer), at)


ONE_PRESS: dict[Action, Callable[[Staffroom, Act, str], object]] = {
    Action.UNDO: lambda room, act, value: room.help_requests.undo(act, RequestId(value)),
    Action.CANCEL: lambda room, act, value: room.help_requests.cancel(act, RequestId(value)),
    Action.ASK_ELSE: lambda room, act, value: room.help_requests.ask_else(act, RequestId(value)),
    Action.SEND_ON: lambda room, act, value: room.help_requests.send_on(act, RequestId(value)),
    Action.SHOW_WORDS: lambda room, act, value: room.help_requests.show_words(act, RequestId(value)),
    Action.WAIT_FOR_DAY: lambda room, act, value: room.help_requests.wait_for_day(act, RequestId(value)),
    Action.AS_IDEA: lambda room, act, value: room.help_requests.as_idea(act, RequestId(value)),
    Action.REOPEN: lambda room, act, value: room.help_requests.reopen(act, RequestId(value)),
    Action.CHOOSE_TOPIC: _topic,
    Action.SORTED: lambda room, act, value: room.outcomes.say(act, RequestId(value), Result.SORTED),
    Action.NOT_YET: lambda room, act, value: room.outcomes.say(act, RequestId(value), Result.NOT_YET),
    Action.DID_NOT_HAPPEN: lambda room, act, value: room.outcomes.say(act, RequestId(value), Result.DID_NOT_HAPPEN),
    Action.TAKE_TIME: _take,
    Action.AGREE: _take,
    Action.CALENDAR: lambda room, act, value: room.arrangements.calendar(act, OfferId(value)),
    Action.ACCEPT: lambda room, act, value: room.offers.accept(act, OfferId(value)),
    Action.PASS_ON: lambda room, act, value: room.offers.pass_on(act, OfferId(value)),
    Action.NOT_MY_TOPIC: lambda room, act, value: room.offers.not_my_topic(act, OfferId(value)),
    Action.BACK_UP: lambda room, act, value: room.offers.back_up(act, OfferId(value)),
    Action.DONE: lambda room, act, value: room.offers.done(act, OfferId(value), Result.SORTED),
    Action.PARTLY: lambda room, act, value: room.offers.done(act, OfferId(value), Result.NOT_YET),
    Action.TUTOR_DID_NOT_HAPPEN: lambda room, act, value: room.offers.done(act, OfferId(value), Result.DID_NOT_HAPPEN),
    Action.TAKE_ON: lambda room, act, value: room.coordinators.take_on(act, RequestId(value)),
    Action.SUGGEST_IT: lambda room, act, value: room.coordinators.suggest_it(act, RequestId(value)),
    Action.MAKE_IDEA: lambda room, act, value: room.coordinators.make_idea(act, RequestId(value)),
    Action.COVER_ARRANGED: lambda room, act, value: room.coordinators.cover_arranged(act, RequestId(value)),
    Action.AWAY_TODAY: lambda room, act, value: room.absences.today(act),
    Action.BACK: lambda room, act, value: room.absences.back(act),
    Action.QUIT: lambda room, act, value: room.tutors.quit(act),
    Action.REMOVE_TIME: lambda room, act, value: room.tutors.remove_time(act, int(value)),
}


def _change(hand: Hand, button: Button) -> Do:
    request = RequestId(button.value)
    hand.room.help_requests.details(actor(button.who), request, now=hand.now)
    details = any_details(hand)
    return lambda act: hand.room.help_requests.change(act, request, details)


def _school(hand: Hand, button: Button) -> Do:
    offered = hand.room.help_requests.schools(actor(button.who)).screen
    school = hand.choose(st.sampled_from(offered), "school").id
    return lambda act: hand.room.help_requests.choose_school(act, RequestId(button.value), school)


def _cover(hand: Hand, button: Button) -> Do:
    request, lessons = RequestId(button.value), hand.writes("l")
    hand.room.help_requests.details(actor(button.who), request, now=hand.now)
    kind = hand.choose(st.sampled_from(CoverKind), "cover")
    return lambda act: hand.room.help_requests.need_cover(act, request, kind, lessons)


def _free(hand: Hand, button: Button) -> list[datetime]:
    shown = hand.room.arrangements.times_form(actor(button.who), OfferId(button.value), now=hand.now)
    return [time.at for time in shown.screen.free]


def _accept_at(hand: Hand, button: Button) -> Do:
    free = _free(hand, button) or [hand.now + ahead for ahead in AHEAD]
    at = hand.choose(st.sampled_from(free), "time")
    return lambda act: hand.room.offers.accept(act, OfferId(button.value), at)


def _suggest(hand: Hand, button: Button) -> Do:
    own = [hand.now.replace(microsecond=0) + ahead for ahead in AHEAD]
    among = st.sampled_from([*_free(hand, button), *own])
    times = hand.choose(st.lists(among, min_size=1, max_size=3, unique=True), "times")
    return lambda act: hand.room.arrangements.suggest(act, OfferId(button.value), times)


def _ask_back(hand: Hand, button: Button) -> Do:
    offer, question = OfferId(button.value), hand.writes("q")
    hand.room.arrangements.conversation(actor(button.who), offer, now=hand.now)
    return lambda act: hand.room.arrangements.ask_back(act, offer, question)


def _answer(hand: Hand, button: Button) -> Do:
    offer, answer = OfferId(button.value), hand.writes("a")
    hand.room.arrangements.conversation(actor(button.who), offer, now=hand.now)
    return lambda act: hand.room.arrangements.answer(act, offer, answer)


def _note(hand: Hand, button: Button) -> Do:
    offer, note = OfferId(button.value), hand.writes("n")
    hand.room.offers.note_of(actor(button.who), offer, now=hand.now)
    return lambda act: hand.room.offers.note(act, offer, note)


def _named(hand: Hand, offered: ColleaguesForm) -> PersonId | None:
    return hand.choose(st.sampled_from(offered.colleagues), "colleague").id if offered.colleagues else None


def _hand_over(hand: Hand, button: Button) -> Do | None:
    offer = OfferId(button.value)
    whom = _named(hand, hand.room.offers.colleagues(actor(button.who), offer, now=hand.now).screen)
    return (lambda act: hand.room.offers.hand_over(act, offer, whom)) if whom else None


def _second_pair(hand: Hand, button: Button) -> Do | None:
    offer = OfferId(button.value)
    whom = _named(hand, hand.room.offers.colleagues(actor(button.who), offer, now=hand.now).screen)
    return (lambda act: hand.room.offers.second_pair(act, offer, whom)) if whom else None


def _assign(hand: Hand, button: Button) -> Do | None:
    request = RequestId(button.value)
    whom = _named(hand, hand.room.coordinators.tutors(actor(button.who), request, now=hand.now).screen)
    return (lambda act: hand.room.coordinators.assign(act, request, whom)) if whom else None


def _more_need_this(hand: Hand, button: Button) -> Do:
    offer = OfferId(button.value)
    form = hand.room.help_requests.form(actor(button.who), now=hand.now, like=offer).screen
    ask = Ask(hand.writes("w", "a workshop"), kind=form.kind, topic=form.topic)
    return lambda act: hand.room.help_requests.ask(act, ask)


def _away(hand: Hand, button: Button) -> Do:
    today = local_date(hand.now, HELSINKI)
    first = today + hand.choose(st.sampled_from(DAYS), "in so many days")
    days = hand.choose(st.sampled_from((None, *DAYS)), "for so many more")
    last = None if days is None else first + days
    return lambda act: hand.room.absences.away(act, first, last)


def _topics(hand: Hand, button: Button) -> Do:
    topics = hand.choose(st.lists(st.sampled_from((IPADS, KAHOOT, PRINTING)), unique=True), "topics")
    cap = hand.choose(st.sampled_from((None, 1, 3)), "cap")
    return lambda act: hand.room.tutors.set_topics(act, [(topic, Level.CONFIDENT) for topic in topics], cap)


WITH_FORM: dict[Action, Callable[[Hand, Button], Do | None]] = {
    Action.CHANGE: _change,
    Action.CHOOSE_SCHOOL: _school,
    Action.NEED_COVER: _cover,
    Action.OTHER_TIMES: _suggest,
    Action.ANSWER: _answer,
    Action.ACCEPT_AT: _accept_at,
    Action.SUGGEST: _suggest,
    Action.ASK_BACK: _ask_back,
    Action.HAND_OVER: _hand_over,
    Action.SECOND_PAIR: _second_pair,
    Action.NOTE: _note,
    Action.ASSIGN: _assign,
    Action.MORE_NEED_THIS: _more_need_this,
    Action.AWAY: _away,
    Action.EDIT_TOPICS: _topics,
}
