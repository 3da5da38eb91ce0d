from demo.slack import Someone
from tests.scenarios.town import Town

WORDS = "/tutorhelp my iPads won't show on the screen"


def test_a_request_reaches_a_tutor_and_comes_back_as_an_outcome(town: Town, sanna: Someone, liisa: Someone) -> None:
    sanna.says(WORDS)
    sanna.sees("Got it. I'm asking Liisa Korhonen.")
    liisa.does_not_see("my iPads won't show on the screen")
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.sees("Sanna Virtanen (Rantala) asks: iPads, this week.")
    liisa.sees("my iPads won't show on the screen")
    liisa.presses("Accept")
    liisa.sees("You accepted.")
    sanna.sees("Liisa Korhonen takes your request: iPads.")
    sanna.presses("Sorted")
    sanna.sees("Sorted. Thank you for telling me.")
    liisa.sees("Sanna Virtanen says it is sorted: iPads.")
