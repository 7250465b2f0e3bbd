"""The whole message: as the standard library reads it back, and that nothing can be slipped into it."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from answers import MADE
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from reports_made import hostile_report, report

from xl_addin.delivery.addresses import address_of, addresses_of
from xl_addin.errors import BadInput
from xl_addin.outputs.files.workbooks import workbook_bytes
from xl_addin.outputs.mail.body import PICTURE_ID
from xl_addin.outputs.mail.letter import Attachment, Letter, draft_of, message_of, report_letter

TODAY = date(2026, 12, 1)
JAPAN = timezone(timedelta(hours=9))
SENT = datetime(2026, 11, 25, 7, 30, tzinfo=JAPAN)
NAME = "2026年11月_HFScore評価レポート（最終版）とても長い名前のファイルです.xlsx"
SENDER = address_of("調査部 HFScore <hfscore@example.jp>")
TO = addresses_of(["佐藤 太郎 <sato@example.co.jp>", "b@example.jp"])


def letter(name: str = NAME) -> Letter:
    """Return the letter with a Japanese report."""
    return report_letter(report("ja"), name, today=TODAY, language="en")


def wire(one: Letter) -> bytes:
    """Return the message as it goes over the wire."""
    return bytes(message_of(one, SENDER, TO, message_id="<id@example.jp>", sent=SENT))


def read(content: bytes) -> EmailMessage:
    """Return the message as the standard library reads it, without a defect anywhere."""
    message = message_from_bytes(content, policy=policy.default)
    for part in message.walk():
        assert part.defects == []
        assert all(not header.defects for header in part.values())
    return message


def test_japanese_headers_come_back() -> None:
    """Subject, names, date and file name are read as meant; the wire has 7 bits and short lines."""
    content = wire(letter())
    message = read(content)
    assert message["Subject"] == "【HFScore】オープンモデル評価レポート（2026年11月23日）"
    assert str(message["From"]) == "調査部 HFScore <hfscore@example.jp>"
    assert [one.display_name for one in message["To"].addresses] == ["佐藤 太郎", ""]
    assert message["Date"].datetime == SENT
    assert message["Message-ID"] == "<id@example.jp>"
    assert [part.get_filename() for part in message.iter_attachments()] == [NAME]
    assert content.isascii()
    lines = [line for line in content.split(b"\r\n") if not line.startswith(b"Content-Type: application/")]
    assert max(map(len, lines)) <= 78  # RFC 5322, 2.1.1; a kind of file cannot be broken


def test_older_readers_find_the_file_name_too() -> None:
    """Python's reader of before 3.6, which many programs still use, reads the same name."""
    message = message_from_bytes(wire(letter()), policy=policy.compat32)
    assert NAME in [part.get_filename() for part in message.walk()]


def test_the_report_comes_byte_for_byte() -> None:
    """What is attached is the file, as a workbook; text, page and picture stand before it."""
    message = read(wire(letter()))
    (attached,) = message.iter_attachments()
    assert attached.get_content() == report("ja")
    assert attached.get_content_type().endswith("spreadsheetml.sheet")
    assert [part.get_content_type() for part in message.walk()][:6] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
    ]
    text, page = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert page is not None
    assert text.get_content().replace("\r\n", "\n") == letter().text
    assert page.get_content().strip() == letter().html
    picture = next(part for part in message.walk() if part.get_content_type() == "image/png")
    assert (picture["Content-ID"], picture.get_content()) == (f"<{PICTURE_ID}>", letter().picture)


def test_the_same_letter_gives_the_same_bytes() -> None:
    """Nothing random enters, not even between the parts."""
    assert wire(letter()) == wire(letter())


def test_a_report_speaks_for_itself() -> None:
    """Language and day of the subject are the report's own, else those that are given."""
    assert letter().subject.endswith(f"（{MADE.year}年{MADE.month}月{MADE.day}日）")
    other = report_letter(workbook_bytes(Workbook(), MADE), "x.xlsx", today=TODAY, language="en")
    assert other.subject.endswith("2026-12-01")
    assert other.picture is None
    assert read(wire(other)).get_body(("html",)) is not None


def test_what_makes_two_letters_the_same() -> None:
    """Subject and attached file do; the file's name and the words around do not."""
    one = letter()
    assert letter("other.xlsx").digest == one.digest
    assert replace(one, subject="別件").digest != one.digest
    assert replace(one, attachment=Attachment("r.xlsx", b"other")).digest != one.digest
    alone = Letter("s", "text", "<p>text</p>")
    assert replace(alone, text="other").digest != alone.digest


@pytest.mark.parametrize("subject", ["", "   ", "a\r\nBcc: x@e.jp", "a\nb", "a\x00", "a\u202eb", "件" * 201])
def test_no_subject_brings_a_header(subject: str) -> None:
    """A line break, a control character, an empty or an endless subject is refused in words."""
    with pytest.raises(BadInput, match="subject"):
        Letter(subject, "", "")


@given(st.text(min_size=1, max_size=80))
def test_no_subject_and_no_file_name_break_the_message(text: str) -> None:
    """Whatever passes comes back, with the headers that were set and no others."""
    try:
        one = Letter(text, "t", "<p>t</p>", attachment=Attachment("r.xlsx", b"x"))
    except BadInput:
        return
    message = message_from_bytes(wire(one), policy=policy.default)
    assert str(message["Subject"]).split() == text.split()
    assert len(message) == 8


@pytest.mark.parametrize(
    "name", ['a"b.xlsx', "a\r\nX: y.xlsx", "..\\evil.xlsx", "gpj\u202excod.xlsx", "\udcff.xlsx", ""]
)
def test_no_file_name_slips_anything_in(name: str) -> None:
    """It comes as one printable line without a path; an empty one gets a name."""
    (attached,) = read(wire(letter(name))).iter_attachments()
    shown = attached.get_filename()
    assert shown
    assert shown.endswith(".xlsx")
    assert shown.isprintable()
    assert not set(shown) & set('/\\"')


def test_a_draft_is_opened_as_one() -> None:
    """It bears Outlook's mark, no Message-ID and no date; sender and recipients may be missing."""
    message = read(bytes(draft_of(letter(), None, ())))
    assert message["X-Unsent"] == "1"
    assert [message[name] for name in ("From", "To", "Date", "Message-ID")] == [None] * 4
    (attached,) = message.iter_attachments()
    assert attached.get_content() == report("ja")
    assert read(bytes(draft_of(letter(), SENDER, TO)))["To"].addresses[1].addr_spec == "b@example.jp"


def test_a_report_of_hostile_words_makes_a_harmless_mail() -> None:
    """Headers stay those of every mail, and the words are only words."""
    one = report_letter(hostile_report(), "r.xlsx", today=TODAY, language="en")
    assert len(read(wire(one))) == 8
    assert "<script" not in one.html
    assert "HYPERLINK" in one.text
    assert all(char.isprintable() or char == "\n" for char in f"{one.text}{one.html}")
