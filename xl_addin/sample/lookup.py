"""The invented models by their names."""

from collections.abc import Mapping
from functools import cache

from xl_addin.records import Snapshot
from xl_addin.sample.generator import sample_snapshots

_PREFIX = "sample/"


def is_sample(model: str) -> bool:
    """Tell whether a name is that of an invented model, or of one that could be."""
    return model.strip().lower().startswith(_PREFIX)


def sample_of(model: str) -> Snapshot | None:
    """Return the invented model of that name, None where there is none."""
    return _by_name().get(model.strip().lower()) if is_sample(model) else None


@cache
def _by_name() -> Mapping[str, Snapshot]:
    """Return the sample, drawn once: that takes a moment."""
    return {one.base.id.lower(): one for one in sample_snapshots()}
