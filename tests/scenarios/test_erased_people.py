"""Somebody is erased while the town goes on: what colleagues see, and that nothing of the person is left."""

from demo.slack import Someone
from storage.tables import AuditRow, HelpRequestRow, OutboxRow, OutcomeRow, TombstoneRow
from tests.scenarios.erasing import all_rows, erases, everything_seen_by, files_of, in_dm, row_of, town
from tests.scenarios.town import ASKS, WORDS, Town

__all__ = ["town"]


# What colleagues see.


def test_a_tutor_reads_that_an_erased_teacher_needs_no_help_any_more(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    town.asked(sanna)
    erases(town, "Sanna Virtanen")
    liisa.sees("A colleague no longer needs help with this")
    assert "Sanna" not in everything_seen_by(liisa)
    assert WORDS not in everything_seen_by(liisa)
    assert [row["state"] for row in town.rows(HelpRequestRow)] == ["withdrawn"]


def test_the_tutor_who_had_accepted_gets_a_line_about_it(town: Town, sanna: Someone, liisa: Someone) -> None:
    town.accepted(sanna)
    erases(town, sanna.id)
    liisa.sees("iPads: A colleague no longer needs help with this. Thank you!")
    assert "Sanna" not in everything_seen_by(liisa)


def test_the_card_of_a_request_long_over_forgets_who_it_was_too(town: Town, sanna: Someone, liisa: Someone) -> None:
    town.accepted(sanna)
    sanna.presses("Sorted")
    liisa.sees("iPads: Sanna Virtanen says it is sorted")
    assert WORDS in everything_seen_by(liisa)
    erases(town, sanna.id)
    liisa.sees("Sorted. Thank you!")
    assert "Sanna" not in everything_seen_by(liisa)
    assert WORDS not in everything_seen_by(liisa)
    assert [(row["by"], row["result"]) for row in town.rows(OutcomeRow)] == [(None, "sorted")]


def test_an_erased_teachers_own_messages_are_deleted_in_slack(town: Town, sanna: Someone, liisa: Someone) -> None:
    town.asked(sanna)
    erases(town, sanna.id)
    assert in_dm(sanna) == []
    liisa.sees("A colleague no longer needs help with this")


def test_what_an_erased_tutor_had_is_offered_to_the_next(town: Town, sanna: Someone, liisa: Someone) -> None:
    town.accepted(sanna)
    erases(town, liisa.id)
    sanna.sees("iPads: There has been a change. I'm now asking Pekka Laine.")
    sanna.reloads()
    assert "Liisa" not in everything_seen_by(sanna)
    town.people["Pekka Laine"].sees("Sanna Virtanen (Rantala) asks: iPads")
    assert in_dm(liisa) == []


# What is left.


def test_check_62_nothing_of_an_erased_person_is_left_anywhere(town: Town, sanna: Someone, liisa: Someone) -> None:
    town.asked(sanna)
    row = row_of(town, sanna)
    marks = [row["id"], sanna.id, "Sanna Virtanen", WORDS]
    before = files_of(town)
    assert all(mark in all_rows(town) for mark in marks)
    assert sanna.id.encode() in before
    said = erases(town, sanna.id)
    liisa.sees("A colleague no longer needs help with this")
    assert [mark for mark in marks if mark in all_rows(town)] == []
    assert [mark for mark in marks if mark.encode() in files_of(town)] == []
    assert [mark for mark in (sanna.id, "Sanna", WORDS) if mark in town.log.getvalue()] == []
    assert WORDS not in "\n".join(said)


def test_the_audit_says_that_somebody_was_erased_and_not_who(town: Town, sanna: Someone) -> None:
    erases(town, sanna.id)
    last = town.rows(AuditRow)[-1]
    (stone,) = town.rows(TombstoneRow)
    assert (last["who"], last["did"], last["to_what"]) == (None, "erased a person", stone["mark"])


def test_nothing_waits_for_an_erased_person(town: Town, sanna: Someone) -> None:
    sanna.says(ASKS)
    sanna.sees("Got it.")
    row = row_of(town, sanna)
    assert town.rows(OutboxRow, to_person=row["id"])
    erases(town, sanna.id)
    assert town.rows(OutboxRow, to_person=row["id"]) == []
    town.later(days=1)


def test_messages_that_slack_does_not_let_go_are_told(town: Town, sanna: Someone) -> None:
    town.asked(sanna)
    town.bot.slack.web.token = "xoxb-withdrawn"
    said = erases(town, sanna.id)
    assert "Messages of the bot that stay in Slack: 1 (invalid_auth)." in said
