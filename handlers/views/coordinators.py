"""What the coordinator sees: that a request needs them, never anybody's words."""

from coaching.screens import NobodyFree
from handlers.languages import Voice
from handlers.views.blocks import Rendered, facts, header, notification, section, small
from handlers.views.dates import moment
from handlers.views.help_requests import needed


def nobody_free(screen: NobodyFree, _: Voice) -> Rendered:
    """The operational card: topic, school, when, since when, how many were asked."""
    if screen.still_open:
        text = _("A request has no tutor: {topic}, {school}.", topic=_topic(screen, _), school=screen.school or "–")
    else:
        text = _("Settled: {topic}, {school}. Nothing to do.", topic=_topic(screen, _), school=screen.school or "–")
    blocks = [header(_("No tutor is free")), section(text)]
    if screen.still_open:
        asked = _.plural("{n} colleague asked", "{n} colleagues asked", screen.asked_count)
        blocks += [
            facts(
                _("When: {when}", when=needed(screen.when, _)),
                _("Waiting since: {moment}", moment=moment(screen.asked_at, None, _)),
                asked,
            ),
            small(_("A further tutor for this topic or school would help. The words stay with the teacher.")),
        ]
    return Rendered(notification(text), tuple(blocks))


def _topic(screen: NobodyFree, _: Voice) -> str:
    return screen.topic or _("topic not sure yet")
