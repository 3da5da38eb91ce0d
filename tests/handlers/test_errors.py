"""How every error looks on every surface: what happened, whether anything was lost, what to do next."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot.log import cut_foreign_words, formatter
from coaching import errors
from coaching.errors import CoachingError, NotForYou, NotSetUp, Refusal, StorageBusy, StorageError
from coaching.kinds import FOR_A_GROUP
from coaching.people import Reader
from demo.slack.validators import faults_of_message
from handlers.ids import Action, Command, Field, Form
from handlers.languages import voice
from handlers.payloads import Unreadable
from handlers.views.errors import sentence, told
from storage.errors import WrongKey
from tests.handlers.looks import quoted, texts
from tests.handlers.payloads import EVERY_KIND, RESPONSE_URL, SANNA, command, happened, member_changed, pressed, sent
from tests.handlers.screens import ASKED_AT, CANARY, LANGUAGES, WORDS, reader
from tests.handlers.stage import Theatre
from tests.handlers.test_forms import SENT


class Bug(Exception):
    """What nobody foresaw; its message holds words, as such messages do."""


def named(kind: type[CoachingError] = CoachingError) -> Iterator[type[CoachingError]]:
    for each in kind.__subclasses__():
        yield each
        yield from named(each)


ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "NotForYou": (Refusal.GUEST,),
    "NotYours": ("offer",),
    "SettingMissing": ("in_class",),
    "BadQuestion": ("several_questions", "en"),
    "NotFree": ("Pekka Niemi",),
    "ClosedThen": ("Koivu",),
    "TakenByColleague": ("Pekka Niemi", ASKED_AT),
    "NoLongerOpen": ("sorted",),
    "TooLateToUndo": ("Liisa Korhonen",),
}
MET = [kind(*ARGUMENTS.get(kind.__name__, ())) for kind in named() if kind.__module__ == errors.__name__]
"""Every error that a person can meet."""
MET += [NotForYou(refusal) for refusal in Refusal]
MET += [errors.TooLateToUndo(""), errors.TakenByColleague("", ASKED_AT, "offer-1"), errors.NotFree("")]
MET.remove(errors.CannotKeep())  # one sentence for every reason, word by word: a second one could tell which
MET += [errors.SettingMissing(kind) for kind in sorted(FOR_A_GROUP)]

NEXT = {
    "en": "please|pick |you can|shows|what would help you|press|nothing to do|can tell|can change",
    "fi": "yritä|täytä|kerro|kysy|katso|näyttää|voit|valitse|paina|pyydä|missä|ei tarvitse|voi muuttaa|kertoo",
    "sv": "försök|fyll|säg|fråga|titta|visar|kan|välj|tryck|be |vad|behöver inte",
}
FATE = {
    "en": "nothing|you can still|took this one|has it",
    "fi": "mitään|mikään|voit silti|ehti",
    "sv": "inget|ingen|kan ännu|hann",
}


def ids(error: CoachingError) -> str:
    return f"{type(error).__name__}-{getattr(error, 'because', '')}{getattr(error, 'kind', '')}"


@pytest.mark.parametrize("error", MET, ids=ids)
@pytest.mark.parametrize("language", LANGUAGES)
def test_point_73_every_error_says_what_happened_what_was_lost_and_what_next(
    error: CoachingError, language: str
) -> None:
    said = sentence(error, voice(reader(language)))
    lowered = said.lower()
    assert any(word in lowered for word in FATE[language].split("|")), said
    assert any(word in lowered for word in NEXT[language].split("|")), said


def test_every_error_has_words_of_its_own() -> None:
    _ = voice(reader())
    for_any = sentence(CoachingError(), _)
    assert [error for error in MET if not isinstance(error, StorageError) and sentence(error, _) == for_any] == []
    said = {sentence(error, _) for error in MET if not isinstance(error, StorageError)}
    assert len(said) >= len({type(error) for error in MET if not isinstance(error, StorageError)})


def test_an_error_of_the_store_that_nobody_should_meet_still_has_words() -> None:
    _ = voice(reader())
    strange = [kind for kind in named(StorageError) if kind.__module__ != errors.__name__]
    assert WrongKey in strange
    for kind in strange:
        made = kind.__new__(kind)
        assert sentence(made, _) == "I couldn't save that, so nothing was changed. Please try again in a minute."


def test_only_unreadable_payloads_have_no_words() -> None:
    elsewhere = {kind for kind in named() if kind.__module__.split(".")[0] not in ("coaching", "storage")}
    assert elsewhere == {Unreadable}


@pytest.mark.parametrize("error", MET, ids=ids)
def test_a_command_is_answered_in_private(bot: Theatre, error: CoachingError) -> None:
    bot.stage.error = error
    answer = bot.answers(command(text=WORDS))
    assert answer.pop("response_type") == "ephemeral"
    assert faults_of_message(answer) == []
    assert texts(answer["blocks"])[0] == sentence(error, voice(bot.stage.reader))
    assert bot.stage.said == []


@pytest.mark.parametrize("error", MET, ids=ids)
def test_point_19_a_form_keeps_its_words_and_says_at_the_field_what_to_do(bot: Theatre, error: CoachingError) -> None:
    """Point 20 too: Slack keeps what was typed when the answer is an error at a field."""
    bot.stage.error = error
    field = Field.KIND if isinstance(error, errors.SettingMissing) else Field.WORDS
    assert bot.answers(sent()) == {
        "response_action": "errors",
        "errors": {field: sentence(error, voice(bot.stage.reader))},
    }


WHERE_IT_STANDS = [
    (errors.SettingMissing("in_class"), Form.REQUEST, Field.SETTING),
    (errors.TimePassed(), Form.DETAILS, Field.TIME),
    (errors.TimeMissing(), Form.REQUEST, Field.TIME),
    (errors.TimePassed(), Form.ACCEPT_AT, Field.FREE_TIMES),
    (errors.NoTimes(), Form.TIMES, Field.FIRST_TIME),
    (errors.NoTimes(), Form.SUGGEST, Field.FIRST_TIME),
    (errors.TimePassed(), Form.SUGGEST, Field.FIRST_TIME),
    (errors.NoSuchTopic(), Form.REQUEST, Field.TOPIC),
    (errors.NoSuchTopic(), Form.TOPICS, Field.TOPICS),
    (errors.NoSuchSchool(), Form.SCHOOL, Field.SCHOOL),
    (errors.NoSuchSchool(), Form.TIME, Field.PLACE),
    (errors.NothingSaid(), Form.QUESTION, Field.QUESTION),
    (errors.NothingSaid(), Form.ANSWER, Field.ANSWER),
    (errors.AskedTwice(), Form.QUESTION, Field.QUESTION),
    (errors.NotFree("Pekka"), Form.HAND_OVER, Field.COLLEAGUE),
    (errors.NotFree("Pekka"), Form.ASSIGN, Field.COLLEAGUE),
    (errors.DatesReversed(), Form.AWAY, Field.LAST_DAY),
    (errors.DatesReversed(), Form.QUIET, Field.ENDS),
    (errors.DatesReversed(), Form.TIME, Field.ENDS),
    (StorageBusy(), Form.COVER, Field.COVER_KIND),
]


@pytest.mark.parametrize(("error", "form", "field"), WHERE_IT_STANDS, ids=lambda part: str(part) or None)
def test_point_19_an_error_stands_at_the_field_that_it_is_about(
    bot: Theatre, error: CoachingError, form: Form, field: Field
) -> None:
    bot.stage.error = error
    payload, _, _ = SENT[form]
    answer = bot.answers(payload)
    assert list(answer["errors"]) == [field]
    assert field in payload["view"]["state"]["values"], "Slack shows it at a field of that form only"


@pytest.mark.parametrize("form", SENT)
def test_point_20_what_was_typed_into_a_form_comes_back_in_no_answer(bot: Theatre, form: Form) -> None:
    """Slack keeps it in its field; an error is one sentence under it."""
    bot.stage.error = Bug(WORDS)
    answer = bot.answers(SENT[form][0])
    assert answer["response_action"] == "errors"
    assert CANARY not in str(answer)


@pytest.mark.parametrize("error", MET, ids=ids)
def test_a_button_is_answered_in_private_behind_the_acknowledgement(bot: Theatre, error: CoachingError) -> None:
    bot.stage.error = error
    assert bot.answers(pressed()) is None
    [(to, message, answer_to)] = bot.stage.said
    assert (to.slack_user, answer_to) == (SANNA, RESPONSE_URL)
    assert message == told(error, "", voice(bot.stage.reader))


def test_a_button_on_home_is_answered_in_the_persons_messages(bot: Theatre) -> None:
    bot.stage.error = StorageBusy()
    bot.answers(pressed(response_url=None))
    assert [answer_to for _, _, answer_to in bot.stage.said] == [None]


@pytest.mark.parametrize("payload", [command(), pressed(Action.OPEN_FORM)], ids=["command", "button"])
def test_a_form_that_may_not_be_opened_is_refused_once_and_not_opened(bot: Theatre, payload: dict[str, Any]) -> None:
    bot.stage.error = NotForYou(Refusal.GUEST)
    answer = bot.answers(payload)
    assert (answer is not None) + len(bot.stage.said) == 1
    assert bot.stage.opened == []


@pytest.mark.parametrize("error", [StorageBusy(), NotSetUp()], ids=ids)
def test_words_that_could_not_be_kept_are_given_back(bot: Theatre, error: CoachingError) -> None:
    bot.stage.error = error
    answer = bot.answers(command(text=WORDS))
    assert quoted(answer["blocks"]) == WORDS
    assert CANARY not in answer["text"]


@pytest.mark.parametrize(
    "payload", [happened(), member_changed(), EVERY_KIND["removal"]], ids=["home", "member", "removal"]
)
def test_an_event_that_was_not_stored_is_delivered_again(bot: Theatre, payload: dict[str, Any]) -> None:
    for error, status in ((StorageBusy(), 500), (NotSetUp(), 500), (Bug(), 500), (NotForYou(Refusal.BOT), 200)):
        bot.stage.error = error
        assert bot.gets(payload).status == status
        assert bot.stage.said == []


@pytest.mark.parametrize(
    "payload", [{**command(), "user_id": None}, sent(when="never"), happened("user_change", user={"id": 7})]
)
def test_what_slack_never_sends_is_refused_without_words(bot: Theatre, payload: dict[str, Any]) -> None:
    response = bot.gets(payload)
    assert (response.status, response.body) == (400, "")
    assert [*bot.stage.acts(), *bot.stage.said] == []


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The log as the process writes it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(cut_foreign_words)
    handler.setFormatter(formatter(for_people=False))
    root = logging.getLogger()
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)


@pytest.mark.parametrize("kind", ["command", "form", "button", "event"])
def test_what_nobody_foresaw_gets_an_apology_and_a_reference_without_words_in_the_log(
    bot: Theatre, log: io.StringIO, kind: str
) -> None:
    bot.stage.error = Bug(f"cannot parse {WORDS}")
    payload = {"command": command(text=WORDS), "form": sent(WORDS), "button": pressed(), "event": happened()}[kind]
    response = bot.gets(payload)
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    [logged] = [line for line in lines if line["event"] == "unforeseen"]
    assert logged["raised"] == "Bug"
    assert CANARY not in log.getvalue()
    assert response.status == (500 if kind == "event" else 200)
    said = response.body + "".join(message.text for _, message, _ in bot.stage.said)
    assert (logged["reference"] in said) == (kind != "event")


def test_an_apology_gives_the_words_of_a_command_back(bot: Theatre) -> None:
    bot.stage.error = Bug()
    answer = bot.answers(command(text=WORDS))
    assert quoted(answer["blocks"]) == WORDS
    assert faults_of_message({key: answer[key] for key in ("text", "blocks")}) == []


def test_a_refusal_is_in_the_persons_own_language(bot: Theatre) -> None:
    bot.stage.error, bot.stage.reader = NotForYou(Refusal.GUEST), Reader("sv", "UTC")
    assert bot.answers(command())["text"].startswith("Peer Coach är till för personalen")


def test_where_nothing_can_be_looked_up_the_bots_own_language_is_spoken(bot: Theatre) -> None:
    bot.stage.error, bot.stage.store_is_away = errors.StorageAway(), True
    assert bot.answers(command(text="x"))["text"].startswith("En saa nyt mitään talteen")


def test_coaching_gives_nothing_away_to_a_stranger(bot: Theatre) -> None:
    bot.stage.error = NotForYou(Refusal.ELSEWHERE)
    answer = bot.answers(command(Command.COACHING, "home"))
    assert texts(answer["blocks"]) == [
        "I work in another workspace only. Nothing was sent. Please ask in your own school's workspace."
    ]
