""" "Show me": plays a story a step at a time, and leaves the person in control after each."""

from dataclasses import dataclass
from urllib.parse import quote

from demo.living import LivingWorkspace
from demo.slack.gestures import NotPossible
from demo.slack.payload_types import Payload
from demo.slack.stories.looking import NotThere
from demo.stories import STORIES


@dataclass(frozen=True, slots=True)
class Tours:
    """The stories of one workspace."""

    workspace: LivingWorkspace

    def step(self, name: str, number: int) -> Payload:
        """Plays that step: what it tells, where one sees it, and how many there are."""
        story = STORIES.get(name)
        if story is None or not 0 <= number < len(story.steps):
            raise NotPossible("There is no such story.")
        step = story.steps[number]
        try:
            self.workspace.alone(step.happens)
        except NotThere:
            raise NotPossible("The story cannot go on from here: somebody has done something else.") from None
        who = self.workspace.people[step.who]
        place = f"/as/{quote(step.who)}/at/{who.dm.id}"
        return {"told": step.told, "place": place, "title": story.title, "steps": len(story.steps)}
