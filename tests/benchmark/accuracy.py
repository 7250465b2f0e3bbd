"""How good forecasts and scores are: what ``hfscore backtest`` says of the reference data, beside its rivals.

The data lies beside the repository and is no part of it.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import pandas as pd
from benchmark.measured import Lacking, Measured, show

from xl_addin.growth.backtest.agreement import rank_correlation

DATA = Path(__file__).parents[3] / "shared" / "data" / "finetune_monthly.csv.gz"
COLUMNS = "series=base_model,month=month_since_release"
RIVALS = {
    "line": "the last three months go on",
    "damped": "the same, damped",
    "persistence": "no more children",
    "published": "the published fit",
}
ERRORS = {
    "log_error": ("mean log error", 1, ""),
    "median_ape": ("median error", 100, "%"),
    "within20": ("within 20 %", 100, "%"),
}


def require(panel: Path) -> None:
    """Go on where the panel is there.

    Raises
    ------
    Lacking
        If it is not.
    """
    if not panel.is_file():
        raise Lacking(f"the reference data is not there: shared/data/{panel.name} beside the repository")


def backtest(panel: Path) -> Any:
    """Return the document that the command prints."""
    return json.loads(_printed("backtest", panel, "--json"))


def _printed(command: str, panel: Path, *words: str) -> str:
    require(panel)
    line = [sys.executable, "-m", "xl_addin", command, "--panel", str(panel), "--columns", COLUMNS, *words]
    return subprocess.run(line, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def forecasts(told: Any) -> Iterator[Measured]:
    """Yield the errors over all ages and horizons beside each rival's, the lead, and the coverage."""
    summary = next(line for line in told["accuracy"] if line["group"] == "all-cells")
    note = f"{summary['trials']:,} forecasts of {summary['series']} models"
    ours = summary["precision"]["hfscore"]
    for name, (what, scale, unit) in ERRORS.items():
        for rival, words in RIVALS.items():
            theirs = summary["precision"][rival][name]
            yield Measured(what, scale * ours[name], scale * theirs, unit, words, note)
    lead = f"± {summary['gain_error']:.3f}, bootstrap over models"
    yield Measured("lead in mean log error", summary["gain"], None, "", RIVALS["line"], lead)
    fits = told["published_fits"]
    failed = f"of {fits['fits']} fits"
    yield Measured("failed forecasts", 0, fits["failed"], "", RIVALS["published"], failed)
    for level in (80, 50):
        inside = 100 * summary["coverage"][f"pit{level}"]
        yield Measured(f"inside the {level} % interval", inside, level, "%", "what is stated", note)


def cells(told: Any) -> Iterator[Measured]:
    """Yield the error at each age and horizon beside the straight line's."""
    for line in (line for line in told["accuracy"] if line["group"] == "cell"):
        ours, theirs = (line["precision"][name]["log_error"] for name in ("hfscore", "line"))
        what = f"mean log error at {line['age']} months, {line['ahead']} ahead"
        note = f"{line['trials']} models; lead {line['gain']:.3f} ± {line['gain_error']:.3f}"
        yield Measured(what, ours, theirs, "", RIVALS["line"], note)


def ranks(told: Any) -> Iterator[Measured]:
    """Yield how well each score ranks what it promises, beside a naive reading of the counts."""
    for line in told["agreement"]:
        naive, words = ("last_month", "last month's count")
        if line["score"] == "competitiveness":
            naive, words = ("current_count", "today's count")
        age = line["age"] or "3 to 11"
        what = f"{line['score']} at {age} months ranks {line['promise']}"
        note = f"rank correlation over {line['models']} models, ± {line['standard_error']:.2f} by chance"
        yield Measured(what, line["rank_correlation"], line[naive], "", words, note)


def alarms(told: Any) -> Iterator[Measured]:
    """Yield how often months are flagged as unusual, beside how often that is said."""
    for line in told["alarms"]:
        what = f"months flagged {line['side']}, from {line['least']} children on, stated {line['stated']:.0%}"
        note = f"{line['months']:,} months"
        yield Measured(what, 100 * line["share"], 100 * line["stated"], "%", "what is stated", note)


def likeness(panel: Path) -> Measured:
    """Return how alike heat and stability rank the models, as they are at the end of their histories."""
    with TemporaryDirectory() as folder:
        fitted = Path(folder, "fit.csv")
        _printed("fit", panel, "--csv", str(fitted))
        both = pd.read_csv(fitted)[["heat", "stability"]].dropna()
    alike = rank_correlation(both["heat"].to_numpy(), both["stability"].to_numpy())
    return Measured("heat ranks as stability does", alike, None, "", "", f"{len(both)} models")


def rows(*, panel: Path = DATA) -> Iterator[Measured]:
    """Yield all of it."""
    told = backtest(panel)
    for part in (forecasts, cells, ranks, alarms):
        yield from part(told)
    yield likeness(panel)


@click.command()
@click.option("--panel", type=click.Path(path_type=Path), default=DATA, help="Other counts, as it has them.")
def main(*, panel: Path) -> None:
    """Print the table."""
    try:
        show(rows(panel=panel))
    except Lacking as lacking:
        raise click.ClickException(str(lacking)) from lacking


if __name__ == "__main__":
    main()
