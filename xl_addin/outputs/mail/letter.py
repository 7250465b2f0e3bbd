"""A mail as a value, and as the message that goes over the wire or into a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from xl_addin.errors import BadInput
from xl_addin.messages import letters, mailing
from xl_addin.outputs.mail.body import PICTURE_ID, bars, html, plain
from xl_addin.outputs.mail.chart import chart
from xl_addin.outputs.mail.summary import read_summary
from xl_addin.records import Language

LONGEST_SUBJECT = 200
"""Characters of a subject."""

# What every server takes, without an extension; the library's own folding may be a character longer.
_LINE = 76  # characters
_POLICY = SMTP.clone(cte_type="7bit", max_line_length=_LINE)
_XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail, byte for byte."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says, whoever sends it to whom.

    ``picture`` is a PNG that ``html`` names as `PICTURE_ID`.

    Raises
    ------
    BadInput
        If the subject is empty, too long, or not one printable line.
    """

    subject: str
    text: str
    html: str
    picture: bytes | None = None
    attachment: Attachment | None = None

    def __post_init__(self) -> None:
        if not 0 < len(self.subject.strip()) <= LONGEST_SUBJECT or not self.subject.isprintable():
            raise BadInput(mailing.subject_unfit(LONGEST_SUBJECT))

    @property
    def digest(self) -> str:
        """What makes two letters the same: the subject with the attached file, without one with the text."""
        content = self.text.encode() if self.attachment is None else self.attachment.content
        return sha256(self.subject.encode() + b"\n" + content).hexdigest()


def report_letter(
    content: bytes, name: str, *, today: date, language: Language, subject: str | None = None
) -> Letter:
    """Return the letter with a report.

    Parameters
    ----------
    content
        The report, an .xlsx file; it is attached as it is.
    name
        Its file name.
    today
        The day of the subject where the report does not say when it was made.
    language
        That of the letter where the report does not say its own.
    subject
        Another subject than the usual one.

    Raises
    ------
    BadInput
        If the report is no workbook, or the subject is unfit.
    """
    file = _file_name(name)
    summary = read_summary(content, file)
    spoken, day = language, today
    if summary is not None:
        spoken, day = summary.language, summary.made or today
    drawn = [] if summary is None else bars(summary)
    return Letter(
        subject=letters.report_subject(day).text(spoken) if subject is None else subject,
        text=plain(summary, file, spoken),
        html=html(summary, file, spoken, picture=bool(drawn)),
        picture=chart(drawn) if drawn else None,
        attachment=Attachment(file, content),
    )


def message_of(
    letter: Letter, sender: Address, recipients: Sequence[Address], *, message_id: str, sent: datetime
) -> EmailMessage:
    """Return ``letter`` as a message to be sent; the same arguments give the same bytes.

    Parameters
    ----------
    message_id
        With its angle brackets.
    sent
        The moment that it names, with its time zone.
    """
    message = _message(letter)
    message["From"] = sender
    message["To"] = recipients
    message["Date"] = sent
    message["Message-ID"] = message_id
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's absence is answered to it
    return message


def draft_of(letter: Letter, sender: Address | None, recipients: Sequence[Address]) -> EmailMessage:
    """Return ``letter`` as a message that a mail program opens for sending by hand."""
    message = _message(letter)
    if sender is not None:
        message["From"] = sender
    if recipients:
        message["To"] = recipients
    message["X-Unsent"] = "1"  # Outlook opens it as a draft
    return message


def _message(letter: Letter) -> EmailMessage:
    message = EmailMessage(policy=_POLICY)
    message.set_raw("Subject", _encoded(letter.subject))
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    if letter.picture is not None:
        page = message.get_body(("html",))
        assert page is not None  # noqa: S101  it was added above
        page.add_related(letter.picture, "image", "png", cid=f"<{PICTURE_ID}>", disposition="inline")
    if letter.attachment is not None:
        kind, subtype = _XLSX
        message.add_attachment(
            letter.attachment.content, maintype=kind, subtype=subtype, filename=letter.attachment.name
        )
    _mark_boundaries(message, letter.digest)
    return message


def _encoded(subject: str) -> str:
    """Return the subject as encoded words; the message's own folding loses spaces between them."""
    plain = subject.isascii() and "=?" not in subject
    return Header(subject, "us-ascii" if plain else "utf-8", _LINE, "Subject").encode(maxlinelen=_LINE)


def _mark_boundaries(message: EmailMessage, digest: str) -> None:
    """Give the parts boundaries that depend on the content alone; "=_" is in no encoded text (RFC 2045)."""
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{digest[:32]}_{number}")


def _file_name(name: str) -> str:
    return (
        "".join(char if char.isprintable() and char not in '/\\"' else "_" for char in name) or "report.xlsx"
    )
