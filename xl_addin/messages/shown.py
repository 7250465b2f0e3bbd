"""Foreign text, made fit to be shown."""

_LONGEST = 100


def shown(value: object) -> str:
    """Return foreign text as it may be shown: one line, printable, at most 100 characters."""
    text = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in str(value))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
