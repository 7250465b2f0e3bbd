"""What one run does, as its configuration says."""

from datetime import date
from pathlib import Path

import pytest

from xl_addin.scheduling.routine import Routine, read_routine, report_before, report_of, steps

DAY = date(2026, 11, 25)
PLAIN = Routine(workbook=Path("/w/list.xlsx"), models=(), reports=Path("/w/r"))


def test_paths_are_meant_from_the_file_that_names_them(tmp_path: Path) -> None:
    """A schedule starts anywhere, so the folder of the moment does not count."""
    config = tmp_path / "run.toml"
    config.write_text('[watch]\nworkbook = "sub/list.xlsx"\n[report]\nfolder = "out"\n', encoding="utf-8-sig")
    routine = read_routine(config)
    assert (routine.workbook, routine.reports) == (tmp_path / "sub/list.xlsx", tmp_path / "out")


def test_a_watchlist_is_refreshed_reported_and_mailed() -> None:
    """The three commands come in this order, the report dated, without words for what is not asked for."""
    routine = Routine(PLAIN.workbook, (), PLAIN.reports, to=("a@b.jp", "c@d.jp"), language="ja")
    report = str(Path("/w/r/20261125_HFScore.xlsx"))
    watched = str(PLAIN.workbook)
    assert [step.words for step in steps(routine, DAY, None)] == [
        ("refresh", watched, "--language", "ja"),
        ("report", "--from", watched, "-o", report, "--language", "ja"),
        ("mail", report, "--to", "a@b.jp", "--to", "c@d.jp", "--language", "ja"),
    ]


def test_without_a_workbook_models_are_reported_on() -> None:
    """There is nothing to refresh, and without recipients nothing to mail; title and mark are handed on."""
    routine = Routine(None, ("a/b", "c/d"), PLAIN.reports, "KI", "T", "社外秘")
    (step,) = steps(routine, DAY, Path("/w/r/20261118_KI.xlsx"))
    assert step.words[:3] == ("report", "a/b", "c/d")
    said = dict(zip(step.words[5::2], step.words[6::2], strict=True))
    assert said == {
        "--title": "T",
        "--confidential": "社外秘",
        "--previous": str(Path("/w/r/20261118_KI.xlsx")),
    }


@pytest.mark.parametrize(
    ("names", "before"),
    [
        ((), None),
        (("20261125_HFScore.xlsx",), None),  # today's
        (("20261118_HFScore.xlsx", "20261111_HFScore.xlsx"), "20261118_HFScore.xlsx"),
        (("20261118_Other.xlsx", "notes_HFScore.xlsx", "20261111_HFScore.xlsx"), "20261111_HFScore.xlsx"),
        (("20261201_HFScore.xlsx",), None),  # the clock was put back
    ],
)
def test_the_report_before_is_the_latest_earlier_one(names: tuple[str, ...], before: str | None) -> None:
    """Of the files in the folder those of the same name and an earlier day count."""
    found = report_before(PLAIN, DAY, [PLAIN.reports / name for name in names])
    assert found == (None if before is None else PLAIN.reports / before)
    assert report_of(PLAIN, DAY).name == "20261125_HFScore.xlsx"
