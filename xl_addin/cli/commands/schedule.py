"""The command schedule: have a run started by itself, see that, and take it back."""

import sys
from pathlib import Path

import click
from platformdirs import user_config_path, user_data_path

from xl_addin.cli.languages import language_of, language_option
from xl_addin.errors import BadInput
from xl_addin.messages import scheduling as said
from xl_addin.records import Language, Sentence
from xl_addin.scheduling.entry import Entry, Kind, entry_name, parse_days, parse_time
from xl_addin.scheduling.registering import Scheduler, chosen, schedulers
from xl_addin.scheduling.surroundings import ASKED_FOR, Surroundings, surroundings
from xl_addin.settings import Settings, variables


@click.command()
@click.argument("config", type=click.Path(path_type=Path, dir_okay=False), metavar="CONFIG")
@click.option("--at", default="07:30", show_default=True, metavar="HH:MM", help="Local time of day.")
@click.option(
    "--days",
    default="daily",
    show_default=True,
    metavar="DAYS",
    help="daily, monthly (on the 1st), or days such as mon,thu or mon-fri.",
)
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in Kind]),
    help="Which scheduler: Windows' Task Scheduler, a systemd timer or the crontab (default: the best here).",
)
@click.option("--show", is_flag=True, help="Only show what is scheduled.")
@click.option("--remove", is_flag=True, help="Remove the schedule, wherever it stands.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@language_option
@click.pass_obj
def schedule(
    settings: Settings,
    *,
    config: Path,
    at: str,
    days: str,
    kind: str | None,
    show: bool,
    remove: bool,
    yes: bool,
    language: str | None,
) -> None:
    """Have "hfscore run CONFIG" started by itself, every day at 07:30 unless told otherwise.

    What will be written is shown first. The schedule starts the Python that runs this command, and keeps the
    folder of the store, the language and what else is set for the Hub and the network now; tokens and
    passwords are never written down. Scheduling a CONFIG again replaces its schedule.
    """
    if show and remove:
        raise click.UsageError("--show and --remove exclude each other.")
    told, config = language_of(language), config.resolve()
    found = schedulers(sys.platform, user_config_path() / "systemd" / "user", _stamps())
    if show:
        _show(found, config, told)
    elif remove:
        _remove(found, config, told, yes=yes)
    else:
        around = surroundings(settings, variables(*ASKED_FOR))
        entry = Entry(entry_name(config), config, parse_time(at), parse_days(days), _command(around, config))
        _put(entry, around, found, chosen(found, Kind(kind) if kind else None), told, yes=yes)


def _put(
    entry: Entry,
    around: Surroundings,
    found: list[Scheduler],
    scheduler: Scheduler,
    told: Language,
    *,
    yes: bool,
) -> None:
    if not entry.config.is_file():
        raise BadInput(said.no_config(entry.config))
    others = [other for other in found if other is not scheduler and other.find(entry.name) is not None]
    _say(said.plan(entry.config, entry.at, entry.days.weekdays, scheduler.kind), told)
    click.echo(f"\n{scheduler.form(entry).rstrip()}\n")
    _say(said.missed_runs(scheduler.kind), told)
    _say(said.kept_variables([*around.kept]), told)
    if around.withheld:
        _say(said.withheld_variables(around.withheld, scheduler.kind), told)
    for other in others:
        _say(said.also_elsewhere(other.kind), told)
    _ask(said.CONFIRM_WRITE, told, yes=yes)
    scheduler.put(entry)
    for other in others:
        other.remove(entry.name)
    _say(said.written(scheduler.kind), told)


def _remove(found: list[Scheduler], config: Path, told: Language, *, yes: bool) -> None:
    there = _show(found, config, told)
    if there:
        _ask(said.CONFIRM_REMOVE, told, yes=yes)
    for scheduler in there:
        scheduler.remove(entry_name(config))
        _say(said.removed(scheduler.kind), told)


def _show(found: list[Scheduler], config: Path, told: Language) -> list[Scheduler]:
    """Show what is scheduled; return the schedulers in which it stands."""
    there = []
    for scheduler in found:
        standing = scheduler.find(entry_name(config))
        if standing is not None:
            there.append(scheduler)
            _say(said.standing(scheduler.kind), told)
            click.echo(standing.rstrip())
    if not there:
        _say(said.nothing_scheduled(config), told)
    return there


def _command(around: Surroundings, config: Path) -> tuple[str, ...]:
    """Return the program and its arguments; -P keeps the folder of the moment out of Python's path."""
    variables_kept = (f"{name}={value}" for name, value in around.kept.items())
    return (str(_python()), "-P", "-m", "xl_addin.cli.scheduled", *variables_kept, "run", str(config))


def _python() -> Path:
    """Return the running Python, on Windows the one that opens no window."""
    python = Path(sys.executable)
    windowless = python.with_name("pythonw.exe")
    return windowless if windowless.is_file() else python


def _stamps() -> Path:
    """Return where the user's systemd remembers when its persistent timers ran (systemd.timer(5))."""
    return user_data_path() / "systemd" / "timers"


def _ask(question: Sentence, told: Language, *, yes: bool) -> None:
    if not yes:
        click.confirm(question.text(told), abort=True)


def _say(sentence: Sentence, told: Language) -> None:
    click.echo(sentence.text(told))
