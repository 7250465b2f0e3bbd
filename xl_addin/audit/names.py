"""Doubts about names: one name over and over, quantisations filed as tunes, a base that any card may name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from os.path import commonprefix

from xl_addin.audit.case import Case, by_author
from xl_addin.audit.words import Doubt, DoubtKind, Remedy
from xl_addin.messages import doubts
from xl_addin.records import Child, Relation

LEAST_SIMILAR = 8
"""Fewer versions of one model are a person's normal work; more are a sweep of seeds or checkpoints."""

LONGEST_PAUSE = timedelta(days=3)
"""A sweep goes on without a longer pause; a busy author's yearly versions of one name are no sweep."""

SHORTEST_NAME = 3
"""A name of fewer letters and digits stands in cards by accident."""

# What cards are seen to say where their author means some other model, or none.
# fmt: off
COMMON_NAMES = frozenset({
    "model", "models", "base", "basemodel", "mymodel", "pretrained", "finetuned", "finetune", "lora",
    "adapter", "merged", "checkpoint", "output", "outputs", "result", "results", "test", "testmodel",
    "demo", "example", "sample", "dummy", "tiny", "small", "large", "main", "final", "best", "latest",
    "new", "none", "null", "unknown", "transformer", "encoder", "decoder", "bert", "gpt", "gpt2", "t5",
    "llama", "mistral", "qwen", "gemma", "phi",
})
# fmt: on

_RUNNING = re.compile(r"(?=[0-9a-f]*\d)[0-9a-f]{6,}|\d+")  # a hash or a number
_WORD = re.compile(r"[^a-z0-9]+")
# Formats and bit widths that repositories of quantised weights bear in their names.
_QUANTISED = re.compile(
    r"(?<![a-z0-9])(?:gguf|ggml|awq|gptq|exl[23]|mlx|bnb|hqq|aqlm|imatrix|quanti[sz]ed|nf4|(?:nv|mx)?fp[48]"
    r"|int[48]|[2-8][-_]?bit|w[48]a(?:4|8|16)|i?q[2-8](?:_[0-9a-z]+)*)(?![a-z0-9])"
)


def similar_names(case: Case) -> Iterator[Doubt]:
    """Yield a doubt for each uploader's run of children whose names differ in numbers only."""
    everyone = by_author(case.dossier.snapshot.children)
    for (author, stem), children in _by_stem(case.doubtful).items():
        swept = [child for run in _runs(children) if len(run) >= LEAST_SIMILAR for child in run]
        if swept:
            pattern = _pattern(swept)
            caught = [child for child in everyone[author] if child.id.startswith(pattern.removesuffix("*"))]
            exact = all(stem_of(child) == stem for child in caught)
            remedies = (Remedy("pattern", pattern),) if exact else _one_by_one(swept)
            said = doubts.similar_names(swept[0].id, swept[-1].id, len(swept))
            yield Doubt(DoubtKind.SIMILAR_NAMES, said, tuple(swept), remedies)


def stem_of(child: Child) -> str:
    """Return the child's name in lower case with ``#`` for each number and hash.

    Examples
    --------
    >>> from datetime import datetime
    >>> stem_of(Child("u/Sweep-seed17-lr2e", "u", datetime.max, Relation.FINETUNE))
    'sweep-seed#-lr#e'
    """
    return _RUNNING.sub("#", child.id.rpartition("/")[2].lower())


def _by_stem(children: Iterable[Child]) -> dict[tuple[str, str], list[Child]]:
    found: dict[tuple[str, str], list[Child]] = defaultdict(list)
    for child in children:
        found[child.author, stem_of(child)].append(child)
    return found


def _runs(children: Sequence[Child]) -> Iterator[Sequence[Child]]:
    """Yield the stretches of ``children``, oldest first, that no long pause divides."""
    first = 0
    for place in range(1, len(children) + 1):
        if place == len(children) or children[place].created - children[place - 1].created > LONGEST_PAUSE:
            yield children[first:place]
            first = place


def _pattern(children: Sequence[Child]) -> str:
    """Return what all ids begin with, up to the first number that differs, and a star."""
    shared = commonprefix([child.id for child in children])  # noqa: RUF071  letters of ids, no path
    return shared.rstrip("0123456789") + "*"


def _one_by_one(children: Iterable[Child]) -> tuple[Remedy, ...]:
    return tuple(Remedy("child", child.id) for child in children)


def quantised_as_tunes(case: Case) -> Iterator[Doubt]:
    """Yield a doubt where repositories that are named as quantised weights are filed as tunes.

    The Hub takes a repository without weights in its main branch for a fine-tune. What the base itself
    bears in its name says nothing of a child.
    """
    own = set(_QUANTISED.findall(case.base.lower()))
    tunes = (child for child in case.doubtful if child.relation in (Relation.FINETUNE, Relation.ADAPTER))
    found = tuple(child for child in tunes if set(_QUANTISED.findall(_name(child))) - own)
    if found:
        said = doubts.quantised_as_tunes(len(found), case.share(found))
        yield Doubt(DoubtKind.QUANTISED, said, found, _one_by_one(found))


def common_name(case: Case) -> Iterator[Doubt]:
    """Yield a doubt where the base bears a name that cards may bear by accident.

    To look at are the children whose own names do not mention it.
    """
    name = _WORD.sub("", case.base.rpartition("/")[2].lower())
    if case.counted and (name in COMMON_NAMES or len(name) < SHORTEST_NAME):
        silent = tuple(child for child in case.doubtful if name not in _WORD.sub("", _name(child)))
        yield Doubt(DoubtKind.COMMON_NAME, doubts.common_name(case.base, len(silent)), silent)


def _name(child: Child) -> str:
    return child.id.rpartition("/")[2].lower()
