"""What a report says in short: read back from the file as the report's own functions wrote it."""

import pytest
from answers import MADE, SOURCE, many, twelve
from editions import edition
from openpyxl import Workbook
from reports_made import made, report

from xl_addin.errors import BadInput
from xl_addin.outputs.columns import ranked
from xl_addin.outputs.files.workbooks import workbook_bytes
from xl_addin.outputs.findings import findings
from xl_addin.outputs.mail.summary import Summary, read_summary
from xl_addin.outputs.source import source_lines
from xl_addin.outputs.text import Label
from xl_addin.outputs.watchlist.build import new_workbook
from xl_addin.records import Language


def read(content: bytes) -> Summary:
    """Return the summary of a report that has one."""
    found = read_summary(content, "report.xlsx")
    assert found is not None
    return found


@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_was_written_is_read(language: Language) -> None:
    """Title, sentences, ranking and sources come back as they were written, in the report's language."""
    found = read(report(language))
    assert (found.language, found.made, found.invented) == (language, MADE.date(), False)
    assert found.title == SOURCE.title.text(language)
    first = found.sections[0]
    assert first.caption == Label.FINDINGS.text(language)
    assert first.sentences == tuple(sentence.text(language) for sentence in findings(twelve()))
    rows = ranked(twelve(), language)
    assert [row["model"] for row in found.ranking] == [row.answer.model for row in rows]
    assert [row.get("rank") for row in found.ranking] == [row.rank for row in rows]
    assert found.footnotes[0] == source_lines(SOURCE)[0].text(language)


def test_invented_data_is_known() -> None:
    """A report on the sample says so, and so does its summary."""
    assert read(report(invented=True)).invented


def test_models_that_the_report_leaves_out_do_not_enter_the_ranking() -> None:
    """The lines below the table are footnotes and no models."""
    found = read(made(many(300), "en"))
    assert len(found.ranking) == 30
    assert found.footnotes[0].startswith("270 more models")


def test_a_report_without_models_has_no_ranking() -> None:
    """Its sentences are there all the same."""
    found = read(made((), "en"))
    assert found.ranking == ()
    assert found.sections


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_watchlist_is_summed_up_without_its_rankings(language: Language) -> None:
    """Its sentences are there; of tables that stand side by side no model gets another one's figures."""
    found = read(new_workbook(edition(language), MADE))
    assert found.sections[0].caption == Label.FINDINGS.text(language)
    assert len(found.sections[0].sentences) > 1
    assert found.ranking == ()


def test_another_workbook_has_no_summary() -> None:
    """A workbook of somebody else is none of ours, and no error."""
    assert read_summary(workbook_bytes(Workbook(), MADE), "x.xlsx") is None


@pytest.mark.parametrize("content", [b"", b"no workbook", report()[:1000]])
def test_what_is_no_workbook_is_told(content: bytes) -> None:
    """The sentence names the file."""
    with pytest.raises(BadInput, match=r"report\.xlsx"):
        read_summary(content, "report.xlsx")
