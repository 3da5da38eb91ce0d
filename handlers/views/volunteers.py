"""What a volunteer sees: the invitation to a round of triads, how they stand with it, and its forms."""

from coaching.screens.volunteers import PeopleForm, PreferencesForm, VolunteerScreen
from coaching.volunteers import Focus, VolunteerState
from handlers.ids import Action, Field, Form
from handlers.languages import Voice
from handlers.views.blocks import (
    Block,
    Rendered,
    actions,
    button,
    checkbox_field,
    choice_field,
    form,
    header,
    line_field,
    notification,
    page,
    people_field,
    section,
    several_field,
    small,
)
from handlers.views.dates import plain_day
from handlers.views.focus import focus_name, focus_names, period_names, period_option

COACH, EARLY_CAREER = "coach", "early_career"
"""Values of the boxes to tick."""
MOST_WORDS = 300
MOST_PEOPLE = 10


def invitation(screen: VolunteerScreen, _: Voice) -> Rendered:
    """The living invitation, open or answered."""
    return Rendered(notification(_said(screen, _)), (header(_("Coaching in threes")), *entry(screen, _)))


def entry(screen: VolunteerScreen, _: Voice) -> list[Block]:
    """The same without its heading, also for the Home tab."""
    row = _buttons(screen, _)
    buttons = [actions(*row, about="volunteer")] if row else []
    # What somebody said themselves may be long, and stands below the buttons; what to decide by stands above.
    details = _details(screen, _)
    middle = [*buttons, *details] if screen.state is VolunteerState.IN else [*details, *buttons]
    return [section(_said(screen, _)), *middle, *(small(said) for said in _small(screen, _))]


def _said(screen: VolunteerScreen, _: Voice) -> str:
    if screen.is_over and screen.state is not VolunteerState.PLACED:
        return _("This round of triads is over. You'll be asked again when the next one opens.")
    match screen.state:
        case VolunteerState.INVITED if not screen.may_change:
            return _("The groups of this round of triads are being formed. Once they are there, you can still join.")
        case VolunteerState.INVITED:
            return _("Would you like to coach, and be coached by, two colleagues this term?")
        case VolunteerState.IN if screen.late:
            return _("You're in. The groups are there already, so I look for a place and tell you.")
        case VolunteerState.IN if not screen.may_change:
            return _("You're in. The groups are being arranged, and you hear who is in yours.")
        case VolunteerState.IN:
            day = plain_day(screen.closes_on, _)
            return _("You're in. People can join until {day}; then you hear who is in your group.", day=day)
        case VolunteerState.RATHER_A_MENTOR:
            return _(
                "At the start of a career a mentor often helps more: a mentor may advise, a triad only asks. "
                "So I have not put you into a group."
            )
        case VolunteerState.NOT_THIS_TERM:
            return _("That's fine. You hear nothing more about triads until the next round.")
        case VolunteerState.PLACED:
            return _("You have a group. It is on the Home tab.")
        case VolunteerState.NO_PLACE:
            return _no_place(screen, _)


def _no_place(screen: VolunteerScreen, _: Voice) -> str:
    if screen.next_on is None:
        return _("There was no group that fits this time. You'll be asked again in the next round.")
    day = plain_day(screen.next_on, _)
    return _("There was no group that fits this time. The next round opens on {day}.", day=day)


def _details(screen: VolunteerScreen, _: Voice) -> list[Block]:
    if screen.state is VolunteerState.INVITED and screen.may_change:
        load = _("It takes three or four meetings a half term, and I ask you one question a week.")
        kind = _("It is voluntary and not part of any review. Nobody reports on you.")
        return [section(f"{load}\n{kind}")]
    if screen.state is not VolunteerState.IN:
        return []
    said = [_("You can meet: {times}", times=period_names(screen.free, _))] if screen.free else []
    said += [_("You would like to work on: {themes}", themes=focus_names(screen.focus, _))] if screen.focus else []
    said += [_("You are trained as a coach.")] if screen.coach else []
    return [section("\n".join(said))] if said else []


def _buttons(screen: VolunteerScreen, _: Voice) -> list[Block]:
    if screen.is_over:
        return []
    about = screen.round
    out = button(_("Not this term"), Action.NOT_THIS_TERM, about)
    if not screen.may_change:
        # While groups are arranged nothing else can change any more; a way out there is always.
        return [out] if screen.state is VolunteerState.IN else []
    match screen.state:
        case VolunteerState.INVITED:
            more = button(_("Tell me more"), Action.TELL_ME_MORE, about)
            return [button(_("I'm in"), Action.JOIN, about, primary=True), more, out]
        case VolunteerState.IN:
            whom = button(_("With whom…"), Action.WITH_WHOM, about)
            return [button(_("Change what I said"), Action.JOIN, about), whom, out]
        case VolunteerState.RATHER_A_MENTOR:
            return [button(_("Join all the same"), Action.JOIN_ALL_THE_SAME, about), out]
        case VolunteerState.NOT_THIS_TERM:
            return [button(_("I'm in after all"), Action.JOIN, about)]
        case VolunteerState.NO_PLACE:
            return [button(_("Change what I said"), Action.JOIN, about)]
    return []


def _small(screen: VolunteerScreen, _: Voice) -> list[str]:
    if screen.state is VolunteerState.INVITED and screen.may_change and not screen.is_over:
        return [
            _why(screen, _),
            _("“Not this term” needs no reason, and nobody is told. You hear nothing until the next round."),
        ]
    if screen.state is VolunteerState.RATHER_A_MENTOR and not screen.is_over:
        return [_("Ask the coordinator for a mentor if you would like one. Whether you join is up to you.")]
    return []


def _why(screen: VolunteerScreen, _: Voice) -> str:
    if screen.late:
        return _("The groups of this round are there already. If you join, I look for a place and tell you.")
    day = plain_day(screen.closes_on, _)
    return _("{programme} opens a round of triads. You can join until {day}.", programme=screen.programme, day=day)


def about_triads(_: Voice) -> Block:
    """What a triad is, before somebody decides."""
    return page(
        title=_("About triads"),
        close=_("Close"),
        blocks=[
            section(_("Three colleagues meet. One brings something of their own, one asks, one listens.")),
            section(_("Whoever asks gives no advice: good questions help people to find their own way.")),
            section(_("You choose what you work on. Something that you find hard is ideal.")),
            section(_("You meet three or four times a half term, at a time that all of you have free.")),
            section(_("Once a week I ask you one question. Two taps are enough, and you can pause at any time.")),
            section(_("Watching a lesson is never required. Talking is enough.")),
            section(_("What you talk about stays between you. I cannot read your group's chat.")),
            section(_("The coordinator sees numbers: how many triads meet. Never who, and never a word.")),
            section(_("You can step back whenever you like, without a reason.")),
        ],
    )


def preferences_form(screen: PreferencesForm, _: Voice) -> Block:
    """What helps to find a good group; at most six questions."""
    return form(
        Form.PREFERENCES,
        title=_("Join the triads"),
        submit=_("I'm in"),
        close=_("Close"),
        about=screen.round,
        blocks=[*_school_field(screen, _), _free_field(screen, _), *_focus_fields(screen, _), *_me_fields(screen, _)],
    )


def _school_field(screen: PreferencesForm, _: Voice) -> list[Block]:
    if not screen.schools:
        return []
    schools = [(each.name, str(each.id)) for each in screen.schools]
    return [choice_field(_("Your school"), Field.SCHOOL, schools, hint=_("I don't know your school yet."))]


def _free_field(screen: PreferencesForm, _: Voice) -> Block:
    return several_field(
        _("When could you meet?"),
        Field.FREE,
        [(period_option(each, _), each.code) for each in screen.periods],
        invites=_("Choose times"),
        chosen=screen.free,
        hint=_("The more times you choose, the better your group can be. Only a time that your group shares is shown."),
    )


def _focus_fields(screen: PreferencesForm, _: Voice) -> list[Block]:
    themes = several_field(
        _("What would you like to work on?"),
        Field.FOCUS,
        [(focus_name(each, _), each) for each in Focus],
        invites=_("Choose themes"),
        chosen=[str(each) for each in screen.focus],
        most=3,
        hint=_("Something that you find hard is ideal: nobody judges. At most three."),
        optional=True,
    )
    own = line_field(
        _("In your own words"),
        Field.OWN_FOCUS,
        example=_("For example: quiet pupils in 8B never speak up"),
        most=MOST_WORDS,
        hint=_("Your group sees this, nobody else. No pupils' names, please."),
        filled=screen.own_focus,
        optional=True,
    )
    return [themes, own]


def _me_fields(screen: PreferencesForm, _: Voice) -> list[Block]:
    subject = line_field(
        _("Your subject"),
        Field.SUBJECT,
        example=_("For example: mathematics"),
        most=80,
        hint=_("Groups mix subjects where they can."),
        filled=screen.subject,
        optional=True,
    )
    phase = line_field(
        _("Whom you teach"),
        Field.PHASE,
        example=_("For example: years 7 to 9"),
        most=80,
        filled=screen.phase,
        optional=True,
    )
    ticked = {COACH: screen.coach, EARLY_CAREER: screen.early_career}
    boxes = checkbox_field(
        _("About you"),
        Field.ABOUT_ME,
        [(_("I am trained as a coach"), COACH), (_("I am in my first years of teaching"), EARLY_CAREER)],
        chosen=[value for value, is_so in ticked.items() if is_so],
        hint=_("Every group needs somebody who is trained to ask."),
    )
    # Whoever has to choose a school first is asked for no more than six things.
    return [subject, boxes] if screen.schools else [subject, phase, boxes]


def people_form(screen: PeopleForm, _: Voice) -> Block:
    """With whom, and with whom not."""
    fields = [
        (_("I would like to be with"), Field.WISHES, screen.wishes, _("A wish, as far as it can be done.")),
        (
            _("I already work together with"),
            Field.TOGETHER,
            screen.together,
            _("If they volunteer too, you stay in one group as far as it can be done."),
        ),
        (
            _("I would rather not be with"),
            Field.RATHER_NOT,
            screen.rather_not,
            _("Nobody ever sees this, not even the coordinator. It holds for later rounds too."),
        ),
    ]
    blocks = [
        people_field(
            label, field, invites=_("Choose people"), chosen=chosen, most=MOST_PEOPLE, hint=hint, optional=True
        )
        for label, field, chosen, hint in fields
    ]
    return form(
        Form.WITH_WHOM,
        title=_("With whom"),
        submit=_("Save"),
        close=_("Close"),
        about=screen.round,
        blocks=[*blocks, small(_("Nobody is told what you choose here. It only helps to form the groups."))],
    )
