"""Looks at models of which only the monthly counts are known, and what they are judged with."""

from datetime import datetime, timedelta
from functools import cache

from answers import history
from growth_models import ABOUT, stated_calibration, stated_reference
from steady_models import prior
from track_records import RELEASE

from xl_addin.alerts.look import Look
from xl_addin.growth.counts import anniversary
from xl_addin.growth.model import GrowthModel
from xl_addin.growth.prior import Prior
from xl_addin.records import Answer, Event, Sentence, Status

EVEN = (21, 18, 23, 19, 20, 17, 22, 20, 19, 24, 18, 20)
"""A year of about twenty children a month."""


def counts_seen(
    model: str, *new: int, running: int | None = None, events: tuple[Event, ...] = (), link: str = ""
) -> Look:
    """Return a look at a model released at ``RELEASE`` with these whole months, and the running one."""
    past = history(*new, running=running)
    said = Sentence("scored", "算出済み")
    return Look(Answer(model, Status.OK, said, history=past, events=events), link=link)


def unanswered(model: str) -> Look:
    """Return a look at a model that could not be looked at."""
    return Look(Answer(model, Status.UNREACHABLE, Sentence("no answer", "応答なし")))


def event_in(month: int, text: str = "発表会") -> Event:
    """Return an event noted of the fifth day of that month since release."""
    begun: datetime = anniversary(RELEASE, month - 1)
    return Event("e" * 32, "", (begun + timedelta(days=4)).date(), text, begun)


@cache
def light_prior() -> Prior:
    """Return every seventh point of the shipped prior: the same habits at a seventh of the work."""
    full, some = prior(), slice(None, None, 7)
    weight = full.weight[some]
    return Prior(
        full.fitness[some], full.immediacy[some], full.longevity[some], weight / weight.sum(), full.m
    )


@cache
def light_model() -> GrowthModel:
    """Return a growth model of the light prior, with the stated calibration and reference."""
    return GrowthModel(light_prior(), stated_calibration(), stated_reference(), ABOUT)
