"""The coordinator's draft: who would be with whom, and why; a group can be kept, and two people can change places."""

from coaching.screens.triads import DraftedGroup, DraftPage, SwapForm
from handlers.ids import Action, Field, Form
from handlers.languages import Voice
from handlers.views.blocks import Block, actions, button, choice_field, divider, form, page, section, small, spoken
from handlers.views.focus import focus_names, period_name


def draft(screen: DraftPage, _: Voice) -> Block:
    """One page of groups."""
    blocks = [
        *(block for group in screen.groups for block in _group(group, screen, _)),
        *_turning(screen, _),
        small(_("Only you see this. Nobody is asked before you press “Ask them”.")),
    ]
    return page(title=_("The groups"), close=_("Close"), blocks=blocks)


def _group(group: DraftedGroup, screen: DraftPage, _: Voice) -> list[Block]:
    title = _("Group {number}: {names}", number=group.number, names=_.several(group.names))
    said = [section(title), small(" · ".join(_reasons(group, _)))]
    return [*said, _row(group, _), divider()] if screen.is_draft else said


def _row(group: DraftedGroup, _: Voice) -> Block:
    apart = _("group {number}", number=group.number)
    keep = _("Let it change") if group.locked else _("Keep together")
    swap = _("Swap…")
    return actions(
        button(keep, Action.KEEP_TOGETHER, group.triad, label=spoken(keep, apart)),
        button(swap, Action.SWAP, group.triad, label=spoken(swap, apart)),
        about=f"triad:{group.triad}:{'kept' if group.locked else 'free'}",
    )


def _reasons(group: DraftedGroup, _: Voice) -> list[str]:
    """What speaks for it; never wishes, never words of anybody's own."""
    reasons = group.reasons
    return [
        *([_("kept together")] if group.locked else []),
        *([_("all free: {time}", time=period_name(group.free, _))] if group.free else []),
        *([_("all interested in: {themes}", themes=focus_names(group.focus, _))] if group.focus else []),
        *([_("same school")] if reasons.same_school else [_("near schools")] if reasons.near_schools else []),
        *([_("different subjects")] if reasons.different_subjects else []),
        *([_("new company")] if reasons.new_company else []),
        _.plural("{n} trained coach", "{n} trained coaches", reasons.coaches),
    ]


def _turning(screen: DraftPage, _: Voice) -> list[Block]:
    if screen.pages == 1:
        return []
    before = button(_("Earlier groups"), Action.TURN_PAGE, f"{screen.round}:{screen.page - 1}")
    after = button(_("Next groups"), Action.TURN_PAGE, f"{screen.round}:{screen.page + 1}")
    rows = [
        *([actions(before, about=f"earlier:{screen.page}")] if screen.page else []),
        *([actions(after, about=f"next:{screen.page}")] if screen.page + 1 < screen.pages else []),
    ]
    return [*rows, small(_("Page {page} of {pages}", page=screen.page + 1, pages=screen.pages))]


def swap_form(screen: SwapForm, _: Voice) -> Block:
    """Who changes places with whom."""
    title, close = _("Swap two people"), _("Close")
    if not screen.others:
        nobody = section(_("There is no other group to swap with."))
        return page(title=title, close=close, blocks=[nobody, _back(screen, _)])
    unnamed = _("A colleague")
    mine = [(each.name or unnamed, str(each.id)) for each in screen.mine]
    others = [(each.name or unnamed, str(each.id)) for each in screen.others]
    return form(
        Form.SWAP,
        title=title,
        submit=_("Swap"),
        close=close,
        about=screen.triad,
        blocks=[
            choice_field(_("Who leaves this group?"), Field.WHO, mine, invites=_("Choose a colleague")),
            choice_field(
                _("Who comes instead?"),
                Field.WITH_WHO,
                others,
                invites=_("Choose a colleague"),
                hint=_("The number says in which group somebody is now."),
            ),
            _back(screen, _),
            small(_("Only you see this. Nobody is asked before you press “Ask them”.")),
        ],
    )


def _back(screen: SwapForm, _: Voice) -> Block:
    return actions(button(_("Back to the groups"), Action.TURN_PAGE, f"{screen.round}:{screen.page}"), about="back")
