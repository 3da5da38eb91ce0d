"""The Home tab: what needs this person first, then all that is open, what they may decide, and the small print."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from coaching.help_requests import Acts
from coaching.rounds import RoundState
from coaching.screens import CardState, HomeTab, RequestScreen, TutorCard
from coaching.screens.triads import SuggestionState
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views import (
    coordinators,
    coverage,
    drafts,
    help_requests,
    learning,
    my_prompts,
    offers,
    rooms,
    rounds,
    triad_counts,
    triads,
    tutors,
    volunteers,
    weeks,
)
from handlers.views.blocks import (
    HOME,
    MESSAGE,
    MOST_BLOCKS,
    Block,
    Rendered,
    actions,
    as_many_as_fit,
    button,
    divider,
    home,
    line,
    notification,
    section,
    small,
)
from handlers.views.home.help import who_sees_what
from handlers.views.home.lists import Group, Part, fitted
from handlers.views.preferences import settings
from handlers.views.texts import length

Of = TypeVar("Of")
MINE_TO_DO = frozenset({CardState.ASKED, CardState.ACCEPTED, CardState.MET})


def home_tab(screen: HomeTab, _: Voice) -> Block:
    """Within Slack's 100 blocks; a list that is too long says how many more there are."""
    return home(block for group in fitted(_parts(screen, _), HOME, _) for block in group)


def home_here(screen: HomeTab, _: Voice) -> Rendered:
    """The answer to `/coaching home`: the same as on the Home tab, in private, as much as a message holds."""
    text = _("This is open for you. The Home tab of Peer Coach always shows the same.")
    rest = _("There is more on the Home tab.")
    groups = fitted(_parts(screen, _), HOME, _)
    fitting = as_many_as_fit(groups, blocks=MOST_BLOCKS - 2, room=MESSAGE - length(text) - length(rest))
    more = [] if len(fitting) == len(groups) else [small(rest)]
    return Rendered(notification(text), (section(text), *(block for group in fitting for block in group), *more))


def _parts(screen: HomeTab, _: Voice) -> list[Part]:
    """Every entry has its number, so that its buttons can be told from those of any other."""
    number = _numbers(screen)
    return [
        *_not_set_up(screen, _),
        Part(_("Needs you"), _needs_you(screen, number, _), least=24),
        _ask(screen, _),
        Part(_("My requests"), _each(help_requests.entry, _calm(screen.requests), number, _), least=16),
        Part(_("Recently ended"), _each(help_requests.entry, screen.ended, number, _), least=4),
        Part(_("My queue"), _each(offers.entry, _queue(screen.cards), number, _), least=10),
        *_ideas(screen, _),
        *_coverage(screen, _),
        *_learning(screen, _),
        *_triads(screen, _),
        *_tutoring(screen, _),
        Part(_("Settings"), always=[[block] for block in settings(screen, _)]),
        Part("", always=[_small_print(screen, _)]),
    ]


def _numbers(screen: HomeTab) -> Iterator[int]:
    lists = (screen.cards, screen.for_coordinator, screen.cover, screen.requests, screen.drafts, screen.ended)
    count = sum(len(each) for each in lists)
    return iter(range(1, count + 1)) if count > 1 else iter((0,))


def _each(
    entry: Callable[[Of, Voice, int], Group], screens: Sequence[Of], number: Iterator[int], _: Voice
) -> list[Group]:
    return [entry(screen, _, next(number)) for screen in screens]


def _not_set_up(screen: HomeTab, _: Voice) -> list[Part]:
    if screen.set_up:
        return []
    said = _("Peer Coach is not set up yet. The coordinator has to bring in the schools first.")
    return [Part("", always=[[section(said)]])]


def _needs_you(screen: HomeTab, number: Iterator[int], _: Voice) -> list[Group]:
    return [
        *([tutors.body(screen.invitation, _)] if screen.invitation else []),
        *([triads.suggestions.entry(screen.suggested, _)] if screen.suggested and _is_asked(screen) else []),
        *([rounds.entry(screen.round, _)] if screen.round and _has_draft(screen) else []),
        *([triads.regrouping.entry(screen.regrouping, _)] if screen.regrouping and _coordinates(screen) else []),
        *_each(offers.entry, [card for card in screen.cards if _is_mine(card)], number, _),
        *_each(coordinators.entry, screen.for_coordinator, number, _),
        *_each(coordinators.cover_entry, screen.cover, number, _),
        *_each(help_requests.entry, [each for each in screen.requests if _needs_me(each)], number, _),
        *_each(drafts.entry, screen.drafts, number, _),
    ]


def _coordinates(screen: HomeTab) -> bool:
    return screen.coordinates and screen.set_up


def _is_asked(screen: HomeTab) -> bool:
    """Whether a suggested group waits for this person's yes or no."""
    return screen.suggested is not None and screen.suggested.state is SuggestionState.ASKED


def _has_draft(screen: HomeTab) -> bool:
    """Whether groups wait for this coordinator to look at them."""
    return screen.round is not None and screen.round.state is RoundState.DRAFT and _coordinates(screen)


def _is_mine(card: TutorCard) -> bool:
    """Whether this tutor acts next."""
    waits_for_me = card.acts is Acts.TUTORS and card.state in MINE_TO_DO
    return waits_for_me and not (card.as_second and card.state is not CardState.ASKED)


def _queue(cards: Sequence[TutorCard]) -> list[TutorCard]:
    return [card for card in cards if not _is_mine(card)]


def _needs_me(request: RequestScreen) -> bool:
    return request.acts is Acts.REQUESTER


def _calm(requests: Sequence[RequestScreen]) -> list[RequestScreen]:
    return [each for each in requests if not _needs_me(each)]


def _ask(screen: HomeTab, _: Voice) -> Part:
    ask = button(_("Ask a tutor"), Action.OPEN_FORM, "home", primary=True)
    said = _("Say what you need; the right colleague comes.")
    example = section(_("No requests yet. Try: /tutorhelp How do I share slides to the iPads?"))
    first = [] if screen.requests or screen.ended else [example]
    return Part(_("Ask for help"), always=[[section(said), actions(ask), *first]])


def _ideas(screen: HomeTab, _: Voice) -> list[Part]:
    if not screen.ideas:
        return []
    return [Part(_("Workshop ideas"), always=[[section(coordinators.counted(screen.ideas, _))]])]


def _coverage(screen: HomeTab, _: Voice) -> list[Part]:
    if screen.coverage is None:
        return []
    entries, always = coverage.entries(screen.coverage, _), coverage.always(screen.coverage, _)
    return [Part(_("Coverage"), entries, always=always, least=8)]


def _learning(screen: HomeTab, _: Voice) -> list[Part]:
    if screen.learning is None:
        return []
    return [Part(_("What I learnt about topics"), learning.entries(screen.learning, _), least=4)]


def _triads(screen: HomeTab, _: Voice) -> list[Part]:
    """One's own triad, a round to join, and for coordinators the round; what waits for an answer stands above."""
    groups = [
        *([triads.suggestions.entry(screen.suggested, _)] if screen.suggested and not _is_asked(screen) else []),
        *([triads.mine.entry(screen.triad, _)] if screen.triad else []),
        *([rooms.entry(screen.room, _)] if screen.room else []),
        *(weeks.entries(screen.my_weeks, _) if screen.my_weeks else []),
        *([my_prompts.entry(screen.my_prompts, _)] if screen.my_prompts else []),
        *([volunteers.entry(screen.volunteer, _)] if screen.volunteer else []),
        *([triads.mine.way_out(screen.triad, _)] if screen.triad else []),
        *(_coordinated(screen, _) if _coordinates(screen) else []),
    ]
    return [Part(_("Triads"), always=groups)] if groups else []


def _coordinated(screen: HomeTab, _: Voice) -> list[Group]:
    questions = button(_("Questions"), Action.QUESTIONS, "questions")
    said = line(_("The questions that triads are asked, in three languages."), questions)
    counted = triad_counts.entry(screen.triad_counts, _) if screen.triad_counts or screen.may_offer_help else []
    under_way = [] if _has_draft(screen) else rounds.entry(screen.round, _) if screen.round else rounds.none_open(_)
    return [*(each for each in (counted, under_way) if each), [said]]


def _tutoring(screen: HomeTab, _: Voice) -> list[Part]:
    if screen.tutoring is None:
        return []
    mine = tutors.my_tutoring(screen.tutoring, _)
    visits = [[coverage.visit(each, _)] for each in screen.tutoring.visits]
    ahead = [Part(_("Your visits"), visits, least=4)] if visits else []
    return [Part(_("My tutoring"), mine, always=[tutors.add_or_quit(_)], least=8), *ahead]


def _small_print(screen: HomeTab, _: Voice) -> Group:
    return [divider(), *(small(said) for said in (who_sees_what(_), screen.safeguarding) if said)]
