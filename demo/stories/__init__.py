"""The stories of "Show me", which play themselves and leave the person in control."""

from demo.stories.help_requests import NOBODY, SORTED
from demo.stories.telling import Step, Story
from demo.stories.triads import TRIADS

__all__ = ["STORIES", "Step", "Story"]

STORIES = {"sorted": SORTED, "nobody": NOBODY, "triads": TRIADS}
