"""Tutors before and after they accept, people nobody knew, leavers, guests, strangers, bots, languages."""

from demo.slack import Someone
from demo.slack.faults import http_error
from storage.tables import HelpRequestRow, OfferRow, PersonRow, RoleRow
from tests.scenarios.town import ASKS, WORDS, Town

OUTI = "Outi Niemi,Rantala,tutor,,,en,Kahoot:expert,mon 08:00-12:00 @Rantala,"


def states(town: Town) -> list[str]:
    return [row["state"] for row in town.rows(HelpRequestRow)]


# Nobody is a tutor before accepting


def test_a_tutor_who_has_not_accepted_is_not_asked(town: Town, sanna: Someone, pekka: Someone) -> None:
    outi = town.someone("Outi Niemi", tz="Europe/Helsinki")
    town.brings(OUTI)
    outi.sees("The coordinator of North schools suggests you as a tutor.")
    outi.sees("Tutoring times: Mondays 8:00–12:00, Rantala")
    sanna.says("/tutorhelp a quiz about rivers")
    sanna.sees("I'm asking Pekka Laine.")
    sanna.presses("Undo")
    outi.presses("Accept")
    outi.sees("Thank you! You are a tutor now. Requests come to you here.")
    sanna.sees("Taken back.")
    sanna.says("/tutorhelp a quiz about lakes")
    sanna.sees("I'm asking Outi Niemi.")
    sanna.presses("Undo")


def test_point_31_no_thanks_is_fine_private_and_not_asked_again(town: Town, sanna: Someone, maija: Someone) -> None:
    outi = town.someone("Outi Niemi", tz="Europe/Helsinki")
    town.brings(OUTI)
    outi.sees("suggests you as a tutor")
    outi.presses("No thanks")
    outi.sees("That's fine. You won't be asked.")
    maija.does_not_see("Outi Niemi")
    town.brings(OUTI)
    town.later(days=3)
    assert len(outi.messages()) == 1
    sanna.says("/tutorhelp a quiz about rivers")
    sanna.sees("I'm asking Pekka Laine.")
    sanna.presses("Undo")
    sanna.sees("Taken back.")


def test_an_invitation_in_the_evening_comes_in_the_morning(town: Town) -> None:
    outi = town.someone("Outi Niemi", tz="Europe/Helsinki")
    town.clock.moves(hours=12)
    town.brings(OUTI)
    assert outi.messages() == []
    town.later(hours=12)
    outi.sees("suggests you as a tutor")


def test_an_invitation_that_was_withdrawn_cannot_be_accepted(town: Town, sanna: Someone) -> None:
    outi = town.someone("Outi Niemi", tz="Europe/Helsinki")
    town.brings(OUTI)
    invited = outi.sees_message("suggests you as a tutor")
    town.brings("Outi Niemi,Rantala,teacher,,,en,,,")
    outi.sees("Your time as a tutor has ended. Thank you!")
    outi.presses_old(invited, "Accept")
    outi.sees("That has moved on in the meantime, so nothing was changed.")
    (person,) = town.rows(PersonRow, slack_user=outi.id)
    assert [row["state"] for row in town.rows(RoleRow, person=person["id"])] == ["withdrawn"]


# People whom nobody knew


def test_somebody_new_is_looked_up_before_anybody_is_asked(town: Town, liisa: Someone) -> None:
    ville = town.someone("Ville Ahola", tz="Europe/Helsinki")
    town.slack.faults.next(http_error(503), "users.info", times=2)
    ville.says(ASKS)
    ville.sees("Which school are you in?")
    town.names_school(ville)
    town.later(seconds=60)
    ville.sees("Waiting for Liisa Korhonen.")
    ville.sees(WORDS)
    town.later(seconds=60)
    liisa.sees("Ville Ahola (Rantala) asks: iPads")


def test_a_guest_whom_nobody_knew_gets_no_further_than_the_look_up(town: Town, liisa: Someone) -> None:
    ville = town.someone("Ville Ahola", tz="Europe/Helsinki", is_restricted=True)
    ville.says(ASKS)
    ville.sees("Which school are you in?")
    assert states(town) == ["withdrawn"]
    ville.chooses("Which school are you in?", "Rantala")
    ville.presses("Send")
    ville.sees("Peer Coach is for staff, so I can't help guests. Nothing was sent.")
    town.later(days=7)
    liisa.does_not_see("Ville Ahola")


# Who is not served, on every way in


GUESTS = "Peer Coach is for staff, so I can't help guests. Nothing was sent."
NOT_SERVED: list[tuple[dict[str, bool], str]] = [
    ({"is_restricted": True}, GUESTS),
    ({"is_restricted": False, "is_ultra_restricted": True}, GUESTS),
    ({"is_bot": True}, "I talk with people only. Nothing was sent."),
]


def test_guests_and_bots_are_refused_on_every_way_in(town: Town, sanna: Someone) -> None:
    sanna.says(ASKS)
    receipt = sanna.sees_message("Got it.")
    sanna.says("/coaching help")
    with_form = sanna.sees_message("/coaching home shows all that is open for you.")
    for facts, said in NOT_SERVED:
        sanna.changes(**facts)
        before = town.rows(OfferRow)
        for command in (ASKS, "/tutorhelp", "/tutorhelp help", "/tutorhelp status", "/coaching home", "/coaching xyz"):
            sanna.reloads()
            sanna.says(command)
            sanna.sees(said)
        for message, label in ((receipt, "Undo"), (with_form, "Ask a tutor")):
            sanna.reloads()
            sanna.presses_old(message, label)
            sanna.sees(said)
        sanna.sees_no_modal()
        sanna.opens_home()
        assert town.rows(OfferRow) == before
    assert states(town) == ["withdrawn"]


def test_somebody_of_another_team_is_refused_on_every_button(town: Town, sanna: Someone, liisa: Someone) -> None:
    stranger = town.slack.person("Erik Ek", team_id="T0OTHER")
    card = town.asked(sanna)
    stranger.says(ASKS)
    stranger.sees("/tutorhelp is not a valid command.")
    stranger.forges(card, action_id="request.open_form", value="home")
    stranger.fills("What would help you?", "something for another school")
    stranger.submits()
    assert sorted(states(town)) == ["waiting", "withdrawn"], "looked up behind the acknowledgement, and let go"
    before = [dict(row) for row in town.rows(OfferRow)]
    for action, value in (
        ("offer.accept", before[0]["id"]),
        ("offer.pass_on", before[0]["id"]),
        ("offer.done", before[0]["id"]),
        ("request.cancel", before[0]["request"]),
        ("request.undo", before[0]["request"]),
        ("request.sorted", before[0]["request"]),
        ("request.open_form", "home"),
        ("tutor.accept", "tutor"),
        ("tutor.decline", "tutor"),
    ):
        stranger.reloads()
        stranger.forges(card, action_id=action, value=value)
        stranger.sees("I work in another workspace only. Nothing was sent.")
    assert [dict(row) for row in town.rows(OfferRow)] == before
    assert sorted(states(town)) == ["waiting", "withdrawn"]


# Languages


def test_everybody_reads_their_own_language(town: Town, pekka: Someone) -> None:
    aino, nils = town.someone("Aino Niemi", tz="Europe/Helsinki"), town.someone("Nils Ek", tz="Europe/Helsinki")
    town.brings(
        "Aino Niemi,Rantala,teacher,,,fi,,,",
        "Nils Ek,Rantala,tutor,,,sv,iPads:expert,mon 08:00-15:00 @Rantala,",
    )
    nils.sees("North schools: koordinatorn föreslår dig som tutor.")
    nils.presses("Jag ställer upp")
    nils.sees("Tack! Nu är du tutor.")
    aino.says("/tutorhelp iPadini eivät näy taululla")
    aino.sees("Selvä. Kysyn nyt: Nils Ek. Seuraava tuutorointiaika: tänään")
    aino.sees("Aihe: iPadit")
    town.later(seconds=60)
    aino.sees("Odotan vastausta: Nils Ek.")
    nils.sees("Aino Niemi (Rantala) ber om hjälp: iPad, den här veckan.")
    nils.sees("iPadini eivät näy taululla")
    nils.presses("Jag ställer upp")
    nils.sees("Du ställer upp. Aino Niemi vet om det och väntar på att du hör av dig.")
    aino.sees("iPadit: Nils Ek auttaa sinua.")
    aino.presses("Kunnossa")
    aino.sees("Kunnossa. Kiitos, että kerroit.")
    nils.sees("iPad: Aino Niemi säger att det är löst. Tack!")


def test_the_language_of_slack_counts_where_the_list_names_none(town: Town) -> None:
    ville = town.someone("Ville Ahola", tz="Europe/Helsinki", locale="fi-FI")
    ville.opens_home()
    ville.says("/tutorhelp help")
    ville.sees("Kirjoita /tutorhelp ja")
    strange = town.someone("Anna Tamm", tz="Europe/Helsinki", locale="et-EE")
    strange.opens_home()
    strange.says("/tutorhelp help")
    strange.sees("Type /tutorhelp and what you need")
    # The list says English for Sanna, whatever Slack says.
    town.people["Sanna Virtanen"].changes(locale="sv-SE")
    town.people["Sanna Virtanen"].says("/tutorhelp help")
    town.people["Sanna Virtanen"].sees("Type /tutorhelp and what you need")
