"""What an import makes of people's roles, on both kinds of database: invited first, and never against a no."""

import pytest

from coaching.help_requests import RequestState
from coaching.imports.roles import RoleChange
from coaching.notices import NoticeKind
from coaching.offers import OfferState
from coaching.people import Role, RoleState
from storage.database import Database
from tests.builders import a_request, an_offer
from tests.coaching.imports.builders import HEADER, PROGRAMME, TERMS, TOPIC, a_line, people, toml
from tests.storage.import_office import LIISA, LIST, QUIZZES, SANNA, TOWN, Office


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


def test_an_imported_tutor_is_invited_and_tutors_only_after_accepting(office: Office) -> None:
    office.brings(toml(PROGRAMME), people(LIST))
    assert office.role(LIISA) is RoleState.INVITED
    assert office.owed() == [(NoticeKind.INVITATION, "Mon 09:00")]
    assert office.programme().tutors == {}
    office.says(LIISA, RoleState.ACCEPTED)
    assert list(office.programme().tutors) == [office.id_of(LIISA)]


def test_an_invitation_waits_for_the_persons_school_to_open(office: Office) -> None:
    office.brings(toml(PROGRAMME), people(LIST), days=5)
    assert office.owed() == [(NoticeKind.INVITATION, "Mon 08:00")]


def test_new_topics_and_times_of_a_tutor_count_at_once_without_a_new_invitation(office: Office) -> None:
    office.brings(toml(PROGRAMME + QUIZZES), people(LIST))
    office.says(LIISA, RoleState.ACCEPTED)
    office.brings(people(LIST.replace("Screen sharing:expert", "Quizzes:learning").replace("tue ", "fri ")))
    (tutor,) = office.programme().tutors.values()
    assert [skill.topic for skill in tutor.skills] == [office.programme().topics[1].id]
    assert [time.weekday.name for time in tutor.times] == ["FRI"]
    assert len(office.owed()) == 1


@pytest.mark.parametrize("word", [RoleState.DECLINED, RoleState.ENDED])
def test_who_said_no_or_left_is_not_asked_again(office: Office, word: RoleState) -> None:
    office.brings(toml(PROGRAMME), people(LIST))
    office.says(LIISA, word)
    changes = office.brings(people(LIST.replace(":expert", ":learning"))).changes
    assert changes
    assert changes.people[0].roles == {Role.TUTOR: RoleChange.NOT_AGAIN}
    assert office.role(LIISA) is word
    assert len(office.owed()) == 1


def test_a_role_that_the_list_no_longer_gives_is_taken_back_and_may_come_again(office: Office) -> None:
    office.brings(toml(PROGRAMME), people(LIST))
    office.says(LIISA, RoleState.ACCEPTED)
    teacher = HEADER + a_line(slack=LIISA, name="Liisa Mäkelä")
    office.brings(people(teacher))
    assert office.role(LIISA) is RoleState.WITHDRAWN
    assert office.programme().tutors == {}
    with office.database.read(TOWN) as unit:
        liisa = unit.people.by_slack(LIISA)
        assert liisa
        assert unit.people.tutoring(liisa) is None
    office.brings(people(LIST))
    assert office.role(LIISA) is RoleState.INVITED


def test_what_a_former_tutor_had_accepted_goes_to_somebody_else(office: Office) -> None:
    office.brings(toml(PROGRAMME), people(LIST))
    office.says(LIISA, RoleState.ACCEPTED)
    accepted = an_offer(office.id_of(LIISA), OfferState.ACCEPTED)
    school = next(iter(office.programme().schools))
    request = a_request(accepted, requester=office.id_of(SANNA), state=RequestState.ACCEPTED, school=school, topic=None)
    with office.database.begin(TOWN) as unit:
        unit.help_requests.add(request)
        unit.commit()
    office.brings(people(HEADER + a_line(slack=LIISA, name="Liisa Mäkelä")))
    with office.database.read(TOWN) as unit:
        after = unit.help_requests.get(request.id)
    assert after
    assert (after.state, after.offers[0].state) == (RequestState.NOBODY, OfferState.LAPSED)


def test_other_roles_are_given_at_once(office: Office) -> None:
    office.brings(toml(PROGRAMME), people(HEADER + a_line(roles="coordinator;coach")))
    assert office.role(SANNA, Role.COORDINATOR) is RoleState.ACCEPTED
    assert office.role(SANNA, Role.COACH) is RoleState.ACCEPTED
    assert [person.name for person in office.programme().coordinators] == ["Sanna"]
    assert office.owed() == []


def test_a_tutor_whose_schools_have_no_day_ahead_is_not_invited_yet(office: Office) -> None:
    past = PROGRAMME.replace(TOPIC, TERMS.replace("2026", "2025") + TOPIC)
    changes = office.brings(toml(past), people(LIST)).changes
    assert changes
    assert changes.people[0].roles == {Role.TUTOR: RoleChange.NO_DAY_AHEAD}
    assert (office.role(LIISA), office.owed()) == (None, [])
    office.brings(toml(PROGRAMME), people(LIST))
    assert office.role(LIISA) is RoleState.INVITED
