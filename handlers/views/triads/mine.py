"""One's own group: who is in it, how to leave it without a word of why, and whether to go on at a cycle's end."""

from coaching.screens.triads import LeaveForm, MyTriad, NextCycle, TriadChange, TriadNews
from coaching.triads.changes import Leaving
from handlers.ids import Action, Field, Form
from handlers.languages import Voice
from handlers.views.blocks import (
    Block,
    Rendered,
    actions,
    button,
    dialogue,
    form,
    header,
    notification,
    radio_field,
    section,
    small,
)
from handlers.views.dates import plain_day
from handlers.views.focus import focus_names, period_name
from handlers.views.names import all_named


def entry(screen: MyTriad, _: Voice) -> list[Block]:
    """The group on the Home tab."""
    names = all_named([each.name for each in screen.others], _)
    facts = [
        _("Your group: you, {names}.", names=names),
        *([_("All of you are free: {time}", time=period_name(screen.free, _))] if screen.free else []),
        *([_("Shared interest: {themes}", themes=focus_names(screen.focus, _))] if screen.focus else []),
    ]
    words = dialogue((_("{name} in their own words:", name=each.name), each.words) for each in screen.in_own_words)
    asked = next_entry(screen.next_cycle, _) if screen.next_cycle else []
    return [section("\n".join(facts)), *words, *asked]


def way_out(screen: MyTriad, _: Voice) -> list[Block]:
    """How to leave it, for the end of all that is said of triads."""
    leave = button(_("Leave the group…"), Action.LEAVE_TRIAD, screen.triad)
    return [actions(leave, about=f"triad:{screen.triad}")]


def next_cycle(screen: NextCycle, _: Voice) -> Rendered:
    """The question at a cycle's end."""
    short = _next_said(screen, _, names="")
    return Rendered(notification(short), (header(_("Coaching in threes")), *next_entry(screen, _)))


def next_entry(screen: NextCycle, _: Voice) -> list[Block]:
    """The same without its heading, also for the Home tab."""
    said = section(_next_said(screen, _, names=all_named(screen.others, _)))
    if screen.is_over or screen.answered is not None:
        return [said]
    about = f"{screen.triad}:{screen.cycle}"
    row = actions(
        button(_("Go on together"), Action.GO_ON, about, primary=True),
        button(_("Part here"), Action.PART, about),
        about=f"cycle:{about}",
    )
    private = _("You get this at the end of a cycle. Your answer stays private.")
    return [said, *_if_silent(screen, _), row, small(private)]


def _if_silent(screen: NextCycle, _: Voice) -> list[Block]:
    if screen.until is None:
        return []
    day = plain_day(screen.until, _)
    return [section(_("If you have not answered by {day}, you go on. You can leave the group at any time.", day=day))]


def _next_said(screen: NextCycle, _: Voice, *, names: str) -> str:
    if screen.went_on:
        return _("You all go on together. Your next cycle has begun.")
    if screen.is_over:
        return _("This cycle is over. The Home tab shows how it goes on.")
    if screen.answered is not None:
        return _("Thank you. I tell you how it goes on when everybody has answered.")
    if names:
        return _("Your cycle is complete. Would you like to go on with {names}?", names=names)
    return _("Your cycle is complete. Would you like to go on together?")


def news(screen: TriadNews, _: Voice) -> Rendered:
    """One line about a change of members; no reason, since none is asked for."""
    if screen.change is TriadChange.PARTED:
        why = _("You get this because you were in the group.")
    else:
        why = _("You get this because you are in the group. You can leave it on the Home tab, without a reason.")
    went_on = screen.change is TriadChange.WENT_ON
    short = _("Your coaching group goes on.") if went_on else _("Your coaching group has changed.")
    return Rendered(notification(short), (section("\n".join(_changed(screen, _))), small(why)))


def _changed(screen: TriadNews, _: Voice) -> list[str]:
    match screen.change:
        case TriadChange.JOINED:
            return [_("{name} joins your group.", name=screen.name or _("A colleague"))]
        case TriadChange.LEFT:
            left = stepped_back(screen.name, _)
            alone = _("You can go on as two. If somebody else looks for a group, I ask them to join you.")
            return [left, *([alone] if screen.is_pair else [])]
        case TriadChange.PARTED:
            another = _("I look for a new group for you and tell you.")
            return [parts(_), *([another] if screen.looks_for_another else [])]
        case TriadChange.WENT_ON:
            return [_("You all go on together. Your next cycle has begun.")]


def stepped_back(name: str, _: Voice) -> str:
    """What the others read of somebody who leaves."""
    return _("{name} had to step back from the group.", name=name or _("A colleague"))


def parts(_: Voice) -> str:
    """What everybody reads of a group that parts."""
    return _("Your group parts here. That happens, and it is nobody's fault.")


def leave_form(screen: LeaveForm, _: Voice) -> Block:
    """How to leave, with what the others would read."""
    ways = [
        (_("I step back for this term"), Leaving.STEP_BACK),
        (_("I'd like a different group"), Leaving.ANOTHER_GROUP),
        (_("It is better that we all part"), Leaving.PART),
    ]
    return form(
        Form.LEAVE_TRIAD,
        title=_("Leave the group"),
        submit=_("Leave"),
        close=_("Close"),
        about=screen.triad,
        blocks=[
            radio_field(_("How would you like to leave?"), Field.HOW, [(text, str(how)) for text, how in ways]),
            small(_("If you leave, the others read: “{said}”", said=stepped_back(screen.name, _))),
            small(_("If you all part, the others read: “{said}” They don't read who said so.", said=parts(_))),
            small(_("No reason is asked for or kept. The coordinator reads how many people need a new group.")),
        ],
    )
