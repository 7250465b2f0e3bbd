"""How the published least-squares fit can end."""

from xl_addin.records import Sentence

CONVERGED = Sentence("The fit converged.", "収束しました。")
TOO_SHORT = Sentence(
    "Fewer months than the three parameters; use --method bayes.",
    "月数がパラメータ数（3個）に足りません。--method bayes を使用してください。",
)
NO_CHILD = Sentence("There is no child to fit.", "派生モデルがないため、当てはめできません。")
NOT_CONVERGED = Sentence(
    "The fit did not converge; use --method bayes.",
    "収束しませんでした。--method bayes を使用してください。",
)
AT_START = Sentence(
    "The fit never left its start, so its numbers say nothing; use --method bayes.",
    "初期値から動かず、値に意味がありません。--method bayes を使用してください。",
)
AT_BOUND = Sentence(
    "The fit stands at a bound (a parameter is 0), so its numbers say nothing; use --method bayes.",
    "パラメータが下限（0）に張り付き、値に意味がありません。--method bayes を使用してください。",
)
RAN_OFF = Sentence(
    "The fit ran off to an absurd value, so its numbers say nothing; use --method bayes.",
    "パラメータが異常な値に発散し、値に意味がありません。--method bayes を使用してください。",
)
