"""The kinds of help, of experience and of cover, as people call them."""

from coaching.kinds import IN_A_LESSON, CoverKind, Experience, Kind
from handlers.languages import Voice


def kind_name(kind: Kind, _: Voice) -> str:
    """The kind of help, as on its option."""
    match kind:
        case Kind.QUICK_FIX:
            return _("Quick fix")
        case Kind.IN_CLASS:
            return _("In-class support")
        case Kind.CO_TEACHING:
            return _("Co-teaching")
        case Kind.SMALL_GROUP:
            return _("Small-group training")
        case Kind.WHOLE_STAFF:
            return _("Whole-staff training")
        case Kind.WORKSHOP_IDEA:
            return _("Workshop idea")


def experience(level: Experience, _: Voice) -> str:
    """How much somebody has done with the topic, as they would say it."""
    match level:
        case Experience.STARTING:
            return _("just starting")
        case Experience.SOME:
            return _("tried it a few times")
        case Experience.CONFIDENT:
            return _("confident, want to go further")


def cover_kind(kind: CoverKind, _: Voice) -> str:
    """Who takes the lessons meanwhile, as its requester would say it."""
    match kind:
        case CoverKind.SUBSTITUTE:
            return _("a substitute teacher")
        case CoverKind.FLOATING_TEACHER:
            return _("a floating teacher")
        case CoverKind.JOINED_CLASSES:
            return _("two classes together")
        case CoverKind.NOT_SURE:
            return _("not sure how yet")


def setting_said(kind: Kind, setting: str, _: Voice) -> str:
    """The class and room, or who takes part, with the name of what it is."""
    if kind in IN_A_LESSON:
        return _("Class and room: {setting}", setting=setting)
    return _("Who and how many: {setting}", setting=setting)
