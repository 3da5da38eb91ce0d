"""A triad's own group chat: opened by the bot, which cannot read it; times and agreement made by its members."""

import pytest

from coaching.notices import NoticeKind, notice
from demo.slack import Someone, faults
from storage.tables import AuditRow, OutboxRow, TriadRow
from tests.scenarios.town import Town
from tests.scenarios.triads import coach_each_other, person_id

AGREED = "canary-agreement we ask before we tell"


@pytest.fixture
def trio(town: Town, sanna: Someone, liisa: Someone, pekka: Someone) -> tuple[Someone, Someone, Someone]:
    """Sanna, Liisa and Pekka coach each other, and their chat is open."""
    triad = coach_each_other(town, sanna, liisa, pekka)
    opens_the_room(town, sanna, triad.id)
    return sanna, liisa, pekka


def opens_the_room(town: Town, anchor: Someone, triad: str) -> None:
    with town.bot.database.begin(town.workspace) as unit:
        now = town.clock()
        unit.outbox.add([notice(NoticeKind.ROOM, triad, person_id(town, anchor), now)])
        unit.commit()
    town.settle()
    town.later(seconds=1)


def test_practice_d3_the_bot_opens_a_chat_of_exactly_its_members(
    town: Town, trio: tuple[Someone, Someone, Someone], maija: Someone
) -> None:
    for member in trio:
        member.sees("Your coaching triad")
        member.sees("First meeting: agree three things.")
        member.sees("After this message I post here at most once a week. I can't read this chat.")
    maija.does_not_see("coaching triad")
    [room] = [row["room"] for row in town.rows(TriadRow)]
    assert room.startswith("G")


def test_practice_e15_one_press_settles_when_they_meet(town: Town, trio: tuple[Someone, Someone, Someone]) -> None:
    sanna, liisa, pekka = trio
    for member in trio:
        member.sees("Your coaching triad")
    sanna.presses("Suggest times")
    liisa.sees("When do you meet next? One press is enough for all of you.")
    liisa.sees("On Wednesday, period 3 (11:15)")
    liisa.presses("Meet then", occurrence=1)
    for member in trio:
        member.sees("You meet on Wednesday 9 September at 11:15.")
    [row] = town.rows(TriadRow)
    assert row["times"] == ()
    pekka.presses("Another time")
    pekka.presses("Meet then", occurrence=2)
    assert len(town.rows(OutboxRow, kind="room_news")) == 1, "one new line a week is enough"


def test_the_agreement_is_for_its_members_alone(
    town: Town, trio: tuple[Someone, Someone, Someone], maija: Someone
) -> None:
    sanna, liisa, pekka = trio
    pekka.sees("Your coaching triad")
    sanna.presses("Write the agreement")
    sanna.fills("What have you agreed?", AGREED)
    sanna.presses("Save")
    liisa.sees(AGREED)
    liisa.sees("3 meetings are planned this half term")
    maija.opens_home()
    maija.does_not_see(AGREED)
    assert all(AGREED not in str(dict(row)) for row in town.rows(AuditRow))


def test_practice_d5_a_triad_chooses_three_or_four_meetings_a_half_term(
    town: Town, trio: tuple[Someone, Someone, Someone]
) -> None:
    sanna, liisa, pekka = trio
    for member in trio:
        member.sees("3 meetings are planned this half term")
    liisa.presses("Write the agreement")
    liisa.chooses("How many meetings a half term?", "Four")
    liisa.presses("Save")
    for member in (sanna, pekka):
        member.sees("4 meetings are planned this half term")


def test_check_46_somebody_else_cannot_press_for_them(
    town: Town, trio: tuple[Someone, Someone, Someone], maija: Someone
) -> None:
    for member in trio:
        member.sees("Your coaching triad")
    [triad] = [row["id"] for row in town.rows(TriadRow)]
    maija.opens_home()
    home = maija.eyes.home
    assert home
    maija.forges(home, action_id="room.suggest_meeting", value=triad)
    maija.sees("That isn't yours to decide")
    assert [row["times"] for row in town.rows(TriadRow)] == [()]


def test_point_60_without_the_permission_everything_else_works(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    triad = coach_each_other(town, sanna, liisa, pekka)
    town.troubles.add("missing_scope")
    with town.slack.faults.while_active(faults.error("missing_scope"), "conversations.open"):
        opens_the_room(town, sanna, triad.id)
        assert [row["room"] for row in town.rows(TriadRow)] == [None]
        sanna.opens_home()
        sanna.presses("Suggest times")
        sanna.sees("When do you meet next?")
        town.settle()
    assert [row["reason"] for row in town.rows(OutboxRow, kind="room")] == ["missing_scope"] * 2
    assert not town.bot.home.is_parked
