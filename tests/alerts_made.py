"""Sightings and alerts for tests."""

from datetime import date, timedelta

from xl_addin.records import Alert, AlertKind, AlertState, Sentence, Sighting

DAY = date(2026, 3, 2)


def day(number: int) -> date:
    """Return the day so many days after the first."""
    return DAY + timedelta(days=number)


def sighting(
    kind: AlertKind = AlertKind.DROP,
    model: str = "org/base",
    key: str = "",
    *,
    grade: int = 0,
    once_in: float | None = None,
    check_first: Sentence | None = None,
) -> Sighting:
    """Return a sighting that says what it is."""
    what = Sentence(f"{model}: {kind} {key}.", f"{model}：{kind} {key}。")
    return Sighting(kind, model, key, what, once_in, check_first, f"https://hub.example/{model}", grade)


def raised(one: Sighting, on: date = DAY) -> Alert:
    """Return the alert that was seen and told for the first time on a day."""
    return Alert(one, AlertState.NEW, on, on, told=on, heard=one.grade)
