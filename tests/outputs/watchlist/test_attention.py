"""What needs a look."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from answers import SOURCE, history, many, scored, twelve
from editions import remarked

from xl_addin.audit.words import Doubt, DoubtKind
from xl_addin.messages import evidence
from xl_addin.outputs.remarks import Remarks
from xl_addin.outputs.watchlist.attention import attention, marks
from xl_addin.outputs.watchlist.edition import Choices, Edition
from xl_addin.records import Answer, ScoreName, Sentence

ONE = scored("a/one", history(5, 6, 7), (61, 50, 50))
TWO = scored("a/two", history(5, 6, 7), (30, 50, 50))
WHY = Sentence("why", "理由")


def _english(answers: Sequence[Answer], doubts: Mapping[str, Sequence[Doubt]] | None = None) -> list[str]:
    edition = Edition(answers, Choices((), (), ""), SOURCE, "en", Remarks(doubts=doubts or {}))
    return [sentence.en for sentence in attention(edition)]


def _doubt(heat: float | None, kind: DoubtKind = DoubtKind.BURST) -> Doubt:
    after = {ScoreName.HEAT: heat, ScoreName.STABILITY: 50.0, ScoreName.COMPETITIVENESS: 48.0}
    return Doubt(kind, WHY, after=after)


def test_nothing_is_said_to_be_nothing() -> None:
    """Where all is scored and nothing is doubtful, one sentence says so."""
    assert _english([ONE, TWO]) == ["Nothing: every model was scored and nothing doubtful is known."]


def test_a_doubt_is_told_with_its_effect() -> None:
    """The score with and without the doubtful children is told; a score that moves less than 5 is not."""
    assert _english([ONE], {"a/one": [_doubt(40)]}) == [
        "a/one: burst by one uploader; without these children heat 61 → 40 (sheet Audit)."
    ]


def test_a_score_that_would_be_lost_is_an_effect() -> None:
    """Without the doubtful children the score may be empty, which is shown as a dash."""
    assert "heat 61 → –" in _english([ONE], {"a/one": [_doubt(None)]})[0]


def test_the_larger_effect_comes_first_and_each_model_once() -> None:
    """Of two doubts on a model the one that moves more is told, and models stand by effect."""
    doubts = {"a/one": [_doubt(50), _doubt(51)], "a/two": [_doubt(29), _doubt(1, DoubtKind.SIMILAR_NAMES)]}
    said = _english([ONE, TWO], doubts)
    assert [line[:5] for line in said] == ["a/two", "a/one"]
    assert "nearly identical names" in said[0]
    assert "61 → 50" in said[1]


def test_doubts_without_effect_are_named_together() -> None:
    """Findings that move no score are pointed at in one line; what was decided already is none."""
    doubts = {"a/one": [_doubt(60)], "a/two": [Doubt(DoubtKind.DECIDED, WHY)]}
    assert _english([ONE, TWO], doubts) == ["The audit has findings on: a/one (sheet Audit)."]


def test_one_dominating_uploader_is_named_with_the_share() -> None:
    """A model noted for its largest uploader is named, the largest share first."""
    answers = [
        replace(
            scored(f"a/{share}", history(5, 6, 7, share=share), (50, 50, 50)),
            notes=(evidence.largest_uploader(share),),
        )
        for share in (0.41, 0.6)
    ]
    assert _english(answers)[0].startswith("One uploader made much of the count: a/0.6 (60%), a/0.41 (41%).")


def test_the_gravest_outcome_comes_first_and_the_rest_is_counted() -> None:
    """Of the twelve answers six are in trouble: four are told, the others are counted in the last line."""
    said = _english(twelve())
    assert len(said) == 5
    assert said[0].startswith("open/Partial-8B: The Hub announces 23 more")
    assert said[1].startswith("no/Such-model was not found")
    assert said[-1] == "Also: release unknown 1, too few children 1, too young 1."


def test_many_of_one_outcome_take_one_line() -> None:
    """Models that ended alike are named together, three at most."""
    said = _english(many(60))
    assert len(said) == 5
    assert said[0].startswith(
        "Incomplete counts: open/Partial-8B-5, open/Partial-8B-17, open/Partial-8B-29 and 2 more;"
    )


def test_more_doubts_than_room_leave_a_line_for_the_rest() -> None:
    """Even where doubts fill the page, the models without a score are counted in the last line."""
    answers = [replace(ONE, model=f"a/{number}") for number in range(7)]
    doubts = {answer.model: [_doubt(20)] for answer in answers}
    said = _english([*answers, twelve()[6]], doubts)
    assert len(said) == 5
    assert said[-1] == "Also: audit findings 3, too young 1."


def test_models_to_look_at_are_marked_with_the_weightiest_reason() -> None:
    """A doubt that moves a score, one dominating uploader, incomplete counts: one reason each, in words."""
    noted = replace(
        scored("a/much", history(5, 6, 7, share=0.6), (50, 50, 50)), notes=(evidence.largest_uploader(0.6),)
    )
    answers = (ONE, TWO, noted, twelve()[5], twelve()[6])
    doubts = {"a/one": [_doubt(40)], "a/two": [_doubt(30)], "a/much": [_doubt(20, DoubtKind.SIMILAR_NAMES)]}
    edition = Edition(answers, Choices((), (), ""), SOURCE, "en", Remarks(doubts=doubts))
    assert {model: why.en for model, why in marks(edition).items()} == {
        "a/one": "Burst by one uploader",
        "a/much": "Nearly identical names",
        "open/Partial-8B": "Incomplete counts",
    }
    assert marks(remarked(edition, doubts={}))["a/much"].en == "One dominating uploader"
