"""Limits, not rivals: two players who read the truth, which no policy may. They keep the same hard filters.

*Knows everybody* knows how willing each tutor is for any request, but not what anybody will say this time, nor what the
words really mean. *Foresees all* knows what everybody would say. Both spread the load, as the goals ask.
"""

from benchmarks.routing_play import Live, Play
from benchmarks.routing_policies import Asking
from benchmarks.routing_truth import Reply
from coaching.routing import Choice

UNFAIR, SLACK, FEW = 3.0, 0.3, 3.0
"""For having helped more than that above the mean: keeps most / mean load around 1.5."""


class KnowsEverybody(Play):
    """Asks whoever is most likely to accept."""

    def chosen(self, it: Live, asking: Asking) -> Choice | None:
        return max(asking.those_who_may(asking.candidates), key=lambda each: self.worth(it, each), default=None)

    def worth(self, it: Live, choice: Choice) -> float:
        likely = self.truth.likely(it.request, choice.tutor.person.id, self.meeting(it, choice))
        return likely - self.unfair(choice)

    def unfair(self, choice: Choice) -> float:
        mean = sum(self.tally.taken.values()) / len(self.here.town.programme.tutors)
        more = (self.tally.taken[choice.tutor.person.id] - mean) / (mean + FEW)
        return UNFAIR * max(0.0, more - SLACK)


class ForeseesAll(KnowsEverybody):
    """Asks somebody who will accept, if anybody will."""

    def worth(self, it: Live, choice: Choice) -> float:
        said = self.truth.reply(it.request, choice.tutor.person.id, self.meeting(it, choice))
        return (said is Reply.ACCEPTED) + 0.1 * super().worth(it, choice)
