"""The coordinators' operational card: so many people need a new group, or groups a coach. Not who or why."""

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
    if screen.is_settled:
        return Rendered(notification(said), (section(said),))
    why = small(_("You get this because you coordinate. Nobody's reason is asked for or kept."))
    title = _("A new group is needed") if screen.count else _("A trained coach is needed")
    return Rendered(notification(said), (header(title), *entry(screen, _), why))


def entry(screen: PeopleWithoutGroup, _: Voice) -> list[Block]:
    """The card as one entry of the Home tab."""
    if screen.may_invite:
        row = button(_("Invite colleagues…"), Action.INVITE_MORE, screen.round)
        place = _("I place them as soon as somebody fits. More volunteers would help.")
        coach = _("I ask the next trained coach who joins. Inviting one would help.")
    else:
        row = button(_("Open a round"), Action.OPEN_ROUND, "round")
        place, coach = _("They can be placed in the next round."), _("The next round may bring one.")
    next_step = place if screen.count else coach
    return [section(f"{_said(screen, _)}\n{next_step}"), actions(row, about=f"regroup:{screen.round}")]


def _said(screen: PeopleWithoutGroup, _: Voice) -> str:
    if screen.is_settled:
        return _("Everybody has a group again. Nothing to do.")
    people = _.plural("{n} person needs a new group.", "{n} people need a new group.", screen.count)
    n = screen.coaches
    groups = _.plural("{n} group has no trained coach any more.", "{n} groups have no trained coach any more.", n)
    return " ".join([*([people] if screen.count else []), *([groups] if n else [])])


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
