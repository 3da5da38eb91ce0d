"""What is counted when somebody is to be chosen, in the words of the tutor whom it is about."""

from coaching.screens import TopicRecord, TutoringRecord
from handlers.languages import Voice
from handlers.views.blocks import Block, section, small
from handlers.views.texts import cut

MOST_TOPICS = 12
LONGEST_NAME = 60


def own_record(screen: TutoringRecord, _: Voice) -> list[Block]:
    """The numbers, and who sees them: nobody else."""
    lines = [_answers(screen, _), *(_topic(each, _) for each in screen.topics[:MOST_TOPICS])]
    told = (
        _("Only you see this. A pass never counts against a topic, and older answers count less."),
        _("It goes when you stop being a tutor."),
    )
    return [section("\n".join(line for line in lines if line)), small(" ".join(told))]


def _answers(screen: TutoringRecord, _: Voice) -> str:
    counts = [
        _.plural("{n} request taken on", "{n} requests taken on", screen.accepted) if screen.accepted else "",
        _.plural("{n} passed on", "{n} passed on", screen.passed) if screen.passed else "",
        _.plural("{n} left open", "{n} left open", screen.silent) if screen.silent else "",
    ]
    said = _.several([count for count in counts if count])
    return _("This is what I go by when I choose whom to ask: {counts}.", counts=said or "–")


def _topic(each: TopicRecord, _: Voice) -> str:
    counts = [
        _.plural("{n} sorted", "{n} sorted", each.sorted) if each.sorted else "",
        _.plural("{n} not sorted", "{n} not sorted", each.unsorted) if each.unsorted else "",
        _.plural("{n} × not your topic", "{n} × not your topic", each.not_mine) if each.not_mine else "",
    ]
    said = _.several([count for count in counts if count])
    return _("{topic}: {counts}", topic=cut(each.topic, LONGEST_NAME), counts=said)
