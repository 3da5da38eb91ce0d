"""The page that says what is kept about a person: what, why, how long, who sees it."""

from coaching.screens import HomeTab
from handlers.languages import Voice
from handlers.views.blocks import Block, divider, page, section


def kept_page(screen: HomeTab, _: Voice) -> Block:
    """In plain words what docs/privacy.md says of every column; a tutor's part for tutors alone."""
    year = _("Kept until a year after it ended.")
    staff = _("Kept while you are on the staff, and 30 days after.")
    kept = [*_of_everybody(year, staff, _), *(_of_tutors(year, staff, _) if screen.tutoring else [])]
    kept += _of_volunteers(year, staff, _) if screen.volunteer or screen.triad else []
    kept += [_log(staff, _)] if screen.my_weeks else []
    return page(
        title=_("What is kept"),
        close=_("Close"),
        blocks=[
            section(_("Everything here is for one purpose: that help comes. Nothing is used to assess you.")),
            *(section(f"{what}\n{why} {how_long} {who}") for what, why, how_long, who in kept),
            divider(),
            section(_also(_)),
            section(_your_rights(_)),
            *([section(screen.safeguarding)] if screen.safeguarding else []),
        ],
    )


Kept = tuple[str, str, str, str]
"""What, why, how long, who sees it."""


def _of_everybody(year: str, staff: str, _: Voice) -> list[Kept]:
    return [_who_you_are(staff, _), *_of_requests(year, _), *_of_the_rest(staff, _)]


def _who_you_are(staff: str, _: Voice) -> Kept:
    return (
        _("Your name, language, time zone and schools"),
        _("So that the right colleague can be found, in your language. They come from Slack and the staff list."),
        staff,
        _("Your name is seen by whoever you ask and whoever asks you."),
    )


def _of_requests(year: str, _: Voice) -> list[Kept]:
    return [
        (
            _("Your requests, with your words and answers"),
            _("So that a tutor can help you."),
            year,
            _(
                "You and the tutors asked can read them. "
                "The coordinator sees the topic and school, words only if you agree."
            ),
        ),
        (
            _("What I learnt about topics from your requests"),
            _("So that the next request about the same is understood."),
            year,
            _("It is figures made of your words, which nobody can read; the coordinator sees rounded counts by topic."),
        ),
        (
            _("How a request ended"),
            _("So that nothing is left hanging."),
            year,
            _("You and your tutor see it. Afterwards only a number stays, without names."),
        ),
        (
            _("Cover that a session needs"),
            _("So that your lessons are looked after."),
            year,
            _("You and the coordinator can read it. The tutor sees how it is covered."),
        ),
    ]


def _of_the_rest(staff: str, _: Voice) -> list[Kept]:
    return [
        (
            _("What you write to me without a command"),
            _("So that you can choose what becomes of it."),
            _("Kept for a week at most."),
            _("Nobody else sees it."),
        ),
        (
            _("Your days away, quiet hours and language"),
            _("So that nothing comes when you don't want it."),
            staff,
            _("Nobody else sees them."),
        ),
        (
            _("What was done, as codes without words"),
            _("So that misuse can be found."),
            _("Kept for two years."),
            _("Whoever runs the machine can see it."),
        ),
    ]


def _of_volunteers(year: str, staff: str, _: Voice) -> list[Kept]:
    return [
        (
            _("What you said when you joined the triads, who is in your group and what you agreed"),
            _("So that your group fits you, and you are asked when it suits you."),
            year,
            _("Your group reads what you wrote for it. The coordinator sees the groups, and none of your words."),
        ),
        (
            _("With whom you would like to be in a group, and with whom you would rather not"),
            _("So that the groups can be formed."),
            staff,
            _("Nobody else sees it."),
        ),
    ]


def _log(staff: str, _: Voice) -> Kept:
    return (
        _("Your check-ins, with the sentences you wrote"),
        _("So that you can look back, and your triad is asked only once what you have told."),
        staff,
        _("You alone read them; your triad sees that you met, and the sentences that you share with them."),
    )


def _of_tutors(year: str, staff: str, _: Voice) -> list[Kept]:
    return [
        (
            _("Your topics, tutoring times and weekly limit"),
            _("So that requests fit you."),
            staff,
            _("You see them. Whoever asks you sees your next tutoring time. That you passed is told to nobody."),
        ),
        (
            _("Your planned visits to schools"),
            _("So that you are asked where you are."),
            _("Kept until a month after the day."),
            _("You and the coordinator see them. Whoever asks you sees your next tutoring time."),
        ),
        (
            _("How often you took on or passed on a request, and how it went, by topic"),
            _("So that whoever is likely to have time is asked first. It is never a rating."),
            _("Kept for a year at most, and gone when you stop being a tutor."),
            _("Nobody else sees it."),
        ),
        (
            _("Your own notes on requests"),
            _("So that you remember what helped."),
            year,
            _("Nobody else sees them."),
        ),
    ]


def _also(_: Voice) -> str:
    said = (
        _("Words are encrypted. They are in no log and in no notification."),
        _("My messages to you also stand in Slack, for as long as your school keeps them."),
        _("I can't read channels, or what colleagues write to each other."),
    )
    return " ".join(said)


def _your_rights(_: Voice) -> str:
    said = (
        _("Would you like a copy of everything, or have it deleted? Ask the coordinator of the programme."),
        _("You need not give a reason."),
    )
    return " ".join(said)
