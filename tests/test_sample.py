"""The invented models: the same everywhere, whole, and with the shapes they promise."""

import hashlib
from collections import Counter
from datetime import UTC, datetime

import pytest

from xl_addin.messages import origins
from xl_addin.records import Relation, Snapshot
from xl_addin.sample import SAMPLE_NOW, sample_snapshots
from xl_addin.sample.shapes import SHAPES

SNAPSHOTS = {snapshot.base.id.removeprefix("sample/"): snapshot for snapshot in sample_snapshots()}
FAULTS = {shape.name: shape.faults for shape in SHAPES}
every_snapshot = pytest.mark.parametrize("snapshot", SNAPSHOTS.values(), ids=SNAPSHOTS)


def by_thirty_days(snapshot: Snapshot) -> Counter[int]:
    """Count the children in stretches of thirty days since release."""
    return Counter((child.created - snapshot.base.created).days // 30 for child in snapshot.children)


def test_the_sample_is_the_same_everywhere() -> None:
    """Every child is the same on every machine and every Python."""

    def digest(*names: str) -> str:
        lines = [
            f"{SNAPSHOTS[name].base.id} {child.id} {child.created.isoformat()} {child.relation}"
            for name in names
            for child in SNAPSHOTS[name].children
        ]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    # The digest of the first sample that was shipped: whoever changes the sample means to.
    first = digest(*(name for name in SNAPSHOTS if name != "needs-review"))
    assert first == "307e5deecb005252147094bac0644903a92469f1314a9065c329e2f0c031b53a"
    # The digest of the model with planted faults when it was first drawn.
    assert digest("needs-review") == "1032babeeb39d722fcec423dd6aba9e4738a4c66affb9ae9a2bdba5dd14cd78e"


def test_drawing_twice_gives_the_same() -> None:
    """Nothing outside the generator decides."""
    assert sample_snapshots() == tuple(SNAPSHOTS.values())


@every_snapshot
def test_children_are_listed_newest_first_in_full_seconds(snapshot: Snapshot) -> None:
    """A listing looks like the Hub's, without a child after its day, or before the release unless planted."""
    dates = [child.created for child in snapshot.children]
    assert dates == sorted(dates, reverse=True)
    assert all(one < SAMPLE_NOW == snapshot.taken for one in dates)
    early = sum(one < snapshot.base.created for one in dates)
    assert early == FAULTS[snapshot.base.id.removeprefix("sample/")].early
    assert all(one.microsecond == 0 and one.tzinfo is UTC for one in dates)


@every_snapshot
def test_names_are_unique_and_say_that_they_are_invented(snapshot: Snapshot) -> None:
    """Nobody can mistake a sample model for a real one."""
    names = [child.id for child in snapshot.children]
    assert len(set(names)) == len(names)
    assert all(child.id.startswith(f"{child.author}/") for child in snapshot.children)
    assert all(name.startswith(("invented-author-", "sample/")) and len(name) <= 96 for name in names)
    own = sum(name.startswith("sample/") for name in names)
    assert own == FAULTS[snapshot.base.id.removeprefix("sample/")].own
    assert snapshot.base.id.startswith("sample/")
    assert snapshot.notes == (origins.invented(),)


@every_snapshot
def test_announced_is_listed_and_missing(snapshot: Snapshot) -> None:
    """For each relation the announced children are the listed ones and the missing ones."""
    listed = Counter(child.relation for child in snapshot.children)
    assert snapshot.base.announced == {
        relation: listed[relation] + snapshot.missing.get(relation, 0) for relation in Relation
    }
    assert not snapshot.cut


def test_one_listing_is_partial() -> None:
    """Exactly one model announces more than it lists."""
    assert [name for name, one in SNAPSHOTS.items() if sum(one.missing.values())] == ["half-listed"]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_shares_sum_to_one(shape: object) -> None:
    """The shares of the relations are a distribution."""
    assert isinstance(shape, type(SHAPES[0]))
    assert sum(shape.shares.values()) == pytest.approx(1)


def test_the_giant_needs_several_pages() -> None:
    """The giant's fine-tunes alone exceed a page of the Hub (1,000 rows)."""
    listed = Counter(child.relation for child in SNAPSHOTS["giant"].children)
    assert listed[Relation.FINETUNE] > 1000
    assert 2000 < listed.total() < 3000


def test_the_spike_dies() -> None:
    """Most of the spike's children come in its first ninety days, hardly any in its last ninety."""
    counts = by_thirty_days(SNAPSHOTS["spike-that-dies"])
    last = max(counts)
    assert sum(counts[at] for at in range(3)) > 0.7 * counts.total()
    assert sum(counts[at] for at in range(last - 2, last + 1)) < 0.02 * counts.total()


def test_the_late_bloomer_blooms_late() -> None:
    """Over nine tenths of the late bloomer's children come after its first year."""
    counts = by_thirty_days(SNAPSHOTS["late-bloomer"])
    assert sum(counts[at] for at in range(12)) < 0.1 * counts.total()


@pytest.mark.parametrize(("name", "first_year_is"), [("steady-grower", "smaller"), ("slow-fade", "larger")])
def test_growth_and_fading_show(name: str, first_year_is: str) -> None:
    """The steady grower's second year is its larger one, the slow fader's its smaller one."""
    counts = by_thirty_days(SNAPSHOTS[name])
    first, second = (sum(counts[at] for at in year) for year in (range(12), range(12, 24)))
    assert (first < second) is (first_year_is == "smaller")


def test_one_author_uploads_in_bulk() -> None:
    """One author made most of the bulk upload's children, within one day."""
    children = SNAPSHOTS["bulk-upload"].children
    author, count = Counter(child.author for child in children).most_common(1)[0]
    days = Counter(child.created.date() for child in children if child.author == author)
    assert count > 0.7 * len(children)
    assert sum(size for _, size in days.most_common(2)) >= 850  # the shape's size, over at most one midnight


def test_adapters_and_quantisations_prevail_somewhere() -> None:
    """The adapter favourite has far more adapters and quantisations than fine-tunes."""
    listed = Counter(child.relation for child in SNAPSHOTS["adapter-favourite"].children)
    assert listed[Relation.ADAPTER] + listed[Relation.QUANTIZED] > 5 * listed[Relation.FINETUNE]


def test_the_awkward_dates_are_there() -> None:
    """There is a legacy date, a release on the 31st, a newborn and models of up to 30 months."""
    created = {name: snapshot.base.created for name, snapshot in SNAPSHOTS.items()}
    assert created["old-timer"] < datetime(2022, 3, 3, tzinfo=UTC)  # the first true date of the Hub
    assert created["month-end"].day == 31
    assert (SAMPLE_NOW - created["newborn"]).days < 28
    assert max((SAMPLE_NOW - one).days for name, one in created.items() if name != "old-timer") < 31 * 30


def test_small_and_empty_models_are_there() -> None:
    """One model has no child and one has fewer tuned children than any score needs (5)."""
    quiet = [
        child for child in SNAPSHOTS["quiet-corner"].children if child.relation in ("finetune", "adapter")
    ]
    assert 0 < len(quiet) < 5
    assert SNAPSHOTS["no-takers"].children == ()


def test_authors_are_many_and_unequal() -> None:
    """A tenth of the giant's authors made over a fifth of its children, as on the Hub a few do much."""
    authors = Counter(child.author for child in SNAPSHOTS["giant"].children)
    tenth = authors.most_common(len(authors) // 10)
    assert len(authors) > 500
    assert sum(count for _, count in tenth) > 0.2 * authors.total()
