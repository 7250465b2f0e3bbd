"""The command refresh on files that nobody vouches for: words, within bounds, and nothing asked of others."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from calls_out import calls_out
from click.testing import Result
from hub_double import HubDouble
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.table import Table
from package_edits import rewritten
from packages_made import with_parts
from program_process import ended, peak, said, started
from watched import STEADY, YOUNG, beside, children

Run = Callable[..., Result]
MOST_SECONDS = 20.0
MOST_KILOBYTES = 512 * 2**10
SHEET = "xl/worksheets/sheet2.xml"  # the watchlist's
BOMB = b"<worksheet>" + bytes(2 * 10**8)
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'
FILE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def content_of(book: Workbook) -> bytes:
    """Return the file of a workbook."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def declared(declaration: bytes) -> Callable[[bytes], bytes]:
    """Return a change that puts a declaration before the root of a part."""
    return lambda part: declaration + part.partition(b"?>\n")[2] if b"?>\n" in part else declaration + part


def million_rows(part: bytes) -> bytes:
    """Fill the column of models with a million ids."""
    head, _, tail = part.partition(b"</sheetData>")
    cell = b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>a/b%d</t></is></c></row>'
    rows = b"".join(cell % (row, row, row) for row in range(100, 1_000_100))
    return head + rows + b"</sheetData>" + tail


WRONG: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "bomb": (lambda old: with_parts(old, {SHEET: lambda _: BOMB}), "is larger"),
    "bomb beside": (lambda old: with_parts(old, added={"xl/media/x.png": bytes(2 * 10**8)}), "is larger"),
    "laughs": (lambda old: with_parts(old, {SHEET: declared(LAUGHS)}), "no spreadsheet program writes"),
    "external": (lambda old: with_parts(old, {SHEET: declared(OUTSIDE)}), "no spreadsheet program writes"),
    "file": (
        lambda old: with_parts(old, {"xl/workbook.xml": declared(FILE)}),
        "no spreadsheet program writes",
    ),
    "rows": (lambda old: with_parts(old, {SHEET: million_rows}), "more than 1,000 models"),
    "path": (lambda old: with_parts(old, added={"../../x": b""}), "no spreadsheet program writes"),
    "cut": (lambda old: old[: len(old) // 2], "damaged"),
    "part cut": (lambda old: with_parts(old, {SHEET: lambda part: part[:900]}), "damaged"),
    "empty": (lambda _: b"", "is not an Excel workbook"),
    "csv": (lambda _: b"model,heat\na/b,1\n", "is not an Excel workbook"),
    "xls": (lambda _: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "another format (.xls)"),
    "password": (
        lambda _: bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
        "protected by a password",
    ),
    "ods": (
        lambda old: with_parts(old, added={"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        "another format (.ods)",
    ),
    "no list": (lambda _: content_of(Workbook()), "no list of models"),
    "signed": (lambda old: with_parts(old, added={"_xmlsignatures/sig1.xml": b"<x/>"}), "digitally signed"),
}


@pytest.mark.parametrize("name", WRONG)
def test_refused_in_words(hfscore: Run, watchlist: Path, name: str) -> None:
    """Exit code 2 and a reason within bounds of time; nobody is asked, no byte is changed."""
    spoil, reason = WRONG[name]
    watchlist.write_bytes(spoil(watchlist.read_bytes()))
    before = watchlist.read_bytes()
    begun = monotonic()
    with calls_out() as calls:
        result = hfscore("refresh", watchlist)
    assert (result.exit_code, reason in result.stderr) == (2, True), result.output
    assert "Traceback" not in result.output
    assert (watchlist.read_bytes(), calls) == (before, [])
    assert monotonic() - begun < MOST_SECONDS


@pytest.mark.parametrize("name", ["bomb", "bomb beside", "rows"])
def test_what_swells_takes_bounded_memory(watchlist: Path, tmp_path: Path, name: str) -> None:
    """A process of its own refuses the file and has never had more memory than half a gigabyte."""
    spoil, reason = WRONG[name]
    watchlist.write_bytes(spoil(watchlist.read_bytes()))
    process = started(tmp_path, "http://127.0.0.1:9", "refresh", watchlist)
    assert ended(process) == 2
    assert reason in said(tmp_path, process)
    assert peak(tmp_path, process) < MOST_KILOBYTES


def test_links_to_other_files_are_followed_by_nobody(
    watched: HubDouble, hfscore: Run, watchlist: Path
) -> None:
    """External links stay in the file as they are, and nothing but the Hub is asked."""
    link = b'<externalLink xmlns="x"><externalBook r:id="rId1"/></externalLink>'
    target = b'<Relationships><Relationship Id="rId1" Target="http://127.0.0.1:9/x" TargetMode="External"/>'
    links = {"xl/externalLinks/externalLink1.xml": link}
    links["xl/externalLinks/_rels/externalLink1.xml.rels"] = target + b"</Relationships>"
    watchlist.write_bytes(with_parts(watchlist.read_bytes(), added=links))
    with calls_out() as calls:
        assert hfscore("refresh", watchlist, HF_ENDPOINT=watched.endpoint).exit_code == 0
    assert len(calls) <= 2 * len(watched.seen)  # its address, and the way there
    assert links.items() <= rewritten(watchlist.read_bytes()).items()


def test_a_computed_model_is_the_text_that_it_gave_last(
    watched: HubDouble, hfscore: Run, watchlist: Path
) -> None:
    """A formula in a cell for a model is not computed: its remembered text is the id, and it stays."""
    formula = f'CONCATENATE("org/","steady")</f><v>{STEADY}'.encode()

    def computed(part: bytes) -> bytes:
        begin = part.index(b'<c r="A6"')
        end = part.index(b"</c>", begin) + 4
        assert STEADY.encode() in part[begin:end]
        return part[:begin] + b'<c r="A6" t="str"><f>' + formula + b"</v></c>" + part[end:]

    watchlist.write_bytes(with_parts(watchlist.read_bytes(), {SHEET: computed}))
    result = hfscore("refresh", watchlist, HF_ENDPOINT=watched.endpoint)
    assert result.exit_code == 0, result.output
    assert load_workbook(watchlist)["Watchlist"]["A6"].value == '=CONCATENATE("org/","steady")'
    assert children(watchlist, STEADY) == [40]


NO_IDS = {
    "dde": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "long": "x" * 32_767,
    "control": "a/b_x001B_[2J\u202e",  # as Excel writes what XML cannot hold
    "markup": "<script>",
    "path": "../../etc/passwd",
    "slashes": "a/" * 50,
}


def test_texts_that_are_no_ids_are_answered_in_words(
    watched: HubDouble, hfscore: Run, watchlist: Path
) -> None:
    """Exit code 1: each row says why, its text stays text, and the other rows have their figures."""
    book = load_workbook(watchlist)
    for row, text in enumerate(NO_IDS.values(), start=8):
        cell: Any = book["Watchlist"].cell(row, 1)
        cell.value, cell.data_type = text, "s"
    book.save(watchlist)
    kept = [cell.value for cell in load_workbook(watchlist)["Watchlist"]["A"][7:]]
    result = hfscore("refresh", watchlist, HF_ENDPOINT=watched.endpoint)
    assert (result.exit_code, "\x1b" in result.output) == (1, False), result.output
    seen = load_workbook(watchlist)
    assert [(cell.value, cell.data_type) for cell in seen["Watchlist"]["A"][7:]] == [
        (text, "s") for text in kept
    ]
    assert [beside(watchlist, text, "Status") for text in kept] == [["Not found"]] * len(kept)
    assert [children(watchlist, model) for model in (STEADY, YOUNG)] == [[40], [20]]
    cells = [cell for sheet in seen.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" and "cmd" in str(cell.value)]


def test_a_table_over_the_list_of_another_shape(watched: HubDouble, hfscore: Run, watchlist: Path) -> None:
    """A second Excel table right below the list is not run into."""
    book = load_workbook(watchlist)
    sheet = book["Watchlist"]
    sheet["A8"], sheet["B8"] = "mine", "theirs"
    sheet["A9"], sheet["B9"] = "x", 1
    sheet.add_table(Table(displayName="mine", ref="A8:B9"))
    book.save(watchlist)
    hfscore("refresh", watchlist, HF_ENDPOINT=watched.endpoint)
    tables = load_workbook(watchlist)["Watchlist"].tables
    assert (tables["mine"].ref, tables["watchlist"].ref[:2]) == ("A8:B9", "A5")
