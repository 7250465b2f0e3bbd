"""The command run: refresh, report and mail, each once a day, whatever happens on the way."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from random import Random

import pytest
from bursting import BURST, EVEN, hold_burst
from click.testing import Result
from hub_double import HubDouble
from mail_double import MailDouble, Trust
from openpyxl import load_workbook
from program_process import ended, said, started
from watched import grow

from xl_addin.cli.asking import clock
from xl_addin.cli.commands.run import Record, done_on
from xl_addin.scheduling.entry import entry_name
from xl_addin.scheduling.routine import read_routine, steps

Run = Callable[..., Result]
TO = "a@example.jp"
KILLS = 20


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
        assert (again.exit_code, again.stdout.count("already done")) == (0, 4), again.output
        (mail,) = server.taken
    assert report.name == f"{clock():%Y%m%d}_HFScore.xlsx"
    assert report.read_bytes() == written
    (attached,) = mail.message.iter_attachments()
    assert attached.get_content() == written
    assert load_workbook(config.parent / "list.xlsx")["Figures"]["H7"].value == 21  # one child more than 20


@pytest.mark.heavy
def test_killed_at_any_moment_it_goes_on(
    watched: HubDouble, first_edition: bytes, trust: Trust, tmp_path: Path
) -> None:
    """Killed at random moments and started again: files whole, one mail or twice the same, with its alert.

    Every other run is of a model with an alert, without a watchlist.
    """
    hold_burst(watched)
    random = Random(8)  # noqa: S311  moments, no secrets
    for number in range(KILLS):
        with MailDouble(trust) as server:
            config, home = placed(tmp_path / str(number), first_edition, trust, server.port)
            if number % 2:
                watch_models(config, BURST)
            killed = started(home, watched.endpoint, "run", config)
            killed.join(random.uniform(0.2, 3.0))
            killed.kill()
            killed.join()
            again = started(home, watched.endpoint, "run", config)
            assert ended(again) == 0, said(home, again)
            load_workbook(config.parent / "list.xlsx")
            assert len({mail.message["Message-ID"] for mail in server.taken}) == 1
            assert len(server.taken) == 1 or "same Message-ID" in said(home, again)
            assert reports_sent(server)[-1] == report_in(config).read_bytes()
            assert sum("brought" in line for line in news_in(reports_sent(server)[-1])) == number % 2


def watch_models(config: Path, *models: str) -> None:
    """Have a configuration name models in place of its workbook."""
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace('workbook = "list.xlsx"', f"models = {[*models]}"), encoding="utf-8")


def news_in(report: bytes) -> list[str]:
    """Return the sentences under the caption of alerts on a report's first sheet."""
    lines = [row[0] for row in load_workbook(BytesIO(report)).worksheets[0].iter_rows(values_only=True)]
    begun = lines.index("Alerts") + 1 if "Alerts" in lines else len(lines)
    return [str(line) for line in takewhile(lambda line: str(line).startswith("•"), lines[begun:])]


def reports_sent(server: MailDouble) -> list[bytes]:
    """Return the reports that the server took, in order."""
    return [next(iter(mail.message.iter_attachments())).get_content() for mail in server.taken]


def test_an_alert_is_in_one_mail_and_its_end_in_another(
    hfscore: Run, hub: HubDouble, trust: Trust, tmp_path: Path
) -> None:
    """Told last week it is no news today; what a report that nobody got said is told by the next one."""
    hold_burst(hub)
    with MailDouble(trust) as server:
        config, home = placed(tmp_path / "run", b"", trust, server.port)
        watch_models(config, BURST)
        around = {"HFSCORE_HOME": str(home), "HF_ENDPOINT": hub.endpoint}
        last_week = clock().date() - timedelta(days=7)
        alerts, report, _ = steps(read_routine(config), last_week, None, entry_name(config.resolve()))
        config.with_name("reports").mkdir()
        for step in (alerts, report):  # last week's mail failed
            assert hfscore(*step.words, **around).exit_code == 0
        assert hfscore("run", config, **around).exit_code == 0
        (sent,) = reports_sent(server)
        assert any(BURST in line for line in news_in(sent))
        today = config.with_name("reports") / f"{clock():%Y%m%d}_HFScore.xlsx"
        earlier = today.rename(today.with_name(f"{last_week:%Y%m%d}_HFScore.xlsx"))  # as if sent last week
        assert hfscore("run", config, "--again", **around).exit_code == 0
        assert earlier.exists()
        assert not any("brought" in line for line in news_in(reports_sent(server)[-1]))


def test_only_with_alerts_there_is_a_mail(hfscore: Run, hub: HubDouble, trust: Trust, tmp_path: Path) -> None:
    """Without one the report is written and not mailed, which is said, and all is well."""
    hold_burst(hub)
    with MailDouble(trust) as server:
        config, home = placed(tmp_path / "run", b"", trust, server.port)
        around = {"HFSCORE_HOME": str(home), "HF_ENDPOINT": hub.endpoint}
        text = config.read_text(encoding="utf-8").replace("[mail]", "[mail]\nonly_with_alerts = true")
        for model, mails in ((EVEN, 0), (BURST, 1)):
            config.write_text(text, encoding="utf-8")
            watch_models(config, model)
            result = hfscore("run", config, "--again", **around)
            assert (result.exit_code, "no mail is sent" in result.stdout) == (0, not mails), result.output
            assert len(server.taken) == mails


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
