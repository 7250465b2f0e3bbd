"""The pipeline: from models or a panel to answers, whatever happens to one of them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from xl_addin.errors import ModelError, NoAccess, RateLimited, UnknownModel, Unreachable
from xl_addin.messages import evidence, keeping, panels
from xl_addin.panels.panel import Panel
from xl_addin.pipeline import (
    answer_models,
    answer_panel,
    ask,
    fit_as_published,
    hindcast,
    look_back,
    on_dossier,
    panel_history,
)
from xl_addin.priors.file import shipped_prior
from xl_addin.records import (
    Answer,
    BaseModel,
    Child,
    Decision,
    Dossier,
    Event,
    Imported,
    Measure,
    ParameterName,
    Question,
    Relation,
    Revision,
    ScoreName,
    Selection,
    Sentence,
    Snapshot,
    Status,
)
from xl_addin.sample import SAMPLE_NOW, sample_snapshots

GROWTH = shipped_prior()
NOW = datetime(2026, 1, 1, tzinfo=UTC)
RELEASED = datetime(2025, 1, 1, tzinfo=UTC)


def snapshot(
    monthly: list[int], *, created: datetime = RELEASED, missing: int = 0, cut: bool = False
) -> Snapshot:
    """Return a snapshot with so many children on the 15th of each month of 2025, each by another author."""
    children = tuple(
        Child(
            f"a{month}-{number}/child",
            f"a{month}-{number}",
            datetime(2025, month, 15, tzinfo=UTC),
            Relation.FINETUNE,
        )
        for month, count in enumerate(monthly, start=1)
        for number in range(count)
    )
    base = BaseModel("org/base", created, {Relation.FINETUNE: len(children) + missing})
    return Snapshot(base, children, NOW, {Relation.FINETUNE: missing}, cut=cut)


def only(found: Snapshot, question: Question | None = None, ahead: int = 12) -> Answer:
    """Return the answer about one snapshot."""
    (answer,) = answer_models(
        ["old/name"], question or Question(), lambda _: Dossier(found), GROWTH, NOW, ahead=ahead
    )
    return answer


@pytest.mark.parametrize(
    ("found", "status"),
    [
        (snapshot([5, 6, 7, 8]), Status.OK),
        (snapshot([5, 6, 7, 8], missing=3), Status.PARTIAL),
        (snapshot([5, 6, 7, 8], cut=True), Status.PARTIAL),
        (snapshot([1, 1, 1, 1], missing=3), Status.TOO_FEW),
        (snapshot([], missing=0), Status.TOO_FEW),
        (snapshot([9] * 12, created=datetime(2025, 11, 2, tzinfo=UTC), missing=3), Status.TOO_YOUNG),
        (snapshot([9] * 12, created=datetime(2022, 3, 2, tzinfo=UTC), missing=3), Status.LEGACY_DATE),
    ],
)
def test_the_status_is_the_first_that_holds(found: Snapshot, status: Status) -> None:
    """Legacy date, then too young, too few, partial, ok: DESIGN's order where several hold."""
    assert only(found).status is status


@pytest.mark.parametrize("error", [UnknownModel, NoAccess, RateLimited, Unreachable])
def test_one_models_trouble_leaves_the_others_answered(error: type[ModelError]) -> None:
    """In a list of three the failing second bears its status and sentence; first and third are scored."""
    trouble = Sentence("trouble with org/b", "問題")

    def fetch(model: str) -> Dossier:
        if model == "org/b":
            raise error(trouble)
        return Dossier(snapshot([5, 6, 7, 8]))

    first, second, third = answer_models(["org/a", "org/b", "org/c"], Question(), fetch, GROWTH, NOW)
    assert (second.model, second.status, second.message) == ("org/b", error.status, trouble)
    assert second.history is None
    assert first.scores[ScoreName.HEAT].value == third.scores[ScoreName.HEAT].value is not None


def test_an_answer_bears_the_canonical_name_and_everything_that_was_read() -> None:
    """Asked by an old name, answered as org/base, with all that was read off the fit."""
    answer = only(snapshot([9] * 12), ahead=3)
    assert (answer.model, answer.taken, answer.as_of) == ("org/base", NOW, NOW.date())
    assert all(answer.scores[name].value is not None for name in ScoreName)
    assert set(answer.parameters) == set(ParameterName)
    assert answer.ceiling is not None
    assert answer.ceiling.p10 >= 108
    assert [point.month for point in answer.forecast] == [13, 14, 15]
    assert 0 < (answer.certainty or 0) < 1


def test_an_answer_without_a_score_has_no_certainty() -> None:
    """Four children carry a forecast and no score, so nothing is said of how sure the scores are."""
    answer = only(snapshot([1, 1, 1, 1]))
    assert answer.forecast
    assert answer.certainty is None
    assert answer.scores[ScoreName.OVERALL].value is None


def test_the_measure_and_relation_reach_the_counts() -> None:
    """Uploaders count the bulk uploader once; an unasked relation counts nothing."""
    one = Child("bulk/x", "bulk", datetime(2025, 2, 1, tzinfo=UTC), Relation.ADAPTER)
    children = tuple(Child(f"bulk/{n}", one.author, one.created, one.relation) for n in range(30))
    found = Snapshot(BaseModel("org/base", RELEASED, None), children, NOW, {})
    asked = [
        only(found, question).history
        for question in (
            Question(measure=Measure.MODELS),
            Question(measure=Measure.UPLOADERS),
            Question(Selection.FINETUNE),
        )
    ]
    assert [history.whole_months[-1].cumulative for history in asked if history] == [30, 1, 0]


def test_cautions_are_told() -> None:
    """A bulk uploader, children before the release and a day before anything was kept each add theirs."""
    children = tuple(
        Child(
            f"bulk/{n}", "bulk", datetime(2024, 12, 15, tzinfo=UTC) if n < 2 else RELEASED, Relation.FINETUNE
        )
        for n in range(12)
    )
    found = Snapshot(BaseModel("org/base", RELEASED, None), children, NOW, {})
    question = Question(as_of=date(2025, 10, 31))
    answer = on_dossier(Dossier(found, reconstructed=True), question)
    assert answer.notes == (
        evidence.before_release(2),
        evidence.largest_uploader(1.0),
        evidence.reconstructed(date(2025, 10, 31), NOW.date()),
    )


def test_data_reaches_no_further_than_the_snapshot() -> None:
    """Two weeks after it was taken, the month that has meanwhile ended is still the running one."""
    found = replace(snapshot([5, 6, 7]), taken=datetime(2025, 3, 28, tzinfo=UTC))
    answer = ask("m", Question(), lambda _: Dossier(found), datetime(2025, 4, 11, tzinfo=UTC))
    assert answer.history is not None
    assert (len(answer.history.whole_months), answer.as_of) == (2, date(2025, 3, 28))


@pytest.mark.parametrize(
    ("monthly", "missing", "status"),
    [([5, 6, 7, 8], 0, Status.STALE), ([5, 6, 7, 8], 3, Status.PARTIAL), ([1, 1, 1, 1], 0, Status.TOO_FEW)],
)
def test_an_old_snapshot_says_its_age(monthly: list[int], missing: int, status: Status) -> None:
    """Stale is the status where all else is well; otherwise the sentence stands among the notes."""
    why = keeping.stale(NOW, Sentence("The Hub was not reached.", "接続不可"))
    answer = on_dossier(Dossier(snapshot(monthly, missing=missing), stale=why), Question())
    assert answer.status is status
    assert (answer.message == why) is (status is Status.STALE)
    assert (why in answer.notes) is (status is not Status.STALE)


def test_decisions_leave_children_out_and_say_so() -> None:
    """Excluding one author of January's five counts four there, and the answer names the decision."""
    decision = Decision("d1", "org/base", "exclude", "author", "a1-0", "a test account", "me", NOW)
    answer = on_dossier(Dossier(snapshot([5, 6, 7, 8]), decisions=(decision,)), Question())
    assert answer.history is not None
    assert [month.new for month in answer.history.whole_months][:4] == [4, 6, 7, 8]
    assert answer.excluded == 1
    assert keeping.excluded(1, [decision]) in answer.notes


def test_a_revised_history_and_events_travel_with_the_answer() -> None:
    """What the Hub changed of late is a note; the user's events are handed on."""
    since = datetime(2025, 12, 1, tzinfo=UTC)
    event = Event("e1", "org/base", date(2025, 5, 1), "a press report", NOW)
    dossier = Dossier(snapshot([5, 6, 7, 8]), revision=Revision(since, 12, 3, 1), events=(event,))
    answer = on_dossier(dossier, Question())
    assert keeping.revised(12, 3, 1, since) in answer.notes
    assert answer.events == (event,)


def test_an_imported_series_is_scored_and_marked() -> None:
    """Its counts are scored as any others, and the note says whose they are."""
    series = Imported("own:fleet", "operations", NOW, (5, 6, 7, 8, *[0] * 8))
    (answer,) = answer_models(["own:fleet"], Question(), lambda _: series, GROWTH, NOW)
    assert (answer.model, answer.status, answer.as_of) == ("own:fleet", Status.OK, NOW.date())
    assert answer.scores[ScoreName.HEAT].value == only(snapshot([5, 6, 7, 8])).scores[ScoreName.HEAT].value
    assert keeping.imported("own:fleet", "operations") in answer.notes


def test_another_measure_than_the_references_is_told() -> None:
    """Uploaders scored against models whose children were counted bear a caution; models do not."""
    for measure, told in ((Measure.UPLOADERS, True), (Measure.MODELS, False)):
        question = Question(measure=measure)
        growth = GROWTH.for_question(question)
        (answer,) = answer_models(["m"], question, lambda _: Dossier(snapshot([9] * 12)), growth, NOW)
        assert (evidence.other_measure() in answer.notes) is told


def test_stability_from_a_year_on_is_marked_as_not_validated() -> None:
    """At twelve whole months the caution stands; at eleven it does not."""
    for months, told in ((12, True), (11, False)):
        found = snapshot([4] * 12, created=datetime(2025, 13 - months, 1, tzinfo=UTC))
        assert (evidence.stability_unvalidated() in only(found).notes) is told


def test_the_sample_shows_its_stories() -> None:
    """The invented models end in the outcomes that their names promise."""
    snapshots = {found.base.id: found for found in sample_snapshots()}
    answers = answer_models(
        list(snapshots), Question(), lambda model: Dossier(snapshots[model]), GROWTH, SAMPLE_NOW
    )
    by_name = {answer.model.removeprefix("sample/"): answer for answer in answers}
    heat = {name: answer.scores[ScoreName.HEAT].value for name, answer in by_name.items() if answer.scores}
    assert by_name["newborn"].status is Status.TOO_YOUNG
    assert by_name["quiet-corner"].status is Status.TOO_FEW
    assert by_name["old-timer"].status is Status.LEGACY_DATE
    assert by_name["half-listed"].status is Status.PARTIAL
    assert (heat["spike-that-dies"] or 0) < (heat["slow-fade"] or 0) < (heat["late-bloomer"] or 0)


PANEL = Panel(
    names=("grows", "=broken", "short"),
    new=np.array([[4.0, 5, 6, 7], [0, 0, 0, 0], [3, 0, 0, 0]]),
    months=np.array([4, 0, 1]),
    faults={1: panels.series_gap(3)},
)


def test_a_panel_is_answered_series_by_series() -> None:
    """A sound series is scored, a faulty one bears its fault, a short one is too young and still forecast."""
    grows, broken, short = answer_panel(PANEL, GROWTH, ahead=2)
    assert (grows.status, grows.scores[ScoreName.OVERALL].value is not None) == (Status.OK, True)
    assert (broken.status, broken.message, broken.forecast) == (Status.FAULTY, panels.series_gap(3), ())
    assert (short.status, [point.month for point in short.forecast]) == (Status.TOO_YOUNG, [2, 3])


def test_the_published_fit_tells_every_series() -> None:
    """Each series has a status of the one family; only a fit that converged has numbers."""
    rows = list(fit_as_published(PANEL, 1.0, 1))
    assert [name for name, *_ in rows] == ["grows", "=broken", "short"]
    assert rows[1][1] is Status.FAULTY
    assert rows[2][1] is Status.TOO_YOUNG
    for _, status, fit, _ in rows:
        assert np.isfinite(fit.fitness) == (status is Status.OK)


def test_the_mathematics_stands_without_the_hub() -> None:
    """No file of the growth model or the panel names the Hub client."""
    folder = Path(__file__).parents[1] / "xl_addin"
    for file in [*(folder / "growth").rglob("*.py"), *(folder / "panels").glob("*.py")]:
        assert "xl_addin.hub" not in file.read_text(encoding="utf-8")


def test_counts_that_are_no_whole_numbers_add_up() -> None:
    """Cumulative 3.5, 4.2 and 9.9 are 4, 4 and 10 children: each total is rounded, not each month."""
    history = panel_history([3.5, 0.7, 5.7])
    assert [month.cumulative for month in history.months] == [4, 4, 10]
    assert [month.new for month in history.months] == [4, 0, 6]
    assert history.children == 10


def test_looking_back_goes_to_the_model_it_is_about() -> None:
    """Of three models, one without months, each gets the expectations of its own whole months."""
    growth = shipped_prior()
    answers = [
        Answer(str(place), Status.OK, Sentence("", ""), history=panel_history(new))
        for place, new in enumerate(([3, 8, 2], [], [40, 20]))
    ]
    looked = look_back(answers, growth)
    assert [len(answer.expected) for answer in looked] == [3, 0, 2]
    (alone,) = look_back([answers[2]], growth)
    assert looked[2].expected == pytest.approx(alone.expected, rel=1e-4)


def test_looking_back_is_told_by_model_and_skips_what_has_no_past() -> None:
    """Of whole months 9 give five cases at 1, 3 and 6 months ahead; without months, or with too few, none."""
    answers = [
        Answer(name, Status.OK, Sentence("", ""), history=panel_history(new))
        for name, new in (("a/A", [5] * 9), ("b/B", []), ("c/C", [9, 9]))
    ]
    unknown = Answer("no/Such", Status.UNKNOWN_MODEL, Sentence("", ""))
    found = hindcast([unknown, *answers], shipped_prior())
    assert {model: [one.ahead for one in cases] for model, cases in found.items()} == {"a/A": [1, 3, 6, 1, 3]}
    assert hindcast([unknown], shipped_prior()) == {}
