"""The commands exclude and keep: what the user decides of doubtful children, and the list of it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import click

from xl_addin.cli import deciding
from xl_addin.cli.keeping import store_to_read, store_to_write
from xl_addin.cli.options import Wanted, gathered, offline_options, output_options
from xl_addin.cli.showing import show
from xl_addin.decision_lists import LONGEST, is_value, read_decisions
from xl_addin.decisions import Kind, one_line
from xl_addin.errors import BadInput, ModelError
from xl_addin.hub.freshness import Freshness
from xl_addin.hub.store import decisions as store
from xl_addin.messages import deciding as said
from xl_addin.outputs.printed import decisions as printed
from xl_addin.records import Language
from xl_addin.settings import Settings

Action = Literal["exclude", "keep"]


@dataclass(frozen=True, slots=True)
class _Mode:
    """What shall be done, apart from deciding: list, undo or import."""

    listed: bool
    undo: str | None
    source: Path | None


def _named(
    child: tuple[str, ...], author: tuple[str, ...], pattern: tuple[str, ...], reason: str, by: str
) -> deciding.Named:
    given: tuple[tuple[Kind, tuple[str, ...]], ...] = (
        ("child", child),
        ("author", author),
        ("pattern", pattern),
    )
    values = tuple((kind, value.strip()) for kind, texts in given for value in texts)
    for kind, value in values:
        if not is_value(kind, value):
            raise BadInput(said.not_a_name(value))
    if values and not one_line(reason):
        raise BadInput(said.reason_missing())
    for option, text, most in (("--reason", reason, LONGEST["reason"]), ("--by", by, LONGEST["by"])):
        if len(one_line(text)) > most:
            raise BadInput(said.text_too_long(option, most))
    return deciding.Named(values, one_line(reason), one_line(by))


_named_options = gathered(
    "named",
    _named,
    click.option("--child", multiple=True, metavar="ID", help="One child; may be given several times."),
    click.option("--author", multiple=True, metavar="NAME", help="Every child of one uploader."),
    click.option("--pattern", multiple=True, metavar="GLOB", help="Every child whose id fits, with * and ?."),
    click.option("--reason", default="", metavar="TEXT", help="Why, for those who review it."),
    click.option("--by", default="", metavar="NAME", help="Who decided."),
)
_mode_options = gathered(
    "mode",
    _Mode,
    click.option("--list", "listed", is_flag=True, help="List all decisions, undone ones too."),
    click.option("--undo", metavar="ID", help="End a decision; the first six letters of its ID will do."),
    click.option(
        "--from",
        "source",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE.csv",
        help="Take over a list that --list --csv or audit --csv wrote and a colleague reviewed.",
    ),
)


def _command(action: Action, summary: str) -> click.Command:
    @click.command(action, help=summary)
    @click.argument("model", required=False, metavar="[MODEL]")
    @click.option("--everywhere", is_flag=True, help="Decide for every base instead of one MODEL.")
    @_named_options
    @_mode_options
    @offline_options
    @output_options
    @click.pass_obj
    def command(
        settings: Settings,
        *,
        model: str | None,
        everywhere: bool,
        named: deciding.Named,
        mode: _Mode,
        freshness: Freshness,
        wanted: Wanted,
    ) -> None:
        if sum((bool(named.values), mode.listed, mode.undo is not None, mode.source is not None)) != 1:
            raise click.UsageError(
                "Give what to decide (--child, --author, --pattern), or --list, --undo, --from."
            )
        if named.values:
            if everywhere == bool(model):
                raise click.UsageError("Give either one MODEL or --everywhere.")
            _decide(settings, deciding.Wish(action, model or "", named), freshness, wanted.language)
        elif model or everywhere:
            raise click.UsageError("--list, --undo and --from speak of all models; leave MODEL out.")
        else:
            _other(settings, mode, wanted)

    return command


def _decide(settings: Settings, wish: deciding.Wish, freshness: Freshness, language: Language) -> None:
    with store_to_write(settings) as db:
        try:
            sentences = deciding.decide(settings, db, wish, freshness, language)
        except ModelError as error:
            click.echo(error.sentence.text(language), err=True)
            click.get_current_context().exit(1)
    for sentence in sentences:
        click.echo(sentence.text(language))


def _other(settings: Settings, mode: _Mode, wanted: Wanted) -> None:
    if mode.listed:
        _list(settings, wanted)
    else:
        now = datetime.now(UTC)
        found = None if mode.source is None else read_decisions(mode.source, now)
        with store_to_write(settings) as db:
            if found is not None:
                click.echo(said.imported(len(found), store.add_many(db, found)).text(wanted.language))
            else:
                ended = store.undo(db, (mode.undo or "").strip(), now)
                (count,) = deciding.spoken_of_kept(db, settings.endpoint, [ended])
                click.echo(said.undone(ended, count).text(wanted.language))
            click.echo(deciding.left_out_everywhere(db, settings.endpoint, now).text(wanted.language))


def _list(settings: Settings, wanted: Wanted) -> None:
    with store_to_read(settings, wanted.language) as db:
        found = store.all_decisions(db)
        counts = deciding.spoken_of_kept(db, settings.endpoint, found)
    show(
        wanted,
        lambda: printed.decisions_document(found, counts),
        lambda: printed.decisions_table(found, counts),
        lambda: printed.decisions_screen(found, counts, wanted.language),
    )


exclude = _command(
    "exclude",
    "Leave doubtful children of MODEL out of its counts: one child, an author or a pattern of ids.",
)
keep = _command(
    "keep",
    "Keep children of MODEL that were doubted: they count, and the audit doubts them no more.",
)
