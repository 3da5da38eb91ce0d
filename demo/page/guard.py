"""Which requests the page takes: those that its own pages send from this machine, and no other site's."""

from collections.abc import Mapping
from dataclasses import dataclass
from hmac import compare_digest

NAMES = ("127.0.0.1", "localhost")
TOKEN = "x-workspace-token"  # noqa: S105 - the name of a header
SECURITY = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""On every answer: nothing from elsewhere is loaded, and nobody else shows the page in a frame."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Knows the port and the token of this process."""

    port: int
    token: str

    def may_look(self, headers: Mapping[str, str]) -> bool:
        """Whether it was asked for under our own name; another name may have been made to lead here."""
        return headers.get("host", "").lower() in {f"{name}:{self.port}" for name in NAMES}

    def may_act(self, headers: Mapping[str, str]) -> bool:
        """Whether one of our own pages sent it."""
        own = f"http://{headers.get('host', '').lower()}"
        return (
            self.may_look(headers)
            and headers.get("origin", own).lower() == own
            and headers.get("sec-fetch-site", "same-origin") == "same-origin"
            and headers.get("content-type", "").partition(";")[0] == "application/json"
            and compare_digest(headers.get(TOKEN, "").encode(), self.token.encode())
        )
