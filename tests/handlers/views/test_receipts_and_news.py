"""What a teacher is told in private and in single lines, and what else a request offers: undo, topics, cover."""

from dataclasses import replace

from coaching.help_requests import RequestId, RequestState, Stage
from coaching.people import Reader
from coaching.screens import RequestNews, RequestScreen
from handlers.ids import Action
from handlers.languages import voice
from handlers.views import Block, render
from handlers.views.help_requests import status
from tests.handlers.looks import buttons, quoted, texts, words_of_buttons
from tests.handlers.screens import CANARY, SCREENS, a_request, asked, asks, in_class, reader
from tests.handlers.screens.requests import ACCEPTED, WAITING, conversation
from tests.handlers.screens.vocabulary import IT_SUPPORT, LIISA, PEKKA, THURSDAY, WORDS

EN = voice(reader())


def shown(screen: RequestScreen) -> list[Block]:
    return list(render(screen, reader()).blocks)


def pressed(screen: RequestScreen, action: Action) -> list[Block]:
    return [button for button in buttons(shown(screen)) if button["action_id"] == action]


# Undo, topics, cover


def test_undo_gives_way_to_cancel_when_its_time_is_over() -> None:
    assert "Undo" in words_of_buttons(shown(a_request(can_undo=True)))
    assert "Cancel" not in words_of_buttons(shown(a_request(can_undo=True)))
    assert "Cancel" in words_of_buttons(shown(a_request()))


def test_topics_to_choose_from_are_one_tap_each() -> None:
    chips = pressed(WAITING["no_topic"], Action.CHOOSE_TOPIC)
    assert [chip["value"] for chip in chips] == ["request-1:ipads", "request-1:kahoot", "request-1:sound"]
    assert not pressed(a_request(), Action.CHOOSE_TOPIC)


def test_cover_is_offered_for_sessions_and_its_state_is_told_without_the_lessons() -> None:
    assert pressed(in_class(), Action.NEED_COVER)
    assert not pressed(a_request(RequestState.ACCEPTED), Action.NEED_COVER)
    needed = shown(ACCEPTED["cover_needed"])
    assert "Cover is needed: a substitute teacher. The coordinator has been told." in texts(needed)
    assert "6B and their" not in " ".join(texts(needed))


def test_the_calendar_is_offered_where_a_time_is_agreed() -> None:
    assert pressed(in_class(), Action.CALENDAR)
    assert not pressed(a_request(RequestState.ACCEPTED), Action.CALENDAR)


def test_the_receipt_says_what_was_understood_and_who_sees_it() -> None:
    blocks = render(SCREENS["receipt-waiting-in_class"], reader()).blocks
    assert (
        "Topic: iPads and screen sharing · Kind: In-class support · When: this week · Where: Rantala"
        " · Class and room: 6B, room 214"
    ) in texts(blocks)
    assert "Only the tutors asked see your words. Please leave out pupils' names." in texts(blocks)
    assert quoted(blocks) == WORDS


def test_an_idea_is_seen_by_nobody_and_can_be_undone() -> None:
    blocks = render(SCREENS["receipt-collected"], reader()).blocks
    assert words_of_buttons(blocks) == ["Undo"]
    assert "Your words stay with you. Only the topic is counted." in texts(blocks)


def test_check_67_neutral_settings_and_questions_are_in_no_notification_label_or_value(to: Reader) -> None:
    secret = f"room of the {CANARY}"
    for screen in (in_class(setting=secret), asks(conversation((secret, "")))):
        message = render(screen, to)
        beside = [
            message.text,
            *(f"{each.get('value')} {each.get('accessibility_label')}" for each in buttons(message.blocks)),
        ]
        assert [text for text in beside if CANARY in text] == []


def test_a_list_shows_five_and_names_the_rest() -> None:
    blocks = status(tuple(replace(a_request(), request=RequestId(f"r{n}")) for n in range(7)), EN).blocks
    assert texts(blocks)[0] == "You have 7 open requests."
    assert len([text for text in texts(blocks) if text.startswith(("1. ", "5. "))]) == 2
    assert texts(blocks)[-1] == "The others are on the Home tab."


# News


def line(state: RequestState, stage: Stage, **fields: object) -> str:
    return render(RequestNews(state, "iPads", stage=stage, **fields), reader()).text  # type: ignore[arg-type]


def test_point_34_news_name_who_has_it_now() -> None:
    assert line(RequestState.ACCEPTED, Stage.ACCEPTED, helper=LIISA.name, agreed=THURSDAY) == (
        "iPads: Liisa Korhonen takes your request. You meet on Thursday at 14:00."
    )
    assert line(RequestState.WAITING, Stage.WAITING, asked=(PEKKA.name,)) == (
        "iPads: There has been a change. I'm now asking Pekka Niemi."
    )
    assert line(RequestState.WAITING, Stage.WAITING, asked=(LIISA.name, PEKKA.name)) == (
        "iPads: Nobody has answered yet, so I've also asked Pekka Niemi."
    )


def test_news_say_what_is_wanted_of_their_reader() -> None:
    assert "has a question. Please answer" in line(RequestState.WAITING, Stage.QUESTION, by=LIISA.name)
    assert "suggests when to meet. Please choose" in line(RequestState.WAITING, Stage.TIME_SUGGESTED, by=LIISA.name)
    assert "How did it go with Liisa Korhonen?" in line(RequestState.MET, Stage.MET, helper=LIISA.name)
    assert "IT support: 09 555 0199" in line(RequestState.NOBODY, Stage.NOBODY, it_suggested=IT_SUPPORT)


def test_asked_again_while_times_wait_is_told_as_being_asked() -> None:
    assert "I'm now asking" in line(RequestState.WAITING, Stage.MOVING, asked=(PEKKA.name,))
    assert "takes your request" in line(RequestState.ACCEPTED, Stage.MOVING, helper=LIISA.name)


def test_a_tutor_without_a_name_is_a_colleague() -> None:
    assert render(a_request(asked=asked("")), reader()).text == "Waiting for A colleague."
