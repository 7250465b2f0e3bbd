"""Which children a user's decisions leave out of the counts."""

import re
from collections.abc import Callable, Iterable, Sequence
from fnmatch import translate
from typing import Literal, TypeAlias

from xl_addin.records import Child, Decision

Kind: TypeAlias = Literal["child", "author", "pattern"]
"""What a decision can name."""


def divided(
    children: Iterable[Child], decisions: Sequence[Decision]
) -> tuple[tuple[Child, ...], tuple[Child, ...]]:
    """Return the children that count, and those that ``decisions`` leave out, both in their order.

    Where several decisions speak of one child, the one that names it most exactly holds (child, then
    author, then pattern), and of two equally exact ones the later.
    """
    holding = holding_decision(decisions)
    counted: list[Child] = []
    left_out: list[Child] = []
    for child in children:
        holds = holding(child)
        (left_out if holds is not None and holds.action == "exclude" else counted).append(child)
    return tuple(counted), tuple(left_out)


def holding_decision(decisions: Iterable[Decision]) -> Callable[[Child], Decision | None]:
    """Return the function that names the decision which holds for a child, None where none speaks of it.

    Its cost for one child does not grow with the number of decisions that name children or authors.
    """
    children: dict[str, Decision] = {}
    authors: dict[str, Decision] = {}
    patterns: list[tuple[Callable[[str], object], Decision]] = []
    # Of two made in the same instant the ids decide, so that every machine finds the same one.
    for decision in sorted(decisions, key=lambda decision: (decision.made, decision.id)):
        if decision.kind == "pattern":
            patterns.insert(0, (_matcher(decision), decision))
        else:
            (children if decision.kind == "child" else authors)[decision.value.lower()] = decision

    def holding(child: Child) -> Decision | None:
        name = child.id.lower()
        named = children.get(name) or authors.get(child.author.lower())
        return named or next((decision for matches, decision in patterns if matches(name)), None)

    return holding


def spoken_of(children: Iterable[Child], decisions: Sequence[Decision]) -> tuple[int, ...]:
    """Return how many of ``children`` each decision speaks of, whether or not another one holds."""
    places: dict[tuple[str, str], list[int]] = {}
    patterns: list[tuple[Callable[[str], object], int]] = []
    for place, decision in enumerate(decisions):
        if decision.kind == "pattern":
            patterns.append((_matcher(decision), place))
        else:
            places.setdefault((decision.kind, decision.value.lower()), []).append(place)
    counts = [0] * len(decisions)
    for child in children:
        name = child.id.lower()
        matching = [place for matches, place in patterns if matches(name)]
        named = (("child", name), ("author", child.author.lower()))
        for place in (*matching, *(place for key in named for place in places.get(key, ()))):
            counts[place] += 1
    return tuple(counts)


def _matcher(decision: Decision) -> Callable[[str], object]:
    return re.compile(translate(decision.value.lower())).match


def one_line(text: str) -> str:
    """Return ``text`` as one line of printable letters, without spaces at its ends."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
