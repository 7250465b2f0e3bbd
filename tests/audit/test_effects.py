"""The effect of a doubt is what the scores become once its command is run, and nothing else."""

import pytest
from audit_cases import DAY, HOUR, RELEASE, child, decision, dossier, steady
from growth_models import stated_model

from xl_addin.audit.effects import plain_scores, weighed
from xl_addin.audit.words import Doubt, DoubtKind, Remedy
from xl_addin.pipeline import on_dossier, score
from xl_addin.records import Decision, Dossier, Question, ScoreName, Sentence

GROWTH = stated_model()
BULK = tuple(child(f"x{n}", RELEASE + 200 * DAY + n * HOUR / 10, "ann") for n in range(150))
FEW = steady(4)


def doubt(*remedies: Remedy, ends: str = "") -> Doubt:
    """Return a doubt with these remedies."""
    return Doubt(DoubtKind.BURST, Sentence("", ""), remedies=remedies, ends=ends)


def scores_with(found: Dossier, *decisions: Decision) -> dict[ScoreName, float | None]:
    """Score the dossier with these decisions in force, the ordinary way and alone."""
    with_decisions = dossier(found.snapshot.children, decisions=decisions)
    (answer,) = score([on_dossier(with_decisions, Question())], GROWTH)
    return plain_scores(answer)


@pytest.mark.parametrize(
    "remedies",
    [
        (Remedy("author", "ann"),),
        (Remedy("pattern", "ann/x1*"),),
        tuple(Remedy("child", one.id) for one in BULK[:7]),
    ],
    ids=["author", "pattern", "children"],
)
def test_the_effect_is_what_the_decisions_do(remedies: tuple[Remedy, ...]) -> None:
    """Before are today's scores; after are those that the same decisions, once made, lead to."""
    found = dossier([*steady(), *BULK])
    result = weighed(found, Question(), [doubt(*remedies)], GROWTH)
    (weighed_one,) = result.doubts
    made = [decision(one.kind, one.value, number=n) for n, one in enumerate(remedies)]
    assert plain_scores(result.answer) == pytest.approx(scores_with(found))
    assert weighed_one.after == pytest.approx(scores_with(found, *made))
    changed = weighed_one.after or {}
    standing = ScoreName.COMPETITIVENESS
    assert changed[standing] != pytest.approx(plain_scores(result.answer)[standing])


def test_each_doubt_is_weighed_alone() -> None:
    """In a batch every doubt has the effect that it has by itself."""
    found = dossier([*steady(), *BULK])
    doubts = [doubt(Remedy("author", "ann")), doubt(), doubt(Remedy("pattern", "by-*"))]
    together = weighed(found, Question(), doubts, GROWTH).doubts
    for one, weighed_one in zip(doubts, together, strict=True):
        (alone,) = weighed(found, Question(), [one], GROWTH).doubts
        assert alone.left_out == weighed_one.left_out
        assert alone.after == (weighed_one.after and pytest.approx(weighed_one.after))


def test_the_number_left_out_is_counted_beside_those_that_are() -> None:
    """Of 150, ten are left out already: the author's doubt would leave out 140 more."""
    already = decision("pattern", "ann/x?")
    result = weighed(
        dossier([*steady(), *BULK], decisions=[already]), Question(), [doubt(Remedy("author", "ann"))], GROWTH
    )
    assert result.answer.excluded == 10
    assert result.doubts[0].left_out == 140


def test_ending_a_decision_brings_its_children_back() -> None:
    """What a decision's end would do: as many children fewer left out, and the scores without it."""
    made = decision("author", "ann")
    found = dossier([*steady(), *BULK], decisions=[made])
    (weighed_one,) = weighed(found, Question(), [doubt(ends=made.id)], GROWTH).doubts
    assert weighed_one.left_out == -150
    assert weighed_one.after == pytest.approx(scores_with(found))


def test_a_score_that_would_vanish_is_none() -> None:
    """Four children are too few for any score, so without the bulk all three are empty."""
    (weighed_one,) = weighed(
        dossier([*FEW, *BULK]), Question(), [doubt(Remedy("author", "ann"))], GROWTH
    ).doubts
    assert weighed_one.after == {
        ScoreName.HEAT: None,
        ScoreName.STABILITY: None,
        ScoreName.COMPETITIVENESS: None,
    }


def test_without_anything_to_decide_there_is_no_effect() -> None:
    """A doubt that leaves nothing to decide has neither number nor scores."""
    (weighed_one,) = weighed(dossier(steady()), Question(), [doubt()], GROWTH).doubts
    assert (weighed_one.left_out, weighed_one.after) == (None, None)
