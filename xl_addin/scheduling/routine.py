"""What one run does, as its configuration file says: refresh a watchlist, look for alerts, report, mail."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from xl_addin.errors import BadInput
from xl_addin.messages import configuring
from xl_addin.messages import routines as said
from xl_addin.small_files import read_small, toml_of

_SECTIONS: Mapping[str, Mapping[str, type]] = {
    "watch": {"workbook": str, "models": list},
    "report": {"folder": str, "name": str, "title": str, "confidential": str, "language": str},
    "alerts": {"rules": str},
    "mail": {"to": list, "notify": bool, "only_with_alerts": bool},
}
_NAME = "HFScore"
_EVER = date(2010, 1, 1)  # before the Hub was
_KINDS = {str: "text", list: "a list of texts", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Routine:
    """What one run does.

    Attributes
    ----------
    workbook
        The watchlist that is refreshed and reported on; None: ``models`` are reported on.
    reports
        The folder of the reports, which bear day and ``name``.
    language
        ``en``, ``ja``, or empty for that of the workbook and the settings.
    only_with_alerts
        Whether the report is mailed only where there is something new to tell.
    rules
        The file of rules for alerts; None: those of the workbook, else the usual ones.
    """

    workbook: Path | None
    models: tuple[str, ...]
    reports: Path
    name: str = _NAME
    title: str = ""
    confidential: str = ""
    language: str = ""
    to: tuple[str, ...] = ()
    notify: bool = False
    only_with_alerts: bool = False
    rules: Path | None = None

    @property
    def is_mailed(self) -> bool:
        """Tell whether somebody gets the report."""
        return bool(self.to) or self.notify


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a run: what it is called, and its words."""

    name: str
    words: tuple[str, ...]


def read_routine(config: Path) -> Routine:
    """Return what a configuration file says; paths in it are meant from its own folder.

    Raises
    ------
    BadInput
        If it cannot be read, or says what cannot be.
    """
    try:
        said_there = toml_of(read_small(config))
    except OSError as error:
        raise BadInput(said.unreadable(config, error.strerror or type(error).__name__)) from error
    except ValueError as error:  # also what the decoding raises
        raise BadInput(said.no_toml(config, str(error))) from error
    _check(said_there, config)
    return _routine(said_there, config)


def steps(routine: Routine, day: date, heard: Path | None, audience: str) -> tuple[Step, ...]:
    """Return the commands of the run of one day.

    Parameters
    ----------
    heard
        The last report that its readers have, None without one: what changed since, and the alerts since, are
        told.
    audience
        The name under which is kept which alerts the readers were told.
    """
    language = ("--language", routine.language) if routine.language else ()
    report = report_of(routine, day)
    watched = ("--from", str(routine.workbook)) if routine.workbook else routine.models
    hearing = _options({"--audience": audience, "--day": day, "--rules": routine.rules})
    found = []
    if routine.workbook:
        found.append(Step("refresh", ("refresh", str(routine.workbook), *language)))
    found.append(Step("alerts", ("alerts", *watched, *hearing, *language)))
    told = _options(
        {
            "--alerts-since": day_of(heard) if heard else _EVER,
            "--title": routine.title,
            "--confidential": routine.confidential,
            "--previous": heard,
        }
    )
    found.append(Step("report", ("report", *watched, "-o", str(report), *hearing, *told, *language)))
    if routine.is_mailed:
        to = [word for address in routine.to for word in ("--to", address)]
        notify = ("--notify",) if routine.notify else ()
        found.append(Step("mail", ("mail", str(report), *to, *notify, *language)))
    return tuple(found)


def report_of(routine: Routine, day: date) -> Path:
    """Return the file of the report of one day."""
    return routine.reports / f"{day:%Y%m%d}_{routine.name}.xlsx"


def reports_before(routine: Routine, day: date, files: Iterable[Path]) -> list[Path]:
    """Return those of ``files`` that are reports of earlier days, the latest first."""
    reports = [file for file in files if file.name.endswith(f"_{routine.name}.xlsx")]
    earlier = [file for file in reports if (made := day_of(file)) is not None and made < day]
    return sorted(earlier, key=lambda file: file.name, reverse=True)


def day_of(report: Path) -> date | None:
    """Return the day that a report bears in its name, None where it bears none."""
    try:
        return datetime.strptime(report.name[:8], "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        return None


def _options(values: Mapping[str, object]) -> list[str]:
    """Return the words of those options that have a value."""
    return [word for option, value in values.items() if value for word in (option, str(value))]


def _check(there: Mapping[str, Any], config: Path) -> None:
    for section, settings in there.items():
        known = _SECTIONS.get(section)
        if known is None or not isinstance(settings, dict):
            raise BadInput(said.unknown_section(config, section, _SECTIONS))
        for key, value in settings.items():
            if key not in known:
                raise BadInput(configuring.unknown(config, section, key, known))
            texts = not isinstance(value, list) or all(isinstance(one, str) for one in value)
            if not isinstance(value, known[key]) or not texts:
                raise BadInput(configuring.unfit(config, section, key, value, _KINDS[known[key]]))


def _routine(there: Mapping[str, Any], config: Path) -> Routine:
    watch, report, alerts, mail = (there.get(section, {}) for section in _SECTIONS)
    if bool(watch.get("workbook")) == bool(watch.get("models")):
        raise BadInput(said.nothing_watched(config))
    language = report.get("language", "")
    if language not in {"", "en", "ja"}:
        raise BadInput(configuring.unfit(config, "report", "language", language, "en, ja"))
    name = report.get("name", _NAME)
    if not name or set(name) & set('\\/:*?"<>|'):
        raise BadInput(configuring.unfit(config, "report", "name", name, "letters that a file name may have"))
    folder = config.resolve().parent
    return Routine(
        workbook=folder / watch["workbook"] if watch.get("workbook") else None,
        models=tuple(watch.get("models", ())),
        reports=folder / report.get("folder", "."),
        name=name,
        title=report.get("title", ""),
        confidential=report.get("confidential", ""),
        language=language,
        to=tuple(mail.get("to", ())),
        notify=mail.get("notify", False),
        only_with_alerts=mail.get("only_with_alerts", False),
        rules=folder / alerts["rules"] if alerts.get("rules") else None,
    )
