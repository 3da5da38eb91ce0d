"""All a tutor can do with a card."""

from slack_bolt import Ack, App

from coaching.offers import OfferId
from coaching.use_cases.acts import Act
from coaching.use_cases.offers import Offers
from handlers.ids import Action
from handlers.payloads import Payload, value


def accept_pressed(ack: Ack, act: Act, body: Payload, offers: Offers) -> None:
    offers.accept(act, OfferId(value(body)))
    ack()


def pass_on_pressed(ack: Ack, act: Act, body: Payload, offers: Offers) -> None:
    offers.pass_on(act, OfferId(value(body)))
    ack()


def done_pressed(ack: Ack, act: Act, body: Payload, offers: Offers) -> None:
    offers.done(act, OfferId(value(body)))
    ack()


def register(app: App) -> None:
    app.action(Action.ACCEPT)(accept_pressed)
    app.action(Action.PASS_ON)(pass_on_pressed)
    app.action(Action.DONE)(done_pressed)
