"""What one run does, as its configuration says."""

from datetime import date
from pathlib import Path

import pytest

from xl_addin.scheduling.routine import Routine, day_of, read_routine, report_of, reports_before, steps

DAY = date(2026, 11, 25)
PLAIN = Routine(workbook=Path("/w/list.xlsx"), models=(), reports=Path("/w/r"))


def test_paths_are_meant_from_the_file_that_names_them(tmp_path: Path) -> None:
    """A schedule starts anywhere, so the folder of the moment does not count."""
    config = tmp_path / "run.toml"
    config.write_text('[watch]\nworkbook = "sub/list.xlsx"\n[report]\nfolder = "out"\n', encoding="utf-8-sig")
    routine = read_routine(config)
    assert (routine.workbook, routine.reports) == (tmp_path / "sub/list.xlsx", tmp_path / "out")


def test_a_watchlist_is_refreshed_reported_and_mailed() -> None:
    """The four commands come in this order, the report dated, without words for what is not asked for."""
    routine = Routine(PLAIN.workbook, (), PLAIN.reports, to=("a@b.jp", "c@d.jp"), language="ja")
    report = str(Path("/w/r/20261125_HFScore.xlsx"))
    watched = str(PLAIN.workbook)
    hearing = ("--audience", "weekly", "--day", "2026-11-25")
    since = ("--alerts-since", "2010-01-01")  # nobody has heard of any
    assert [step.words for step in steps(routine, DAY, None, "weekly")] == [
        ("refresh", watched, "--language", "ja"),
        ("alerts", "--from", watched, *hearing, "--language", "ja"),
        ("report", "--from", watched, "-o", report, *hearing, *since, "--language", "ja"),
        ("mail", report, "--to", "a@b.jp", "--to", "c@d.jp", "--language", "ja"),
    ]


def test_without_a_workbook_models_are_reported_on() -> None:
    """There is nothing to refresh, and without recipients nothing to mail; title and mark are handed on."""
    routine = Routine(None, ("a/b", "c/d"), PLAIN.reports, "KI", "T", "社外秘")
    alerts, report = steps(routine, DAY, Path("/w/r/20261118_KI.xlsx"), "weekly")
    assert (alerts.words[:3], report.words[:3]) == (("alerts", "a/b", "c/d"), ("report", "a/b", "c/d"))
    said = dict(zip(report.words[5::2], report.words[6::2], strict=True))
    assert said == {
        "--audience": "weekly",
        "--day": "2026-11-25",
        "--alerts-since": "2026-11-18",  # the day of the report that its readers have
        "--title": "T",
        "--confidential": "社外秘",
        "--previous": str(Path("/w/r/20261118_KI.xlsx")),
    }


@pytest.mark.parametrize(
    ("names", "before"),
    [
        ((), ()),
        (("20261125_HFScore.xlsx",), ()),  # today's
        (("20261111_HFScore.xlsx", "20261118_HFScore.xlsx"), ("20261118", "20261111")),
        (("20261118_Other.xlsx", "notes_HFScore.xlsx", "20261111_HFScore.xlsx"), ("20261111",)),
        (("20261201_HFScore.xlsx",), ()),  # the clock was put back
    ],
)
def test_reports_before_are_those_of_earlier_days(names: tuple[str, ...], before: tuple[str, ...]) -> None:
    """Of the files in the folder those of the same name and an earlier day count, the latest first."""
    found = reports_before(PLAIN, DAY, [PLAIN.reports / name for name in names])
    assert tuple(file.name[:8] for file in found) == before
    assert report_of(PLAIN, DAY).name == "20261125_HFScore.xlsx"


def test_a_name_without_a_day_tells_none() -> None:
    """Eight figures that are no day, and fewer, are no day."""
    assert [day_of(Path(name)) for name in ("20261399_HFScore.xlsx", "2026_HFScore.xlsx")] == [None, None]


def test_rules_of_alerts_are_handed_to_both_commands(tmp_path: Path) -> None:
    """What is looked for is what is reported; the file of rules is meant from the configuration's folder."""
    config = tmp_path / "run.toml"
    config.write_text('[watch]\nmodels = ["a/b"]\n[alerts]\nrules = "rules.toml"\n', encoding="utf-8")
    for step in steps(read_routine(config), DAY, None, "weekly"):
        assert step.words[step.words.index("--rules") + 1] == str(tmp_path / "rules.toml")
