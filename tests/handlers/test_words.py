"""What people type comes in as plain words, whatever it is."""

from hypothesis import example, given
from hypothesis import strategies as st

from demo.slack.typed_text import escaped
from handlers.words import as_typed, plain

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)
MARKUP = st.text(alphabet="<>&;ltgamp!@#|:/ab \n\0", max_size=60)
ANYTHING = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.binary()
    | st.lists(st.integers())
    | st.dictionaries(ANY_TEXT, ANY_TEXT)
)


@given(ANY_TEXT | MARKUP)
def test_any_text_becomes_words_that_can_be_kept(text: str) -> None:
    for words in (plain(text), as_typed(text)):
        words.encode("utf-8")
        assert "\0" not in words
        assert words == words.strip()


@given(ANYTHING)
def test_what_is_no_text_is_nothing_said(found: object) -> None:
    assert plain(found) == as_typed(found) == ""


@given(ANY_TEXT | MARKUP)
def test_what_is_typed_into_a_form_stays_as_it_is(text: str) -> None:
    words = as_typed(text)
    assert as_typed(words) == words
    assert words == text.strip() or any(char in text for char in text if char not in words)


@given(st.text(st.characters(codec="utf-8", exclude_characters="<&"), max_size=200))
def test_plain_words_stay_as_they_are(text: str) -> None:
    words = plain(text)
    assert plain(words) == words == as_typed(text)


@given(MARKUP | ANY_TEXT)
@example("&lt;!channel&gt;")
@example("<http://a.example|b> & &amp;")
def test_what_slack_escapes_comes_back_as_it_was_typed(text: str) -> None:
    assert plain(escaped(text)) == as_typed(text)


@given(MARKUP)
def test_no_mention_of_slack_is_left_in_words(text: str) -> None:
    assert "<!channel>" not in plain(text.replace("&", ""))


def test_a_very_long_text_is_read_at_once() -> None:
    assert len(plain("<" * 40_000)) == 40_000
    assert len(plain("&lt;" * 10_000)) == 10_000
    assert plain("<a" * 20_000) == "<a" * 20_000
