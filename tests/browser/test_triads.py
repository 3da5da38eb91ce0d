"""A triad by clicks, as each of its people reads it: from the invitation to the first check-in."""

from collections.abc import Callable

from playwright.sync_api import expect

from demo.stories.triads import in_own_words, mates_say_yes, opens_a_round, the_others_join, to_friday
from tests.browser.conftest import World
from tests.browser.looks import ON_A_PHONE, is_fine_on
from tests.browser.tabs import Person

Somebody = Callable[..., Person]
TIMES = ("Monday, period 2 (9:10–9:55)", "Wednesday, period 4 (11:45–12:30)")


def test_from_the_invitation_to_the_first_check_in(somebody: Somebody, world: World) -> None:
    world.workspace.alone(opens_a_round)
    oliver = somebody("Oliver Grant", color_scheme="light")
    joins(oliver)
    world.workspace.alone(the_others_join)
    the_coordinator_forms_and_asks(somebody, world)
    oliver.sees("Suggested triad: you, ")
    oliver.presses("Yes")
    oliver.sees_no("Suggested triad: you, ")
    world.workspace.alone(mates_say_yes("oliver"))
    world.workspace.alone(to_friday())
    checks_in(oliver)


def joins(one: Person) -> None:
    """The form says back what was ticked, and the message what was sent."""
    one.presses("I'm in")
    one.ticks("When could you meet?", *TIMES)
    expect(one.form.locator(".chip")).to_have_text(list(TIMES))
    is_fine_on(one, ON_A_PHONE)
    one.presses("I'm in")
    one.sees(f"You can meet: {'; '.join(TIMES)}")


def the_coordinator_forms_and_asks(somebody: Somebody, world: World) -> None:
    """She reads Finnish, and so do these buttons."""
    maija = somebody("Maija Korhonen", color_scheme="light")

    def presses(label: str) -> None:
        maija.presses(in_own_words(world.workspace, "maija", label))

    presses("Form the groups")
    presses("See the groups")
    expect(maija.form).to_contain_text("Oliver Grant")
    is_fine_on(maija, ON_A_PHONE)
    maija.page.keyboard.press("Escape")
    expect(maija.form).to_be_hidden()
    presses("Ask them…")
    presses("Ask them")


def checks_in(one: Person) -> None:
    """Two taps."""
    one.sees("Did your triad meet this week? Two taps.")
    one.presses("We met")
    one.presses("Talked it through")
    one.sees("Saved: Talked it through.")
    one.opens("Home")
    one.sees("Your group: you, ")
    is_fine_on(one, ON_A_PHONE)
