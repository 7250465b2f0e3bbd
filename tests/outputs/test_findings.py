"""The sentences of the summary."""

from dataclasses import replace
from datetime import date

from answers import history, kept_answer, many, refused, scored, twelve

from xl_addin.messages import evidence
from xl_addin.outputs.findings import findings
from xl_addin.records import Answer, Status


def _english(*answers: Answer) -> list[str]:
    return [sentence.en for sentence in findings(answers)]


def test_the_first_says_what_rises() -> None:
    """The model with the highest heat is named with score, interval and what the forecast promises."""
    first = _english(*twelve())[0]
    assert first.startswith("Rising most now: late/Bloomer-3B, heat 93 (80 % interval 81–100)")
    # 221 after month 7 and 130 a month, as answers.py has it: 221 + 3 × 130 = 611.
    assert "from 221 to about 611 children in three months" in first


def test_the_next_say_what_lasts_and_what_leads() -> None:
    """Highest stability, marked as projection, and highest competitiveness follow."""
    _, lasting, leading, *_ = _english(*twelve())
    assert "ashi-lab/Steady-7B, stability 72" in lasting
    assert "projection" in lasting
    assert "spark/Spike-70B, competitiveness 92" in leading


def test_overlapping_intervals_are_no_clear_lead() -> None:
    """A lead is called clear only where the interval ends above that of the next."""
    ahead = scored("a/first", history(5, 6, 7), (90, 50, 50))
    near = scored("a/near", history(5, 6, 7), (85, 50, 50))
    far = scored("a/far", history(5, 6, 7), (40, 50, 50))
    assert "The lead over a/near (85) is not certain." in _english(ahead, near)[0]
    assert "The next, a/far (40), is clearly behind." in _english(ahead, far)[0]


def test_the_only_one_is_called_so() -> None:
    """One scored model leads nobody."""
    assert "the only one" in _english(scored("a/b", history(5, 6, 7), (90, 50, 50)))[0]


def test_what_cannot_be_judged_is_counted_by_reason() -> None:
    """The models without an overall score are counted, with the reasons."""
    said = _english(*twelve())[3]
    assert said.startswith("Cannot be judged yet: 6 of 12 models")
    assert "too young 1" in said


def test_incomplete_counts_are_named() -> None:
    """Models with missing children are named, three at most."""
    assert _english(*twelve())[4].endswith("open/Partial-8B.")
    assert _english(*many(60))[4].endswith(
        "open/Partial-8B-5, open/Partial-8B-17, open/Partial-8B-29 and 2 more."
    )


def test_three_to_five_sentences() -> None:
    """A list of models gets three to five sentences, whatever it holds."""
    young = refused("a/b", Status.TOO_YOUNG, evidence.too_young(1, 3), history(4))
    for answers in ((young,), twelve()[:1], twelve(), many(300)):
        assert 3 <= len(findings(answers)) <= 5


def test_nothing_scored_is_said() -> None:
    """Without any score the sentences say that nothing can be said yet."""
    young = refused("a/b", Status.TOO_YOUNG, evidence.too_young(1, 3), history(4))
    said = _english(young)
    assert said[0] == "What rises now cannot be said yet: no model has a heat score."
    assert said[-1] == "Cannot be judged yet: 1 of 1 models (too young 1)."


def test_recent_events_are_named() -> None:
    """Those of the three months before the data's last day, latest first, the model with each."""
    answer = replace(kept_answer(), as_of=date(2026, 3, 1))
    (said,) = (line for line in _english(answer) if line.startswith("Noted events"))
    assert said.startswith("Noted events: ashi-lab/Steady-7B, 2026-01-29: Version 2 is announced; ")
    assert "2025-12-30: A large company adopts it: =HYPERLINK(1) [bold]" in said
    assert "2025-04-02" not in said
    assert not any("Noted" in line for line in _english(kept_answer()))  # as of November they are old
