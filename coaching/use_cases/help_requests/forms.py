"""What the forms about a request need to know before they open."""

from coaching.errors import NotYours
from coaching.help_requests import HelpRequest, RequestId, open_or_refuse
from coaching.kinds import Kind
from coaching.offers import OfferId
from coaching.people import Person
from coaching.ports import UnitOfWork
from coaching.school_calendar import School
from coaching.screens import DetailsForm, RequestForm, RequestScreen, SchoolChoice, TopicChoice
from coaching.topics import TopicId
from coaching.use_cases.acts import Glance
from coaching.use_cases.help_requests.own import own
from coaching.use_cases.screens import parts, request_screen


def request_form(seen: Glance, like: OfferId | None) -> RequestForm:
    """The form to ask with; `like` an offer of this tutor's, it is a wish for a workshop about the same."""
    form = _offered(seen, seen.unit.programme().school_of(seen.person))
    if like is None:
        return form
    return _offered(seen, seen.unit.programme().school_of(seen.person), Kind.WORKSHOP_IDEA, _topic_of(seen, like))


def details_form(seen: Glance, request: RequestId) -> DetailsForm:
    """The details of the person's open request, as they stand."""
    known = open_or_refuse(own(seen.unit, seen.person, request))
    programme = seen.unit.programme()
    at = programme.schools.get(known.school) if known.school else programme.school_of(seen.person)
    return DetailsForm(
        request=request,
        offered=_offered(seen, at, known.kind, known.topic),
        kind=known.kind,
        when=known.when,
        topic=known.topic,
        school=known.school,
        online=known.online,
        setting=known.setting,
        level=known.level,
        needed_at=known.needed_at,
        cover=parts.cover_need(known.cover),
    )


def school_choices(unit: UnitOfWork, person: Person) -> tuple[SchoolChoice, ...]:
    """All schools, the person's own first."""
    schools = unit.programme().schools.values()
    first = sorted(schools, key=lambda school: school.id not in person.schools)
    return tuple(SchoolChoice(school.id, school.name) for school in first)


def open_requests(seen: Glance) -> tuple[RequestScreen, ...]:
    """What the person has open, newest first."""
    mine: list[HelpRequest] = seen.unit.help_requests.open_of(seen.person.id) if seen.person.id else []
    return tuple(request_screen(seen.unit, each, seen.person, seen.now) for each in mine)


def _offered(
    seen: Glance, school: School | None, kind: Kind = Kind.QUICK_FIX, topic: TopicId | None = None
) -> RequestForm:
    programme = seen.unit.programme()
    language = programme.reader(seen.person).language
    return RequestForm(
        topics=tuple(TopicChoice(each.id, each.name_in(language)) for each in programme.topics),
        schools=school_choices(seen.unit, seen.person),
        safeguarding=(school.safeguarding or "") if school else "",
        it_support=(school.it_support or "") if school else "",
        kind=kind,
        topic=topic,
    )


def _topic_of(seen: Glance, offer: OfferId) -> TopicId | None:
    request = seen.unit.help_requests.of_offer(offer)
    if request is None or not seen.person.id or request.offer(offer).tutor != seen.person.id:
        raise NotYours("offer")
    return request.topic
