"""The page itself: by keyboard alone, on a phone, in the dark, with names for everybody, while it changes."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import World
from tests.browser.looks import BOTH_SIZES, EVERY_SCREEN, is_fine_on
from tests.browser.tabs import NARROW, Person

Somebody = Callable[..., Person]
HIDE = """is => {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => is });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_everything_has_a_name_a_contrast_and_room(visitor: Somebody) -> None:
    one = visitor("Oliver Grant", color_scheme="light")
    one.types("/tutorhelp how do I cut a clip in iMovie?")
    one.sees("I'm asking Hannah O'Connell")
    is_fine_on(one, EVERY_SCREEN)
    one.types("/tutorhelp")
    expect(one.form).to_be_visible()
    is_fine_on(one, BOTH_SIZES)
    one.page.keyboard.press("Escape")
    expect(one.form).to_be_hidden()
    one.opens("Home")
    one.sees("Ask for help")
    is_fine_on(one, BOTH_SIZES)


def test_asking_and_accepting_need_no_mouse(somebody: Somebody) -> None:
    one = somebody("Oliver Grant")
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


def test_a_form_needs_no_mouse(visitor: Somebody) -> None:
    one = visitor("Grace Mwangi")
    keys = one.page.keyboard
    keys.type("/tutorhelp")
    keys.press("Enter")
    expect(one.form.get_by_label("What would help you?")).to_be_focused()
    keys.type("subtitles for a film")
    to(one, "Send")
    keys.press("Enter")
    expect(one.form.locator("blockquote")).to_have_text("subtitles for a film")  # sent, and told what follows
    keys.press("Escape")
    expect(one.form).to_be_hidden()
    expect(one.page.get_by_label("Message Peer Coach")).to_be_focused()


def to(person: Person, words: str) -> None:
    """Goes on with Tab until the focus is on what reads so."""
    for _ in range(120):
        person.page.keyboard.press("Tab")
        if words in str(
            person.page.evaluate("document.activeElement.matches('a, button') && document.activeElement.innerText")
        ):
            return
    raise AssertionError(f"Tab never comes to {words!r}")


def test_the_focus_and_the_words_stay_while_the_page_changes(visitor: Somebody, hall: World) -> None:
    one = visitor("Tuomas Kallio")
    writes = one.page.get_by_label("Message Peer Coach")
    writes.fill("half a sent")
    hall.writes("jukka", "Coffee?", to="tuomas")
    expect(one.page.get_by_role("navigation", name="Places of")).to_contain_text("Jukka Nieminen")
    expect(writes).to_be_focused()
    expect(writes).to_have_value("half a sent")


def test_a_press_counts_although_the_list_changes_under_the_finger(visitor: Somebody, hall: World) -> None:
    one = visitor("Mikael Holm")
    people = one.page.get_by_role("navigation", name="Be somebody")
    people.get_by_role("link", name="Noora Salminen").hover()
    one.page.mouse.down()
    hall.writes("jukka", "Coffee?", to="noora")
    hall.writes("jukka", "Coffee?", to="maija")  # an earlier line of the list changes too
    expect(people.get_by_role("link", name="Noora Salminen")).to_contain_text("1 unread")
    one.page.mouse.up()
    one.has_title("Noora Salminen · ")


def test_what_is_held_open_stays_open_while_the_page_changes(visitor: Somebody, hall: World) -> None:
    one = visitor("Aino Heikkinen")
    one.goes_to("staffroom")
    one.page.get_by_label("More actions for this message").last.click()
    hall.writes("jukka", "Coffee?", to="aino")
    one.has_title("(1) Aino")
    expect(one.page.get_by_role("button", name="Ask a tutor about this")).to_be_visible()


def test_a_tab_in_the_background_counts_on_and_reads_nothing(visitor: Somebody, hall: World) -> None:
    one = visitor("Ingrid Björk")
    one.page.get_by_text("Write to a colleague").click()
    one.goes_to("Ville Räsänen")
    with one.page.expect_response("**/news/**"):
        one.page.evaluate(HIDE, True)
    hall.writes("ville", "Are you there?", to="ingrid")
    one.has_title("(1) Ingrid")
    expect(one.page.get_by_role("link", name="Ingrid Björk")).to_contain_text("1 unread")
    one.page.evaluate(HIDE, False)
    expect(one.page).to_have_title("Ingrid Björk · Ville Räsänen")
    one.sees("Are you there?")


def test_a_click_shows_its_effect_without_a_reload(visitor: Somebody) -> None:
    one = visitor("Leila Haddad")
    one.types("/tutorhelp the iPad screen won't mirror to the projector")
    one.sees("I'm asking")
    one.page.evaluate("window.sameDocument = true")
    one.presses("Undo")
    one.sees("Taken back. Nobody was asked.")
    assert one.page.evaluate("window.sameDocument") is True


def test_what_slack_itself_says_can_be_read_and_put_away(visitor: Somebody) -> None:
    one = visitor("Sanna Virtanen")
    one.types("/dance")
    one.sees("/dance is not a valid command.")
    one.presses("Dismiss")
    one.sees_no("/dance is not a valid command.")


def test_a_message_is_changed_answered_and_deleted_where_it_stands(visitor: Somebody) -> None:
    one = visitor("Grace Mwangi")
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
    one = somebody("Oliver Grant")
    one.page.get_by_text("Faults", exact=True).click()
    one.presses("Take the next message, then cut the line")
    one.sees("The bot's next message arrives")
    one.types("/tutorhelp how do I cut a clip in iMovie?")
    one.sees("I'm asking Hannah O'Connell")
    one.presses("+1 hour")
    expect(one.page.get_by_text("Waiting for Hannah O'Connell")).to_have_count(1)


def test_a_phone_shows_one_thing_at_a_time(visitor: Somebody) -> None:
    one = visitor("Hannah O'Connell", viewport=NARROW, has_touch=True)
    expect(one.page.get_by_role("navigation", name="Be somebody")).to_be_hidden()
    one.page.get_by_text("People and places").click()
    expect(one.page.get_by_role("navigation", name="Be somebody")).to_be_visible()
