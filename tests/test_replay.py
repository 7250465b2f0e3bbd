"""A replay: whatever the Hub and the user changed since, a day is answered as it was answered then."""

from datetime import date, timedelta

from hub_double import HubDouble
from hub_models import RELEASE
from keeping import House

from xl_addin.hub.freshness import Freshness
from xl_addin.hub.store.decisions import add
from xl_addin.pipeline import answer_models
from xl_addin.priors.file import shipped_prior
from xl_addin.records import Answer, Decision, Dossier, Measure, Question, Relation, Selection

QUESTIONS = (
    Question(),
    Question(Selection.ALL, Measure.UPLOADERS),
    Question(Selection.QUANTIZED, release=date(2024, 8, 1)),
)


def answers(house: House, as_of: date | None, freshness: Freshness = Freshness.NORMAL) -> list[Answer]:
    """Return everything that is answered of both bases, for every kind of question."""
    keeper, found = house.keeper(freshness), []
    for question in QUESTIONS:
        asked = Question(question.selection, question.measure, as_of, question.release)

        def fetch(model: str) -> Dossier:
            return keeper.dossier(model, as_of)

        growth = shipped_prior().for_question(asked)
        found += answer_models(["org/one", "org/two"], asked, fetch, growth, house.now)
    return found


def test_each_day_is_answered_as_it_was_then(hub: HubDouble) -> None:
    """Refreshed on three days, with a revised history and a decision between, replayed on a fourth."""
    house = House(hub)
    for base in ("org/one", "org/two"):
        hub.add_base(base, RELEASE)
        for number in range(120):
            relation = list(Relation)[number % 4]
            hub.add_child(
                f"{base[4:]}{number % 30}/c{number}", RELEASE + timedelta(days=3 * number), {base: relation}
            )

    said = {}
    said[house.now.date()] = answers(house, None)

    house.later(days=1)
    hub.remove("one3/c3")
    hub.change("one5/c5", parents={"org/one": Relation.MERGE})
    hub.add_child("late/comer", RELEASE + timedelta(days=50), {"org/one": Relation.FINETUNE})
    said[house.now.date()] = answers(house, None)

    house.later(days=1)
    bulk = Decision("d" * 32, "org/one", "exclude", "author", "one7", "one hand", "me", house.now)
    add(house.database, bulk)
    hub.add_child("new/comer", house.now - timedelta(hours=2), {"org/one": Relation.FINETUNE})
    said[house.now.date()] = answers(house, None)
    assert said[house.now.date()][0].excluded == 2

    house.later(days=30)
    for number in range(40):
        hub.add_child(f"flood/c{number}", house.now - timedelta(days=9), {"org/one": Relation.FINETUNE})
    fresh = answers(house, None, Freshness.FRESH)
    assert all(fresh != earlier for earlier in said.values())
    for day, then in said.items():
        assert answers(house, day) == then
