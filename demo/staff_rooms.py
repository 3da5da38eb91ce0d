"""What the staff find in their Slack on the first morning: channels, a question in one of them, and tutors who have
accepted. One is still only invited, so that accepting can be tried."""

from demo.residents import residents
from demo.slack import PretendSlack, Someone
from demo.slack.stories.elements import Control, controls_on

HAVE_ACCEPTED = ("liisa", "pekka", "hannah", "johanna")
QUESTION = "The film club's clips are far too long. Does anybody cut video on an iPad?"


def furnish(slack: PretendSlack, people: dict[str, Someone]) -> None:
    """Channels for all and for each school, and somebody's question; the bot is in none of them."""
    listed = residents()
    everybody = slack.channel("staffroom", *people.values())
    for school in ("Rantala", "Koivula"):
        slack.channel(school.lower(), *(one for one in people.values() if school in listed[one.id].schools))
    grace = people["grace"]
    slack.gestures.write(grace.person, everybody, QUESTION)


def invitations_accepted(people: dict[str, Someone]) -> None:
    """All tutors but one have said yes, each in their own language."""
    for name in HAVE_ACCEPTED:
        invited = people[name]
        yes = (one for thing in invited.eyes.within_reach() for one in controls_on(thing) if is_primary(one))
        if button := next(yes, None):
            invited.presses(button.labels[0])


def is_primary(control: Control) -> bool:
    """Whether it is the button that the app suggests."""
    return control.element.get("style") == "primary"
