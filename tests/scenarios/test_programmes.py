"""The coordinator's files at work: what people see of an import."""

from tests.scenarios.town import Town

INVITED = "Anna Berg,Rantala,tutor,,,en,iPads,tue 08:00-15:00 @Rantala,"
A_TEACHER = "Anna Berg,Rantala,teacher,,,en,,,"


def test_an_invitation_that_the_list_takes_back_says_so_where_it_stood(town: Town) -> None:
    anna = town.someone("Anna Berg", tz="Europe/Helsinki")
    town.brings(INVITED)
    anna.sees("suggests you as a tutor")
    town.brings(A_TEACHER)
    anna.sees("Your time as a tutor has ended")
    anna.does_not_see("No thanks")


def test_new_topics_stand_in_the_invitation_that_is_there_already(town: Town) -> None:
    anna = town.someone("Anna Berg", tz="Europe/Helsinki")
    town.brings(INVITED)
    anna.sees("Topics: iPads")
    town.brings(INVITED.replace("iPads", "iPads;Kahoot"))
    anna.sees("Topics: iPads, Kahoot")
    assert len(town.slack.ledger.posts(to=anna)) == 1


def test_somebody_who_said_no_is_not_asked_again(town: Town) -> None:
    anna = town.someone("Anna Berg", tz="Europe/Helsinki")
    town.brings(INVITED)
    anna.sees("suggests you as a tutor")
    anna.presses("No thanks")
    anna.sees("You won't be asked")
    town.brings(INVITED.replace("iPads", "Kahoot"))
    assert len(town.slack.ledger.posts(to=anna)) == 1
