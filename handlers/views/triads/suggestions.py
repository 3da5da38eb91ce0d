"""The suggestion of a group to one of its members: answered in private, and a no concerns nobody else."""

from coaching.screens.triads import NoPlace, SuggestedTriad, SuggestionState
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views.blocks import Block, Rendered, actions, button, header, notification, section, small
from handlers.views.dates import plain_day
from handlers.views.focus import focus_names, period_name
from handlers.views.names import all_named


def message(screen: SuggestedTriad, _: Voice) -> Rendered:
    """The living message."""
    return Rendered(notification(_short(screen, _)), (header(_("Coaching in threes")), *entry(screen, _)))


def entry(screen: SuggestedTriad, _: Voice) -> list[Block]:
    """The same without its heading, also for the Home tab."""
    said = [section("\n".join([_said(screen, _), *_facts(screen, _)]))]
    if screen.state is SuggestionState.AGREED:
        return [*said, actions(_out(screen, _), about=f"suggested:{screen.triad}")]
    if screen.state is not SuggestionState.ASKED:
        return said
    why = _(
        "You get this because you joined the round of triads of {programme}. “Not this term” ends it for now.",
        programme=screen.programme,
    )
    private = _("Your answer stays private. The others only read that the groups are still being arranged.")
    return [*said, _row(screen, _), small(private), small(why)]


def _row(screen: SuggestedTriad, _: Voice) -> Block:
    return actions(
        button(_("Yes"), Action.YES_TO_GROUP, screen.triad, primary=True),
        button(_("A different group"), Action.ANOTHER_GROUP, screen.triad),
        _out(screen, _),
        about=f"suggested:{screen.triad}",
    )


def _out(screen: SuggestedTriad, _: Voice) -> Block:
    return button(_("Not this term"), Action.NO_GROUP, screen.triad)


def _short(screen: SuggestedTriad, _: Voice) -> str:
    """For a locked phone: no names."""
    if screen.state is SuggestionState.ASKED:
        return _("I have a group to suggest to you. Does it suit you?")
    return _said(screen, _) if screen.state is not SuggestionState.TOGETHER else _("Your group is complete.")


def _said(screen: SuggestedTriad, _: Voice) -> str:
    names = all_named(screen.others, _)
    match screen.state:
        case SuggestionState.ASKED if screen.joins:
            return _("There is a place in a group: you would join {names}.", names=names)
        case SuggestionState.ASKED if len(screen.others) == 1:
            return _("Suggested group: you and {names}.", names=names)
        case SuggestionState.ASKED:
            return _("Suggested triad: you, {names}.", names=names)
        case SuggestionState.AGREED:
            return _("You said yes. I tell you as soon as the group is complete.")
        case SuggestionState.ARRANGING:
            return _("We're still arranging the groups.")
        case SuggestionState.OVER:
            return _("This round of triads is over. You'll be asked again when the next one opens.")
        case SuggestionState.TOGETHER:
            return _("Your group is complete: you, {names}. It is on the Home tab.", names=names)
        case SuggestionState.STEPPED_BACK:
            return _("That's fine. You hear nothing more about triads until the next round.")
        case SuggestionState.LEFT:
            return _("You are no longer in this group.")
        case SuggestionState.ENDED:
            return _("This triad has ended. Thank you for coaching each other!")


def _facts(screen: SuggestedTriad, _: Voice) -> list[str]:
    if screen.state is not SuggestionState.ASKED:
        return []
    free = [_("All of you are free: {time}", time=period_name(screen.free, _))] if screen.free else []
    return [*free, *([_("Shared interest: {themes}", themes=focus_names(screen.focus, _))] if screen.focus else [])]


def reminder(_: Voice) -> Rendered:
    """One short line, once."""
    said = _("Does the group I suggested suit you? Yes and no are both fine; the message above has the buttons.")
    why = _("You get this once, because you have not answered yet. The Home tab shows the suggestion too.")
    return Rendered(notification(_("Does the group I suggested suit you?")), (section(said), small(why)))


def no_place(screen: NoPlace, _: Voice) -> Rendered:
    """Nobody is left out without a word."""
    said = _no_group(screen, _)
    if screen.next_on:
        after = _("The next round opens on {day}. You'll be asked then.", day=plain_day(screen.next_on, _))
    else:
        after = _("You'll be asked in the next round.")
    place = _("If you can meet at other times too, say so on the Home tab: a place may still come free.")
    why = _("You get this because you joined the round of triads.")
    lines = [said, after, *([] if screen.called_off else [place])]
    return Rendered(notification(said), (section("\n".join(lines)), small(why)))


def _no_group(screen: NoPlace, _: Voice) -> str:
    if screen.called_off:
        return _("This round of triads does not take place. Thank you for offering!")
    return _("There was no group that fits this time. Thank you for offering!")
