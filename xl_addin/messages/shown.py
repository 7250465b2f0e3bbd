"""Foreign text, made fit to be shown."""

_LONGEST = 100


def shown(value: object, longest: int = _LONGEST) -> str:
    """Return foreign text as it may be shown: one line, printable, at most ``longest`` characters."""
    text = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in str(value))
    return text if len(text) <= longest else text[: longest - 1] + "…"
