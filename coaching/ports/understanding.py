"""What the rules need to know what somebody's words are about."""

from collections.abc import Sequence
from typing import Protocol

from coaching.people import WorkspaceId
from coaching.topics import Topic
from coaching.understanding import Reading, Said


class Understanding(Protocol):
    """Never raises. `heard` may take a moment and is asked before a transaction is open; nothing else waits."""

    def heard(self, words: str) -> Said:
        """The words, with their sentence vector if it came at once."""
        ...

    def waited_for(self, words: str) -> Said:
        """The same as long as somebody can be kept waiting for an answer that is to follow."""
        ...

    def is_late(self, workspace: WorkspaceId, said: Said) -> bool:
        """Whether waiting would tell more: their vector did not come, and there is a use for it."""
        ...

    def reading(self, workspace: WorkspaceId, topics: Sequence[Topic], said: Said) -> Reading:
        """How well each of these topics fits."""
        ...
