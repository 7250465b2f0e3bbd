"""What each column of the watchlist says of a model, by the column's key."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from xl_addin.messages import evidence, origins
from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.text import ACCESS, STATUS
from xl_addin.records import Answer, Language, Score, ScoreName, Sentence


@dataclass(frozen=True, slots=True)
class Row:
    """One model as it stands in a table; ``rank`` is None where there is no overall score."""

    answer: Answer
    language: Language
    rank: int | None = None


Reader: TypeAlias = Callable[[Row], CellValue]


def ranked(answers: Sequence[Answer], language: Language) -> tuple[Row, ...]:
    """Return the answers by overall score, best first, those without one after them in their order."""
    scored = [answer for answer in answers if _overall(answer) is not None]
    unscored = [answer for answer in answers if _overall(answer) is None]
    scored.sort(key=lambda answer: -(_overall(answer) or 0.0))
    places = [Row(answer, language, rank) for rank, answer in enumerate(scored, start=1)]
    return (*places, *(Row(answer, language) for answer in unscored))


def score_of(answer: Answer, name: ScoreName) -> Score:
    """Return the score ``name`` of ``answer``, empty where it has none."""
    return answer.scores.get(name, Score())


def own_notes(answer: Answer) -> tuple[Sentence, ...]:
    """Return the notes that speak of this model; that a sample is invented is said once for the sheet."""
    return tuple(note for note in answer.notes if note != origins.invented())


def remarks(answer: Answer, language: Language) -> str:
    """Return what the reader of the scores should know: the message, then the notes.

    That stability is not validated stands as a mark at the figure, not in words in every row.
    """
    return joined((answer.message, *unmarked_notes(answer)), language)


def unmarked_notes(answer: Answer) -> tuple[Sentence, ...]:
    """Return the model's own notes without the one that a mark at the figure says."""
    return tuple(note for note in own_notes(answer) if note != evidence.stability_unvalidated())


def joined(sentences: Iterable[Sentence], language: Language) -> str:
    """Return the sentences as one text; Japanese needs no space between them."""
    return ("" if language == "ja" else " ").join(sentence.text(language) for sentence in sentences)


def is_marked(answer: Answer, key: str) -> bool:
    """Tell whether the figure in column ``key`` bears the mark of a projection that is not validated."""
    return key == ScoreName.STABILITY.value and evidence.stability_unvalidated() in answer.notes


def last_month(answer: Answer) -> int | None:
    """Return the new children of the last whole month; None without one."""
    whole = answer.history.whole_months if answer.history else ()
    return whole[-1].new if whole else None


def _overall(answer: Answer) -> float | None:
    return score_of(answer, ScoreName.OVERALL).value


def _access(row: Row) -> CellValue:
    gated = row.answer.base.gated if row.answer.base else None
    return None if gated is None else ACCESS[gated].text(row.language)


def _of_score(name: ScoreName) -> dict[str, Reader]:
    return {
        name.value: lambda row: score_of(row.answer, name).value,
        f"{name}_low": lambda row: score_of(row.answer, name).p10,
        f"{name}_high": lambda row: score_of(row.answer, name).p90,
    }


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "rank": lambda row: row.rank,
        "model": lambda row: row.answer.model,
        "status": lambda row: STATUS[row.answer.status].text(row.language),
        **{key: reader for name in ScoreName for key, reader in _of_score(name).items()},
        "certainty": lambda row: row.answer.certainty,
        "children": lambda row: row.answer.history.children if row.answer.history else None,
        "uploaders": lambda row: row.answer.history.uploaders if row.answer.history else None,
        "last_month": lambda row: last_month(row.answer),
        "licence": lambda row: row.answer.base.licence if row.answer.base else None,
        "access": _access,
        "as_of": lambda row: row.answer.as_of,
        "reason": lambda row: remarks(row.answer, row.language),
    }
)
