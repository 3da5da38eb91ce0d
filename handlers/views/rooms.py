"""A triad's own group chat: who is in it, what to agree first, whose turn is what, and when they meet next."""

from coaching.prompts.pacing import HowOften, Pace
from coaching.prompts.stages import Turn
from coaching.screens.parts import SuggestedTime
from coaching.screens.rooms import AgreementForm, RoomNews, RoomScreen
from handlers.ids import Action, Field, Form
from handlers.languages import Voice
from handlers.views.blocks import (
    Block,
    Rendered,
    actions,
    button,
    form,
    header,
    line,
    notification,
    quote,
    radio_field,
    section,
    small,
    spoken,
    text_field,
)
from handlers.views.dates import moment, on_clock, plain_day, when, when_for_all
from handlers.views.focus import focus_names
from handlers.views.request_fields import capital

MOST_WORDS = 1000


def message(screen: RoomScreen, _: Voice) -> Rendered:
    """The living message in the group chat."""
    said = _("This is your coaching triad's own chat. Choose when you meet first.")
    if screen.is_over:
        over = _("This triad has ended. Thank you for coaching each other!")
        return Rendered(notification(over), (header(_("Your coaching triad")), section(over)))
    return Rendered(
        notification(said),
        (
            header(_("Your coaching triad")),
            section(_who(screen, _)),
            *entry(screen, _),
            *_agreement(screen, _),
            small(_("After this message I post here at most once a week. I can't read this chat.")),
        ),
    )


def entry(screen: RoomScreen, _: Voice) -> list[Block]:
    """The next meeting, turns and pace, also for the Home tab."""
    more = [*_turns(screen, _), *_pace(screen, _)]
    return [
        section(_meeting(screen, _)),
        *(_time(screen, each, _) for each in screen.times),
        actions(*_buttons(screen, _), about=f"{screen.triad}:room"),
        *([section("\n".join(more))] if more else []),
    ]


def news(screen: RoomNews, _: Voice) -> Rendered:
    """One line: they have a time."""
    said = _("You meet {when}.", when=_at(screen, screen.next_at, _))
    return Rendered(notification(said), (section(said), small(_("You can change it in my message above."))))


def _who(screen: RoomScreen, _: Voice) -> str:
    names = _.several(each.name for each in screen.mates)
    if not screen.focus:
        return _("{names}: you coach each other from now on.", names=names)
    themes = focus_names(screen.focus, _)
    return _("{names}: you coach each other from now on. You share: {themes}.", names=names, themes=themes)


def _agreement(screen: RoomScreen, _: Voice) -> list[Block]:
    if screen.agreement:
        return [section(_("You agreed:")), *quote(screen.agreement)]
    first = _("First meeting: agree three things.")
    what = _("What each of you works on. How you speak with each other. What stays between you.")
    return [section(f"{first}\n{what}")]


def _meeting(screen: RoomScreen, _: Voice) -> str:
    if screen.next_at:
        return _("You meet {when}.", when=_at(screen, screen.next_at, _))
    if screen.times:
        return _("When do you meet next? One press is enough for all of you.")
    if screen.can_suggest:
        return _("You have not chosen when to meet next.")
    return _("I find no time in the next weeks that all of you have free. Agree on one in your group's chat.")


def _at(screen: RoomScreen | RoomNews, time: SuggestedTime, _: Voice) -> str:
    """The moment on the reader's clock; a room has one text for all, so the clock is named where several count."""
    said = moment(time.at, _)
    return on_clock(said, _.zone, _) if screen.several_clocks else said


def _turns(screen: RoomScreen, _: Voice) -> list[str]:
    said = [turn_said(each.name, each.turn, _) for each in screen.mates if each.turn]
    return [_("Next time: {turns}.", turns="; ".join(said))] if said else []


def turn_said(name: str, turn: Turn, _: Voice) -> str:
    """Who has which turn: "Aino asks"."""
    match turn:
        case Turn.ASKER:
            return _("{name} asks", name=name)
        case Turn.TEACHER:
            return _("{name} brings something", name=name)
        case Turn.OBSERVER:
            return _("{name} listens", name=name)


def _pace(screen: RoomScreen, _: Voice) -> list[str]:
    if screen.pace is None or screen.wanted == 0:
        return []
    if screen.pace is Pace.COMPLETE:
        return [_("You have met as often as you planned this half term. More is welcome.")]
    said = _.plural("{n} meeting is planned this half term", "{n} meetings are planned this half term", screen.wanted)
    if screen.next_week is None or screen.next_at:
        return [f"{said}."]
    day = plain_day(screen.next_week, _)
    return [_("{planned}; the next fits in the week of {day}.", planned=said, day=day)]


def _time(screen: RoomScreen, time: SuggestedTime, _: Voice) -> Block:
    said = when_for_all(time.said, _) if screen.several_clocks else when(time.said, _)
    take = _("Meet then")
    value = f"{screen.triad}:{int(time.at.timestamp())}"
    return line(capital(said), button(take, Action.TAKE_MEETING, value, label=spoken(take, said)))


def _buttons(screen: RoomScreen, _: Voice) -> list[Block]:
    about = screen.triad
    text = _("Other times") if screen.times else _("Another time") if screen.next_at else _("Suggest times")
    main = not screen.times and not screen.next_at
    suggest = [button(text, Action.SUGGEST_MEETING, about, primary=main)] if screen.can_suggest else []
    agreement = _("Change the agreement") if screen.agreement else _("Write the agreement")
    return [*suggest, button(agreement, Action.AGREEMENT, about)]


def agreement_form(screen: AgreementForm, _: Voice) -> Block:
    """What they agree, in their own words."""
    words = text_field(
        _("What have you agreed?"),
        Field.AGREEMENT,
        example=_("For example: we ask before we tell. What we hear stays here. We begin on time."),
        most=MOST_WORDS,
        hint=_("Your triad reads this, nobody else. No pupils' names, please."),
        filled=screen.agreement,
        optional=True,
    )
    sessions = radio_field(
        _("How many meetings a half term?"),
        Field.SESSIONS,
        [(_("Three"), HowOften.THREE), (_("Four"), HowOften.FOUR)],
        chosen=str(screen.sessions),
        hint=_("I spread them over its weeks. You can change it at any time."),
    )
    return form(
        Form.AGREEMENT,
        title=_("Our agreement"),
        submit=_("Save"),
        close=_("Close"),
        about=screen.triad,
        blocks=[words, sessions],
    )
