"""A teacher's request from asking to its outcome, as the people in it see it."""

from demo.slack import Someone
from storage.tables import HelpRequestRow, InboxRow, OutboxRow, OutcomeRow
from tests.scenarios.town import ASKS, WORDS, Town


def states(town: Town) -> list[str]:
    return [row["state"] for row in town.rows(HelpRequestRow)]


def test_a_request_reaches_a_tutor_and_comes_back_as_an_outcome(any_town: Town) -> None:
    sanna, liisa = any_town.people["Sanna Virtanen"], any_town.people["Liisa Korhonen"]
    sanna.says(ASKS)
    sanna.sees("Got it. I'm asking Liisa Korhonen.")
    liisa.does_not_see(WORDS)
    any_town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.sees("Sanna Virtanen (Rantala) asks: iPads, this week.")
    liisa.sees(WORDS)
    liisa.presses("Accept")
    liisa.sees("You accepted. Sanna Virtanen has been told, and waits to hear from you.")
    sanna.sees("iPads: Liisa Korhonen takes your request.")
    sanna.presses("Sorted")
    sanna.sees("Sorted. Thank you for telling me.")
    liisa.sees("iPads: Sanna Virtanen says it is sorted. Thank you!")
    assert states(any_town) == ["sorted"]
    assert [(row["side"], row["result"]) for row in any_town.rows(OutcomeRow)] == [("requester", "sorted")]


def test_point_32_a_teacher_always_knows_who_is_asked_since_when_and_what_comes_next(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    sanna.says(ASKS)
    sanna.sees("I'm asking Liisa Korhonen. Next tutoring time: tomorrow at 8:00.")
    town.later(seconds=60)
    living = sanna.sees_message("Waiting for Liisa Korhonen. Next tutoring time: tomorrow")
    shown = sanna.eyes.text_of(living)
    assert "Asked: Liisa Korhonen, on Monday 7 September at 8:01." in shown
    assert "Without an answer I ask the next tutor." in shown
    assert "Asked · Next: a tutor accepts." in shown
    liisa.presses("Accept")
    liisa.sees("You accepted.")
    sanna.sees("iPads: Liisa Korhonen takes your request.")
    sanna.sees(
        "Liisa Korhonen takes your request. Next tutoring time: tomorrow at 8:00. Afterwards I'll ask how it went."
    )
    sanna.sees("Asked → Accepted · Next: you meet.")


def test_point_33_undo_in_time_reaches_nobody(town: Town, sanna: Someone, liisa: Someone) -> None:
    sanna.says(ASKS)
    sanna.sees("Got it.")
    town.later(seconds=59)
    sanna.presses("Undo")
    sanna.sees("Taken back. Nobody was asked.")
    town.later(days=7)
    liisa.does_not_see("Sanna Virtanen")
    assert states(town) == ["undone"]
    assert len(sanna.messages()) == 1, "no second message about something that was taken back"


def test_undo_too_late_says_who_has_it_and_how_to_cancel(town: Town, sanna: Someone, liisa: Someone) -> None:
    sanna.says(ASKS)
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
    card = town.asked(sanna)
    sanna.presses("Cancel")
    sanna.sees("Cancelled.")
    liisa.does_not_see(WORDS)
    now = liisa.sees_message("Sanna Virtanen no longer needs help with this.")
    assert now.ts == card.ts, "the same message, edited"
    assert not any(block["type"] == "actions" for block in now.blocks), "nothing left to press"


def test_a_cancel_that_crosses_with_an_accept_counts_and_is_told_in_a_new_line(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    town.asked(sanna)
    waiting = sanna.sees_message("Waiting for Liisa Korhonen.")
    card = town.accepts(liisa, sanna)
    sanna.presses_old(waiting, "Cancel")
    sanna.sees("Cancelled. Whoever was asked has been told.")
    told = liisa.sees_message("iPads: Sanna Virtanen no longer needs help with this. Thank you!")
    assert told.ts != card.ts, "a new line"
    assert liisa.eyes.text_of(liisa.sees_message("Request: iPads")).count("no longer needs help with this.") == 1
    assert states(town) == ["withdrawn"]


def test_point_26_passing_on_needs_no_reason_and_the_next_tutor_is_asked_at_once(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.asked(sanna)
    liisa.presses("Pass on")
    liisa.sees("You passed this on. That's fine.")
    liisa.does_not_see(WORDS)
    pekka.sees("Sanna Virtanen (Rantala) asks: iPads, this week.")
    sanna.sees("Waiting for Pekka Laine.")
    sanna.does_not_see("passed")
    town.accepts(pekka, sanna)


def test_point_34_a_teacher_hears_of_a_change_of_the_tutor_who_had_accepted(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.accepted(sanna)
    liisa.presses("Pass on")
    sanna.sees("iPads: There has been a change. I'm now asking Pekka Laine.")
    sanna.sees("Waiting for Pekka Laine.")
    pekka.sees("Sanna Virtanen (Rantala) asks")


def test_point_37_when_nobody_is_left_the_teacher_has_two_ways_and_the_coordinator_no_words(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    town.asked(sanna)
    liisa.presses("Pass on")
    pekka.presses("Pass on")
    liisa.sees("You passed this on.")
    pekka.sees("You passed this on.")
    sanna.sees("iPads: Nobody has been free yet. Please choose what to do next.")
    living = sanna.sees_message(
        "May the coordinator read your request? So far they know the topic and the school only."
    )
    maija.sees("A request has no tutor: iPads, Rantala.")
    maija.sees("2 colleagues asked")
    for never in ("won't show", "Sanna", "Liisa", "Pekka"):
        maija.does_not_see(never)
    sanna.presses("Ask in other words")
    sanna.fills("What would help you?", "a quiz for 7A in the morning")
    sanna.presses("Send")
    sanna.sees("I'm asking Pekka Laine.")
    sanna.closes()
    sanna.presses("Close", on=living)
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
    sanna.sees("Nobody has been free yet.")
    maija.does_not_see("A request has no tutor")
    town.later(seconds=60)
    maija.sees("A request has no tutor: Kahoot, Rantala.")
    sanna.sees("Nobody has been free yet.")


def test_not_yet_leaves_the_request_with_its_tutor_and_says_so(town: Town, sanna: Someone, liisa: Someone) -> None:
    town.accepted(sanna)
    sanna.presses("Not yet")
    sanna.sees("Not sorted yet. Liisa Korhonen has been told.")
    liisa.sees("iPads: Sanna Virtanen says it isn't sorted yet. Please find another time.")
    liisa.sees("You accepted. Sanna Virtanen says it isn't sorted yet. When can you go on?")
    assert states(town) == ["accepted"]
    sanna.presses("Sorted")
    sanna.sees("Sorted. Thank you for telling me.")
    liisa.sees("iPads: Sanna Virtanen says it is sorted. Thank you!")
    assert [row["result"] for row in sorted(town.rows(OutcomeRow), key=lambda row: row["result"])] == [
        "not_yet",
        "sorted",
    ]


def test_point_30_a_tutor_says_done_in_one_tap_and_the_teacher_still_has_the_last_word(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    town.accepted(sanna)
    liisa.presses("Done")
    liisa.sees("You said it is done. Sanna Virtanen is asked how it went.")
    assert states(town) == ["met"]
    sanna.sees("iPads: How did it go with Liisa Korhonen?")
    sanna.sees("How did it go with Liisa Korhonen? They say it is done.")
    sanna.presses("It didn't happen")
    sanna.sees("It didn't happen. That's all right")
    liisa.sees("iPads: Sanna Virtanen says it didn't happen. Nothing more to do.")
    sides = {(row["side"], row["result"]) for row in town.rows(OutcomeRow)}
    assert sides == {("tutor", "sorted"), ("requester", "did_not_happen")}


def test_two_requests_at_once_are_kept_apart(town: Town, sanna: Someone, liisa: Someone, pekka: Someone) -> None:
    quiz = "a quiz for the parents' evening"
    sanna.says(ASKS)
    sanna.sees("I'm asking Liisa Korhonen.")
    sanna.says(f"/tutorhelp {quiz}")
    sanna.sees("I'm asking Pekka Laine.")
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    sanna.sees("Waiting for Pekka Laine.")
    liisa.sees(WORDS)
    liisa.does_not_see(quiz)
    town.accepts(pekka, sanna, quiz)
    sanna.sees("Kahoot: Pekka Laine takes your request.")
    liisa.sees("Sanna Virtanen (Rantala) asks: iPads")
    assert sorted(states(town)) == ["accepted", "waiting"]


def test_one_press_is_one_row_in_the_inbox_and_nothing_waits_at_the_end(town: Town, sanna: Someone) -> None:
    before = len(town.rows(InboxRow))
    town.accepted(sanna)
    assert len(town.rows(InboxRow)) == before + 2
    assert {row["state"] for row in town.rows(OutboxRow)} == {"sent"}


def test_what_was_said_of_a_former_tutor_is_not_said_of_the_next_one(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.accepted(sanna)
    for who, label in ((liisa, "Done"), (sanna, "Not yet"), (liisa, "Pass on")):
        town.later(seconds=60)
        who.presses(label)
    sanna.sees("iPads: How did it go with Liisa Korhonen?")
    liisa.sees("iPads: Sanna Virtanen says it isn't sorted yet.")
    liisa.sees("You passed this on.")
    sanna.sees("iPads: There has been a change. I'm now asking Pekka Laine.")
    town.later(seconds=60)
    town.accepts(pekka, sanna)
    pekka.sees("You accepted. Sanna Virtanen has been told, and waits to hear from you.")
    sanna.sees("Pekka Laine takes your request. Next tutoring time: on Thursday at 8:00.")
    town.later(seconds=60)
    pekka.presses("Done")
    pekka.sees("You said it is done. Sanna Virtanen is asked how it went.")
    sanna.sees("iPads: How did it go with Pekka Laine?")
    sanna.presses("Yes, sorted")
    sanna.sees("Sorted. Thank you for telling me.")
    pekka.sees("iPads: Sanna Virtanen says it is sorted. Thank you!")
    liisa.does_not_see("says it is sorted")
