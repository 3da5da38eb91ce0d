"""Why no groups can be made, as an English sentence. The product has its own, in every language."""

from coaching.forming.causes import Cause, Impossible

SENTENCES = {
    Cause.TOO_FEW: "One person is not enough for a group.",
    Cause.TOGETHER_TOO_BIG: "{count} people must stay together, but a group has at most four.",
    Cause.TOGETHER_WITHOUT_COMMON_SLOT: "{count} people who must stay together share no free period.",
    Cause.TOGETHER_WITHOUT_COACH: "Four people who must stay together have no coach among them.",
    Cause.NO_COACH: "There are {there_are} coaches, and at least {needed} are needed: each group must have one.",
    Cause.NO_COMMON_SLOT: "{count} people share no free period with any coach.",
    Cause.ALONE: "{count} people share no free period with anybody.",
    Cause.TOO_TIGHT: "Free periods, coaches and people who stay together do not fit for everybody at once.",
    Cause.GENERAL: "I can't make groups with that. More volunteers, more free periods or fewer locks would help.",
}


def sentence(impossible: Impossible) -> str:
    return SENTENCES[impossible.cause].format(
        count=len(impossible.people), there_are=impossible.there_are, needed=impossible.needed
    )
