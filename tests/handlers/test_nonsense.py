"""Check 45: whatever is wrong in a payload, the listeners answer, and nothing crashes."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from bot.payloads import Malformed, checked
from handlers.ids import Action, Form, Shortcut
from tests.handlers.nonsense import mutated
from tests.handlers.payloads import EVERY_KIND, Payload, chosen, message_shortcut, on_home, one, pressed, shortcut
from tests.handlers.payloads import view_of as opened_view
from tests.handlers.stage import Stage, Theatre
from tests.handlers.test_buttons import ONE_STEP, OPENS
from tests.handlers.test_forms import SENT
from tests.handlers.triad_buttons import PLAYED

MANY = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
A_FEW = settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])

CARRIED = {action: value for action, (value, _, _) in {**ONE_STEP, **OPENS}.items()}
MENUS = {Action.LANGUAGE: "sv", Action.MORE: f"{Action.ACCEPT}|o-1"}
IN_FORM = {**chosen(Action.FORM_CHANGED, "in_class"), "view": opened_view(kind=one("in_class"), when=one("today"))}
EVERY_ID: dict[str, Payload] = {
    **{action: on_home(pressed(action, CARRIED.get(action, "x"))) for action in Action if action not in MENUS},
    **{menu: on_home(chosen(menu, value)) for menu, value in MENUS.items()},
    Action.FORM_CHANGED: IN_FORM,
    **{f"form {form}": payload for form, (payload, _, _) in SENT.items()},
    **{f"form {form}": payload for form, payload in PLAYED.items()},
    "shortcut to check in": shortcut(Shortcut.CHECK_IN),
    "shortcut": shortcut(Shortcut.ASK),
    "shortcut on a message": message_shortcut(callback=Shortcut.ASK_ABOUT_MESSAGE),
}


def answers_whatever_is_wrong(payload: Payload, how_often: settings) -> None:
    """What the front filter lets through is answered 200 or 4xx."""
    bot = Theatre(Stage())

    @how_often
    @given(mutated(payload))
    def is_answered(body: Any) -> None:
        try:
            checked(body)
        except Malformed:
            return
        assert bot.gets(body).status in (200, 400, 404)

    is_answered()


def test_every_id_is_tried() -> None:
    assert set(Action) <= EVERY_ID.keys()
    assert {f"form {form}" for form in Form} <= EVERY_ID.keys()
    assert {
        EVERY_ID[name]["callback_id"] for name in ("shortcut", "shortcut to check in", "shortcut on a message")
    } == set(Shortcut)


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_check_45_fuzz_payloads_through_the_listeners(kind: str) -> None:
    answers_whatever_is_wrong(EVERY_KIND[kind], MANY)


@pytest.mark.parametrize("name", EVERY_ID)
def test_check_45_fuzz_payloads_of_every_id(name: str, caplog: pytest.LogCaptureFixture) -> None:
    """And nothing of it is unforeseen: each is a value, or unreadable."""
    answers_whatever_is_wrong(EVERY_ID[name], A_FEW)
    assert [record.message for record in caplog.records if record.message == "unforeseen"] == []
