"""The story of triads for "Show me": a round, the groups, and three weeks with a break and a change of clocks."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from coaching.free_periods import periods_to_choose
from coaching.people import Person, Reader, SlackUserId
from coaching.ports import UnitOfWork
from coaching.rounds import RoundId
from coaching.triads import MemberAnswer, Triad
from coaching.volunteers import Focus, Volunteer, VolunteerState
from demo.living import LivingWorkspace
from demo.municipality import ZONE
from demo.residents import residents
from demo.slack.stories.looking import NotThere
from demo.stories.telling import Happening, Step, Story
from handlers.languages import voice

A_MINUTE = timedelta(minutes=1)
"""Slack takes only so many edits in one."""
BREAK_ON = (10, 5)
"""The Monday before the week of autumn's break; two weeks later the clocks go back."""
NOT_THEM = frozenset({"maija", "oliver", "pekka", "hannah"})
"""Who coordinates, who joins by the form, and who would rather not this term."""
FOCUSES = (Focus.FEEDBACK, Focus.QUESTIONING, Focus.CALM)


def presses_own(who: str, label: str) -> Happening:
    """That person presses the newest button of this English label, in whatever language they read it."""

    def happens(workspace: LivingWorkspace) -> None:
        workspace.settle()
        words = in_own_words(workspace, who, label)
        try:
            workspace.people[who].presses(words)
        except NotThere:  # the message is still to be edited: Slack takes only so many edits in a minute
            workspace.moves(A_MINUTE)
            workspace.people[who].presses(words)

    return happens


def opens_a_round(workspace: LivingWorkspace) -> None:
    """Everybody is invited."""
    maija = workspace.people["maija"]
    maija.opens_home()
    presses_own("maija", "Open a round")(workspace)
    workspace.settle()
    maija.submits()


def joins(workspace: LivingWorkspace) -> None:
    """Oliver says when he could meet, and what he would like to work on."""
    times = ("Monday, period 2 (9:10–9:55)", "Wednesday, period 4 (11:45–12:30)")
    _joins_by_the_form(workspace, "oliver", *times)


def _joins_by_the_form(workspace: LivingWorkspace, who: str, *times: str) -> None:
    somebody = workspace.people[who]
    presses_own(who, "I'm in")(workspace)
    workspace.settle()
    somebody.chooses("When could you meet?", *times)
    somebody.chooses("What would you like to work on?", "Feedback that pupils use")
    somebody.submits()


def the_others_join(workspace: LivingWorkspace) -> None:
    """The last one by the form, which tells the coordinator; of the rest it is put where the form would have put it."""
    _most_join(workspace)
    _joins_by_the_form(workspace, "hannah", "Wednesday, period 4 (11:45–12:30)", "Friday, period 3 (10:15–11:00)")


def _most_join(workspace: LivingWorkspace) -> None:
    if workspace.bot.home.id is None:
        return
    with workspace.bot.database.begin(workspace.bot.home.id) as unit:
        round_ = unit.rounds.current()
        people = [each for name, each in _staff(workspace, unit) if name not in NOT_THEM]
        if round_ is not None:
            unit.volunteers.save(
                _volunteer(unit, round_.id, each, place, workspace.clock()) for place, each in enumerate(people)
            )
            unit.commit()


def everybody_says_yes(workspace: LivingWorkspace) -> None:
    """All whom the bot asked and who have not answered."""
    _say_yes(workspace, lambda _: True)


def mates_say_yes(who: str) -> Happening:
    """The others in the group that was suggested to that person."""

    def happens(workspace: LivingWorkspace) -> None:
        if workspace.bot.home.id is None:
            return
        with workspace.bot.database.read(workspace.bot.home.id) as unit:
            mine = next(unit.triads.suggested_to(person.id) for name, person in _staff(workspace, unit) if name == who)
        _say_yes(workspace, lambda triad: mine is not None and triad.id == mine.id)

    return happens


def _say_yes(workspace: LivingWorkspace, counts: Callable[[Triad], bool]) -> None:
    if workspace.bot.home.id is None:
        return
    with workspace.bot.database.read(workspace.bot.home.id) as unit:
        asked = [name for name, person in _staff(workspace, unit) if _waits_for(unit, person, counts)]
    for who in asked:
        presses_own(who, "Yes")(workspace)


def they_agree_on_a_time(workspace: LivingWorkspace) -> None:
    """One press shows times, one more settles it."""
    oliver = workspace.people["oliver"]
    workspace.moves(A_MINUTE)
    presses_own("oliver", "Suggest times")(workspace)
    workspace.moves(A_MINUTE)
    oliver.presses("Meet then", occurrence=1)


def to_the_weeks_around_the_break(workspace: LivingWorkspace) -> None:
    """The first Monday in October, early: before a break, and before the clocks go back."""
    now = workspace.clock().astimezone(ZoneInfo(ZONE))
    monday = datetime.combine(now.date().replace(month=BREAK_ON[0], day=BREAK_ON[1]), time(7), now.tzinfo)
    if monday > now:
        workspace.moves_to(monday)


def to_friday(weeks: int = 0) -> Happening:
    """Time passes until Friday at three of this week, or so many weeks later."""

    def happens(workspace: LivingWorkspace) -> None:
        now = workspace.clock().astimezone(ZoneInfo(ZONE))
        days = (4 - now.weekday()) % 7 + 7 * weeks
        workspace.moves_to(datetime.combine(now.date() + timedelta(days=days), time(15), now.tzinfo))

    return happens


def _waits_for(unit: UnitOfWork, person: Person, counts: Callable[[Triad], bool]) -> bool:
    suggested = unit.triads.suggested_to(person.id)
    me = suggested.member(person.id) if suggested and counts(suggested) else None
    return me is not None and me.answer is MemberAnswer.ASKED


def in_own_words(workspace: LivingWorkspace, who: str, label: str) -> str:
    """An English label as that person reads it."""
    return voice(Reader(residents()[workspace.people[who].id].language, ZONE))(label)


def _staff(workspace: LivingWorkspace, unit: UnitOfWork) -> list[tuple[str, Person]]:
    found = ((name, unit.people.by_slack(SlackUserId(each.id))) for name, each in workspace.people.items())
    return [(name, person) for name, person in found if person]


def _volunteer(unit: UnitOfWork, round_: RoundId, person: Person, place: int, now: datetime) -> Volunteer:
    school = unit.programme().school_of(person)
    offered = periods_to_choose(school) if school else ()
    free = tuple(each for number, each in enumerate(offered) if (number + place) % 3)
    return Volunteer(
        round_,
        person.id,
        VolunteerState.IN,
        now,
        focus=(FOCUSES[place % 3], Focus.FEEDBACK) if place % 3 else (Focus.FEEDBACK,),
        free=free,
        coach=place % 2 == 0,
    )


TRIADS = Story(
    "Triads: a round, the groups, three weeks",
    (
        Step("Maija, who coordinates, opens a round. Everybody gets one message.", "maija", opens_a_round),
        Step("Oliver reads what it takes: three or four meetings a half term, voluntary, no review.", "oliver"),
        Step("He is in: when he could meet, and what he would like to work on.", "oliver", joins),
        Step("Pekka has no time this term. He is asked for no reason.", "pekka", presses_own("pekka", "Not this term")),
        Step("The others join too. Maija sees how many, and never who said no.", "maija", the_others_join),
        Step("She has the groups formed.", "maija", presses_own("maija", "Form the groups")),
        Step(
            "She may look at them, keep some, swap people. Then everybody is asked in private.",
            "maija",
            lambda workspace: [presses_own("maija", label)(workspace) for label in ("Ask them…", "Ask them")],
        ),
        Step("All say yes, and the bot opens a chat for each group. It cannot read it.", "oliver", everybody_says_yes),
        Step("Two presses, and they know when they meet.", "oliver", they_agree_on_a_time),
        Step("October. On Friday comes the week's question.", "oliver", to_the_weeks_around_the_break),
        Step("Two taps say that they met. A sentence is optional, and private.", "oliver", to_friday()),
        Step("He taps the first one.", "oliver", presses_own("oliver", "We met")),
        Step("A week of autumn break: silence.", "oliver", to_friday(1)),
        Step("School again: the next question.", "oliver", to_friday(1)),
        Step("The clocks went back in between; it comes at the same hour all the same.", "oliver", to_friday(1)),
    ),
)
