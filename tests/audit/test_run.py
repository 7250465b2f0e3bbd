"""The audit as a whole: it finds what was planted, is silent where nothing was, and stays fast."""

import time

import pytest
from audit_cases import DAY, HOUR, RELEASE, child, decision, dossier, steady
from growth_models import stated_model

from xl_addin.audit.run import MOST_OF_A_KIND, REASONS, audit
from xl_addin.audit.words import DoubtKind
from xl_addin.priors.file import shipped_prior
from xl_addin.records import Dossier, Question
from xl_addin.sample import sample_snapshots
from xl_addin.sample.shapes import SHAPES

SAMPLE = {one.base.id.removeprefix("sample/"): Dossier(one) for one in sample_snapshots()}
PLANTED = {
    "bulk-upload": {
        DoubtKind.BURST,
        DoubtKind.LARGEST_UPLOADER,
        DoubtKind.SIMILAR_NAMES,
        DoubtKind.UNUSUAL_MONTH,
    },
    "half-listed": {DoubtKind.INCOMPLETE},
    "needs-review": {
        DoubtKind.OWN_ORGANISATION,
        DoubtKind.QUANTISED,
        DoubtKind.SIMILAR_NAMES,
        DoubtKind.BEFORE_RELEASE,
        DoubtKind.DATES,
    },
    "spike-that-dies": {DoubtKind.UNUSUAL_MONTH},  # it falls from some fifty a month to five
}


@pytest.mark.parametrize("name", SAMPLE)
def test_the_sample_is_doubted_where_faults_were_planted_and_nowhere_else(name: str) -> None:
    """For each invented model the kinds of doubt are exactly those of its planted faults."""
    found = audit(SAMPLE[name], Question(), stated_model())
    assert {doubt.kind for doubt in found.doubts} == PLANTED.get(name, set())


def test_each_planted_fault_is_found_whole_with_its_effect() -> None:
    """As many children as were planted are to look at, and leaving them out changes a score."""
    planted = next(shape.faults for shape in SHAPES if shape.name == "needs-review")
    growth = shipped_prior().for_question(Question())
    result = audit(SAMPLE["needs-review"], Question(), growth)
    found = {doubt.kind: doubt for doubt in result.doubts}
    sizes = {
        DoubtKind.OWN_ORGANISATION: planted.own,
        DoubtKind.QUANTISED: planted.misfiled,
        DoubtKind.SIMILAR_NAMES: planted.sweep,
        DoubtKind.DATES: planted.redated,
    }
    assert {kind: len(found[kind].children) for kind in sizes} == sizes
    assert len(found[DoubtKind.BEFORE_RELEASE].children) == planted.early
    assert {kind: found[kind].left_out for kind in sizes} == sizes
    before = {name: one.value for name, one in result.answer.scores.items()}
    for kind in sizes:
        after = found[kind].after or {}
        assert any(abs((value or 0) - (before[name] or 0)) > 0.05 for name, value in after.items())


def test_every_kind_of_doubt_has_its_reason() -> None:
    """No kind is looked for twice or not at all."""
    assert set(REASONS) == set(DoubtKind)


def test_the_weightiest_doubt_comes_first_and_decisions_last() -> None:
    """A bulk of 150 moves the scores more than one child of the maker; what was decided closes the list."""
    children = [
        *steady(),
        *(child(f"bulk-{n}", RELEASE + 200 * DAY + n * HOUR / 10, "ann") for n in range(150)),
        child("own", RELEASE + DAY, "acorn-lab"),
        child("cy", RELEASE + DAY, "cy"),
    ]
    found = audit(dossier(children, decisions=[decision("author", "cy")]), Question(), stated_model())
    kinds = [doubt.kind for doubt in found.doubts]
    assert kinds.index(DoubtKind.BURST) < kinds.index(DoubtKind.OWN_ORGANISATION)
    assert kinds[-1] is DoubtKind.DECIDED


def test_smaller_doubts_of_one_kind_are_told_together() -> None:
    """Of eight sweeps the five largest stand alone; the sixth doubt holds the children of the other three."""
    sweeps = [
        child(
            f"oak-{author}-{n}", RELEASE + (20 + 9 * author) * DAY + n * HOUR * 5, f"{'abcdefgh'[author]}-lab"
        )
        for author in range(8)
        for n in range(10 + author)
    ]
    found = audit(dossier([*steady(), *sweeps]), Question(), stated_model())
    similar = [doubt for doubt in found.doubts if doubt.kind is DoubtKind.SIMILAR_NAMES]
    assert len(similar) == MOST_OF_A_KIND + 1
    rest = next(doubt for doubt in similar if "3 more" in doubt.sentence.en)
    assert len(rest.children) == 10 + 11 + 12
    assert rest.left_out == len(rest.children)


def test_after_keeping_everything_only_the_decision_is_told() -> None:
    """The user's word silences every doubt about children, and stands in the audit itself."""
    kept = dossier(
        SAMPLE["bulk-upload"].snapshot.children,
        decisions=[decision("pattern", "*", "keep")],
        base="sample/bulk-upload",
    )
    found = audit(kept, Question(), stated_model())
    children = [doubt for doubt in found.doubts if doubt.children]
    assert [doubt.kind for doubt in found.doubts if not doubt.children][-1] is DoubtKind.DECIDED
    assert children == []


def test_twenty_thousand_children_take_little_longer_than_their_share() -> None:
    """Ten times the children, with faults of every kind among them, take less than thirty times as long."""

    def took(scale: int) -> float:
        found = dossier(_much(scale))
        begun = time.process_time()
        assert len({doubt.kind for doubt in audit(found, Question(), stated_model()).doubts}) >= 4
        return time.process_time() - begun

    took(1)  # the growth model's grid is made at its first use
    small, large = min(took(1), took(1)), took(10)
    assert large < 30 * small + 0.5


def _much(scale: int) -> list:  # type: ignore[type-arg]
    minute = HOUR / 60
    return [
        *(child(f"u{n}", RELEASE + n * minute * 15, f"by{n % (300 * scale)}") for n in range(1_400 * scale)),
        *(child(f"s{n}", RELEASE + 9 * DAY + n * minute, f"sweeper{n // 30}") for n in range(300 * scale)),
        *(child(f"g{n}-gguf", RELEASE + n * minute * 9, f"q{n}") for n in range(200 * scale)),
        *(child(f"e{n}", RELEASE - n * minute, f"e{n}") for n in range(1, 50 * scale)),
        *(child(f"o{n}", RELEASE + n * minute * 99, "acorn-lab") for n in range(50 * scale)),
    ]
