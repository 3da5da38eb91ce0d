"""A time without Slack: what people did waits, and afterwards one line to the coordinator says so."""

from demo.slack import Someone
from tests.scenarios.town import Town


def away_for(town: Town, minutes: int) -> None:
    """Slack cannot be reached for so long, while there is something to send."""
    with town.slack.unreachable():
        for _ in range(minutes):
            town.later(minutes=1)


def test_point_64_a_lost_connection_loses_nothing_and_the_coordinator_hears_of_it_once(
    town: Town, sanna: Someone, liisa: Someone, maija: Someone
) -> None:
    sanna.says("/tutorhelp my iPads won't show on the screen")
    sanna.sees("Got it. I'm asking Liisa Korhonen")
    away_for(town, 30)
    town.later(minutes=15)
    sanna.sees_message("Waiting for Liisa Korhonen")
    liisa.sees_message("Sanna Virtanen")
    maija.sees("I could not reach Slack from 8:01 to")
    assert "iPads" not in maija.last_notification()
    town.later(hours=1)
    assert [text for text in maija.texts() if "could not reach Slack" in text] == maija.texts()[-1:]


def test_a_short_one_is_nobodys_business(town: Town, sanna: Someone, liisa: Someone, maija: Someone) -> None:
    sanna.says("/tutorhelp my iPads won't show on the screen")
    sanna.sees("Got it. I'm asking Liisa Korhonen")
    away_for(town, 2)
    for _ in range(10):
        town.later(minutes=1)
    sanna.sees_message("Waiting for Liisa Korhonen")
    liisa.sees_message("Sanna Virtanen")
    maija.does_not_see("could not reach Slack")
