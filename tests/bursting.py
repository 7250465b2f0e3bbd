"""Models of the Hub double whose last whole month came out otherwise than the months before."""

from datetime import datetime, timedelta

from hub_double import HubDouble

from xl_addin.cli.asking import clock
from xl_addin.growth.counts import anniversary
from xl_addin.records import Relation

BURST, EVEN = "org/burst", "org/even"
MONTHS = 12
STEADY = 20
"""Children a month."""
MANY = 200
"""Children of the last whole month of the one that bursts."""


def release() -> datetime:
    """Return a release twelve whole months ago; the thirteenth month has run for five days."""
    return anniversary(clock() - timedelta(days=5), -MONTHS)


def hold_burst(hub: HubDouble) -> None:
    """Hold a model with twenty children a month, but two hundred in the last whole one, and an even one."""
    for model, last in ((BURST, MANY), (EVEN, STEADY)):
        hub.add_base(model, release())
        for month in range(1, MONTHS + 1):
            add_month(hub, model, month, last if month == MONTHS else STEADY)


def add_month(hub: HubDouble, model: str, month: int, count: int) -> None:
    """Hold ``count`` children of ``model``, each by another author, evenly spread over one month."""
    begun = anniversary(release(), month - 1) + timedelta(minutes=1)
    step = timedelta(days=27) / count
    for number in range(count):
        name = f"u{month}-{number}-{model.partition('/')[2]}/tune-of-{word(month, number)}"
        hub.add_child(name, begun + number * step, {model: Relation.FINETUNE})


def word(month: int, number: int) -> str:
    """Return letters that no audit takes for a series of numbers."""
    return "".join(chr(97 + int(digit)) for digit in f"{month}{number}")
