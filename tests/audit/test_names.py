"""Names: sweeps of one uploader, quantised formats filed as tunes, and bases that are common words."""

import pytest
from audit_cases import DAY, HOUR, RELEASE, child, decision, dossier, steady

from xl_addin.audit.case import Case, case_of
from xl_addin.audit.names import LEAST_SIMILAR, common_name, quantised_as_tunes, similar_names, stem_of
from xl_addin.audit.words import Remedy
from xl_addin.records import Child, Question, Relation, Selection


def case(*children: Child, base: str = "acorn-lab/Oakling-7B") -> Case:
    """Return the case of a steadily growing base with further children."""
    return case_of(dossier([*steady(), *children], base=base), Question())


def sweep(count: int, name: str, author: str = "ann", every_hours: int = 5) -> list[Child]:
    """Return children of one author named by a running number, from 1."""
    start = RELEASE + 40 * DAY
    return [child(name.format(n + 1), start + n * every_hours * HOUR, author) for n in range(count)]


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("oak-seed-{}", "ann/oak-seed-*"),
        ("oak-checkpoint-{}00", "ann/oak-checkpoint-*"),
        ("run{}-of-oak", "ann/run*"),
        ("oak-v2-{}", "ann/oak-v2-*"),
    ],
)
def test_running_numbers_are_found_with_a_pattern_that_names_them(name: str, pattern: str) -> None:
    """Seeds, checkpoints and runs of one uploader are one doubt, and its pattern speaks of all of them."""
    found = sweep(14, name)
    (doubt,) = similar_names(case(*found))
    assert doubt.children == tuple(found)
    assert doubt.remedies == (Remedy("pattern", pattern),)


def test_a_pattern_that_would_catch_others_is_not_proposed() -> None:
    """Where the same uploader has another model that begins alike, the children are named one by one."""
    found = sweep(9, "oak-{}")
    (doubt,) = similar_names(case(*found, child("oak-9-final-chat", RELEASE + DAY, "ann")))
    assert doubt.remedies == tuple(Remedy("child", one.id) for one in found)


@pytest.mark.parametrize(
    "children",
    [
        sweep(LEAST_SIMILAR - 1, "oak-seed-{}"),
        sweep(30, "oak-{}", every_hours=24 * 5),
        [child(f"oak-{n}", RELEASE + n * HOUR, f"by{n}") for n in range(30)],
        [child(f"oak-{'abcdefghijkl'[n]}", RELEASE + n * HOUR, "ann") for n in range(12)],
    ],
    ids=["too few", "years of versions", "many uploaders", "different words"],
)
def test_no_sweep(children: list[Child]) -> None:
    """Few, slowly made, by many hands, or different in words: no near-identical names."""
    assert list(similar_names(case(*children))) == []


def test_hashes_count_as_numbers() -> None:
    """Names that end in a hexadecimal hash have one stem; a word of the letters a to f stays a word."""
    assert stem_of(child("Oak-3f9ac1", RELEASE)) == stem_of(child("oak-77b0e2", RELEASE)) == "oak-#"
    assert stem_of(child("oak-decade", RELEASE)) == "oak-decade"


@pytest.mark.parametrize(
    "name",
    [
        *("oak-GGUF", "oak.Q4_K_M", "oak-IQ3_XXS", "oak-AWQ", "oak-gptq-int4", "oak-exl2", "oak-4.0bpw-exl2"),
        *("oak_mlx", "oak-bnb-4bit", "oak-4-bit", "oak-FP8", "oak-NVFP4", "oak-w4a16", "oak-quantized"),
        "Oak-8bit",
    ],
)
def test_a_quantised_format_filed_as_a_tune_is_found(name: str) -> None:
    """Each format that repositories bear in their names is found in a fine-tune's name."""
    (doubt,) = quantised_as_tunes(case(child(name, RELEASE + DAY)))
    assert [one.id for one in doubt.children] == [f"by-{name}/{name}"]
    assert doubt.remedies == (Remedy("child", f"by-{name}/{name}"),)


@pytest.mark.parametrize(
    "name", ["oak-q4all", "bitter-oak", "oak-awqward", "oak-24bits", "oak-int4gration", "oak-7b"]
)
def test_other_words_are_no_format(name: str) -> None:
    """A format's letters inside another word mean nothing."""
    assert list(quantised_as_tunes(case(child(name, RELEASE + DAY)))) == []


def test_filed_as_quantised_is_no_doubt() -> None:
    """The same name under the right relation is as it should be."""
    filed = child("oak-gguf", RELEASE + DAY, relation=Relation.QUANTIZED)
    looked_at = case_of(dossier([*steady(), filed]), Question(Selection.ALL))
    assert list(quantised_as_tunes(looked_at)) == []


def test_a_format_in_the_bases_own_name_says_nothing() -> None:
    """Tunes of a 4-bit base carry its name on; only another format is a doubt."""
    children = (child("oakling-bnb-4bit-chat", RELEASE + DAY), child("oakling-bnb-4bit-gguf", RELEASE + DAY))
    (doubt,) = quantised_as_tunes(case(*children, base="acorn-lab/Oakling-bnb-4bit"))
    assert doubt.children == children[1:]


@pytest.mark.parametrize("base", ["x/model", "x/Base-Model", "google/BERT", "gpt2", "x/t5", "x/ab"])
def test_a_common_word_as_name_is_told_with_the_silent_children(base: str) -> None:
    """To look at are the children that do not mention the base's name in their own."""
    naming = child(f"tuned-{base.rpartition('/')[2]}", RELEASE + DAY)
    (doubt,) = common_name(case(naming, base=base))
    assert naming not in doubt.children
    assert len(doubt.children) >= 90  # of the hundred steady ones, whose names are none of these words
    assert not doubt.remedies


@pytest.mark.parametrize("base", ["x/Oakling", "x/bert-large-uncased", "x/model-of-the-world"])
def test_a_name_of_its_own_is_no_doubt(base: str) -> None:
    """A longer name that holds a common word is nobody's accident."""
    assert list(common_name(case(base=base))) == []


def test_without_children_a_common_word_is_no_matter() -> None:
    """Nothing is counted, so nothing can be counted by accident."""
    assert list(common_name(case_of(dossier([], base="x/model"), Question()))) == []


def test_kept_children_are_not_doubted() -> None:
    """A pattern that the user keeps silences both doubts about its children."""
    children = [*steady(), *sweep(14, "oak-gguf-{}")]
    kept = case_of(dossier(children, decisions=[decision("pattern", "ann/*", "keep")]), Question())
    assert list(similar_names(kept)) == list(quantised_as_tunes(kept)) == []
