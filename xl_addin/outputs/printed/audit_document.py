"""An audit as a JSON-able value, and as a list on which a person decides row by row."""

from datetime import datetime

import pandas as pd

from xl_addin.audit.effects import plain_scores
from xl_addin.audit.run import REASONS
from xl_addin.audit.words import Audit, Doubt
from xl_addin.decision_lists import FIELDS
from xl_addin.outputs.doubts import KIND, command_for
from xl_addin.outputs.printed.answers_document import Document, score_document
from xl_addin.records import Language, ScoreName

_DIGITS = 4


def audit_document(audit: Audit, language: Language) -> Document:
    """Return the scored answer with the doubts: kind, sentence, children (ids), share, scores, command.

    ``scores`` of a doubt holds before and after for each of the three scores, null where there is nothing to
    decide; ``looked_for`` names every kind of doubt.
    """
    (answer,) = score_document([audit.answer], language)
    history = audit.answer.history
    return {
        **answer,
        "uploaders": history.uploaders if history else None,
        "excluded": audit.answer.excluded,
        "doubts": [_doubt(audit, doubt, language) for doubt in audit.doubts],
        "looked_for": [kind.value for kind in REASONS],
    }


def _doubt(audit: Audit, doubt: Doubt, language: Language) -> Document:
    share = audit.share(doubt)
    return {
        "kind": doubt.kind.value,
        "sentence": doubt.sentence.text(language),
        "children": [child.id for child in doubt.children],
        "share": None if share is None else round(share, _DIGITS),
        "left_out": doubt.left_out,
        "scores": _scores(audit, doubt),
        "command": command_for(audit.answer.model, doubt, language),
    }


def _scores(audit: Audit, doubt: Doubt) -> Document | None:
    if doubt.after is None:
        return None
    return {name.value: {"before": old, "after": new} for name, old, new in changes(audit, doubt)}


def changes(audit: Audit, doubt: Doubt) -> list[tuple[ScoreName, float | None, float | None]]:
    """Return each of the three scores as it is and as it would be, to four digits after the point."""
    after = doubt.after or {}
    return [
        (name, _rounded(value), _rounded(after.get(name)))
        for name, value in plain_scores(audit.answer).items()
    ]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)


def review_table(audit: Audit, made: datetime, language: Language) -> pd.DataFrame:
    """Return one row per decision that could be made, in the columns of a list of decisions.

    ``action`` is left empty: whoever reviews the list writes exclude or keep, or leaves it; rows without an
    action are passed over when the list is imported. Columns after those show what the doubt is. A doubt
    that leaves nothing to decide has a row to read.
    """
    rows = [row for doubt in audit.doubts for row in _review_rows(audit, doubt, made, language)]
    scores = [f"{name.value}_{when}" for name in plain_scores(audit.answer) for when in ("before", "after")]
    return pd.DataFrame(rows, columns=[*FIELDS, "doubt", "evidence", "left_out", *scores])


def _review_rows(audit: Audit, doubt: Doubt, made: datetime, language: Language) -> list[dict[str, object]]:
    label = KIND[doubt.kind].text(language)
    shared: dict[str, object] = {
        "model": audit.answer.model,
        "reason": label,
        "made": made.isoformat(timespec="seconds"),
        "doubt": label,
        "evidence": doubt.sentence.text(language),
        "left_out": doubt.left_out,
    }
    if doubt.after is not None:
        for name, before, after in changes(audit, doubt):
            shared |= {f"{name.value}_before": before, f"{name.value}_after": after}
    blank = dict.fromkeys(FIELDS, "")
    if not doubt.remedies:
        return [blank | shared]
    return [blank | shared | {"kind": one.kind, "value": one.value} for one in doubt.remedies]
