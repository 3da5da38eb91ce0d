"""How an error looks to a person: what happened, whether anything was lost, what to do next. Decided here alone.

Interactions are answered 200 with words. An event whose transaction did not commit gets 500, so that Slack delivers
it again.
"""

import json
import logging
from secrets import token_hex

from slack_bolt import App, BoltContext, BoltResponse

from coaching.errors import CoachingError, NotSetUp, StorageError
from coaching.people import Reader
from coaching.use_cases.acts import Act
from handlers.context import Surroundings
from handlers.languages import Voice, voice
from handlers.payloads import Payload, Unreadable, fields_of, response_url
from handlers.views import Rendered
from handlers.views.errors import apologetic, apology, field_of, sentence, told
from handlers.words import plain

log = logging.getLogger(__name__)


def register(app: App, around: Surroundings, fallback: Reader) -> None:
    """One handler for everything that listeners and their middleware raise."""

    def went_wrong(error: Exception, body: Payload, context: BoltContext) -> BoltResponse:
        if isinstance(error, Unreadable):
            return BoltResponse(status=400, body="")
        if "event" in body:
            return _answer_event(error)
        act = context.get("act")
        _ = voice(_reader(around, act, fallback))
        if body.get("type") == "view_submission":
            return _json(
                {"response_action": "errors", "errors": {field_of(error, fields_of(body)): _in_form(error, _)}}
            )
        return _answer(_message(error, body, _), body, act, around)

    app.error(went_wrong)


def _message(error: Exception, body: Payload, _: Voice) -> Rendered:
    """A named error in its own words; anything else gets an apology with a reference that the log has too."""
    words = plain(body.get("text")) if "command" in body else ""
    if isinstance(error, CoachingError):
        return told(error, words, _)
    return apology(_logged(error), words, _)


def _in_form(error: Exception, _: Voice) -> str:
    """The same as one sentence under the form's field, where the words still stand."""
    return sentence(error, _) if isinstance(error, CoachingError) else apologetic(_logged(error), _)


def _logged(error: Exception) -> str:
    """The reference under which the log has it."""
    reference = token_hex(3).upper()
    log.error("unforeseen", extra={"reference": reference, "error": type(error).__name__}, exc_info=error)
    return reference


def _answer_event(error: Exception) -> BoltResponse:
    """Slack delivers again what could not be stored; what the rules refuse is settled."""
    settled = isinstance(error, CoachingError) and not isinstance(error, StorageError | NotSetUp)
    if not isinstance(error, CoachingError):
        _logged(error)
    return BoltResponse(status=200 if settled else 500, body="")


def _answer(message: Rendered, body: Payload, act: Act | None, around: Surroundings) -> BoltResponse:
    """In the acknowledgement where Slack shows it there, else in private right after it."""
    if "command" in body:
        private = {"response_type": "ephemeral", "text": message.text, "blocks": list(message.blocks)}
        return _json(private)
    if act is not None:
        around.answers.say(act.by, message, answer_to=response_url(body))
    return BoltResponse(status=200, body="")


def _json(answer: object) -> BoltResponse:
    return BoltResponse(status=200, body=json.dumps(answer), headers={"content-type": "application/json"})


def _reader(around: Surroundings, act: Act | None, fallback: Reader) -> Reader:
    """The person's language, if the store can say it; the bot's own where even that is refused."""
    if act is None:
        return fallback
    try:
        return around.use_cases.people.reader_of_refusal(act.by)
    except CoachingError:
        return fallback
