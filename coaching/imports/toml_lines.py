"""On which line of a TOML text each table and key stands; tomllib reads values but keeps no places."""

import re
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""Keys from the outside in; after the key of an array of tables, the number of the table."""

TOKEN = re.compile(
    r"""(?P<string>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
    r"""|(?P<comment>\#[^\n]*)|(?P<end>\n)|(?P<open>[\[{])|(?P<close>[\]}])|(?P<equals>=)|(?P<other>[^\n"'\#\[\]{}=]+|.)""",
    re.DOTALL,
)
KEY = re.compile(r""""((?:\\.|[^"\\])*)"|'([^']*)'|([A-Za-z0-9_-]+)""")


class Lines:
    """Looks places up; what has none of its own stands where its table stands."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        table: Path = ()
        for line, head, is_key in _heads(text):
            if is_key:
                self._keep((*table, *_keys(head)), line, above=len(table))
            elif head.startswith("["):
                table = self._table(_keys(head), is_array=head.startswith("[["))
                self._keep(table, line, above=0)

    def of(self, path: Path) -> int:
        """The line of that key or table, or of the nearest table around it; 1 for a file without."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def _keep(self, path: Path, line: int, *, above: int) -> None:
        for length in range(above + 1, len(path) + 1):
            self._lines.setdefault(path[:length], line)

    def _table(self, keys: list[str], *, is_array: bool) -> Path:
        path: Path = ()
        for number, key in enumerate(keys, 1):
            path = (*path, key)
            if is_array and number == len(keys):
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        return path


def _keys(head: str) -> list[str]:
    return ["".join(parts) for parts in KEY.findall(head)]


def _heads(text: str) -> Iterator[tuple[int, str, bool]]:
    """Each statement's line, what stands before its `=`, and whether it has one."""
    line, begun, depth, head, is_key = 1, 1, 0, "", False
    for token in TOKEN.finditer(text):
        kind, found = token.lastgroup, token.group()
        if kind == "end" and depth == 0:
            yield begun, head.strip(), is_key
            begun, head, is_key = line + 1, "", False
        elif kind == "equals" and depth == 0:
            is_key = True
        elif not is_key and kind != "comment":
            head += found
        depth = max(0, depth + (kind == "open") - (kind == "close"))
        line += found.count("\n")
    yield begun, head.strip(), is_key
