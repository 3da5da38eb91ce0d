"""The stories of "Ask for help", by clicks and typing."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.tabs import Person

Somebody = Callable[..., Person]
MOST_ACTS = 12


def test_from_a_question_to_sorted_in_few_acts(somebody: Somebody) -> None:
    one = somebody()
    one.is_("Oliver Grant")
    one.types("/tutorhelp how do I cut a clip in iMovie?")
    one.sees("I'm asking Hannah O'Connell")
    one.presses("To what is next")
    one.is_("Hannah O'Connell")
    one.presses("Accept")
    one.sees("You accepted")
    one.is_("Oliver Grant")
    one.presses("Sorted")
    one.sees("Sorted. Thank you for telling me.")
    assert one.acts <= MOST_ACTS


def test_two_people_at_two_screens_see_each_other_without_a_reload(somebody: Somebody) -> None:
    oliver, hannah = somebody("Oliver Grant"), somebody("Hannah O'Connell")
    oliver.types("/tutorhelp how do I cut a clip in iMovie?")
    oliver.sees("I'm asking Hannah O'Connell")
    oliver.presses("+1 hour")
    hannah.sees("Oliver Grant (Rantala) asks")
    hannah.presses("Accept")
    oliver.sees("Hannah O'Connell takes your request.")
    expect(oliver.page).to_have_title(re.compile("^Oliver Grant"))


def test_nobody_answers_and_the_coordinator_hears_of_it(somebody: Somebody) -> None:
    one = somebody("Leila Haddad")
    one.types("/tutorhelp the iPad screen won't mirror to the projector")
    one.sees("I'm asking Pekka Lahtinen")
    for words in ("Waiting for Pekka Lahtinen", "is reminded", "I've also asked Liisa Mäkelä", "the coordinator"):
        one.presses("To what is next")
        if words.startswith(("Waiting", "I've")):
            one.sees(words)
    one.presses("To what is next")
    expect(one.page.get_by_role("link", name="Maija Korhonen")).to_contain_text("1 unread")
    one.is_("Maija Korhonen")
    one.sees("Koivula")
    one.sees_no("the iPad screen won't mirror")


def test_the_form_asks_for_what_is_missing_and_then_sends(visitor: Somebody) -> None:
    one = visitor("Leila Haddad")
    one.page.get_by_label("Shortcuts and commands").click()
    one.page.locator("#plus").get_by_role("button", name=re.compile("^Ask a tutor")).click()
    expect(one.form.get_by_label("What would help you?")).to_be_focused()
    one.presses("Send")
    one.sees("Please complete this required field.")
    one.fills("What would help you?", "subtitles for a film")
    one.chooses("When?", "Today")
    one.presses("Send")
    expect(one.form.locator("blockquote")).to_have_text("subtitles for a film")  # sent, and told what follows
    one.presses("Close")
    expect(one.form).to_be_hidden()


def test_a_form_grows_with_what_is_chosen_and_keeps_what_was_typed(visitor: Somebody) -> None:
    one = visitor("Grace Mwangi")
    one.types("/tutorhelp")
    one.sees("What would help you?")
    one.fills("What would help you?", "a quiz for Friday")
    fields = one.form.locator(".block.input").count()
    one.chooses("When?", "Pick a time")
    expect(one.form.locator(".block.input")).not_to_have_count(fields)
    expect(one.form.get_by_label("What would help you?")).to_have_value("a quiz for Friday")
    one.presses("Close")
    expect(one.form).to_be_hidden()


def test_escape_closes_the_form_and_a_dialog_asks_before_it_counts(visitor: Somebody) -> None:
    one = visitor("Leila Haddad")
    one.types("/tutorhelp")
    expect(one.form).to_be_visible()
    one.page.keyboard.press("Escape")
    expect(one.form).to_be_hidden()
    one.types("/tutorhelp the iPad screen won't mirror to the projector")
    one.sees("I'm asking")
    one.presses("Undo")
    one.sees_no("I'm asking")


def test_a_question_in_a_channel_becomes_a_request(visitor: Somebody) -> None:
    one = visitor("Oliver Grant")
    one.goes_to("staffroom")
    one.sees("Does anybody cut video on an iPad?")
    one.page.get_by_label("More actions for this message").last.click()
    one.presses("Ask a tutor about this")
    expect(one.form.get_by_label("What would help you?")).to_have_value(re.compile("Does anybody cut video"))


def test_colleagues_write_to_each_other(visitor: Somebody) -> None:
    one, other = visitor("Noora Salminen"), visitor("Emma Söderström")
    one.page.get_by_text("Write to a colleague").click()
    one.goes_to("Emma Söderström")
    one.types("Lunch at twelve?")
    expect(other.page.get_by_role("navigation", name="Places of")).to_contain_text("1 unread")
    other.goes_to("Noora Salminen")
    other.sees("Lunch at twelve?")


def test_home_is_opened_used_and_kept_up_to_date(visitor: Somebody) -> None:
    one = visitor("Hannah O'Connell")
    one.opens("Home")
    one.sees("My tutoring")
    one.presses("I'm away today")
    one.sees_no("I'm away today")


def test_a_story_plays_step_by_step_and_leaves_one_in_control(somebody: Somebody) -> None:
    one = somebody("Sanna Virtanen")
    one.page.get_by_text("Show me", exact=True).click()
    one.presses("Somebody asks, and it gets sorted")
    for step in range(1, 7):
        one.sees(f"{step} of 7")
        one.presses("Next step")
    one.sees("Now it is yours.")
    one.presses("Done")
    expect(one.page.get_by_label("Story")).to_be_hidden()
    one.types("/tutorhelp help")
    one.sees("Only visible to you")
