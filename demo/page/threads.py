"""The messages of a place in the order of reading: replies stand below what they reply to."""

from collections.abc import Iterable, Iterator

from demo.slack.messages import Message


def in_reading_order(messages: Iterable[Message]) -> Iterator[tuple[Message, bool]]:
    """Each message, and whether it is a reply; one whose beginning is gone stands for itself."""
    listed = sorted(messages, key=lambda one: one.ts)
    stamps = {one.ts for one in listed}
    for message in listed:
        if not _is_reply(message, stamps):
            yield message, False
            yield from ((reply, True) for reply in listed if reply.thread_ts == message.ts and reply is not message)


def _is_reply(message: Message, stamps: set[str]) -> bool:
    return message.thread_ts is not None and message.thread_ts != message.ts and message.thread_ts in stamps
