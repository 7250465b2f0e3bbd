"""The prior as a file: a growth model written as readable JSON, and read back."""

import json
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from xl_addin.errors import BadInput
from xl_addin.growth.calibration import LEVELS as ERROR_LEVELS
from xl_addin.growth.calibration import Calibration
from xl_addin.growth.curve import Floats
from xl_addin.growth.model import About, GrowthModel
from xl_addin.growth.prior import Prior
from xl_addin.growth.reference import LEVELS as PROMISE_LEVELS
from xl_addin.growth.reference import Reference
from xl_addin.messages.learning import not_a_prior
from xl_addin.records import Measure, Selection
from xl_addin.small_files import read_small

_FORMAT = 2  # since 2 the reference holds the growth of months 7–12 as what stability promises
_DIGITS = 9  # more than rounding errors of different machines leave alike
_SHIPPED = "hub-2025-02.json"


def prior_bytes(model: GrowthModel) -> bytes:
    """Return ``model``, as it was learned, as UTF-8 JSON: the same model gives the same bytes."""
    about, prior, calibration, reference = model.about, model.prior, model.calibration, model.reference
    document = {
        "format": _FORMAT,
        "about": {
            "source": about.source,
            "as_of": about.as_of.isoformat(),
            "series": about.series,
            "relation": about.selection.value,
            "measure": about.measure.value,
        },
        "prior": {"m": prior.m} | _arrays(prior, "fitness", "immediacy", "longevity", "weight"),
        "calibration": {"levels": _numbers(ERROR_LEVELS)} | _arrays(calibration, "scale", "residual"),
        "reference": {"levels": _numbers(PROMISE_LEVELS)}
        | _arrays(reference, "age", "size", "heat", "stability", "count"),
    }
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def read_prior(path: Path) -> GrowthModel:
    """Read a prior file.

    Raises
    ------
    BadInput
        If the file cannot be read, or is no prior file of this version.
    """
    try:
        return _model(json.loads(read_small(path)))
    except OSError as error:
        raise BadInput(not_a_prior(path, error.strerror or "")) from error
    except (ValueError, KeyError, TypeError, IndexError, OverflowError, RecursionError) as error:
        raise BadInput(not_a_prior(path, "")) from error


@cache
def shipped_prior() -> GrowthModel:
    """Return the growth model that the package brings along."""
    return _model(json.loads(files("xl_addin.priors").joinpath(_SHIPPED).read_text(encoding="utf-8")))


def _model(document: Any) -> GrowthModel:
    if document["format"] != _FORMAT:
        raise ValueError(document["format"])
    about, prior = document["about"], document["prior"]
    fitness, immediacy, longevity, weight = (
        _floats(prior[name]) for name in ("fitness", "immediacy", "longevity", "weight")
    )
    calibration, reference = document["calibration"], document["reference"]
    model = GrowthModel(
        Prior(fitness, immediacy, longevity, weight, float(prior["m"])),
        Calibration(_floats(calibration["scale"]), _floats(calibration["residual"])),
        Reference(
            np.array(reference["age"], dtype=np.int64),
            np.array(reference["size"], dtype=np.int64),
            *(_floats(reference[name]) for name in ("heat", "stability", "count")),
        ),
        About(
            str(about["source"]),
            date.fromisoformat(about["as_of"]),
            int(about["series"]),
            Selection(about["relation"]),
            Measure(about["measure"]),
        ),
    )
    _check(model)
    return model


def _check(model: GrowthModel) -> None:
    """Raise ValueError where arrays do not fit together: a file that was edited or cut."""
    prior, reference = model.prior, model.reference
    points, ages = prior.weight.shape, len(reference.age)
    fits = (
        prior.fitness.shape == prior.immediacy.shape == prior.longevity.shape == points
        and model.calibration.scale.shape == (2, 6)
        and model.calibration.residual.shape == (2, len(ERROR_LEVELS))
        and reference.heat.shape == reference.stability.shape == reference.count.shape
        and reference.count.shape == (ages, len(PROMISE_LEVELS))
        and reference.size.shape == (ages,)
        and bool((prior.weight > 0).all() and (prior.longevity > 0).all())
        and bool(np.isclose(prior.weight.sum(), 1))
    )
    if not fits:
        raise ValueError("shapes")


def _floats(numbers: Any) -> Floats:
    found = np.array(numbers, dtype=np.float64)
    if not np.isfinite(found).all():
        raise ValueError("numbers")
    return found


def _arrays(record: object, *names: str) -> dict[str, Any]:
    return {name: _numbers(getattr(record, name)) for name in names}


def _numbers(array: Any) -> Any:
    """Return an array as nested lists of numbers with nine significant digits."""
    if array.ndim > 1:
        return [_numbers(row) for row in array]
    return [int(x) if array.dtype.kind == "i" else float(f"{x:.{_DIGITS}g}") for x in array]
