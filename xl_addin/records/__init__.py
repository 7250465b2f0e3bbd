"""The words that travel between the stages, as frozen records.

Every time is a timezone-aware :class:`datetime.datetime` in UTC; every count is a number of models
or of uploaders, as the ``measure`` beside it says.
"""

from xl_addin.records.alerts import Alert, AlertKind, AlertState, Sighting
from xl_addin.records.answers import (
    Answer,
    Estimate,
    ForecastPoint,
    History,
    Month,
    Score,
)
from xl_addin.records.checks import Check, CheckName, CheckState
from xl_addin.records.foretold import Foretold
from xl_addin.records.kept import (
    BaseModel,
    Child,
    Decision,
    Dossier,
    Event,
    Imported,
    Revision,
    Snapshot,
)
from xl_addin.records.words import (
    Language,
    Measure,
    ParameterName,
    Question,
    Relation,
    ScoreName,
    Selection,
    Sentence,
    Status,
)

__all__ = [
    "Alert",
    "AlertKind",
    "AlertState",
    "Answer",
    "BaseModel",
    "Check",
    "CheckName",
    "CheckState",
    "Child",
    "Decision",
    "Dossier",
    "Estimate",
    "Event",
    "ForecastPoint",
    "Foretold",
    "History",
    "Imported",
    "Language",
    "Measure",
    "Month",
    "ParameterName",
    "Question",
    "Relation",
    "Revision",
    "Score",
    "ScoreName",
    "Selection",
    "Sentence",
    "Sighting",
    "Snapshot",
    "Status",
]
