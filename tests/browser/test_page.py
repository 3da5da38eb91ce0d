"""The page itself: by keyboard alone, on a phone, in the dark, and with names for everybody."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.tabs import NARROW, WIDE, Person

Somebody = Callable[..., Person]

SCREENS = [(WIDE, "light"), (WIDE, "dark"), (NARROW, "light"), (NARROW, "dark")]


def faults(person: Person) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found: dict[str, Any] = Axe().run(person.page).response
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]


def width(person: Person) -> int:
    return int(person.page.evaluate("document.documentElement.scrollWidth"))


@pytest.mark.parametrize(("size", "scheme"), SCREENS)
def test_everything_has_a_name_a_contrast_and_room(somebody: Somebody, size: dict[str, int], scheme: str) -> None:
    one = somebody(viewport=size, color_scheme=scheme).is_("Oliver Grant")
    one.types("/tutorhelp how do I cut a clip in iMovie?")
    one.sees("I'm asking Hannah O'Connell")
    assert (faults(one), width(one)) == ([], size["width"])
    one.types("/tutorhelp")
    expect(one.form).to_be_visible()
    assert (faults(one), width(one)) == ([], size["width"])
    one.page.keyboard.press("Escape")
    expect(one.form).to_be_hidden()
    one.opens("Home")
    one.sees("Ask for help")
    assert (faults(one), width(one)) == ([], size["width"])


def test_asking_and_accepting_need_no_mouse(somebody: Somebody) -> None:
    one = somebody().is_("Oliver Grant")
    keys = one.page.keyboard
    expect(one.page.get_by_label("Message Peer Coach")).to_be_focused()
    keys.type("/tu")
    keys.press("Tab")
    expect(one.page.get_by_label("Message Peer Coach")).to_have_value("/tutorhelp ")
    keys.type("how do I cut a clip in iMovie?")
    keys.press("Enter")
    one.sees("I'm asking Hannah O'Connell")
    to(one, "To what is next")
    keys.press("Enter")
    one.sees("Waiting for Hannah O'Connell")
    to(one, "Hannah O'Connell")
    keys.press("Enter")
    one.sees("Oliver Grant (Rantala) asks")
    to(one, "Accept")
    keys.press("Enter")
    one.sees("You accepted")


def to(person: Person, words: str) -> None:
    """Goes on with Tab until the focus is on what reads so."""
    for _ in range(120):
        person.page.keyboard.press("Tab")
        if words in str(
            person.page.evaluate("document.activeElement.matches('a, button') && document.activeElement.innerText")
        ):
            return
    raise AssertionError(f"Tab never comes to {words!r}")


def test_the_focus_stays_where_it_was_while_the_page_changes(somebody: Somebody) -> None:
    one = somebody().is_("Oliver Grant")
    one.types("/tutorhelp how do I cut a clip in iMovie?")
    one.sees("I'm asking Hannah O'Connell")
    one.page.get_by_label("Message Peer Coach").fill("half a sent")
    one.page.request.get(one.address)
    one.page.evaluate("import('/static/acts.js').then((acts) => acts.post('/clock/next'))")
    one.sees("Waiting for Hannah O'Connell")
    expect(one.page.get_by_label("Message Peer Coach")).to_be_focused()
    expect(one.page.get_by_label("Message Peer Coach")).to_have_value("half a sent")


def test_a_click_shows_its_effect_without_a_reload(somebody: Somebody) -> None:
    one = somebody().is_("Oliver Grant")
    one.types("/tutorhelp how do I cut a clip in iMovie?")
    one.sees("I'm asking Hannah O'Connell")
    one.page.evaluate("window.sameDocument = true")
    one.presses("Undo")
    one.sees("Taken back. Nobody was asked.")
    assert one.page.evaluate("window.sameDocument") is True


def test_what_slack_itself_says_can_be_read_and_put_away(somebody: Somebody) -> None:
    one = somebody().is_("Sanna Virtanen")
    one.types("/dance")
    one.sees("/dance is not a valid command.")
    one.presses("Dismiss")
    one.sees_no("/dance is not a valid command.")


def test_a_message_is_changed_answered_and_deleted_where_it_stands(somebody: Somebody) -> None:
    one = somebody().is_("Grace Mwangi")
    one.goes_to("koivula")
    one.types("Who has the keys?")
    one.sees("Who has the keys?")
    one.page.get_by_label("More actions for this message").last.click()
    one.presses("Edit message")
    one.types("Who has the blue keys?")
    one.sees("(edited)")
    one.page.get_by_label("More actions for this message").last.click()
    one.presses("Reply in thread")
    one.types("Found them.")
    expect(one.page.locator(".reply")).to_contain_text("Found them.")
    one.page.locator(".reply").get_by_label("More actions for this message").click()
    one.presses("Delete message")
    one.sees_no("Found them.")


def test_a_fault_is_asked_for_and_the_bot_gets_over_it(somebody: Somebody) -> None:
    one = somebody().is_("Oliver Grant")
    one.page.get_by_text("Faults", exact=True).click()
    one.presses("Take the next message, then cut the line")
    one.sees("The bot's next message arrives")
    one.types("/tutorhelp how do I cut a clip in iMovie?")
    one.sees("I'm asking Hannah O'Connell")
    one.presses("+1 hour")
    expect(one.page.get_by_text("Waiting for Hannah O'Connell")).to_have_count(1)


def test_a_phone_shows_one_thing_at_a_time(somebody: Somebody) -> None:
    one = somebody(viewport=NARROW, has_touch=True).is_("Hannah O'Connell")
    expect(one.page.get_by_role("navigation", name="Be somebody")).to_be_hidden()
    one.page.get_by_text("People and places").click()
    expect(one.page.get_by_role("navigation", name="Be somebody")).to_be_visible()
