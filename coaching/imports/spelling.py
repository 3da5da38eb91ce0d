"""When two names are the same name, and which known name may have been meant by an unknown one."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

LONGEST_COMPARED = 80
"""Characters; comparing is quadratic and nobody means a name by more."""


def key_of(name: str) -> str:
    """What is equal for names that read the same: case, spaces and forms of Unicode do not count."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(folded.split())


def nearest(said: str, known: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """The known names that resemble it, best first; none where nothing does."""
    by_key = {key_of(name)[:LONGEST_COMPARED]: name for name in known}
    key = key_of(said)[:LONGEST_COMPARED]
    if not key:
        return ()
    begun = sorted(each for each in by_key if each and (key.startswith(each) or each.startswith(key)))
    close = get_close_matches(key, by_key, n=most, cutoff=0.6)
    return tuple(by_key[each] for each in dict.fromkeys([*close, *begun][:most]))
