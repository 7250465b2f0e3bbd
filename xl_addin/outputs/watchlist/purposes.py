"""Which of the compared models suits a short project, and which the long term: said, and as a formula."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from xl_addin.messages import purposes as said
from xl_addin.outputs.watchlist.chosen import COMPARED_TOP, Chosen
from xl_addin.outputs.watchlist.edition import COMPARED
from xl_addin.outputs.watchlist.lookups import quoted
from xl_addin.outputs.watchlist.shorthand import span, whole
from xl_addin.outputs.watchlist.side_by_side import SIDE_BY_SIDE
from xl_addin.records import Language, Score, ScoreName, Sentence


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a model is wanted for, and the score that tells which suits it."""

    lead: Sentence
    score: ScoreName


PURPOSES: Mapping[str, Purpose] = MappingProxyType(
    {
        "short": Purpose(said.SHORT, ScoreName.HEAT),
        "long": Purpose(said.LONG, ScoreName.COMPETITIVENESS),
    }
)
"""Each purpose by its key, in the order in which they are told."""


def suits(purpose: Purpose, scores: Sequence[tuple[str, Score]], language: Language) -> str:
    """Return which model has the highest score and which the next, with their ranges.

    A model that is named twice is its own rival nowhere; of equal ones the first and the last are told.
    """
    points = sorted((score.value for _, score in scores if score.value is not None), reverse=True)
    lead = purpose.lead.text(language)
    if not points:
        return lead + said.NOBODY.text(language)
    first = next(one for one in scores if one[1].value == points[0])
    rival = next((one for one in reversed(scores) if points[1:] and one[1].value == points[1]), first)
    told = lead + _with_figures(*first, language)
    if rival[0] == first[0]:
        return told
    return told + said.NEXT.text(language) + _with_figures(*rival, language)


def suits_chosen(purpose: Purpose, picked: Sequence[Chosen], language: Language) -> str:
    """Return what :func:`suits` says of the models chosen for the comparison."""
    return suits(purpose, [(one.model, _score(one, purpose.score)) for one in picked[1:]], language)


def suits_formula(purpose: Purpose, language: Language) -> str:
    """Return the formula that says, on the sheet of the comparison, what :func:`suits` says."""
    scores, ranges = _column(purpose.score), _column(f"{purpose.score}_range")
    models = f"$B${COMPARED_TOP}:$B${COMPARED_TOP + COMPARED - 1}"
    first = f"MATCH(MAX({scores}),{scores},0)"
    # MATCH would find the first of two equal ones again.
    rival = f"SUMPRODUCT(MAX(({scores}=LARGE({scores},2))*(ROW({scores})-{COMPARED_TOP - 1})))"
    name, rival_name = f"INDEX({models},{first})", f"INDEX({models},{rival})"
    opened, ranged, closed, between, nobody = (
        quoted(words.text(language))
        for words in (said.OPENED, said.RANGED, said.CLOSED, said.NEXT, said.NOBODY)
    )

    def told(model: str, place: str) -> str:
        points = f'TEXT(ROUND(INDEX({scores},{place}),0),"0")'
        return f"{model}&{opened}&{points}&{ranged}&INDEX({ranges},{place})&{closed}"

    second = f'IF(COUNT({scores})<2,"",IF({rival_name}={name},"",{between}&{told(rival_name, rival)}))'
    return (
        f"{quoted(purpose.lead.text(language))}&IF(COUNT({scores})=0,{nobody},{told(name, first)}&{second})"
    )


def _with_figures(model: str, score: Score, language: Language) -> str:
    ends = span(score.p10, score.p90, language) or ""
    return said.with_figures(model, f"{whole(score.value or 0.0)}", ends).text(language)


def _score(one: Chosen, name: ScoreName) -> Score:
    found = [one.figure(key) for key in (name.value, f"{name}_low", f"{name}_high")]
    return Score(*(number if isinstance(number, int | float) else None for number in found))


def _column(key: str) -> str:
    return f"{SIDE_BY_SIDE.cell(key, 0)}:{SIDE_BY_SIDE.cell(key, COMPARED - 1)}"
