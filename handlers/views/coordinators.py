"""What the coordinator sees: that a request needs them, never anybody's words."""

from coaching.screens import NobodyFree
from handlers.languages import Voice
from handlers.views.blocks import Rendered, facts, header, notification, section, small
from handlers.views.dates import moment
from handlers.views.help_requests import needed


def nobody_free(screen: NobodyFree, _: Voice) -> Rendered:
    """The operational card: topic, school, when, since when, how many were asked."""
    topic, school = screen.topic or _("topic not sure yet"), screen.school or "–"
    if not screen.still_open:
        text = _("Settled: {topic}, {school}. Nothing to do.", topic=topic, school=school)
        return Rendered(notification(text), (section(text),))
    text = _("A request has no tutor: {topic}, {school}.", topic=topic, school=school)
    known = facts(
        _("When: {when}", when=needed(screen.when, _)),
        _("Asked {moment}.", moment=moment(screen.asked_at, _)),
        _.plural("{n} colleague asked", "{n} colleagues asked", screen.asked_count),
    )
    next_step = _("A further tutor for this topic or school would help. The words stay with the teacher.")
    return Rendered(notification(text), (header(_("No tutor is free")), section(text), known, small(next_step)))
