"""The coordinators' operational card: so many people need a new group. Not who, and not why."""

from coaching.screens.triads import PeopleWithoutGroup
from handlers.ids import Action, Field, Form
from handlers.languages import Voice
from handlers.views.blocks import (
    Block,
    Rendered,
    actions,
    button,
    form,
    header,
    notification,
    people_field,
    section,
    small,
)

MOST_PEOPLE = 100


def card(screen: PeopleWithoutGroup, _: Voice) -> Rendered:
    """The card; settled once everybody has company again."""
    said = _said(screen, _)
    if not screen.count:
        return Rendered(notification(said), (section(said),))
    why = small(_("You get this because you coordinate. Nobody's reason is asked for or kept."))
    return Rendered(notification(said), (header(_("A new group is needed")), *entry(screen, _), why))


def entry(screen: PeopleWithoutGroup, _: Voice) -> list[Block]:
    """The card as one entry of the Home tab."""
    if screen.may_invite:
        row = button(_("Invite colleagues…"), Action.INVITE_MORE, screen.round)
        next_step = _("I place them as soon as somebody fits. More volunteers would help.")
    else:
        row = button(_("Open a round"), Action.OPEN_ROUND, "round")
        next_step = _("They can be placed in the next round.")
    return [section(f"{_said(screen, _)}\n{next_step}"), actions(row, about=f"regroup:{screen.round}")]


def _said(screen: PeopleWithoutGroup, _: Voice) -> str:
    if not screen.count:
        return _("Everybody has a group again. Nothing to do.")
    return _.plural("{n} person needs a new group.", "{n} people need a new group.", screen.count)


def invite_form(round_: str, _: Voice) -> Block:
    """Whom to invite to the round under way."""
    people = people_field(_("Invite these people"), Field.PEOPLE, invites=_("Choose people"), most=MOST_PEOPLE)
    return form(
        Form.INVITE_MORE,
        title=_("Invite people"),
        submit=_("Invite"),
        close=_("Close"),
        about=round_,
        blocks=[people, small(_("Each gets one message, and may say no without a reason."))],
    )
