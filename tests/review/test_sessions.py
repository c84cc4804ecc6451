"""Invitations and sessions."""

from recurnlp.review.sessions import Sessions


def test_an_invitation_makes_one_session():
    """A token gives a secret once; the secret finds the reviewer's session."""
    sessions = Sessions()
    token = sessions.invite("Ada")
    secret = sessions.admit(token)
    assert sessions.find(secret).reviewer == "Ada"
    assert sessions.admit(token) is None


def test_tokens_and_secrets_are_long_and_differ():
    """Nobody guesses them: 256 bits each, and a secret is not its token."""
    sessions = Sessions()
    tokens = [sessions.invite("Ada") for _ in range(10)]
    secrets = [sessions.admit(token) for token in tokens]
    assert len({*tokens, *secrets}) == 20
    assert min(map(len, [*tokens, *secrets])) >= 43


def test_what_nobody_gave_out_finds_nothing():
    """Empty, foreign and non-ASCII strings are neither tokens nor secrets."""
    sessions = Sessions()
    sessions.invite("Ada")
    for guess in ("", "x", "ß"):
        assert sessions.admit(guess) is None
    assert sessions.find("") is None
