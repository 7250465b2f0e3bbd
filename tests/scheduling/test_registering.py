"""Entries are put, found and removed through the programs of a machine."""

import shutil
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
from fake_schedulers import FakeSchedulers
from scheduled_entries import entry

from xl_addin.errors import BadInput
from xl_addin.scheduling.entry import Kind
from xl_addin.scheduling.registering import Scheduler, chosen, schedulers
from xl_addin.scheduling.tasks import task_xml

_NAME = entry().name
_TIMER = f"hfscore-{_NAME}.timer"
Machine = Callable[..., FakeSchedulers]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Return what makes a machine on which only the named programs are."""

    def make(*names: str) -> FakeSchedulers:
        fakes = FakeSchedulers(tmp_path / "bin", *names)
        monkeypatch.setenv("PATH", str(fakes.folder))
        return fakes

    return make


def found(tmp_path: Path, platform: str = "linux") -> list[Scheduler]:
    """Return the schedulers of a machine whose user's units lie in ``units``."""
    return schedulers(platform, tmp_path / "config" / "units", tmp_path / "stamps")


def only(tmp_path: Path, kind: Kind) -> Scheduler:
    """Return the scheduler of that kind."""
    return chosen(found(tmp_path, "win32" if kind is Kind.TASKS else "linux"), kind)


def test_the_best_scheduler_is_chosen(machine: Machine, tmp_path: Path) -> None:
    """Windows has Task Scheduler; elsewhere a working systemd goes before the crontab, unless told."""
    fakes = machine("crontab", "systemctl", "schtasks")
    assert [one.kind for one in found(tmp_path, "win32")] == [Kind.TASKS]
    assert chosen(found(tmp_path), None).kind is Kind.SYSTEMD
    assert chosen(found(tmp_path), Kind.CRON).kind is Kind.CRON
    fakes.refuse("show-environment")
    assert chosen(found(tmp_path), None).kind is Kind.CRON
    assert chosen(found(tmp_path, "darwin"), None).kind is Kind.CRON


def test_without_a_scheduler_the_cure_is_told(machine: Machine, tmp_path: Path) -> None:
    """Where none works, or not the one asked for, the sentence names what to do."""
    machine()
    for platform in ("linux", "win32"):
        with pytest.raises(BadInput, match="install cron"):
            chosen(found(tmp_path, platform), None)
    with pytest.raises(BadInput, match="--kind cron"):
        chosen(schedulers_with_cron(machine, tmp_path), Kind.TASKS)


def schedulers_with_cron(machine: Machine, tmp_path: Path) -> list[Scheduler]:
    """Return the schedulers of a machine that has a crontab and nothing else."""
    shutil.rmtree(tmp_path / "bin")
    machine("crontab")
    return found(tmp_path)


@pytest.mark.parametrize("kind", Kind)
def test_an_entry_is_put_found_replaced_and_removed(machine: Machine, tmp_path: Path, kind: Kind) -> None:
    """On every scheduler: none at first, then the one written last, then none and nothing left of it."""
    fakes = machine("crontab", "systemctl", "schtasks")
    scheduler = only(tmp_path, kind)
    assert scheduler.find(_NAME) is None
    scheduler.put(entry("/bin/first"))
    scheduler.put(entry("/bin/second", at=time(6, 5)))
    there = scheduler.find(_NAME)
    assert there is not None
    assert "/bin/second" in there
    assert "/bin/first" not in there
    assert "6:05" in there or "5 6 *" in there
    fakes.calls()
    scheduler.remove(_NAME)
    assert scheduler.find(_NAME) is None
    fakes.calls()
    assert list(fakes.kept.iterdir()) == []
    assert [path for path in (tmp_path / "config").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("kind", Kind)
def test_the_form_is_what_is_written(machine: Machine, tmp_path: Path, kind: Kind) -> None:
    """What the user is shown beforehand is what is found afterwards, and showing it changes nothing."""
    fakes = machine("crontab", "systemctl", "schtasks")
    scheduler = only(tmp_path, kind)
    fakes.calls()
    shown = scheduler.form(entry())
    assert fakes.calls() == []
    scheduler.put(entry())
    there = scheduler.find(_NAME)
    assert there is not None
    assert there.replace("\r\n", "\n").strip() in shown


def test_the_user_s_crontab_stays(machine: Machine, tmp_path: Path) -> None:
    """Lines of the user, in whatever encoding, are the same bytes before and after."""
    fakes = machine("crontab")
    mine = b"MAILTO=me\n# \x83\x52 caf\xe9\r\n0 0 * * * true %in\n"
    fakes.table.write_bytes(mine)
    only(tmp_path, Kind.CRON).put(entry())
    assert fakes.table.read_bytes().startswith(mine)
    only(tmp_path, Kind.CRON).remove(_NAME)
    assert fakes.table.read_bytes() == mine


def test_a_crontab_that_cannot_be_read_is_not_written(machine: Machine, tmp_path: Path) -> None:
    """A refusal other than having no crontab ends it, with the program's words made fit to be shown."""
    fakes = machine("crontab")
    fakes.table.write_bytes(b"mine\n")
    fakes.refuse("-l")
    with pytest.raises(BadInput, match="crontab refused") as refusal:
        only(tmp_path, Kind.CRON).put(entry())
    assert "31mnot allowed" in refusal.value.sentence.en
    assert "\x1b" not in refusal.value.sentence.en
    assert fakes.table.read_bytes() == b"mine\n"


def test_systemd_is_told_in_order(machine: Machine, tmp_path: Path) -> None:
    """The units are read before the timer is enabled and restarted, and after they are removed."""
    fakes = machine("systemctl")
    scheduler = only(tmp_path, Kind.SYSTEMD)
    fakes.calls()
    scheduler.put(entry())
    user = "systemctl --user"
    assert fakes.calls() == [f"{user} daemon-reload", f"{user} enable {_TIMER}", f"{user} restart {_TIMER}"]
    stamp = tmp_path / "stamps" / f"stamp-{_TIMER}"
    stamp.parent.mkdir()
    stamp.touch()
    scheduler.remove(_NAME)
    assert fakes.calls() == [f"{user} disable --now {_TIMER}", f"{user} daemon-reload"]
    assert not stamp.exists()


def test_what_systemd_refuses_is_not_left_behind(machine: Machine, tmp_path: Path) -> None:
    """If the timer cannot be started, it is disabled again and no unit file stays."""
    fakes = machine("systemctl")
    fakes.refuse("restart")
    with pytest.raises(BadInput, match="systemctl refused"):
        only(tmp_path, Kind.SYSTEMD).put(entry())
    assert fakes.calls()[-1] == f"systemctl --user disable --now {_TIMER}"
    assert list((tmp_path / "config" / "units").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(machine: Machine, tmp_path: Path) -> None:
    """Where a file stands in the way of the units' folder, its path is named."""
    machine("systemctl")
    (tmp_path / "config").write_text("", encoding="utf-8")
    with pytest.raises(BadInput, match="units"):
        only(tmp_path, Kind.SYSTEMD).put(entry())


def test_task_scheduler_gets_the_definition(machine: Machine, tmp_path: Path) -> None:
    """It is handed a file with the task's XML, which is gone afterwards, and replaces an earlier task."""
    fakes = machine("schtasks")
    only(tmp_path, Kind.TASKS).put(entry())
    (call,) = fakes.calls()
    words = call.split(" ")
    assert words[:5] == ["schtasks", "/Create", "/TN", f"\\HFScore\\{_NAME}", "/XML"]
    assert words[-1] == "/F"
    assert not Path(words[5]).exists()
    assert (fakes.kept / f"+HFScore+{_NAME}").read_bytes() == task_xml(entry())


def test_a_program_that_cannot_start_is_told(machine: Machine, tmp_path: Path) -> None:
    """A program that is no program ends with a sentence."""
    fakes = machine("crontab")
    (fakes.folder / "crontab").write_bytes(b"\x7fELF no program")
    with pytest.raises(BadInput, match="crontab refused"):
        only(tmp_path, Kind.CRON).find(_NAME)
