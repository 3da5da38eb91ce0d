"""Topics learn from what tutors accept; a coordinator sees rounded counts and can undo a week."""

from demo.slack import Someone
from storage.tables import ExampleRow, HelpRequestRow
from tests.scenarios.town import Town


def test_an_accepted_request_is_learnt_without_its_words(town: Town, sanna: Someone, maija: Someone) -> None:
    town.accepted(sanna)
    (row,) = town.rows(ExampleRow)
    assert "iPads" not in row["vector"]
    maija.opens_home()
    maija.sees("What I learnt about topics")
    maija.sees("iPads: few requests so far")


def test_a_request_that_nobody_accepted_teaches_nothing(town: Town, sanna: Someone, liisa: Someone) -> None:
    town.asked(sanna)
    assert town.rows(ExampleRow) == []
    liisa.presses("Pass on")
    assert town.rows(ExampleRow) == []
    town.slack.allows("")


def test_a_coordinator_undoes_what_was_learnt_in_a_week(town: Town, sanna: Someone, maija: Someone) -> None:
    town.accepted(sanna)
    maija.opens_home()
    maija.presses("Undo", on="Learnt in week 37")
    maija.presses("Undo")
    maija.does_not_see("What I learnt about topics")
    town.later(minutes=1)
    (row,) = town.rows(ExampleRow)
    assert row["vector"] is None, "and it is not learnt again"
    assert len(town.rows(HelpRequestRow)) == 1
