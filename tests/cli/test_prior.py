"""The commands prior build and prior show."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
DATA = Path(__file__).parents[3] / "shared" / "data" / "finetune_monthly.csv.gz"
SOURCE = (
    "--panel",
    DATA,
    "--columns",
    "series=base_model,month=month_since_release",
    "--as-of",
    "2025-02-18",
)


@pytest.mark.skipif(not DATA.is_file(), reason="the reference data folder ../shared/data is not here")
def test_the_shipped_prior_is_what_prior_build_makes(hfscore: Run, tmp_path: Path) -> None:
    """Built again from the reference counts, forecasts agree with the shipped prior's within 1 %."""
    panel, out = tmp_path / "panel.csv", tmp_path / "prior.json"
    panel.write_text(
        "series,month,cumulative\n" + "".join(f"a,{m},{m * m}\n" for m in range(1, 10)), encoding="utf-8"
    )
    built = hfscore("prior", "build", *SOURCE, "-o", out)
    assert built.exit_code == 0, built.output
    found = []
    for options in ((), ("--prior", out)):
        result = hfscore("forecast", "--panel", panel, "--json", *options)
        found.append([point["p50"] for point in json.loads(result.stdout)[0]["forecast"]])
    assert found[1] == pytest.approx(found[0], rel=0.01)


def test_show_says_from_what_when_and_how_many(hfscore: Run) -> None:
    """Without a file it tells of the shipped prior."""
    facts = json.loads(hfscore("prior", "show", "--json").stdout)
    assert (facts["as_of"], facts["series"], facts["relation"]) == ("2025-02-18", 2381, "all")
    assert "Counted until: 2025-02-18" in hfscore("prior", "show").stdout
    assert "集計の最終日：2025-02-18" in hfscore("prior", "show", "--language", "ja").stdout


def test_too_few_series_teach_nothing(hfscore: Run, tmp_path: Path) -> None:
    """A panel of two series is refused with exit code 2, the numbers and the cure, and no file is written."""
    panel, out = tmp_path / "panel.csv", tmp_path / "prior.json"
    panel.write_text("series,month,cumulative\na,1,3\nb,1,4\n", encoding="utf-8")
    result = hfscore("prior", "build", "--panel", panel, "--as-of", "2026-01-31", "-o", out)
    assert result.exit_code == 2
    assert "Only 0 series" in result.stderr
    assert not out.exists()


def test_a_prior_that_is_none_is_bad_usage(hfscore: Run, tmp_path: Path) -> None:
    """--prior with a file of another kind: exit code 2 and the cure."""
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    result = hfscore("score", "org/a", "--offline", "--prior", tmp_path / "x.json")
    assert result.exit_code == 2
    assert "hfscore prior build" in result.stderr
