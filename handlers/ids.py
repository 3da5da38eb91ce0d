"""The ids that Slack sends back: of buttons, forms and fields. They stand here alone."""

from enum import StrEnum


class Command(StrEnum):
    TUTORHELP = "/tutorhelp"
    COACHING = "/coaching"


class Action(StrEnum):
    """What a button does; the value it carries is an opaque id."""

    OPEN_FORM = "request.open_form"
    UNDO = "request.undo"
    CANCEL = "request.cancel"
    CHOOSE_SCHOOL = "request.choose_school"
    SORTED = "request.sorted"
    NOT_YET = "request.not_yet"
    DID_NOT_HAPPEN = "request.did_not_happen"
    ACCEPT = "offer.accept"
    PASS_ON = "offer.pass_on"
    DONE = "offer.done"
    WRITE_TO = "person.write_to"
    """A link: Slack opens the conversation itself and still tells us of the click."""
    BE_TUTOR = "tutor.accept"
    NO_THANKS = "tutor.decline"


class Form(StrEnum):
    REQUEST = "request.form"


class Field(StrEnum):
    """Blocks of forms; the input inside has the same id."""

    WORDS = "words"
    WHEN = "when"
