"""What can be typed: the reserved words, the form behind `/tutorhelp` alone, `/coaching`, the Home tab."""

from demo.slack import Someone
from storage.tables import HelpRequestRow
from tests.scenarios.conftest import TWO_WAYS
from tests.scenarios.town import ASKS, Town


def test_point_11_help_answers_with_examples(town: Town, sanna: Someone) -> None:
    for word in ("help", "?", "HELP", "Help", "  help  "):
        sanna.reloads()
        sanna.says(f"/tutorhelp {word}")
        sanna.sees("/tutorhelp my iPads won't show on the screen")
        sanna.sees("Only the tutors asked see your words. The coordinator sees the topic and school")
    assert town.rows(HelpRequestRow) == []


def test_point_12_a_reserved_word_with_more_around_it_is_a_request(town: Town, sanna: Someone) -> None:
    for words in ("help with the printer", "status of my iPad", "help!", "HELP ME", "? quiz"):
        sanna.reloads()
        sanna.says(f"/tutorhelp {words}")
        sanna.sees("Got it. I'm asking")
        assert [row["words"] for row in town.rows(HelpRequestRow, state="waiting")] == [words]
        sanna.presses("Undo")


def test_status_lists_what_is_open_with_its_buttons(town: Town, sanna: Someone) -> None:
    sanna.says("/tutorhelp status")
    sanna.sees("You have nothing open. To ask, type /tutorhelp and what you need.")
    sanna.says(ASKS)
    sanna.sees("Got it.")
    sanna.says("/tutorhelp a quiz about rivers")
    sanna.sees("I'm asking Pekka Laine.")
    sanna.says("/tutorhelp STATUS")
    listed = sanna.sees_message("You have 2 open requests.")
    sanna.presses("Undo", on="Kahoot")
    sanna.sees("Taken back. Nobody was asked.")
    assert listed.only_for == sanna.id
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    town.people["Liisa Korhonen"].sees("asks: iPads")


@TWO_WAYS
def test_the_command_alone_opens_a_form_and_its_answer_stands_in_the_same_window(
    any_town: Town,
) -> None:
    sanna, liisa = any_town.people["Sanna Virtanen"], any_town.people["Liisa Korhonen"]
    sanna.says("/tutorhelp")
    sanna.sees("Your tutor sees this. No pupils' names, please.")
    sanna.fills("What would help you?", "the screens in the gym stay black")
    sanna.chooses("When?", "Today")
    sanna.presses("Send")
    sanna.sees("Got it. I'm asking Liisa Korhonen.")
    sanna.sees("the screens in the gym stay black")
    sanna.presses("Close")
    sanna.sees_no_modal()
    any_town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.sees("asks: iPads, today.")


def test_point_22_closing_the_form_changes_nothing_and_nags_nobody(town: Town, sanna: Someone) -> None:
    sanna.says("/tutorhelp")
    sanna.fills("What would help you?", "something I did not mean")
    sanna.presses("Close")
    town.later(days=1)
    assert sanna.messages() == []
    assert town.rows(HelpRequestRow) == []


def test_an_empty_form_is_not_sent(town: Town, sanna: Someone) -> None:
    sanna.says("/tutorhelp")
    sanna.presses("Send")
    assert sanna.eyes.modal is not None, "Slack itself asks for the words"
    sanna.fills("What would help you?", " \u200b\x00 ")
    sanna.presses("Send")
    assert town.rows(HelpRequestRow) == []
    sanna.sees("One sentence is enough: what would help you? Nothing was sent.")
    sanna.fills("What would help you?", "iPad sound")
    sanna.presses("Send")
    sanna.sees("Got it. I'm asking Liisa Korhonen.")


def test_point_15_what_a_command_does_a_button_on_home_does_too(town: Town, sanna: Someone) -> None:
    sanna.opens_home()
    sanna.sees("No requests yet.")
    sanna.presses("Ask a tutor")
    sanna.fills("What would help you?", "AirPlay in room 12")
    sanna.presses("Send")
    sanna.sees("Got it. I'm asking Liisa Korhonen.")
    sanna.closes()
    sanna.opens_home()
    sanna.sees("My requests")
    sanna.presses("Undo")
    assert [row["state"] for row in town.rows(HelpRequestRow)] == ["undone"]
    sanna.sees("No requests yet.")


def test_coaching_home_shows_the_same_in_private(town: Town, sanna: Someone) -> None:
    sanna.says(ASKS)
    sanna.sees("Got it.")
    sanna.says("/coaching home")
    here = sanna.sees_message("This is open for you. The Home tab of Peer Coach always shows the same.")
    assert here.only_for == sanna.id
    sanna.presses("Undo", on=here)
    sanna.sees("Taken back. Nobody was asked.")
    assert [row["state"] for row in town.rows(HelpRequestRow)] == ["undone"]


def test_coaching_alone_is_home(sanna: Someone) -> None:
    sanna.says("/coaching")
    sanna.sees("This is open for you.")


def test_coaching_help_says_what_there_is(sanna: Someone) -> None:
    for word in ("help", "?", "HELP"):
        sanna.reloads()
        sanna.says(f"/coaching {word}")
        sanna.sees("/coaching home shows all that is open for you.")


def test_point_16_an_unknown_word_gets_the_nearest_one(sanna: Someone) -> None:
    for typed, said in (
        ("hoem", "I don't know the word “hoem”. Did you mean /coaching home?"),
        ("xyz", "I don't know the word “xyz”. This is what I know:"),
        ("<!channel> home", "I don't know the word “@channel home”."),
    ):
        sanna.reloads()
        sanna.says(f"/coaching {typed}")
        sanna.sees(said)
        sanna.sees("/coaching home shows all that is open for you.")
    sanna.presses("Ask a tutor")
    sanna.sees("What would help you?")


def test_a_command_in_a_channel_without_the_bot_is_answered_in_private(town: Town, sanna: Someone) -> None:
    staff = town.slack.channel("staff", sanna, town.people["Maija Salo"])
    sanna.says(ASKS, in_=staff)
    receipt = sanna.sees_message("Got it.")
    assert (receipt.channel, receipt.only_for) == (staff.id, sanna.id)
    town.people["Maija Salo"].does_not_see("iPads")
    town.later(seconds=60)
    living = sanna.sees_message("Waiting for Liisa Korhonen.")
    assert living.channel == sanna.dm.id
    town.people["Liisa Korhonen"].sees("asks: iPads")


def test_slack_says_itself_that_commands_do_not_work_in_threads(town: Town, sanna: Someone) -> None:
    sanna.says(ASKS, in_thread=True)
    sanna.sees("/tutorhelp is not supported in threads. Sorry!")
    assert town.rows(HelpRequestRow) == []
