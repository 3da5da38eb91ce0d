"""Where tables and keys stand in a TOML text."""

import pytest

from coaching.imports.toml_lines import Lines, Path

TEXT = '''\
# [[school]] in a comment
title = "[[school]]" # name = 1
[[school]]
name = """
[[school]]
name = "not this"
"""
list = [
  "x = 1", # y = 2
  { z = 3 },
]
after = 1
  [school.head]
  deep.er = 'a"b'
[[school.term]]
first = 1
[[school]]
"na.me" = 2
[[school.term]]
[[school.term]]
last = 4
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("title",), 2),
        (("school", 0), 3),
        (("school", 0, "name"), 4),
        (("school", 0, "list"), 8),
        (("school", 0, "after"), 12),
        (("school", 0, "head"), 13),
        (("school", 0, "head", "deep"), 14),
        (("school", 0, "head", "deep", "er"), 14),
        (("school", 0, "term", 0, "first"), 16),
        (("school", 1, "na.me"), 18),
        (("school", 1, "term", 0), 19),
        (("school", 1, "term", 1, "last"), 21),
        (("school", 1, "term", 1, "missing"), 20),
        (("school", 1, "missing"), 17),
    ],
)
def test_a_place_is_the_line_that_an_editor_shows(path: Path, line: int) -> None:
    assert Lines(TEXT).of(path) == line
