"""The command doctor on this machine: real files, a real socket, a real store."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import hub_faults
import pytest
from click.testing import Result
from hub_double import HubDouble
from hub_wire import Fault
from openpyxl import Workbook

from xl_addin.records import CheckName

Run = Callable[..., Result]
TOKEN = "hf_" + "accepted" * 4


@pytest.fixture
def doctor(hfscore: Run, tmp_path: Path) -> Run:
    """Run doctor on a machine whose documents are empty and which has no variables of its own."""
    plain = {"XDG_DOCUMENTS_DIR": str(tmp_path / "documents"), "REQUESTS_CA_BUNDLE": "", "CURL_CA_BUNDLE": ""}
    plain |= dict.fromkeys(("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "")

    def run(*args: object, **env: str) -> Result:
        return hfscore("doctor", *args, **{**plain, **env})

    return run


def checks(result: Result) -> dict[str, dict[str, str]]:
    """Return the document's objects by the name of the check; nothing else is on stdout."""
    return {check["check"]: check for check in json.loads(result.stdout)}


def test_a_machine_on_which_all_is_well(hub: HubDouble, doctor: Run) -> None:
    """Every check is there and none is bad; the Hub is asked once, and its quota told: 495 less the call."""
    result = doctor("--json", HF_ENDPOINT=hub.endpoint)
    assert result.exit_code == 0, result.output
    found = checks(result)
    assert set(found) == set(get_args(CheckName))
    assert [check for check in found.values() if check["state"] in ("bad", "warn")] == []
    assert found["excel"]["state"] == "not-here"
    assert found["clock"]["state"] == "fine"
    assert len(hub.seen) == 1
    assert found["hub"]["message"].startswith(f"{hub.endpoint} answered")
    assert found["quota"]["message"].startswith("494 calls left")


def test_the_screen_says_the_same_in_both_languages(hub: HubDouble, doctor: Run) -> None:
    """Each message of the document stands in the table, in English and in Japanese."""
    for language in ("en", "ja"):
        surroundings = {"HF_ENDPOINT": hub.endpoint, "COLUMNS": "400"}
        found = checks(doctor("--json", "--offline", "--language", language, **surroundings))
        table = doctor("--offline", "--language", language, **surroundings).stdout
        for check in found.values():
            assert without_figures(check["message"]) in without_figures(table)


def without_figures(text: str) -> str:
    """Return a text without its numbers: what is free on a disk changes from one look to the next."""
    return re.sub(r"\d[\d,.]*", "#", text)


def test_a_hub_that_is_not_there(doctor: Run) -> None:
    """Exit code 1, the Hub's line says what to do, and every other check is made all the same."""
    result = doctor("--json")
    found = checks(result)
    assert (result.exit_code, found["hub"]["state"]) == (1, "bad")
    assert "Check the network or proxy" in found["hub"]["message"]
    assert [name for name, check in found.items() if check["state"] == "bad"] == ["hub"]


@pytest.mark.parametrize("env", [{}, {"HF_HUB_OFFLINE": "1"}])
def test_offline_asks_nobody(hub: HubDouble, doctor: Run, env: dict[str, str]) -> None:
    """With the option or the variable the Hub is not asked, which is no fault."""
    result = doctor("--json", *([] if env else ["--offline"]), HF_ENDPOINT=hub.endpoint, **env)
    assert (result.exit_code, hub.seen) == (0, [])
    assert checks(result)["hub"]["state"] == "not-here"


@pytest.mark.parametrize(
    ("fault", "state", "words"),
    [
        (hub_faults.status(503), "bad", "HTTP status 503"),
        (hub_faults.html, "bad", "sign-in page"),
        (hub_faults.status(404), "bad", "not as the Hub does"),
        (hub_faults.saying(b'{"a": 1}'), "bad", "not as the Hub does"),
        (hub_faults.hanging_up, "bad", "broke off"),
        (hub_faults.limited(120), "warn", "quota of calls"),
    ],
)
def test_what_came_back_is_told(hub: HubDouble, doctor: Run, fault: Fault, state: str, words: str) -> None:
    """Each kind of answer has its sentence and is asked for once; a quota used up passes by itself."""
    hub.fail(fault)
    result = doctor("--json", HF_ENDPOINT=hub.endpoint)
    found = checks(result)["hub"]
    assert (found["state"], result.exit_code) == (state, int(state == "bad"))
    assert words in found["message"]
    assert len(hub.seen) == 1


def test_a_hub_that_hangs_is_not_waited_for_long(hub: HubDouble, doctor: Run) -> None:
    """Some seconds, then a sentence: five for the silence, six in all."""
    hub.fail(hub_faults.hanging)
    begun = datetime.now(UTC)  # noqa: TID251  the test's own clock
    found = checks(doctor("--json", HF_ENDPOINT=hub.endpoint))
    assert datetime.now(UTC) - begun < timedelta(seconds=10)  # noqa: TID251  as above
    assert found["hub"]["state"] == "bad"


def test_a_token_is_never_shown(hub: HubDouble, doctor: Run) -> None:
    """One that the Hub refuses is told as refused, an odd one as odd; neither stands in what is printed."""
    for token, state in ((TOKEN, "fine"), ("secret-of-mine", "warn")):
        for result in (
            doctor("--json", HF_ENDPOINT=hub.endpoint, HF_TOKEN=token),
            doctor(HF_ENDPOINT=hub.endpoint, HF_TOKEN=token),
        ):
            assert result.exit_code == 1
            assert token not in result.output
        found = checks(doctor("--json", HF_ENDPOINT=hub.endpoint, HF_TOKEN=token))
        assert found["token"]["state"] == state
        assert "does not accept the access token" in found["hub"]["message"]


def test_a_bundle_of_certificates_that_is_not_there(doctor: Run, tmp_path: Path) -> None:
    """The variable is told, and the secure Hub it hides is not reached: in words."""
    result = doctor(
        "--json", HF_ENDPOINT="https://127.0.0.1:9", REQUESTS_CA_BUNDLE=str(tmp_path / "社内.pem")
    )
    found = checks(result)
    assert (result.exit_code, found["certificates"]["state"]) == (1, "bad")
    assert "社内.pem" in found["certificates"]["message"]
    assert "REQUESTS_CA_BUNDLE" in found["hub"]["message"]


def test_a_proxy_is_shown_without_its_password(doctor: Run) -> None:
    """The proxy that requests would use is named; what NO_PROXY excepts is said to go past it."""
    proxy = {"HTTP_PROXY": "http://user:geheim@proxy.example:8080", "http_proxy": ""}
    proxy["http_proxy"] = proxy["HTTP_PROXY"]
    through = doctor("--json", "--offline", HF_ENDPOINT="http://hub.example", NO_PROXY="", **proxy)
    assert "http://proxy.example:8080" in checks(through)["proxy"]["message"]
    assert "geheim" not in through.output
    past = doctor("--json", "--offline", HF_ENDPOINT="http://hub.example", NO_PROXY="hub.example", **proxy)
    assert "NO_PROXY" in checks(past)["proxy"]["message"]


def test_a_damaged_store_is_told_and_left_as_it_is(doctor: Run, tmp_path: Path) -> None:
    """Other commands would set it aside; doctor says what it is and touches nothing."""
    file = tmp_path / "home" / "store.sqlite"
    file.parent.mkdir()
    file.write_bytes(b"no database at all" * 100)
    result = doctor("--json", "--offline")
    assert (result.exit_code, checks(result)["store"]["state"]) == (1, "bad")
    assert "hfscore store export" in checks(result)["store"]["message"]
    assert file.read_bytes() == b"no database at all" * 100
    assert [path.name for path in file.parent.glob("*damaged*")] == []


def test_doctor_makes_no_store(doctor: Run, hub: HubDouble, hfscore: Run, tmp_path: Path) -> None:
    """Before the first question there is none and doctor leaves none; after it, its size is told."""
    assert "not there yet" in checks(doctor("--json", HF_ENDPOINT=hub.endpoint))["store"]["message"]
    assert not (tmp_path / "home" / "store.sqlite").exists()
    hfscore("score", "org/typo", HF_ENDPOINT=hub.endpoint)
    found = checks(doctor("--json", HF_ENDPOINT=hub.endpoint))
    assert "looks sound" in found["store"]["message"]
    assert found["quota"]["message"].startswith("492 calls left")


def test_a_quota_used_up_asks_nobody(doctor: Run, hub: HubDouble, hfscore: Run) -> None:
    """The store knows that no call is left, so none is made; the end of the window is told."""
    hub.spend(600)
    hfscore("score", "org/typo", HF_ENDPOINT=hub.endpoint)
    asked = len(hub.seen)
    result = doctor("--json", HF_ENDPOINT=hub.endpoint)
    found = checks(result)
    assert (result.exit_code, len(hub.seen)) == (0, asked)
    assert (found["hub"]["state"], found["quota"]["state"]) == ("warn", "warn")


def test_a_home_that_cannot_be_written(doctor: Run, tmp_path: Path) -> None:
    """A file in the place of the folder: nothing raises, the line says what to do, the others are there."""
    (tmp_path / "file").write_text("")
    result = doctor("--json", "--offline", HFSCORE_HOME=str(tmp_path / "file" / "hf"))
    found = checks(result)
    assert (result.exit_code, found["home"]["state"]) == (1, "bad")
    assert set(found) == set(get_args(CheckName))


def test_a_log_that_cannot_be_written(doctor: Run, tmp_path: Path) -> None:
    """A folder in the place of the log is warned of."""
    (tmp_path / "home" / "hfscore.log").mkdir(parents=True)
    result = doctor("--json", "--offline")
    assert (result.exit_code, checks(result)["home"]["state"]) == (0, "warn")


def test_a_home_in_onedrive_with_japanese_letters(doctor: Run, tmp_path: Path) -> None:
    """Its variable names the folder; the letters do no harm."""
    cloud = tmp_path / "クラウド 共有"
    result = doctor("--json", "--offline", HFSCORE_HOME=str(cloud / "山田"), OneDriveCommercial=str(cloud))
    found = checks(result)
    assert (found["onedrive"]["state"], found["home"]["state"]) == ("warn", "fine")
    assert "山田" in found["onedrive"]["message"]


def test_a_workbook_of_another_python(doctor: Run, tmp_path: Path) -> None:
    """The workbook that is named is looked at, by whichever path; a file that is none is told too."""
    book = Workbook()
    book.create_sheet("xlwings.conf").append(("INTERPRETER_WIN", "/elsewhere/python"))
    book.save(tmp_path / "評価 表.xlsm")
    result = doctor("評価 表.xlsm", "--json", "--offline")
    found = checks(result)["workbook"]
    assert (result.exit_code, found["state"]) == (1, "bad")
    assert "/elsewhere/python" in found["message"]
    assert checks(doctor("missing.xlsm", "--json", "--offline"))["workbook"]["state"] == "bad"


def test_an_endpoint_that_is_no_address_is_told_before(doctor: Run) -> None:
    """The settings refuse it for every command, with the cure; exit code 2."""
    result = doctor("--json", HF_ENDPOINT="huggingface.co")
    assert (result.exit_code, "which is no web address" in result.stderr) == (2, True)
