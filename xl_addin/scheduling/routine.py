"""What one run does, as its configuration file says: refresh a watchlist, write a report, mail it."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from xl_addin.errors import BadInput
from xl_addin.messages import configuring
from xl_addin.messages import routines as said

_SECTIONS: Mapping[str, Mapping[str, type]] = {
    "watch": {"workbook": str, "models": list},
    "report": {"folder": str, "name": str, "title": str, "confidential": str, "language": str},
    "mail": {"to": list, "notify": bool},
}
_NAME = "HFScore"
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
        said_there = tomllib.loads(config.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadInput(said.unreadable(config, error.strerror or type(error).__name__)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(said.no_toml(config, str(error))) from error
    _check(said_there, config)
    return _routine(said_there, config)


def steps(routine: Routine, day: date, previous: Path | None) -> tuple[Step, ...]:
    """Return the commands of the run of one day; ``previous`` is the report before, None without one."""
    language = ("--language", routine.language) if routine.language else ()
    report = report_of(routine, day)
    watched = ("--from", str(routine.workbook)) if routine.workbook else routine.models
    found = []
    if routine.workbook:
        found.append(Step("refresh", ("refresh", str(routine.workbook), *language)))
    words = ("report", *watched, "-o", str(report), *language)
    options = {"--title": routine.title, "--confidential": routine.confidential, "--previous": previous}
    named = [word for option, value in options.items() if value for word in (option, str(value))]
    found.append(Step("report", (*words, *named)))
    if routine.to or routine.notify:
        to = [word for address in routine.to for word in ("--to", address)]
        notify = ("--notify",) if routine.notify else ()
        found.append(Step("mail", ("mail", str(report), *to, *notify, *language)))
    return tuple(found)


def report_of(routine: Routine, day: date) -> Path:
    """Return the file of the report of one day."""
    return routine.reports / f"{day:%Y%m%d}_{routine.name}.xlsx"


def report_before(routine: Routine, day: date, files: Iterable[Path]) -> Path | None:
    """Return the latest of ``files`` that is a report of an earlier day."""
    dated = {file.name: file for file in files if file.name.endswith(f"_{routine.name}.xlsx")}
    earlier = [name for name in dated if name[:8].isdecimal() and name[:8] < f"{day:%Y%m%d}"]
    return dated[max(earlier)] if earlier else None


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
    watch, report, mail = (there.get(section, {}) for section in _SECTIONS)
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
    )
