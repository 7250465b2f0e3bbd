"""The sheet of alerts."""

import pytest
from editions import edition

from xl_addin.outputs.watchlist.sheets import alerts
from xl_addin.records import Language


@pytest.mark.parametrize(("language", "said"), [("en", "Nothing yet."), ("ja", "まだアラートはありません。")])
def test_without_alerts_the_sheet_says_so(language: Language, said: str) -> None:
    """Until an alert is given, one sentence stands in the first row."""
    (block,) = alerts.contents(edition(language)).blocks
    assert (block.key, block.rows) == ("alerts", [{"what": said}])
