"""In which language a command speaks."""

import click

from xl_addin.records import Language
from xl_addin.settings import Settings, read_language

_LANGUAGE = f"{__name__}.language"  # in what click keeps for all contexts of one run


def _remember_language(ctx: click.Context, _: click.Parameter, chosen: str | None) -> str | None:
    """Keep the chosen language for what is said when the command has ended, above all its errors."""
    if chosen is not None:
        ctx.meta[_LANGUAGE] = chosen
    return chosen


def language_of_errors(ctx: click.Context) -> Language:
    """Return the language that the command was told to speak, else the settings'.

    Where the settings cannot be read the language can.
    """
    if _LANGUAGE in ctx.meta:
        return "ja" if ctx.meta[_LANGUAGE] == "ja" else "en"
    return ctx.obj.language if isinstance(ctx.obj, Settings) else read_language()


def language_of(chosen: str | None) -> Language:
    """Return the chosen language, else the settings'."""
    if chosen is None:
        return click.get_current_context().obj.language  # type: ignore[no-any-return]
    return "ja" if chosen == "ja" else "en"


language_option = click.option(
    "--language",
    type=click.Choice(["en", "ja"]),
    is_eager=True,  # what is wrong with another option is said in the language of this one
    callback=_remember_language,
    help="Language of sentences and labels (default: HFSCORE_LANGUAGE, else the system's).",
)
