"""Handing over a file: a place for it, its bytes, and the moment from which the person sees it."""

from collections.abc import Callable
from typing import TypeVar

from bot.slack_client import SlackClient
from bot.slack_results import Accepted, Result
from bot.verdicts import Done, GivenUp, Surface
from handlers.views.calendar_files import RenderedFile

NOT_ALLOWED = "missing_scope"

End = TypeVar("End")
Call = Callable[[str, str, Surface, Callable[[], Result]], End]
"""Calls Slack under its limits and says how that ended: (method, channel, surface, call)."""


def handed_over(slack: SlackClient, channel: str, file: RenderedFile, call: Call[End]) -> End | GivenUp:
    """How it ended. Only the last of the three calls shows anything; whoever saw nothing can press again."""
    place: dict[str, str] = {}

    def find_place() -> Result:
        found = slack.place_for_file(file.name, len(file.content))
        if isinstance(found, Accepted):
            place.update(url=str(found.data.get("upload_url", "")), id=str(found.data.get("file_id", "")))
        return found

    steps: tuple[tuple[str, Surface, Callable[[], Result]], ...] = (
        ("files.getUploadURLExternal", Surface.OPEN, find_place),
        ("upload", Surface.OPEN, lambda: slack.put_file(place["url"], file.content)),
        (
            "files.completeUploadExternal",
            Surface.ANSWER,
            lambda: slack.share_file(place["id"], file.name, channel, file.said),
        ),
    )
    end: End | GivenUp = GivenUp("nothing to do")
    for method, surface, step in steps:
        end = call(method, channel, surface, step)
        if not isinstance(end, Done):
            return end
    return end
