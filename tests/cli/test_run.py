"""The command run: refresh, report and mail, each once a day, whatever happens on the way."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest
from click.testing import Result
from hub_double import HubDouble
from mail_double import MailDouble, Trust
from openpyxl import load_workbook
from program_process import ended, said, started
from watched import grow

from xl_addin.cli.asking import clock
from xl_addin.cli.run import Record, done_on

Run = Callable[..., Result]
TO = "a@example.jp"
KILLS = 6


@pytest.fixture
def trust(tmp_path: Path) -> Trust:
    """Return an authority that the system does not know."""
    return Trust(tmp_path)


def placed(folder: Path, watchlist: bytes, trust: Trust, port: int) -> tuple[Path, Path]:
    """Return the configuration of a run, beside its watchlist, and a home that knows the mail server."""
    home = folder / "home"
    home.mkdir(parents=True)
    (home / "config.toml").write_text(
        f'[mail]\nserver = "127.0.0.1"\nport = {port}\nsender = "f@example.jp"\nca_file = \'{trust.file}\'\n'
        "timeout = 10\npatience = 3\n"
    )
    (folder / "list.xlsx").write_bytes(watchlist)
    config = folder / "毎週 weekly.toml"
    config.write_text(
        '[watch]\nworkbook = "list.xlsx"\n[report]\nfolder = "reports"\ntitle = "週次"\n'
        f'[mail]\nto = ["{TO}"]\n',
        encoding="utf-8",
    )
    return config, home


def report_in(config: Path) -> Path:
    """Return the one report that the run wrote."""
    (report,) = (config.parent / "reports").iterdir()
    return report


def test_a_run_does_all_of_it_once_a_day(
    hfscore: Run, watched: HubDouble, first_edition: bytes, trust: Trust, tmp_path: Path
) -> None:
    """The watchlist has new figures, the dated report lies in its folder and is mailed; again: nothing."""
    grow(watched, "someone")
    with MailDouble(trust) as server:
        config, home = placed(tmp_path / "run", first_edition, trust, server.port)
        around = {"HFSCORE_HOME": str(home), "HF_ENDPOINT": watched.endpoint}
        first = hfscore("run", config, **around)
        assert first.exit_code == 0, first.output
        report = report_in(config)
        written = report.read_bytes()
        again = hfscore("run", config, **around)
        assert (again.exit_code, again.stdout.count("already done")) == (0, 3), again.output
        (mail,) = server.taken
    assert report.name == f"{clock():%Y%m%d}_HFScore.xlsx"
    assert report.read_bytes() == written
    (attached,) = mail.message.iter_attachments()
    assert attached.get_content() == written
    assert load_workbook(config.parent / "list.xlsx")["Figures"]["H7"].value == 21  # one child more than 20


def test_killed_at_any_moment_it_goes_on(
    watched: HubDouble, first_edition: bytes, trust: Trust, tmp_path: Path
) -> None:
    """Killed at random moments and started again: report and watchlist whole, one mail, or twice the same."""
    random = Random(8)  # noqa: S311  moments, no secrets
    for number in range(KILLS):
        with MailDouble(trust) as server:
            config, home = placed(tmp_path / str(number), first_edition, trust, server.port)
            killed = started(home, watched.endpoint, "run", config)
            killed.join(random.uniform(0.2, 3.0))
            killed.kill()
            killed.join()
            again = started(home, watched.endpoint, "run", config)
            assert ended(again) == 0, said(home, again)
            load_workbook(config.parent / "list.xlsx")
            assert len({mail.message["Message-ID"] for mail in server.taken}) == 1
            assert len(server.taken) == 1 or "same Message-ID" in said(home, again)
            (attached,) = server.taken[-1].message.iter_attachments()
            assert attached.get_content() == report_in(config).read_bytes()


def test_two_at_once(watched: HubDouble, first_edition: bytes, trust: Trust, tmp_path: Path) -> None:
    """Of two runs of one configuration one does it; the other ends in words, or finds all done."""
    with MailDouble(trust) as server:
        config, home = placed(tmp_path / "two", first_edition, trust, server.port)
        both = [started(home, watched.endpoint, "run", config) for _ in range(2)]
        codes = sorted(str(ended(one)) for one in both)
        told = "".join(said(home, one) for one in both)
        assert codes == ["0", "2"] or "already done" in told, told
        assert len(server.taken) == 1


def test_an_open_watchlist_is_reported_on_as_it_is(
    hfscore: Run, watched: HubDouble, first_edition: bytes, trust: Trust, tmp_path: Path
) -> None:
    """The refresh is refused, which is told, the report comes all the same, and the exit code is 1."""
    with MailDouble(trust) as server:
        config, home = placed(tmp_path / "open", first_edition, trust, server.port)
        config.with_name(".~lock.list.xlsx#").write_text(",山田,host,24.11.2026;", encoding="utf-8")
        result = hfscore("run", config, HFSCORE_HOME=str(home), HF_ENDPOINT=watched.endpoint)
        assert (result.exit_code, "is open" in result.stderr) == (1, True), result.output
        assert len(server.taken) == 1


def test_without_a_report_nothing_is_mailed(
    hfscore: Run, watched: HubDouble, first_edition: bytes, trust: Trust, tmp_path: Path
) -> None:
    """Where the report cannot be written, the mail is left out, which is told, and a later run does both."""
    with MailDouble(trust) as server:
        config, home = placed(tmp_path / "stuck", first_edition, trust, server.port)
        around = {"HFSCORE_HOME": str(home), "HF_ENDPOINT": watched.endpoint}
        in_the_way = config.parent / "reports" / f"{clock():%Y%m%d}_HFScore.xlsx"
        in_the_way.mkdir(parents=True)
        result = hfscore("run", config, **around)
        assert (result.exit_code, "left out" in result.stderr) == (1, True), result.output
        assert not server.taken
        in_the_way.rmdir()
        assert hfscore("run", config, **around).exit_code == 0
        assert len(server.taken) == 1


def test_what_was_done_on_another_day_is_done_again(tmp_path: Path) -> None:
    """The record of a day holds for that day; one that is damaged tells of nothing."""
    today, yesterday = date(2026, 11, 25), date(2026, 11, 24)
    record = Record(tmp_path / "run.json", today, set())
    record.add("report")
    assert done_on(record.file, today) == {"report"}
    assert done_on(record.file, yesterday) == set()
    record.file.write_text('{"day": 7}', encoding="utf-8")
    assert done_on(record.file, today) == set()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[watch]\nworkbook = 7", ("workbook", "text")),
        ("[watch]\nmodels = [7]", ("models", "list of texts")),
        ("[watch]\nmodels = ['a/b']\nworkbook = 'w.xlsx'", ("either",)),
        ("[report]\ntitle = 'x'", ("[watch]",)),
        ("[watch]\nmodels = ['a/b']\n[mail]\npassword = 'x'", ("password", "Known")),
        ("[wacth]\nmodels = ['a/b']", ("wacth", "[watch]")),
        ("[watch]\nmodels = ['a/b']\n[report]\nlanguage = 'fr'", ("fr", "en, ja")),
        ("[watch]\nmodels = ['a/b']\n[report]\nname = '../x'", ("../x",)),
        ("no toml", ("TOML",)),
        (None, ("cannot be read",)),
    ],
)
def test_a_configuration_that_says_what_cannot_be(
    hfscore: Run, tmp_path: Path, text: str | None, words: tuple[str, ...]
) -> None:
    """It is refused in words that name file, setting and what is allowed: exit code 2."""
    config = tmp_path / "run.toml"
    if text is not None:
        config.write_text(text, encoding="utf-8")
    result = hfscore("run", config)
    assert result.exit_code == 2
    assert all(word in result.stderr for word in ("run.toml", *words)), result.stderr
    assert "Traceback" not in result.output
