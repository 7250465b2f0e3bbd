"""What a new workbook begins with: profiles, the models to show first, the rules."""

from collections.abc import Sequence

from xl_addin.outputs.columns import ranked
from xl_addin.outputs.watchlist.edition import COMPARED, Choices, Weights
from xl_addin.outputs.watchlist.sheets.rules import DEFAULTS
from xl_addin.records import Answer, Language, Sentence

# Heat, stability, competitiveness; safety, regulatory fit, cost. Of the scores that look far ahead
# backtests confirmed competitiveness well and stability weakly, so stability never weighs more.
_PROFILES = (
    (Sentence("General", "標準"), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)),
    (Sentence("Medical", "医療"), (1.0, 1.0, 2.0), (3.0, 3.0, 1.0)),
    (Sentence("Finance", "金融"), (1.0, 1.0, 2.0), (2.0, 3.0, 2.0)),
    (Sentence("Short term", "短期"), (3.0, 0.0, 1.0), (0.0, 0.0, 1.0)),
    (Sentence("Long term", "長期"), (0.0, 1.0, 3.0), (1.0, 1.0, 1.0)),
)


def default_profiles(language: Language) -> tuple[Weights, ...]:
    """Return the profiles of a new workbook, of which the first is in use."""
    return tuple(Weights(name.text(language), scores, axes) for name, scores, axes in _PROFILES)


def default_choices(answers: Sequence[Answer], language: Language) -> Choices:
    """Return the choices of a new workbook: the best model by overall score is shown, six are compared."""
    profiles = default_profiles(language)
    best = [row.answer.model for row in ranked(answers, language)][:COMPARED]
    return Choices(
        models=tuple(answer.model for answer in answers),
        profiles=profiles,
        profile=profiles[0].name,
        shown=best[0] if best else "",
        rules=DEFAULTS,
        compared=(*best, *[""] * (COMPARED - len(best))),
    )
