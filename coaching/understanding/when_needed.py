"""How soon help is needed, as far as the words say so plainly: in English, Finnish and Swedish."""

from coaching.when_needed import WhenNeeded


def guess_when(words: str) -> WhenNeeded | None:
    """When the words say help is needed; None where they do not, or say two things. Shown, never assumed silently."""
    return None
