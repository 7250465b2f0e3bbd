"""The command mail: a report, sent to those who wait for it, or written as a draft."""

from datetime import UTC, datetime
from pathlib import Path

import click

from xl_addin.cli.keeping import store_to_write
from xl_addin.cli.languages import language_of, language_option
from xl_addin.cli.sending import require_size, send_letter, send_short
from xl_addin.delivery.addresses import address_of, addresses_of
from xl_addin.errors import BadInput
from xl_addin.messages import mailing
from xl_addin.outputs.files.saving import save_bytes
from xl_addin.outputs.mail.letter import draft_of, report_letter
from xl_addin.settings import Settings

_FILE = click.Path(path_type=Path, dir_okay=False)
_LIMIT = 10.0  # MB; many servers take 10 to 25, and what passes here must pass elsewhere, too


@click.command()
@click.argument("report", type=_FILE, metavar="REPORT")
@click.option("--to", multiple=True, metavar="ADDRESS", help="A recipient; may be given several times.")
@click.option("--subject", metavar="TEXT", help="Another subject than the usual one.")
@click.option("--draft", type=_FILE, metavar="OUT.eml", help="Write the mail as a draft; send nothing.")
@click.option(
    "--notify", is_flag=True, help="Tell the summary to the channels in config.toml (Teams, Slack, …)."
)
@click.option("--again", is_flag=True, help="Send it even to those who have it.")
@click.option("--insecure", is_flag=True, help="Send it even where the server offers no encryption.")
@click.option(
    "--limit",
    type=click.FloatRange(min=0, min_open=True),
    default=_LIMIT,
    show_default=True,
    metavar="MB",
    help="Largest mail.",
)
@language_option
@click.pass_obj
def mail(
    settings: Settings,
    *,
    report: Path,
    to: tuple[str, ...],
    subject: str | None,
    draft: Path | None,
    notify: bool,
    again: bool,
    insecure: bool,
    limit: float,
    language: str | None,
) -> None:
    """Mail REPORT with a short summary, each recipient once, however often the command is run.

    The server is named in config.toml, the password kept in the keyring or in HFSCORE_SMTP_PASSWORD.
    """
    spoken, recipients = language_of(language), addresses_of(to)
    if not (recipients or draft or notify):
        raise BadInput(mailing.nobody())
    letter = report_letter(
        _content(report), report.name, today=datetime.now(UTC).date(), language=spoken, subject=subject
    )
    if draft is not None:
        sender = address_of(settings.mail.sender) if settings.mail.sender else None
        content = bytes(draft_of(letter, sender, recipients))
        require_size(len(content), limit)
        save_bytes(content, draft)
        click.echo(mailing.drafted(draft).text(spoken))
        return
    complete = True
    with store_to_write(settings) as db:
        if recipients:
            complete = send_letter(
                settings, db, letter, recipients, spoken, again=again, insecure=insecure, limit=limit
            )
        if notify:
            complete &= send_short(settings, db, letter, spoken, again=again)
    if not complete:
        raise click.exceptions.Exit(1)


def _content(report: Path) -> bytes:
    try:
        if report.exists() and not report.is_file():  # a pipe or a device may have no end
            raise BadInput(mailing.report_unreadable(report, "not a file"))
        return report.read_bytes()
    except OSError as error:
        raise BadInput(mailing.report_unreadable(report, error.strerror or str(error))) from error
