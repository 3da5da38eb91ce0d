"""What requester and tutors arrange: questions with their answers, and times to choose from."""

from coaching.help_requests import Acts, Stage
from coaching.offers import MOST_QUESTIONS
from coaching.screens import Conversation, RequestScreen, SuggestedTime, Suggestion
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views.blocks import Block, actions, button, dialogue, line, spoken
from handlers.views.dates import when
from handlers.views.help_requests.rows import Row
from handlers.views.names import named, write_to
from handlers.views.texts import cut

WAITING_QUESTION, EARLIER = 1500, 300
"""Characters shown of a question that waits, and of what was said before, so that three tutors' fit into a message."""


def questions(screen: RequestScreen, _: Voice) -> list[Block]:
    """Every question that waits, and below it the button to answer it."""
    return [block for said in screen.conversations for block in (*_question(said, _), *_reply(screen, said, _))]


def replies(screen: RequestScreen, _: Voice, told_apart: str = "") -> list[Block]:
    """The buttons alone, for a list."""
    return [block for said in screen.conversations for block in _reply(screen, said, _, told_apart)]


def said_before(screen: RequestScreen, _: Voice) -> list[Block]:
    """Questions with their answers."""
    return [block for said in screen.conversations for block in dialogue(_answered(said, _))]


def _question(said: Conversation, _: Voice) -> list[Block]:
    waiting = [question for question, answer in said.said if not answer]
    asks = _("{tutor} asks:", tutor=named(said.tutor, _))
    return dialogue([(asks, cut(question, WAITING_QUESTION)) for question in waiting])


def _answered(said: Conversation, _: Voice) -> list[tuple[str, str]]:
    asked, you = _("{tutor} asked:", tutor=named(said.tutor, _)), _("You answered:")
    pairs = [(question, answer) for question, answer in said.said if answer]
    return [
        line for question, answer in pairs for line in ((asked, cut(question, EARLIER)), (you, cut(answer, EARLIER)))
    ]


def _reply(screen: RequestScreen, said: Conversation, _: Voice, told_apart: str = "") -> list[Block]:
    about = f"{named(said.tutor, _)}, {told_apart}" if told_apart else named(said.tutor, _)
    if said.waits:
        main = screen.stage is Stage.QUESTION and said is _first_waiting(screen)
        reply = [Row(screen, about).press(_("Answer"), Action.ANSWER, said.offer, main=main)]
    elif len(said.said) >= MOST_QUESTIONS and said.tutor != screen.helper:
        reply = write_to(said.tutor, told_apart, _)
    else:
        return []
    return [actions(*reply, about=f"{said.offer}:answer")] if reply else []


def _first_waiting(screen: RequestScreen) -> Conversation | None:
    return next((said for said in screen.conversations if said.waits), None)


def times(screen: RequestScreen, _: Voice, told_apart: str = "") -> list[Block]:
    """Each suggested time with its button, and per tutor the way to suggest others."""
    return [block for each in screen.suggestions for block in _suggested(screen, each, _, told_apart)]


def _suggested(screen: RequestScreen, suggestion: Suggestion, _: Voice, told_apart: str) -> list[Block]:
    lines = [_time(screen, suggestion, time, _, told_apart) for time in suggestion.times]
    several = len(screen.suggestions) > 1
    about = ", ".join(part for part in (suggestion.name if several else "", told_apart) if part)
    main = _chooses(screen) and not any(each.times for each in screen.suggestions)
    others = Row(screen, about).press(_("Other times"), Action.OTHER_TIMES, suggestion.offer, main=main)
    return [*lines, actions(others, about=f"{suggestion.offer}:times")]


def _time(screen: RequestScreen, suggestion: Suggestion, time: SuggestedTime, _: Voice, told_apart: str) -> Block:
    said = when(time.said, _)
    name = suggestion.name if len(screen.suggestions) > 1 else ""
    text = _("{tutor}: {moment}", tutor=name, moment=said) if name else said[:1].upper() + said[1:]
    take = _("This suits me")
    label = spoken(take, ", ".join(part for part in (said, name, told_apart) if part))
    value = f"{suggestion.offer}:{int(time.at.timestamp())}"
    primary = _chooses(screen) and time is _first_time(screen)
    return line(text, button(take, Action.TAKE_TIME, value, label=label, primary=primary))


def _chooses(screen: RequestScreen) -> bool:
    return screen.stage is Stage.TIME_SUGGESTED and screen.acts is Acts.REQUESTER


def _first_time(screen: RequestScreen) -> SuggestedTime | None:
    return next((time for each in screen.suggestions for time in each.times), None)
