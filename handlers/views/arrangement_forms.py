"""The forms in which a tutor arranges something with a teacher: times to choose from, a question."""

from coaching.offers import MOST_QUESTIONS, MOST_TIMES
from coaching.screens import Conversation, TimesForm
from handlers.ids import Field, Form
from handlers.languages import Voice
from handlers.views.blocks import Block, dialogue, form, in_focus, moment_field, several_field, small, text_field
from handlers.views.choices import free_times
from handlers.views.offers.card import LONGEST_ANSWER, LONGEST_QUESTION
from handlers.views.texts import cut

CHOSEN_ALREADY = 2
"""Of the tutor's next times: enough for a choice, and there is room for one of the tutor's own."""


def suggest_form(screen: TimesForm, _: Voice) -> Block:
    """At most three times: from the tutor's next ones, and one of any other."""
    own = [Field.FIRST_TIME] if screen.free else [Field.FIRST_TIME, Field.SECOND_TIME, Field.THIRD_TIME]
    return form(
        Form.SUGGEST,
        title=_("Suggest times"),
        submit=_("Suggest"),
        close=_("Close"),
        blocks=[
            *_among_mine(screen, _),
            *(_own(screen, field, _) for field in own),
            small(_("The teacher chooses with one press. Choosing a time means that you have accepted.")),
        ],
        about=screen.offer,
    )


def _among_mine(screen: TimesForm, _: Voice) -> list[Block]:
    if not screen.free:
        return []
    options = free_times(screen.free, _)
    field = several_field(
        _("Your next tutoring times"),
        Field.FREE_TIMES,
        options,
        invites=_("Choose times"),
        chosen=[value for _text, value in options[:CHOSEN_ALREADY]],
        most=MOST_TIMES,
        hint=_("Three times at most, your own one included."),
        optional=True,
    )
    return [field]


def _own(screen: TimesForm, field: Field, _: Voice) -> Block:
    """Any time; the first one is needed where the tutor has no free time to choose from."""
    labels = {
        Field.FIRST_TIME: _("Another time") if screen.free else _("First time"),
        Field.SECOND_TIME: _("Second time"),
        Field.THIRD_TIME: _("Third time"),
    }
    needed = field is Field.FIRST_TIME and not screen.free
    return moment_field(labels[field], field, hint=_("On your own clock."), optional=not needed)


def question_form(screen: Conversation, _: Voice) -> Block:
    """One question to the requester, below what was said before."""
    field = text_field(
        _("Your question"),
        Field.QUESTION,
        example=_("For example: does it happen with every iPad?"),
        hint=_("The teacher sees it with your name. The answer comes to your card."),
        most=LONGEST_QUESTION,
    )
    left = MOST_QUESTIONS - len(screen.said)
    rounds = _.plural("After this one, better talk to each other.", "You can ask {n} questions here.", left)
    said = [block for pair in screen.said for block in _said_before(pair, _)]
    seen = _("The coordinator sees the topic and school, never your question.")
    return form(
        Form.QUESTION,
        title=_("Ask a question"),
        submit=_("Send"),
        close=_("Close"),
        blocks=[*said, in_focus(field), small(f"{rounds} {seen}")],
        about=screen.offer,
    )


def _said_before(pair: tuple[str, str], _: Voice) -> list[Block]:
    question, answer = pair
    answered = [(_("The answer:"), cut(answer, LONGEST_ANSWER))] if answer else []
    return dialogue([(_("You asked:"), cut(question, LONGEST_QUESTION)), *answered])
