"""Questions to ask rather than advise: advice given too soon takes the learning away."""

from handlers.languages import Voice


def coaching_questions(_: Voice) -> tuple[str, ...]:
    """Each card of a request that is no quick fix carries one of them."""
    return (
        _("What have you already tried?"),
        _("What would good look like in this lesson?"),
        _("What would the pupils be doing if it went well?"),
        _("Which part feels hardest right now?"),
        _("What do you know already that helps here?"),
        _("What is the smallest step you could try first?"),
        _("How will you notice that it works?"),
        _("What has worked for you in something like this?"),
        _("What would you like to be able to do alone?"),
        _("What makes you curious about this?"),
    )
