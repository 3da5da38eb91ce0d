"""Topics to rows and back."""

from typing import Any

from sqlalchemy import Row, bindparam, select

from coaching.topics import Topic, TopicId
from storage.scope import Scope
from storage.tables import TopicRow

ALL_TOPICS = (
    select(TopicRow.id, TopicRow.name, TopicRow.words, TopicRow.names, TopicRow.put_away_at)
    .where(TopicRow.workspace_id == bindparam("workspace"))
    .order_by(TopicRow.position, TopicRow.id)
)
TOPICS = ALL_TOPICS.where(TopicRow.put_away_at.is_(None))


def load_topics(scope: Scope) -> tuple[Topic, ...]:
    """The programme's topics in its order."""
    return tuple(topic_of(row) for row in scope.run(TOPICS))


def topic_of(row: Row[*tuple[Any, ...]]) -> Topic:
    """The topic of a row that has the columns of `ALL_TOPICS`."""
    return Topic(TopicId(row.id), row.name, tuple(row.words), dict(row.names))


def row_of(topic: Topic) -> dict[str, Any]:
    """The columns of a topic, without workspace, position and being put away."""
    return {"id": topic.id, "name": topic.name, "words": topic.words, "names": dict(topic.names)}
