"""Who may look: an address that works once lets a browser in, a cookie keeps it in."""

import secrets
from dataclasses import dataclass, field

from recurnlp.review.listing import Selection

SESSION = "recurnlp.session"  # where a request holds the session that it belongs to


@dataclass(slots=True)
class Session:
    """A browser that was let in.

    Args:
        reviewer: whose decisions it makes.
        selection: the worklist it saw last, which says what comes next.
    """

    reviewer: str
    selection: Selection = field(default_factory=Selection)


class Sessions:
    """Invitations and sessions, in memory only: both end with the program."""

    def __init__(self) -> None:
        self._invited: dict[str, str] = {}
        self._sessions: dict[str, Session] = {}

    def invite(self, reviewer: str) -> str:
        """Return a token that lets one browser in, once, as a reviewer."""
        token = secrets.token_urlsafe(32)
        self._invited[token] = reviewer
        return token

    def admit(self, token: str) -> str | None:
        """Use a token up; return the secret for the browser's cookie, or ``None`` if the token is no good (any more).

        Args:
            token: from the address.
        """
        known = next((one for one in self._invited if secrets.compare_digest(one.encode(), token.encode())), None)
        if known is None:
            return None
        secret = secrets.token_urlsafe(32)
        self._sessions[secret] = Session(self._invited.pop(known))
        return secret

    def find(self, secret: str) -> Session | None:
        """Return the session that a cookie belongs to."""
        return next((s for known, s in self._sessions.items() if secrets.compare_digest(known, secret)), None)
