"""The commands prior build and prior show: what scores are measured against, made and told."""

import json
from datetime import date
from pathlib import Path

import click

from xl_addin.cli.languages import language_of, language_option
from xl_addin.cli.options import Day, panel_options, prior_option
from xl_addin.growth.fitting import Counts
from xl_addin.growth.learning import learn
from xl_addin.growth.model import About, GrowthModel
from xl_addin.messages.learning import FACTS
from xl_addin.outputs.files.saving import save_bytes
from xl_addin.panels.panel import Panel
from xl_addin.priors.file import prior_bytes
from xl_addin.records import Measure, Selection


@click.group()
def prior() -> None:
    """Make and show priors: what is known of growth before a model's own counts are looked at."""


@prior.command()
@panel_options
@click.option(
    "--relation",
    type=click.Choice([selection.value for selection in Selection]),
    default=Selection.ALL.value,
    show_default=True,
    help="Which children the panel counts.",
)
@click.option(
    "--measure",
    type=click.Choice([measure.value for measure in Measure]),
    default=Measure.MODELS.value,
    show_default=True,
    help="What the panel counts.",
)
@click.option("--as-of", type=Day(), required=True, metavar="DATE", help="Last day that the panel counts.")
@click.option("--source", default="", help="Where the counts come from, in words [default: the file's name].")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="PRIOR.json",
    help="Where to write the prior.",
)
def build(
    *,
    panel: Panel | None,
    relation: str,
    measure: str,
    as_of: date,
    source: str,
    output: Path,
) -> None:
    """Learn a prior from a --panel of monthly counts of at least sixty models that have grown.

    The file holds what was learned and none of the counts. Name it to other commands with --prior.
    """
    if panel is None:
        raise click.UsageError("Give the counts to learn from as --panel FILE.")
    sound = [row for row in range(len(panel.names)) if row not in panel.faults]
    counts = Counts(panel.new, panel.months).rows(sound)
    about = About(source or output.stem, as_of, len(sound), Selection(relation), Measure(measure))
    growth = learn(counts, about)
    save_bytes(prior_bytes(growth), output)
    click.echo(str(output))
    click.echo(f"{len(sound):,} series, {len(panel.faults):,} faulty ones left out", err=True)


@prior.command()
@prior_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")
@language_option
def show(*, growth: GrowthModel, as_json: bool, language: str | None) -> None:
    """Say from what a prior was learned, when, and from how many models."""
    facts = _facts(growth)
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
    else:
        told = language_of(language)
        labels = {name: FACTS[name].text(told) for name in facts}
        colon = "：" if told == "ja" else ": "
        click.echo("\n".join(f"{labels[name]}{colon}{value}" for name, value in facts.items()))


def _facts(growth: GrowthModel) -> dict[str, str | int]:
    about, reference = growth.about, growth.reference
    return {
        "source": about.source,
        "as_of": about.as_of.isoformat(),
        "relation": about.selection.value,
        "measure": about.measure.value,
        "series": about.series,
        "points": len(growth.prior.weight),
        "youngest_reference_months": int(reference.age[0]),
        "oldest_reference_months": int(reference.age[-1]),
        "reference_models_at_most": int(reference.size.max()),
    }
