"""Every way a question about a model can end: status, sentence, exit code, and no traceback."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import hub_faults
import pytest
from click.testing import Result
from hub_double import HubDouble
from hub_wire import Fault

from xl_addin.records import Relation

Run = Callable[..., Result]
LONG_AGO = datetime(2024, 3, 5, 9, tzinfo=UTC)


def ask(hfscore: Run, hub: HubDouble, model: str, *options: str, **env: str) -> tuple[int, dict[str, object]]:
    """Return exit code and JSON answer of ``hfscore score MODEL``."""
    result = hfscore("score", model, "--json", *options, HF_ENDPOINT=hub.endpoint, **env)
    assert "Traceback" not in result.output
    (answer,) = json.loads(result.stdout)
    return result.exit_code, answer


def add_grown(
    hub: HubDouble, model: str = "org/base", created: datetime = LONG_AGO, children: int = 40
) -> None:
    """Hold a base with children spread over its first ten months."""
    hub.add_base(model, created)
    for number in range(children):
        hub.add_child(
            f"u{number}/c{number}", created + timedelta(days=7 * number), {model: Relation.FINETUNE}
        )


def test_a_grown_model_is_scored(hub: HubDouble, hfscore: Run) -> None:
    """The answer has every key of the contract, scores within 0–100 inside their intervals, exit code 0."""
    add_grown(hub)
    code, answer = ask(hfscore, hub, "org/base")
    assert (code, answer["status"], answer["children"]) == (0, "ok", 40)
    assert answer["release"] == "2024-03-05T09:00:00Z"
    contract = "model status message as_of release months children scores intervals parameters certainty"
    assert set(contract.split()) <= answer.keys()
    scores, intervals = answer["scores"], answer["intervals"]
    assert isinstance(scores, dict)
    assert isinstance(intervals, dict)
    for name in ("heat", "stability", "competitiveness", "overall"):
        low, high = intervals[name]
        assert 0 <= low <= scores[name] <= high <= 100


def test_a_typing_error_is_an_unknown_model(hub: HubDouble, hfscore: Run) -> None:
    """A model that does not exist: unknown-model, its name and the Hub in the sentence, exit code 1."""
    code, answer = ask(hfscore, hub, "org/no-such-model")
    assert (code, answer["status"]) == (1, "unknown-model")
    assert "org/no-such-model" in str(answer["message"])
    assert hub.endpoint in str(answer["message"])


@pytest.mark.parametrize(
    "model", ["a b/c d", "=1+1", "../../etc/passwd", "org/name/more", "モデル/名前", "x" * 300]
)
def test_an_id_that_cannot_be_one_is_not_asked(hub: HubDouble, hfscore: Run, model: str) -> None:
    """A malformed id is unknown-model with exit code 1, and the Hub sees no request."""
    code, answer = ask(hfscore, hub, model)
    assert (code, answer["status"]) == (1, "unknown-model")
    assert "organisation/name" in str(answer["message"])
    assert ask(hfscore, hub, model, "--offline")[1] == answer
    assert not hub.seen


def test_without_a_network_the_hub_is_unreachable(hfscore: Run) -> None:
    """Where nobody listens: unreachable, with what to check, exit code 1."""
    result = hfscore("score", "org/base", "--json")
    (answer,) = json.loads(result.stdout)
    assert (result.exit_code, answer["status"]) == (1, "unreachable")
    assert "http://127.0.0.1:9" in answer["message"]
    assert "network" in answer["message"]


def test_a_wrong_token_is_told_as_such(hub: HubDouble, hfscore: Run) -> None:
    """The Hub's refusal of a token is no-access, names HF_TOKEN and not the token, exit code 1."""
    add_grown(hub)
    code, answer = ask(hfscore, hub, "org/base", HF_TOKEN="hf_wrong")
    assert (code, answer["status"]) == (1, "no-access")
    assert "HF_TOKEN" in str(answer["message"])
    assert "hf_wrong" not in str(answer["message"])


def test_a_model_of_yesterday_is_too_young(hub: HubDouble, hfscore: Run) -> None:
    """Released yesterday: too-young with no score, and that is an answer, exit code 0."""
    add_grown(hub, created=datetime.now(UTC) - timedelta(days=1), children=0)  # noqa: TID251  the program's own clock
    code, answer = ask(hfscore, hub, "org/base")
    assert (code, answer["status"], answer["months"]) == (0, "too-young", 0)
    assert answer["scores"] == dict.fromkeys(("heat", "stability", "competitiveness", "overall"))


def test_a_model_without_a_child_has_too_few(hub: HubDouble, hfscore: Run) -> None:
    """No child in many months: too-few, 0 children, exit code 0."""
    add_grown(hub, children=0)
    code, answer = ask(hfscore, hub, "org/base")
    assert (code, answer["status"], answer["children"]) == (0, "too-few", 0)


def test_a_legacy_date_asks_for_the_release(hub: HubDouble, hfscore: Run) -> None:
    """Created on 2022-03-02: legacy-date; with --release the same model is scored."""
    legacy = datetime(2022, 3, 2, 23, 29, 5, tzinfo=UTC)
    add_grown(hub, created=legacy)
    code, answer = ask(hfscore, hub, "org/base")
    assert (code, answer["status"], answer["children"], answer["release"]) == (0, "legacy-date", 40, None)
    assert "--release" in str(answer["message"])
    assert ask(hfscore, hub, "org/base", "--release", "2022-03-01")[1]["status"] == "ok"


def test_a_renamed_model_answers_under_its_new_name(hub: HubDouble, hfscore: Run) -> None:
    """Asked by the old name, the canonical name is answered and used for the listing."""
    hub.add_base("org/new", LONG_AGO, old_names=("org/old",))
    hub.add_child("u/c", LONG_AGO + timedelta(days=3), {"org/new": Relation.ADAPTER})
    code, answer = ask(hfscore, hub, "org/old")
    assert (code, answer["model"], answer["children"]) == (0, "org/new", 1)


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        (hub_faults.limited(290), "rate-limited", "used up until"),
        (hub_faults.html, "unreachable", "not JSON"),
        (hub_faults.saying(b'{"id": 3}'), "unreachable", "no usable answer"),
        (hub_faults.status(504), "unreachable", "504"),
        (hub_faults.cut_off, "unreachable", "No usable answer"),
    ],
    ids=["limited", "html", "wrong shape", "504 always", "cut off"],
)
def test_a_broken_hub_ends_in_a_sentence(
    hub: HubDouble, hfscore: Run, fault: Fault, status: str, words: str
) -> None:
    """At default patience each fault ends in its status, a sentence that names it, and exit code 1."""
    add_grown(hub)
    hub.fail(fault)
    code, answer = ask(hfscore, hub, "org/base")
    assert (code, answer["status"]) == (1, status)
    assert words.lower() in str(answer["message"]).lower()


def test_a_fault_that_heals_is_not_seen(hub: HubDouble, hfscore: Run) -> None:
    """One 500 and one bearable 429 on the way leave a normal answer."""
    add_grown(hub)
    hub.fail(hub_faults.status(500), on="detail", times=1)
    hub.fail(hub_faults.limited(0), on="listing", times=1)
    code, answer = ask(hfscore, hub, "org/base")
    assert (code, answer["status"]) == (0, "ok")


def test_an_incomplete_listing_is_partial_with_how_many_are_missing(hub: HubDouble, hfscore: Run) -> None:
    """45 announced and 40 listed: partial, 5 missing told, scores there, exit code 0."""
    add_grown(hub)
    hub.add_base("org/base", LONG_AGO, announced={Relation.FINETUNE: 45})
    code, answer = ask(hfscore, hub, "org/base")
    assert (code, answer["status"]) == (0, "partial")
    assert "5 more children" in str(answer["message"])
    assert isinstance(answer["scores"], dict)
    assert answer["scores"]["heat"] is not None


def test_in_a_list_each_model_has_its_own_ending(hub: HubDouble, hfscore: Run) -> None:
    """One unknown among three: three answers in order, exit code 1."""
    add_grown(hub)
    result = hfscore("score", "org/base", "org/none", "org/base", "--json", HF_ENDPOINT=hub.endpoint)
    assert [answer["status"] for answer in json.loads(result.stdout)] == ["ok", "unknown-model", "ok"]
    assert result.exit_code == 1


@pytest.mark.parametrize("how", [("--offline", {}), ("--json", {"HF_HUB_OFFLINE": "1"})])
def test_offline_asks_nobody(hub: HubDouble, hfscore: Run, how: tuple[str, dict[str, str]]) -> None:
    """Offline by option or by the Hub's own variable: unreachable, and no request leaves."""
    add_grown(hub)
    code, answer = ask(hfscore, hub, "org/base", how[0], **how[1])
    assert (code, answer["status"]) == (1, "unreachable")
    assert "offline" in str(answer["message"])
    assert not hub.seen
