"""An imported tutor's answer to the invitation."""

from slack_bolt import Ack, App

from coaching.use_cases.acts import Act
from coaching.use_cases.tutors import Tutors
from handlers.ids import Action


def role_accepted(ack: Ack, act: Act, tutors: Tutors) -> None:
    tutors.answer(act, accept=True)
    ack()


def role_declined(ack: Ack, act: Act, tutors: Tutors) -> None:
    tutors.answer(act, accept=False)
    ack()


def register(app: App) -> None:
    app.action(Action.BE_TUTOR)(role_accepted)
    app.action(Action.NO_THANKS)(role_declined)
