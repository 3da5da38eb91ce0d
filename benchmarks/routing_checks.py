"""The hard filters once more, written apart from the product: whether an ask was outside of one."""

from benchmarks.routing_policies import Asking
from benchmarks.routing_town import BREAKS, CLOSES, OPENS, ZONE
from coaching.help_requests import HelpRequest
from coaching.programmes import Programme
from coaching.routing import Choice
from coaching.school_calendar import local_time
from coaching.when_needed import WhenNeeded


def is_outside(programme: Programme, asking: Asking, asked: HelpRequest, choice: Choice) -> bool:
    """Whether this tutor should not have been asked now: topic, school, cap, leave, asked before, on duty, hours."""
    tutor = programme.tutors[choice.tutor.person.id]
    who, here = tutor.person.id, local_time(choice.ask_at, ZONE)
    wrong = [
        asked.topic not in {skill.topic for skill in tutor.skills},
        not any(each.school in (asked.school, None) for each in tutor.times),
        tutor.weekly_cap is not None and asking.offers.get(who, 0) >= tutor.weekly_cap,
        who in asking.need.not_these,
        who == asked.requester,
        any(leave.first <= here.date() <= leave.last for leave in tutor.leaves),
        any(rest.first <= here.date() <= rest.last for rest in BREAKS),
        here.weekday() > 4 or not OPENS <= here.time() < CLOSES,
        choice.ask_at < asked.undo_until,
        asked.when is WhenNeeded.RIGHT_NOW
        and not any(each.weekday == here.weekday() and each.start <= here.time() < each.end for each in tutor.times),
        asked.when is WhenNeeded.RIGHT_NOW and choice.ask_at > max(asking.now, asked.undo_until),
        asked.when is WhenNeeded.CHOSEN_TIME and asked.needed_at is not None and choice.ask_at >= asked.needed_at,
    ]
    return any(wrong)
