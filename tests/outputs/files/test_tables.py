"""Tables as CSV files."""

import io

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.outputs.files.tables import csv_bytes

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20)
signs = "=+-@\t\r＝＋－＠"
text = st.builds(str.__add__, st.sampled_from(["", *signs]), words)


@given(st.lists(text, min_size=1, max_size=8))
def test_no_cell_of_a_csv_begins_as_a_formula(cells: list[str]) -> None:
    """No written cell begins with =, +, -, @, wide or not, tab or carriage return (OWASP)."""
    read = pd.read_csv(io.BytesIO(csv_bytes(pd.DataFrame({"x": cells}))), dtype=str, keep_default_na=False)
    assert not [cell for cell in read["x"] if cell.startswith(tuple(signs))]


def test_numbers_and_missing_values_pass_through_a_csv() -> None:
    """A negative number stays a number, None and NaN are empty, and a byte-order mark stands first."""
    raw = csv_bytes(pd.DataFrame({"x": [-1.5, None], "名": ["日本", None]}))
    assert raw == "\ufeffx,名\n-1.5,日本\n,\n".encode()
