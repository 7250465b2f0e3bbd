"""Options that several commands share, each defined once and handed on as one value."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from xl_addin.cli.languages import language_of, language_of_errors, language_option
from xl_addin.growth.model import GrowthModel
from xl_addin.hub.freshness import Freshness
from xl_addin.messages.days import day_outside, no_day
from xl_addin.priors.file import read_prior, shipped_prior
from xl_addin.records import Language, Measure, Question, Selection

if TYPE_CHECKING:  # the service is waited for and reads no panel, and pandas takes long to import
    from xl_addin.panels.panel import Panel

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]

# Nobody released a model that is on the Hub before this year; an earlier date is a slip of the pen.
_FIRST_DAY = date(2010, 1, 1)
_FILE = click.Path(path_type=Path, dir_okay=False)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which forms of the result the user asked for, and in which language."""

    language: Language
    as_json: bool
    json_file: Path | None
    csv_file: Path | None


class Day(click.ParamType[date]):
    """A calendar day between the Hub's earliest possible date and today (UTC), written YYYY-MM-DD."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day that ``value`` names, or fail with a sentence."""
        told = "en" if ctx is None else language_of_errors(ctx)
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            self.fail(no_day(value).text(told), param, ctx)
        today = datetime.now(UTC).date()
        if not _FIRST_DAY <= day <= today:
            said = day_outside(day, _FIRST_DAY, today)
            self.fail(said.text(told), param, ctx)
        return day


def gathered(name: str, build: Callable[..., object], *options: Decorator) -> Decorator:
    """Return a decorator that adds ``options`` to a command and hands on what ``build`` makes of them.

    ``build`` takes the options' values by their names; the command gets its result as ``name``.
    """

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def run(*args: Any, **values: Any) -> Any:
            parts = {key: values.pop(key) for key in keys}
            return command(*args, **{name: build(**parts)}, **values)

        already = len(getattr(run, "__click_params__", []))
        decorated = functools.reduce(
            lambda inner, option: option(inner), reversed(options), cast("Command", run)
        )
        keys = [param.name for param in decorated.__click_params__[already:]]  # type: ignore[attr-defined]
        return decorated

    return decorate


def _question(selection: str, measure: str, as_of: date | None, release: date | None) -> Question:
    return Question(Selection(selection), Measure(measure), as_of, release)


def _wanted(language: str | None, **forms: Any) -> Wanted:
    return Wanted(language_of(language), **forms)


@dataclass(frozen=True, slots=True)
class PanelFile:
    """A panel that was named and not read yet: its path, and its headings where they differ."""

    path: Path
    columns: dict[str, str]


def _panel_file(panel: Path | None, columns: str) -> PanelFile | None:
    from xl_addin.panels.panel import parse_columns  # noqa: PLC0415

    named = parse_columns(columns) if columns else {}
    if named and panel is None:
        raise click.UsageError("--columns names the headings of a --panel; give one.")
    return None if panel is None else PanelFile(panel, named)


def _panel(panel: Path | None, columns: str) -> "Panel | None":
    from xl_addin.panels.panel import read_panel  # noqa: PLC0415

    file = _panel_file(panel, columns)
    return None if file is None else read_panel(file.path, file.columns)


def one_source(models: tuple[str, ...], panel: "Panel | None") -> None:
    """Refuse a command that names both models and a panel, or neither."""
    if bool(models) == (panel is not None):
        raise click.UsageError("Give either one or more MODELs or a --panel FILE.")


def _freshness(*, fresh: bool, offline: bool) -> Freshness:
    if fresh and offline:
        raise click.UsageError("--fresh asks the Hub and --offline forbids it; give one of them.")
    if offline:
        return Freshness.OFFLINE
    return Freshness.FRESH if fresh else Freshness.NORMAL


def _growth(prior: Path | None) -> GrowthModel:
    return shipped_prior() if prior is None else read_prior(prior)


question_options = gathered(
    "question",
    _question,
    click.option(
        "--relation",
        "selection",
        type=click.Choice([selection.value for selection in Selection]),
        default=Selection.TUNED.value,
        show_default=True,
        help="Which children count; tuned = finetune and adapter.",
    ),
    click.option(
        "--measure",
        type=click.Choice([measure.value for measure in Measure]),
        default=Measure.MODELS.value,
        show_default=True,
        help="Count children, or every uploader once (bulk uploads cannot move that).",
    ),
    click.option("--as-of", type=Day(), metavar="DATE", help="Use data up to the end of this day (UTC)."),
    click.option(
        "--release",
        type=Day(),
        metavar="DATE",
        help="Count months from this day instead of the Hub's creation date (one model only).",
    ),
)
prior_option = gathered(
    "growth",
    _growth,
    click.option(
        "--prior",
        type=_FILE,
        metavar="FILE",
        help="A prior of your own field, made with: hfscore prior build.",
    ),
)
offline_options = gathered(
    "freshness",
    _freshness,
    click.option("--fresh", is_flag=True, help="Ask the Hub even where a kept answer would do."),
    click.option("--offline", is_flag=True, help="Never ask the Hub."),
)
output_options = gathered(
    "wanted",
    _wanted,
    click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else."),
    click.option("--json-file", type=_FILE, metavar="FILE", help="Write the JSON document to FILE."),
    click.option("--csv", "csv_file", type=_FILE, metavar="FILE", help="Write a table to FILE, for Excel."),
    language_option,
)
_PANEL = (
    click.option(
        "--panel",
        type=_FILE,
        metavar="FILE",
        help="Any monthly counts: CSV or CSV.gz with the columns series, month and cumulative.",
    ),
    click.option(
        "--columns",
        default="",
        metavar="series=A,month=B,cumulative=C",
        help="The panel's own headings, where they differ.",
    ),
)
panel_options = gathered("panel", _panel, *_PANEL)
panel_file_options = gathered("panel", _panel_file, *_PANEL)
