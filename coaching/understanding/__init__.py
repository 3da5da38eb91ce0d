"""Which topic a text is about, how soon and what kind of help: values in, values out; nothing here waits or raises.

A caller makes a `TopicModel` once per version of the programme and of what was learnt, and asks it with `Said`.
Sentence vectors come from outside, through `Encoder`; without them stems and letters must do.
"""

from coaching.understanding.examples import Example, kept, learnt_from, recalled
from coaching.understanding.kinds import guess_kind
from coaching.understanding.model import TopicModel
from coaching.understanding.phrases import texts_of
from coaching.understanding.readings import Reading
from coaching.understanding.said import Encoder, Matrix, Said, Vector
from coaching.understanding.shared_letters import SharedLetters
from coaching.understanding.when_needed import guess_when

__all__ = [
    "Encoder",
    "Example",
    "Matrix",
    "Reading",
    "Said",
    "SharedLetters",
    "TopicModel",
    "Vector",
    "guess_kind",
    "guess_when",
    "kept",
    "learnt_from",
    "recalled",
    "texts_of",
]
