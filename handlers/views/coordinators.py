"""What the coordinator sees: that a request or a session needs them. No names; words only with their writer's yes."""

from coaching.outages import Outage
from coaching.screens import ColleaguesForm, CoordinatorCard, CoverCard, IdeaCount, Ideas
from handlers.ids import Action, Form
from handlers.languages import Voice
from handlers.views.blocks import (
    Block,
    Rendered,
    actions,
    button,
    dialogue,
    form,
    header,
    notification,
    page,
    quote,
    section,
    small,
    spoken,
    with_words,
)
from handlers.views.choices import colleague_field
from handlers.views.dates import here, moment, when
from handlers.views.help_requests import needed
from handlers.views.kinds import cover_kind, kind_name
from handlers.views.names import in_list
from handlers.views.texts import cut

GLANCE = 240
"""Characters of words that are shown in a list."""
TOPICS_LISTED = 10


def card(screen: CoordinatorCard, _: Voice) -> Rendered:
    """The operational card: topic, school, kind, when, since when, how many were asked."""
    text = _standing(screen, _)
    if not screen.still_open:
        return Rendered(notification(text), (section(text),))
    title = _("No tutor is free") if screen.nobody_left else _("Still waiting for a tutor")
    after = [section(_known(screen, _)), *_row(screen, _), *(small(line) for line in _below(screen, _))]
    rest = _("The rest of the words does not fit here.")
    before = [header(title), section(text)]
    return Rendered(notification(text), with_words(screen.words, before=before, after=after, rest=rest))


def entry(screen: CoordinatorCard, _: Voice, place: int = 0) -> list[Block]:
    """The card as one entry of a list; its buttons are told apart by its place and by what it is about."""
    apart = in_list(_about(screen, _), place)
    said = f"{in_list(_standing(screen, _), place)}\n{_known(screen, _)}"
    return [section(said), *quote(cut(screen.words, GLANCE)), *_row(screen, _, apart)]


def outage(screen: Outage, _: Voice) -> Rendered:
    """One line after a time without Slack."""
    began, ended = here(screen.began, _), here(screen.ended, _)
    away = _("I could not reach Slack from {began} to {ended}. Nothing was lost.", began=began, ended=ended)
    waited = _.plural(
        "{n} message waited; it is on its way now.", "{n} messages waited; they are on their way now.", screen.waited
    )
    short = _("Slack could not be reached for a while. Nothing was lost; there is nothing to do.")
    return Rendered(notification(short), (section(f"{away} {waited}"),))


def _about(screen: CoordinatorCard, _: Voice) -> str:
    return f"{screen.topic or _('topic not sure yet')}, {screen.school or _('school not known')}"


def _standing(screen: CoordinatorCard, _: Voice) -> str:
    """What has become of it, and who acts next."""
    topic, school = screen.topic or _("topic not sure yet"), screen.school or _("school not known")
    if screen.still_open and screen.nobody_left:
        return _("A request has no tutor: {topic}, {school}.", topic=topic, school=school)
    if screen.still_open:
        return _("A request still waits for a tutor's answer: {topic}, {school}.", topic=topic, school=school)
    if screen.taken_by:
        return _("{name} has it now: {topic}, {school}.", name=screen.taken_by, topic=topic, school=school)
    return _("Settled: {topic}, {school}. Nothing to do.", topic=topic, school=school)


def _known(screen: CoordinatorCard, _: Voice) -> str:
    facts = (
        _("Kind: {kind}", kind=kind_name(screen.kind, _)),
        _("When: {when}", when=needed(screen.when, _)),
        _.plural("{n} colleague asked", "{n} colleagues asked", screen.asked_count),
    )
    return f"{' · '.join(facts)}\n{_('Asked {moment}.', moment=moment(screen.asked_at, _))}"


def _below(screen: CoordinatorCard, _: Voice) -> list[str]:
    """What was done, and what is open to whom."""
    seen = _("The teacher lets you read the words.") if screen.words else _("The words stay with the teacher.")
    next_step = _("A further tutor for this topic or school would help.")
    if screen.it_support and screen.it_suggested:
        return [_("You suggested IT support: {contact}.", contact=screen.it_support), seen, next_step]
    return [seen, next_step]


def _row(screen: CoordinatorCard, _: Voice, told_apart: str = "") -> list[Block]:
    def press(text: str, action: Action, *, primary: bool = False) -> Block:
        return button(text, action, screen.request, label=spoken(text, told_apart), primary=primary)

    if not screen.still_open:
        return []
    it_support = [press(_("Suggest IT support"), Action.SUGGEST_IT)]
    buttons = [
        press(_("Assign…"), Action.ASSIGN, primary=screen.nobody_left),
        press(_("Take it myself"), Action.TAKE_ON),
        *(it_support if screen.it_support and not screen.it_suggested else []),
        press(_("Make a workshop idea"), Action.MAKE_IDEA),
    ]
    return [actions(*buttons, about=f"coordinator:{screen.request}")]


def assign_form(screen: ColleaguesForm, _: Voice) -> Block:
    """Which tutor to ask."""
    title, close = _("Assign"), _("Close")
    if not screen.colleagues:
        return page(title=title, close=close, blocks=[section(_("No tutor is here at the moment who could be asked."))])
    said = _("Tutors who were asked before are listed too. Whoever you ask may pass, and needs no reason.")
    field = colleague_field(screen.colleagues, _("Which tutor?"), _)
    return form(Form.ASSIGN, title=title, submit=_("Ask"), close=close, blocks=[field, small(said)], about=screen.about)


def cover(screen: CoverCard, _: Voice) -> Rendered:
    """A session that needs cover, and what its teacher wrote about the lessons."""
    text = _cover_standing(screen, _)
    if not screen.still_open:
        return Rendered(notification(text), (section(text),))
    why = small(_("The teacher wrote this for you. You got it because you coordinate."))
    blocks = (header(_("Cover is needed")), section(text), *_cover_known(screen, _), *_cover_row(screen, _), why)
    return Rendered(notification(text), blocks)


def cover_entry(screen: CoverCard, _: Voice, place: int = 0) -> list[Block]:
    """The session as one entry of a list."""
    text = in_list(_cover_standing(screen, _), place)
    return [section(text), *_cover_known(screen, _), *_cover_row(screen, _, text)]


def _cover_standing(screen: CoverCard, _: Voice) -> str:
    kind, school = kind_name(screen.kind, _), screen.school or _("school not known")
    time = when(screen.agreed, _) if screen.agreed else _("the time is not agreed yet")
    if screen.cover.arranged:
        return _("Cover is arranged: {kind}, {school}, {when}.", kind=kind, school=school, when=time)
    if not screen.still_open:
        return _("No cover is needed any more: {kind}, {school}.", kind=kind, school=school)
    return _("A session needs cover: {kind}, {school}, {when}.", kind=kind, school=school, when=time)


def _cover_known(screen: CoverCard, _: Voice) -> list[Block]:
    wish = _("What would help: {cover}", cover=cover_kind(screen.cover.kind, _))
    return [section(wish), *dialogue([(_("Lessons:"), screen.cover.lessons)] if screen.cover.lessons else [])]


def _cover_row(screen: CoverCard, _: Voice, told_apart: str = "") -> list[Block]:
    text = _("Cover is arranged")
    done = button(text, Action.COVER_ARRANGED, screen.request, label=spoken(text, told_apart), primary=True)
    return [actions(done, about=f"cover:{screen.request}")]


def ideas(screen: Ideas, _: Voice) -> Rendered:
    """The week's digest: how many wish for what, never in whose words."""
    if not screen.counts:
        text = _("No wishes for workshops at the moment.")
        return Rendered(notification(text), (section(text),))
    total = sum(each.count for each in screen.counts)
    text = _.plural(
        "{n} wish for a workshop is waiting. What could you plan?",
        "{n} wishes for workshops are waiting. What could you plan?",
        total,
    )
    seen = _("Counted by topic over the last half year. The words stay with whoever wrote them.")
    blocks = (header(_("Workshop ideas")), section(text), section(counted(screen.counts, _)), small(seen))
    return Rendered(notification(text), blocks)


def counted(counts: tuple[IdeaCount, ...], _: Voice) -> str:
    """A line for each topic; the rest as one number."""
    lines = [_("{topic}: {count}", topic=each.topic or _("Other topics"), count=each.count) for each in counts]
    left = len(lines) - TOPICS_LISTED
    more = [_.plural("One more topic", "{n} more topics", left)] if left > 0 else []
    return "\n".join([*lines[:TOPICS_LISTED], *more])
