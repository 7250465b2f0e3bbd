"""The invented models by their names."""

from xl_addin.records import Snapshot
from xl_addin.sample.generator import sample_snapshots

_PREFIX = "sample/"


def is_sample(model: str) -> bool:
    """Tell whether a name is that of an invented model, or of one that could be."""
    return model.strip().lower().startswith(_PREFIX)


def sample_of(model: str) -> Snapshot | None:
    """Return the invented model of that name, None where there is none."""
    if not is_sample(model):  # drawing the sample takes a moment
        return None
    name = model.strip().lower()
    return next((one for one in sample_snapshots() if one.base.id.lower() == name), None)
