"""A teacher's request from asking to its outcome, as the people in it see it."""

from demo.slack import Someone
from storage.tables import HelpRequestRow, InboxRow, OutboxRow, OutcomeRow
from tests.scenarios.town import Town

WORDS = "/tutorhelp my iPads won't show on the screen"


def states(town: Town) -> list[str]:
    return [row["state"] for row in town.rows(HelpRequestRow)]


def test_a_request_reaches_a_tutor_and_comes_back_as_an_outcome(any_town: Town) -> None:
    sanna, liisa = any_town.people["Sanna Virtanen"], any_town.people["Liisa Korhonen"]
    sanna.says(WORDS)
    sanna.sees("Got it. I'm asking Liisa Korhonen.")
    liisa.does_not_see("my iPads won't show on the screen")
    any_town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.sees("Sanna Virtanen (Rantala) asks: iPads, this week.")
    liisa.sees("my iPads won't show on the screen")
    liisa.presses("Accept")
    liisa.sees("You accepted.")
    sanna.sees("Liisa Korhonen takes your request: iPads.")
    sanna.presses("Sorted")
    sanna.sees("Sorted. Thank you for telling me.")
    liisa.sees("Sanna Virtanen says it is sorted: iPads.")
    assert states(any_town) == ["sorted"]
    assert [(row["side"], row["result"]) for row in any_town.rows(OutcomeRow)] == [("requester", "sorted")]


def test_point_32_a_teacher_always_knows_who_is_asked_since_when_and_what_comes_next(
    town: Town, sanna: Someone
) -> None:
    sanna.says(WORDS)
    sanna.sees("I'm asking Liisa Korhonen. Next tutoring time: tomorrow at 8:00.")
    town.later(seconds=60)
    living = sanna.sees_message("Waiting for Liisa Korhonen. Next tutoring time: tomorrow")
    assert "Asked on Monday 7 September at 8:00." in sanna.eyes.text_of(living)
    town.people["Liisa Korhonen"].presses("Accept")
    town.people["Liisa Korhonen"].sees("You accepted.")
    sanna.sees("Liisa Korhonen takes your request. Next tutoring time: tomorrow at 8:00.")
    sanna.sees("Liisa Korhonen takes your request: iPads.")


def test_point_33_undo_in_time_reaches_nobody(town: Town, sanna: Someone, liisa: Someone) -> None:
    sanna.says(WORDS)
    sanna.sees("Got it.")
    town.later(seconds=59)
    sanna.presses("Undo")
    sanna.sees("Taken back. Nobody was asked.")
    town.later(days=7)
    liisa.does_not_see("Sanna Virtanen")
    assert states(town) == ["undone"]
    assert len(sanna.messages()) == 1, "no second message about something that was taken back"


def test_undo_too_late_says_who_has_it_and_how_to_cancel(town: Town, sanna: Someone, liisa: Someone) -> None:
    sanna.says(WORDS)
    receipt = sanna.sees_message("Got it.")
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    sanna.presses_old(receipt, "Undo")
    sanna.sees("Liisa Korhonen already has it. You can still cancel; your message from me has the button.")
    assert states(town) == ["waiting"]
    sanna.presses("Cancel")
    sanna.sees("Cancelled. Whoever was asked has been told.")
    liisa.sees("Sanna Virtanen no longer needs help with this. Thank you!")
    assert states(town) == ["withdrawn"]


def test_cancelling_before_anybody_accepted_takes_the_words_off_the_card(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    sanna.says(WORDS)
    sanna.sees("Got it.")
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    card = liisa.sees_message("my iPads won't show on the screen")
    sanna.presses("Cancel")
    sanna.sees("Cancelled.")
    liisa.does_not_see("my iPads won't show on the screen")
    now = liisa.sees_message("Sanna Virtanen no longer needs help with this.")
    assert now.ts == card.ts, "the same message, edited"
    assert not any(block["type"] == "actions" for block in now.blocks), "nothing left to press"


def test_a_cancel_that_crosses_with_an_accept_counts_and_is_told_in_a_new_line(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    sanna.says(WORDS)
    sanna.sees("Got it.")
    town.later(seconds=60)
    waiting = sanna.sees_message("Waiting for Liisa Korhonen.")
    liisa.presses("Accept")
    liisa.sees("You accepted.")
    sanna.sees("Liisa Korhonen takes your request: iPads.")
    sanna.presses_old(waiting, "Cancel")
    sanna.sees("Cancelled. Whoever was asked has been told.")
    liisa.sees("Sanna Virtanen no longer needs help: iPads. Thank you!")
    liisa.sees("Sanna Virtanen no longer needs help with this. Thank you!")
    assert states(town) == ["withdrawn"]


def test_point_26_passing_on_needs_no_reason_and_the_next_tutor_is_asked_at_once(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    sanna.says(WORDS)
    sanna.sees("Got it.")
    town.later(seconds=60)
    liisa.sees("Sanna Virtanen (Rantala) asks")
    liisa.presses("Pass on")
    liisa.sees("You passed this on. That's fine.")
    liisa.does_not_see("my iPads won't show on the screen")
    pekka.sees("Sanna Virtanen (Rantala) asks: iPads, this week.")
    sanna.sees("Waiting for Pekka Laine.")
    sanna.does_not_see("passed")
    pekka.presses("Accept")
    pekka.sees("You accepted.")
    sanna.sees("Pekka Laine takes your request: iPads.")


def test_point_34_a_teacher_hears_of_a_change_of_the_tutor_who_had_accepted(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    sanna.says(WORDS)
    sanna.sees("Got it.")
    town.later(seconds=60)
    liisa.presses("Accept")
    liisa.sees("You accepted.")
    sanna.sees("Liisa Korhonen takes your request: iPads.")
    liisa.presses("Pass on")
    sanna.sees("There has been a change. I'm now asking Pekka Laine: iPads.")
    sanna.sees("Waiting for Pekka Laine.")
    pekka.sees("Sanna Virtanen (Rantala) asks")


def test_point_37_when_nobody_is_left_the_teacher_has_two_ways_and_the_coordinator_no_words(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    sanna.says(WORDS)
    sanna.sees("Got it.")
    town.later(seconds=60)
    liisa.presses("Pass on")
    pekka.presses("Pass on")
    liisa.sees("You passed this on.")
    pekka.sees("You passed this on.")
    sanna.sees("No tutor can take this at the moment. The coordinator has been told the topic and the school")
    maija.sees("A request has no tutor: iPads, Rantala.")
    maija.sees("2 colleagues asked")
    for never in ("won't show", "Sanna", "Liisa", "Pekka"):
        maija.does_not_see(never)
    sanna.presses("Ask in other words")
    sanna.fills("What would help you?", "a quiz for 7A in the morning")
    sanna.presses("Send")
    sanna.sees("I'm asking Pekka Laine.")
    sanna.closes()
    sanna.presses("Cancel", on="No tutor can take this")
    sanna.sees("Cancelled.")
    maija.sees("Settled: iPads, Rantala. Nothing to do.")
    town.later(seconds=60)
    sanna.sees("Waiting for Pekka Laine.")
    pekka.sees("a quiz for 7A in the morning")


def test_a_request_without_any_tutor_for_it_reaches_the_coordinator_after_the_undo_time(
    town: Town, sanna: Someone, maija: Someone
) -> None:
    sanna.says("/tutorhelp a quiz about rivers")
    sanna.sees("I'm asking Pekka Laine.")
    sanna.presses("Undo")
    sanna.sees("Taken back. Nobody was asked.")
    town.people["Pekka Laine"].is_deactivated()
    sanna.says("/tutorhelp a quiz about rivers and lakes")
    sanna.sees("No tutor can take this at the moment.")
    maija.does_not_see("A request has no tutor")
    town.later(seconds=60)
    maija.sees("A request has no tutor: Kahoot, Rantala.")
    sanna.sees("No tutor can take this at the moment.")


def test_not_yet_leaves_the_request_with_its_tutor_and_says_so(town: Town, sanna: Someone, liisa: Someone) -> None:
    sanna.says(WORDS)
    sanna.sees("Got it.")
    town.later(seconds=60)
    liisa.presses("Accept")
    sanna.sees("Liisa Korhonen takes your request: iPads.")
    sanna.presses("Not yet")
    sanna.sees("Not sorted yet. Liisa Korhonen has been told.")
    liisa.sees("Sanna Virtanen says it isn't sorted yet: iPads.")
    liisa.sees("You accepted. Sanna Virtanen says it isn't sorted yet.")
    assert states(town) == ["accepted"]
    sanna.presses("Sorted")
    sanna.sees("Sorted. Thank you for telling me.")
    liisa.sees("Sanna Virtanen says it is sorted: iPads.")
    assert [row["result"] for row in sorted(town.rows(OutcomeRow), key=lambda row: row["result"])] == [
        "not_yet",
        "sorted",
    ]


def test_point_30_a_tutor_says_done_in_one_tap_and_the_teacher_still_has_the_last_word(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    sanna.says(WORDS)
    sanna.sees("Got it.")
    town.later(seconds=60)
    liisa.presses("Accept")
    sanna.sees("Liisa Korhonen takes your request: iPads.")
    liisa.presses("Done")
    liisa.sees("You said it is done. Sanna Virtanen is asked too.")
    assert states(town) == ["accepted"]
    sanna.presses("It didn't happen")
    sanna.sees("It didn't happen. That's all right")
    liisa.sees("Sanna Virtanen says it didn't happen: iPads. Nothing more to do.")
    sides = {(row["side"], row["result"]) for row in town.rows(OutcomeRow)}
    assert sides == {("tutor", "sorted"), ("requester", "did_not_happen")}


def test_two_requests_at_once_are_kept_apart(town: Town, sanna: Someone, liisa: Someone, pekka: Someone) -> None:
    sanna.says(WORDS)
    sanna.sees("I'm asking Liisa Korhonen.")
    sanna.says("/tutorhelp a quiz for the parents' evening")
    sanna.sees("I'm asking Pekka Laine.")
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    sanna.sees("Waiting for Pekka Laine.")
    liisa.sees("my iPads won't show on the screen")
    liisa.does_not_see("parents' evening")
    pekka.presses("Accept", on="parents' evening")
    pekka.sees("You accepted.")
    sanna.sees("Pekka Laine takes your request: Kahoot.")
    liisa.sees("Sanna Virtanen (Rantala) asks: iPads")
    assert sorted(states(town)) == ["accepted", "waiting"]


def test_one_press_is_one_row_in_the_inbox_and_nothing_waits_at_the_end(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    before = len(town.rows(InboxRow))
    sanna.says(WORDS)
    sanna.sees("Got it.")
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.presses("Accept")
    liisa.sees("You accepted.")
    sanna.sees("Liisa Korhonen takes your request: iPads.")
    assert len(town.rows(InboxRow)) == before + 2
    assert {row["state"] for row in town.rows(OutboxRow)} == {"sent"}


def test_what_was_said_of_a_former_tutor_is_not_said_of_the_next_one(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    sanna.says(WORDS)
    sanna.sees("Got it.")
    for who, label in ((liisa, "Accept"), (liisa, "Done"), (sanna, "Not yet"), (liisa, "Pass on"), (pekka, "Accept")):
        town.later(seconds=60)
        who.presses(label)
    pekka.sees("You accepted. Sanna Virtanen has been told.")
    sanna.sees("Pekka Laine takes your request. Next tutoring time: on Thursday at 8:00.")
    town.later(seconds=60)
    pekka.presses("Done")
    pekka.sees("You said it is done. Sanna Virtanen is asked too.")
    sanna.presses("Sorted")
    sanna.sees("Sorted. Thank you for telling me.")
    pekka.sees("Sanna Virtanen says it is sorted: iPads.")
    liisa.does_not_see("says it is sorted")
    for line in (
        "Liisa Korhonen takes your request: iPads.",
        "I'm now asking Pekka Laine: iPads.",
        "Pekka Laine takes",
    ):
        sanna.sees(line)
    liisa.sees("Sanna Virtanen says it isn't sorted yet: iPads.")
    liisa.sees("You passed this on.")
