"""The command report: what it takes, what it says of the past, and what it writes beside."""

import json
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from click.testing import Result
from hub_double import HubDouble
from openpyxl import Workbook, load_workbook
from watched import MODELS, STEADY, YOUNG, grow

from xl_addin.cli.asking import clock
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.forecasts import keep_forecasts
from xl_addin.hub.store.maintenance import kept_bases
from xl_addin.hub.store.snapshots import latest
from xl_addin.pipeline import on_dossier, score
from xl_addin.priors.file import shipped_prior
from xl_addin.records import Dossier, Question

Run = Callable[..., Result]


def texts(book: Workbook, sheet: int | str = 0) -> list[str]:
    """Return every text on a sheet."""
    cells = book.worksheets[sheet] if isinstance(sheet, int) else book[sheet]
    return [str(cell) for row in cells.iter_rows(values_only=True) for cell in row if isinstance(cell, str)]


def foretell(store: Path, endpoint: str) -> None:
    """Keep in the store what would have been forecast 200 days ago of the only model in it."""
    given = clock() - timedelta(days=200)
    with closing(Database(store)) as db:
        (base,) = kept_bases(db, endpoint)
        snapshot = latest(db, base.number)
        assert snapshot
        question = Question(as_of=given.date())
        growth = shipped_prior().for_question(question)
        answers = score([on_dossier(Dossier(snapshot), question)], growth)
        keep_forecasts(db, endpoint, answers, Question(), reference="ours", given=given)


@pytest.fixture
def told(watched: HubDouble, hfscore: Run, tmp_path: Path) -> Callable[..., Workbook]:
    """Run ``hfscore report ARGS`` towards the Hub that holds the watched models; return what it wrote."""

    def run(*args: object) -> Workbook:
        path = tmp_path / "r.xlsx"
        done = hfscore("report", *args, "-o", path, HF_ENDPOINT=watched.endpoint)
        assert done.exit_code == 0, done.output
        return load_workbook(path)

    return run


def test_a_watchlist_is_a_list_of_models(told: Callable[..., Workbook], watchlist: Path) -> None:
    """With --from, the models of the workbook are reported, by the weights that it uses."""
    book = told("--from", watchlist)
    said = texts(book)
    assert set(MODELS) <= set(said)
    assert any(text.startswith("Overall score by the profile “General”") for text in said)
    assert "Audit" in book.sheetnames


def test_a_watchlist_open_elsewhere_can_be_reported_on(
    told: Callable[..., Workbook], watchlist: Path
) -> None:
    """A lock of Excel's beside the workbook is no obstacle, because nothing is written into it."""
    (watchlist.parent / f"~${watchlist.name}").write_bytes(b"\x04Sato".ljust(165, b"\0"))
    before = watchlist.read_bytes()
    assert STEADY in texts(told("--from", watchlist))
    assert watchlist.read_bytes() == before


def test_all_that_is_kept_can_be_reported(told: Callable[..., Workbook]) -> None:
    """With --kept, every model of which the store has a snapshot is reported, without a network."""
    told(STEADY)
    book = told("--kept", "--offline")
    assert STEADY in texts(book)
    assert YOUNG not in texts(book)


def test_an_empty_store_is_told(hfscore: Run) -> None:
    """Where nothing is kept, --kept says so and how to begin; exit code 2."""
    done = hfscore("report", "--kept")
    assert done.exit_code == 2
    assert "hfscore score MODEL" in done.output


def test_a_report_is_named_as_what_it_is(hfscore: Run, tmp_path: Path) -> None:
    """Under a name such as report.docx no program would open it: refused before anybody is asked."""
    done = hfscore("report", STEADY, "-o", tmp_path / "report.docx")
    assert done.exit_code == 2
    assert "End it in .xlsx" in done.output
    assert not list(tmp_path.glob("*.docx"))


@pytest.mark.parametrize("args", [(), (STEADY, "--kept"), ("--kept", "--from", "w.xlsx")])
def test_one_source_at_a_time(hfscore: Run, args: tuple[str, ...]) -> None:
    """Neither none nor two of MODELs, --panel, --from and --kept are taken."""
    done = hfscore("report", *args)
    assert done.exit_code == 2
    assert "--from or --kept" in done.output


def test_the_names_of_the_hub_are_shown(watched: HubDouble, told: Callable[..., Workbook]) -> None:
    """A model asked for by its old and its new name is reported once, by the new one."""
    watched.rename(STEADY, "org/renamed")
    book = told(STEADY, "org/renamed")
    assert [name for name in book.sheetnames if name[0].isdigit()] == ["1 renamed"]


def test_what_changed_is_told_since_something_was_said_last(
    watched: HubDouble, hfscore: Run, told: Callable[..., Workbook]
) -> None:
    """What was said as of an earlier day is what the report compares with; before, there is nothing."""
    assert any("nothing to compare with yet" in text for text in texts(told(STEADY)))
    day = clock().date() - timedelta(days=90)
    hfscore("score", STEADY, "--as-of", day, HF_ENDPOINT=watched.endpoint)
    said = texts(told(STEADY, YOUNG))
    assert f"What changed since {day}" in said
    assert f"• New on the list: {YOUNG}." in said


def test_a_model_of_which_nothing_can_be_said_is_not_called_new(
    watched: HubDouble, hfscore: Run, tmp_path: Path
) -> None:
    """A name without forecast, such as an unknown one, leaves no trace: it is not new in every report."""
    day = clock().date() - timedelta(days=90)
    hfscore("score", STEADY, "--as-of", day, HF_ENDPOINT=watched.endpoint)
    path = tmp_path / "r.xlsx"
    hfscore("report", STEADY, "org/unknown", "-o", path, HF_ENDPOINT=watched.endpoint)
    said = texts(load_workbook(path))
    assert f"What changed since {day}" in said
    assert not any("New on the list" in text for text in said)


def test_an_earlier_report_can_be_compared_with(
    watched: HubDouble, told: Callable[..., Workbook], tmp_path: Path
) -> None:
    """With --previous, what that report said counts: a model that it had not is new."""
    told(STEADY)
    earlier = (tmp_path / "r.xlsx").rename(tmp_path / "先月.xlsx")
    grow(watched, "later")
    said = texts(told(STEADY, YOUNG, "--previous", earlier))
    assert f"What changed since {clock():%Y-%m-%d}" in said
    assert f"• New on the list: {YOUNG}." in said


def test_what_is_no_report_cannot_be_compared_with(hfscore: Run, watchlist: Path) -> None:
    """A workbook without a report's sheet of all models is refused in words."""
    done = hfscore("report", STEADY, "--previous", watchlist)
    assert done.exit_code == 2
    assert "no sheet “All models”" in done.output


def test_earlier_forecasts_are_held_against_what_came(
    watched: HubDouble, told: Callable[..., Workbook], tmp_path: Path
) -> None:
    """A forecast of 200 days ago came due at 1, 3 and 6 months: three cases, too few to judge by."""
    told(STEADY)
    foretell(tmp_path / "home" / "store.sqlite", watched.endpoint)
    book = told(STEADY)
    assert any(text.startswith("• Only 3 earlier forecasts have come due") for text in texts(book))
    assert texts(book, "Accuracy").count(STEADY) == 1
    assert texts(book, "Past forecasts").count(STEADY) == 3


def test_the_watchlist_holds_them_against_what_came_too(
    watched: HubDouble, hfscore: Run, told: Callable[..., Workbook], tmp_path: Path
) -> None:
    """A watchlist has a row for each of the three, and one on the sheet Accuracy for their model."""
    told(STEADY)
    foretell(tmp_path / "home" / "store.sqlite", watched.endpoint)
    path = tmp_path / "w.xlsx"
    assert hfscore("workbook", path, STEADY, HF_ENDPOINT=watched.endpoint).exit_code == 0
    book = load_workbook(path)
    sheet = book["Accuracy"]
    assert [cell.value for cell in book["Past forecasts"]["A"]].count(STEADY) == 3
    assert [cell.value for cell in sheet["A"]].count(STEADY) == 1
    assert str(sheet["A4"].value).startswith("Only 3 earlier forecasts have come due")


def test_equal_data_of_one_day_give_equal_bytes(told: Callable[..., Workbook], tmp_path: Path) -> None:
    """Run again, with the forecasts kept meanwhile, the report is the same byte for byte."""
    told(STEADY, YOUNG)
    first = (tmp_path / "r.xlsx").read_bytes()
    told(STEADY, YOUNG)
    assert (tmp_path / "r.xlsx").read_bytes() == first


def test_the_day_not_the_moment_is_its_date(told: Callable[..., Workbook]) -> None:
    """The file names midnight (UTC) of its day as its creation."""
    midnight = datetime.combine(clock().date(), time(), UTC).replace(tzinfo=None)
    assert told(STEADY).properties.created == midnight


def test_title_and_mark_stand_on_every_page(told: Callable[..., Workbook]) -> None:
    """Both are in the header of every sheet, and beside each other on the first."""
    book = told(STEADY, YOUNG, "--title", "月次評価", "--confidential", "社外秘")
    heads = {(sheet.oddHeader.left.text, sheet.oddHeader.right.text) for sheet in book if sheet.oddHeader}
    assert heads == {("月次評価", "社外秘")}
    assert {"月次評価", "社外秘"} <= set(texts(book))


def test_tables_for_programs_stand_beside(told: Callable[..., Workbook], tmp_path: Path) -> None:
    """--csv has a byte-order mark and a row per model, --json-file the document of hfscore score."""
    told(STEADY, YOUNG, "--csv", tmp_path / "s.csv", "--json-file", tmp_path / "s.json")
    table = (tmp_path / "s.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbfmodel,status,")
    assert table.count(b"\n") == 3
    document = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
    assert [entry["model"] for entry in document] == [STEADY, YOUNG]


def test_the_comparison_is_of_those_named(told: Callable[..., Workbook]) -> None:
    """Its rows stand in the order of --compare, whatever the case."""
    book = told(*MODELS, "--compare", YOUNG.upper(), "--compare", STEADY)
    assert [book["Compare"].cell(row, 1).value for row in (4, 5)] == [YOUNG, STEADY]


def test_a_comparison_with_a_stranger_is_refused(watched: HubDouble, hfscore: Run) -> None:
    """A model of --compare that the report is not about is named; exit code 2."""
    done = hfscore("report", STEADY, "--compare", "no/where", HF_ENDPOINT=watched.endpoint)
    assert done.exit_code == 2
    assert "not in this report: no/where" in done.output


def test_a_comparison_is_of_two_to_six(hfscore: Run, watched: HubDouble) -> None:
    """One model, or seven, cannot be compared; exit code 2."""
    for count in (1, 7):
        options = [word for _ in range(count) for word in ("--compare", STEADY)]
        done = hfscore("report", STEADY, *options, HF_ENDPOINT=watched.endpoint)
        assert done.exit_code == 2
        assert "takes 2 to 6 models" in done.output


def test_a_model_without_an_answer_is_reported_too(watched: HubDouble, hfscore: Run, tmp_path: Path) -> None:
    """The report is written and names it; the exit code is 1."""
    path = tmp_path / "r.xlsx"
    done = hfscore("report", STEADY, "no/where", "-o", path, HF_ENDPOINT=watched.endpoint)
    assert done.exit_code == 1
    assert "no/where" in texts(load_workbook(path))
