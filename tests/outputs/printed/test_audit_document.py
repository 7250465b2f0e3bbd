"""An audit as JSON and as a list to review: complete, and readable by the commands it is for."""

import json
from pathlib import Path

import pytest
from audit_cases import DAY, HOUR, RELEASE, TAKEN, child, decision, dossier, steady
from growth_models import stated_model

from xl_addin.audit.run import audit
from xl_addin.audit.words import Audit, DoubtKind
from xl_addin.decision_lists import read_decisions
from xl_addin.outputs.files.tables import csv_bytes
from xl_addin.outputs.printed.audit_document import audit_document, review_table
from xl_addin.records import Answer, Question, Sentence, Status

BULK = [child(f"bulk-{n}", RELEASE + 200 * DAY + n * HOUR / 10, "ann") for n in range(150)]
MISFILED = [child(f"oak{'abcdefghij'[n]}-gguf", RELEASE + (30 + n) * DAY) for n in range(8)]
EARLY = [child("early", RELEASE - DAY)]


def found() -> Audit:
    """Audit a base with a bulk upload, eight misfiled quantisations, an early child and one decision."""
    children = [*steady(), *BULK, *MISFILED, *EARLY]
    return audit(
        dossier(children, decisions=[decision("pattern", "by-tune-b", "keep")]), Question(), stated_model()
    )


def test_the_document_holds_every_doubt_with_its_evidence() -> None:
    """Kind, sentence, every child, share, scores before and after, command; JSON can write it."""
    document = audit_document(found(), "en")
    assert json.loads(json.dumps(document, allow_nan=False)) == document
    doubts = document["doubts"]
    assert isinstance(doubts, list)
    burst = next(one for one in doubts if one["kind"] == "burst")
    assert burst["children"] == [one.id for one in BULK]
    assert burst["share"] == pytest.approx(150 / 258, abs=1e-4)
    assert burst["left_out"] == 150
    assert burst["command"].startswith("hfscore exclude acorn-lab/Oakling-7B --author ann")
    assert set(burst["scores"]) == {"heat", "stability", "competitiveness"}
    assert set(burst["scores"]["heat"]) == {"before", "after"}
    assert {"model", "status", "scores", "children", "uploaders"} <= set(document)


def test_what_is_not_counted_has_no_share_and_nothing_to_decide_no_scores() -> None:
    """Children before the release: ids, but neither share nor scores nor command."""
    doubts = audit_document(found(), "en")["doubts"]
    assert isinstance(doubts, list)
    early = next(one for one in doubts if one["kind"] == "before-release")
    assert early["children"] == [EARLY[0].id]
    assert (early["share"], early["scores"], early["command"], early["left_out"]) == (None,) * 4


def test_the_document_says_what_was_looked_for() -> None:
    """Every kind of doubt is named, even where the model could not be answered and nothing was doubted."""
    unanswered = Audit(Answer("org/none", Status.UNKNOWN_MODEL, Sentence("Not there.", "ない")))
    document = audit_document(unanswered, "en")
    assert sorted(document["looked_for"]) == sorted(DoubtKind)  # type: ignore[call-overload]
    assert (document["doubts"], document["uploaders"], document["status"]) == ([], None, "unknown-model")


def test_a_list_that_nobody_reviewed_decides_nothing(tmp_path: Path) -> None:
    """The list as written is read without a fault and without a decision."""
    path = tmp_path / "review.csv"
    path.write_bytes(csv_bytes(review_table(found(), TAKEN, "en")))
    assert read_decisions(path, TAKEN) == ()


def test_a_reviewed_list_decides_what_was_written_beside_it(tmp_path: Path) -> None:
    """With exclude beside each misfiled child, eight decisions on those children come of it."""
    table = review_table(found(), TAKEN, "ja")
    table.loc[(table["kind"] == "child"), "action"] = "exclude"
    path = tmp_path / "review.csv"
    path.write_bytes(csv_bytes(table))
    made = read_decisions(path, TAKEN)
    assert {one.value for one in made} == {one.id for one in MISFILED}
    assert {one.reason for one in made} == {"量子化モデルの誤分類"}
    assert len({one.id for one in made}) == len(MISFILED)


def test_every_doubt_has_a_row_to_read() -> None:
    """A doubt without a remedy has one row with its evidence and nothing to decide."""
    table = review_table(found(), TAKEN, "en")
    to_read = table[table["kind"] == ""]
    assert {"Children before the release", "Decided already"} <= set(to_read["doubt"])
    assert set(to_read["value"]) == {""}
    assert table["evidence"].all()
