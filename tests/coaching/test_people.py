import pytest

from coaching.errors import NotForYou, Refusal
from coaching.people import Standing, serve
from tests.builders import KOIVU, RANTALA, a_person, a_programme, a_school


@pytest.mark.parametrize("standing", [Standing.ACTIVE, Standing.UNKNOWN])
def test_staff_are_served_even_before_the_directory_knows_them(standing: Standing) -> None:
    assert serve(a_person(standing=standing)).standing is standing


@pytest.mark.parametrize(
    ("standing", "refusal"),
    [
        (Standing.GUEST, Refusal.GUEST),
        (Standing.BOT, Refusal.BOT),
        (Standing.ELSEWHERE, Refusal.ELSEWHERE),
        (Standing.DEACTIVATED, Refusal.DEACTIVATED),
    ],
)
def test_others_are_refused_with_the_reason(standing: Standing, refusal: Refusal) -> None:
    with pytest.raises(NotForYou) as told:
        serve(a_person(standing=standing))
    assert told.value.because is refusal


def test_a_person_is_at_their_first_school_that_is_still_there() -> None:
    school = a_programme().school_of(a_person(schools=("gone", KOIVU, RANTALA)))
    assert school is not None
    assert school.id == KOIVU


def test_the_only_school_needs_no_asking_for() -> None:
    assert a_programme(schools=[a_school()]).school_of(a_person(schools=())) == a_school()
    assert a_programme().school_of(a_person(schools=())) is None


def test_a_reader_without_language_and_zone_gets_the_programmes() -> None:
    reader = a_programme(language="sv").reader(a_person())
    assert (reader.language, reader.zone) == ("sv", "Europe/Helsinki")
