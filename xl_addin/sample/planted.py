"""Faults planted into an invented base model, one of every kind that an audit looks for in children."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from xl_addin.records import Child, Relation
from xl_addin.sample.shapes import Shape

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_FORMATS = ("GGUF", "AWQ", "GPTQ-Int4", "exl2-4bit")
_FIRST_AUTHOR = 5_001  # beyond those who made the model's other children
_SWEEPER = _FIRST_AUTHOR - 1


def planted(shape: Shape) -> Iterator[Child]:
    """Yield the children that the faults of ``shape`` ask for, each fault in a stretch of its own."""
    faults, start = shape.faults, shape.created
    for number in range(faults.own):
        yield _child("sample", f"{shape.name}-house-{number:02d}", start + (20 + 5 * number) * _DAY)
    for number in range(faults.misfiled):
        name = f"{shape.name}-{_FORMATS[number % len(_FORMATS)]}"
        yield _child(_author(number), name, start + (30 + 7 * number) * _DAY)
    for number in range(faults.sweep):
        name = f"{shape.name}-sweep-seed-{number + 1}"
        yield _child(f"invented-author-{_SWEEPER}", name, start + 200 * _DAY + 6 * number * _HOUR)
    for number in range(faults.early):
        yield _child(_author(100 + number), f"{shape.name}-preview", start - (3 + number) * _DAY)
    for number in range(faults.redated):
        created = start + (60 + 11 * number) * _DAY
        hub_id = f"{int((created - 90 * _DAY).timestamp()):08x}{number:016x}"
        yield _child(_author(200 + number), f"{shape.name}-again", created, hub_id)


def _author(number: int) -> str:
    return f"invented-author-{_FIRST_AUTHOR + number}"


def _child(author: str, name: str, created: datetime, hub_id: str = "") -> Child:
    return Child(f"{author}/{name}", author, created, Relation.FINETUNE, hub_id)
