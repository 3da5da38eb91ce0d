"""Ids of somebody else's question, week or draft in buttons: refused in words, written down, nothing changed."""

import pytest

from demo.slack import Someone
from storage.tables import AuditRow, CheckInRow, DraftRow, MemberRow, PromptRow, TriadRow
from tests.scenarios.town import Town
from tests.scenarios.triad_town import FRIDAY_2PM, a_town_triad, ids

NOT_YOURS = "That isn't yours to decide, so nothing was changed. The Home tab shows what is open for you."
ASKED = "Did your triad meet this week? Two taps."
ONE_PRESS = ("we_met", "not_this_week", "nothing_to_add", "every_week", "every_other_week", "no_questions")
CHIPS = ("planned", "watched", "talked", "tried", "no_cover", "clash", "somebody_away", "no_need")
Three = tuple[Someone, Someone, Someone]


@pytest.fixture
def three(town: Town) -> Three:
    people = a_town_triad(town)
    town.until(FRIDAY_2PM)
    for person in people:
        person.sees(ASKED)
    return people


def standing(town: Town) -> list[object]:
    return [town.rows(table) for table in (CheckInRow, PromptRow, TriadRow, MemberRow, DraftRow)]


def refusals(town: Town, who: Someone) -> int:
    return len(town.rows(AuditRow, did="was refused", who=ids(town)[who.name]))


def prompt_of(town: Town, who: Someone) -> str:
    (row,) = town.rows(PromptRow, person=ids(town)[who.name], state="sent")
    return str(row["id"])


def test_check_46_a_question_answers_to_the_one_it_was_put_to(town: Town, three: Three, maija: Someone) -> None:
    sanna, aino, _ = three
    theirs, message = prompt_of(town, sanna), aino.sees_message(ASKED)
    before = standing(town)
    for who in (aino, maija):
        presses = [*((each, theirs) for each in ONE_PRESS), *((each, f"{theirs}:on") for each in CHIPS)]
        presses += [("hand_wanted", theirs), ("no_hand", theirs), ("add_sentence", theirs), ("we_met", "guessed")]
        for number, (action, value) in enumerate(presses, start=1):
            who.reloads()
            who.forges(message, action_id=f"prompt.{action}", value=value)
            who.sees(NOT_YOURS)
            assert refusals(town, who) == number, action
    assert standing(town) == before


def test_check_46_a_week_of_the_log_answers_to_its_writer(town: Town, three: Three) -> None:
    sanna, aino, _ = three
    sanna.presses("We met")
    sanna.sees("Good to hear.")
    aino.sees("Sanna Virtanen noted that you met.")
    (row,) = town.rows(CheckInRow)
    message = aino.sees_message("Sanna Virtanen noted that you met.")
    before = standing(town)
    for number, action in enumerate(("log.change", "log.drop"), start=1):
        aino.reloads()
        aino.forges(message, action_id=action, value=row["id"])
        aino.sees(NOT_YOURS)
        assert refusals(town, aino) == number
    assert standing(town) == before
    three[2].sees("Sanna Virtanen noted that you met.")


def test_check_46_a_draft_is_kept_by_its_writer_alone(town: Town, three: Three) -> None:
    sanna, aino, _ = three
    sanna.writes("canary what my pupils did")
    sanna.sees("What shall I do with it?")
    (draft,) = town.rows(DraftRow)
    before = standing(town)
    aino.forges(aino.sees_message(ASKED), action_id="draft.note", value=draft["id"])
    aino.sees(NOT_YOURS)
    aino.does_not_see("canary")
    assert (refusals(town, aino), standing(town)) == (1, before)


def test_check_46_only_a_coordinator_offers_help_to_triads(town: Town, three: Three) -> None:
    sanna, _, _ = three
    before = standing(town)
    sanna.forges(sanna.sees_message(ASKED), action_id="triad_counts.offer_help", value="triads")
    sanna.sees(NOT_YOURS)
    assert standing(town) == before
