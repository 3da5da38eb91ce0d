"""The fields that the request form and the form for details share: kind, topic, when, where."""

from collections.abc import Iterable
from datetime import datetime

from coaching.help_requests import WhenNeeded
from coaching.kinds import FOR_A_GROUP, IN_A_LESSON, Experience, Kind
from coaching.school_calendar import SchoolId
from coaching.screens import RequestForm, TopicChoice
from coaching.topics import TopicId
from handlers.ids import Field
from handlers.languages import Voice
from handlers.views.blocks import Block, choice_field, line_field, moment_field, radio_field, small
from handlers.views.help_requests import needed
from handlers.views.help_requests.facts import LONGEST_SETTING
from handlers.views.kinds import experience, kind_name

NOT_SURE, ONLINE, NOT_SAID = "not_sure", "online", "not_said"
"""Values of the menus that stand for no topic, no school and no experience named."""
FORM_WHEN = (
    WhenNeeded.THIS_WEEK,
    WhenNeeded.TODAY,
    WhenNeeded.RIGHT_NOW,
    WhenNeeded.NEXT_TUTORING_DAY,
    WhenNeeded.CHOSEN_TIME,
)
"""The usual one first."""


def kind_field(chosen: Kind, kinds: Iterable[Kind], _: Voice) -> Block:
    """What sort of help; the choice changes what else is asked."""
    options = [(kind_name(kind, _), kind) for kind in kinds]
    about: dict[str, str] = {kind: about_kind(kind, _) for kind in Kind}
    return radio_field(_("What kind of help?"), Field.KIND, options, chosen=chosen, about=about, asks_again=True)


def about_kind(kind: Kind, _: Voice) -> str:
    """What that kind of help is, in a few words."""
    match kind:
        case Kind.QUICK_FIX:
            return _("10–15 minutes, by message, call or at your desk")
        case Kind.IN_CLASS:
            return _("A tutor joins your lesson")
        case Kind.CO_TEACHING:
            return _("You plan and teach a lesson with a tutor")
        case Kind.SMALL_GROUP:
            return _("For you and a few colleagues")
        case Kind.WHOLE_STAFF:
            return _("For everybody at your school")
        case Kind.WORKSHOP_IDEA:
            return _("Many would need this; nobody is asked yet")


def topic_field(topics: Iterable[TopicChoice], chosen: TopicId | None, _: Voice) -> list[Block]:
    """The programme's topics, "Not sure" being the first; nothing where there are none."""
    known = [(topic.name, str(topic.id)) for topic in topics]
    options = [(_("Not sure"), NOT_SURE), *known]
    return [choice_field(_("Topic"), Field.TOPIC, options, chosen=chosen or NOT_SURE)] if known else []


def when_fields(chosen: WhenNeeded, it_support: str, _: Voice, needed_at: datetime | None = None) -> list[Block]:
    """When; the moment too where one is to be chosen, and another way where a lesson is stuck."""
    options = [(_choice_of_when(each, _), each) for each in FORM_WHEN]
    menu = choice_field(_("When?"), Field.WHEN, options, chosen=chosen, asks_again=True)
    if chosen is WhenNeeded.RIGHT_NOW:
        return [menu, small(_right_now(it_support, _))]
    if chosen is WhenNeeded.CHOSEN_TIME:
        hint = _("On your own clock. A tutor may suggest another time.")
        return [menu, moment_field(_("Day and time"), Field.TIME, chosen=needed_at, hint=hint)]
    return [menu]


def _choice_of_when(each: WhenNeeded, _: Voice) -> str:
    if each is WhenNeeded.CHOSEN_TIME:
        return _("Pick a time")
    return capital(needed(each, _))


def _right_now(it_support: str, _: Voice) -> str:
    """Honest about who tutors are."""
    busy = _("Tutors are teachers and may be in class.")
    call = _("If a lesson is stuck, call IT support: {contact}.", contact=it_support)
    return f"{busy} {call}" if it_support else busy


def place_fields(
    offered: RequestForm,
    kind: Kind,
    _: Voice,
    *,
    setting: str = "",
    school: SchoolId | None = None,
    online: bool = False,
) -> list[Block]:
    """Where; in its place which class and room, or how many and who, where the kind of help needs that."""
    if kind in IN_A_LESSON:
        label, example = _("Which class and room?"), _("For example: 6B, room 214")
        return [_setting_field(label, example, setting, _)]
    if kind in FOR_A_GROUP:
        label, example = _("How many of you, and who?"), _("For example: 5, the science teachers")
        return [_setting_field(label, example, setting, _)]
    if not offered.schools:
        return []
    places = [*((each.name, str(each.id)) for each in offered.schools), (_("Online"), ONLINE)]
    chosen = ONLINE if online else school
    return [choice_field(_("Where?"), Field.WHERE, places, chosen=chosen)]


def _setting_field(label: str, example: str, filled: str, _: Voice) -> Block:
    hint = _("Your tutor sees this.")
    return line_field(label, Field.SETTING, example=example, hint=hint, most=LONGEST_SETTING, filled=filled)


def experience_field(level: Experience | None, _: Voice) -> Block:
    """How much the teacher has done with the topic; it may stay unsaid."""
    levels = [(capital(experience(each, _)), each) for each in Experience]
    options = [(_("Rather not say"), NOT_SAID), *levels]
    label, hint = _("How much have you done with it?"), _("So that your tutor starts where you are.")
    return choice_field(label, Field.LEVEL, options, chosen=level, hint=hint)


def capital(text: str) -> str:
    """The text as a choice begins."""
    return text[:1].upper() + text[1:]
