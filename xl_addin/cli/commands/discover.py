"""The command discover: base models worth adding, from one listing of the Hub."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date

import click

from xl_addin import pipeline
from xl_addin.cli.asking import Desk, asking, clock, histories_from_hub
from xl_addin.cli.options import Day, Wanted, output_options, prior_option
from xl_addin.cli.showing import exit_with, show
from xl_addin.errors import BadInput, ModelError
from xl_addin.growth.model import GrowthModel
from xl_addin.hub import discovery
from xl_addin.hub.client import HubClient
from xl_addin.hub.discovery import Candidate, Order, Page
from xl_addin.hub.freshness import Freshness
from xl_addin.hub.ids import is_model_id
from xl_addin.hub.store.maintenance import kept_bases
from xl_addin.messages import discovery as said
from xl_addin.messages.hub import malformed_id
from xl_addin.outputs.printed.discovery import Found, discovery_document, discovery_screen, discovery_table
from xl_addin.records import Answer, Question, Sentence, Status
from xl_addin.settings import Settings

_MOST = 200
_EACH = 2  # calls about one candidate: what it is, and its children
_HIDDEN = (Status.UNKNOWN_MODEL, Status.NO_ACCESS)


@dataclass(frozen=True, slots=True)
class _Search:
    """Where to look, and how many candidates to ask about."""

    order: Order
    author: str | None
    since: date | None
    top: int


@click.command()
@click.option("--author", metavar="NAME", help="Look at the models of one user or organisation.")
@click.option("--since", type=Day(), metavar="DATE", help="Leave out models created before this day (UTC).")
@click.option(
    "--by",
    "order",
    type=click.Choice([order.value for order in Order]),
    default=Order.NEWEST.value,
    show_default=True,
    help="Which models of the Hub to look at.",
)
@click.option(
    "--top",
    type=click.IntRange(1, _MOST),
    default=20,
    show_default=True,
    metavar="N",
    help="How many candidates to ask about; each takes about two calls.",
)
@prior_option
@output_options
@click.pass_obj
def discover(
    settings: Settings,
    *,
    author: str | None,
    since: date | None,
    order: str,
    top: int,
    growth: GrowthModel,
    wanted: Wanted,
) -> None:
    """List base models worth adding, with children, early scores, licence and access.

    They are the bases that the Hub's newest (or most liked) models were tuned from, and models there that
    name no base themselves. What was not looked at is said at the end.
    """
    if settings.offline:
        raise BadInput(said.offline())
    if author is not None and not is_model_id(author):
        raise BadInput(malformed_id(author))
    search = _Search(Order(order), author, since, top)
    try:
        page, found = _look(settings, search, wanted)
    except ModelError as error:
        click.echo(error.sentence.text(wanted.language), err=True)
        raise click.exceptions.Exit(1) from error
    question = Question()
    asked = histories_from_hub([one.model for one in found[:top]], question, settings)
    answers = pipeline.score(asked, growth.for_question(question))
    rows, notes = _judged(search, page, found, answers)
    show(
        wanted,
        lambda: discovery_document(rows, notes, wanted.language),
        lambda: discovery_table(rows, wanted.language),
        lambda: discovery_screen(rows, notes, wanted.language),
    )
    exit_with([row.answer for row in rows])


def _tell_quota(desk: Desk, calls: int, wanted: Wanted) -> None:
    quota = desk.gate.quota()
    click.echo(said.about_to_ask(calls, quota.left, quota.allowed).text(wanted.language), err=True)


def _look(settings: Settings, search: _Search, wanted: Wanted) -> tuple[Page, Sequence[Candidate]]:
    """Tell what it will cost, then read one page and return it with its candidates."""
    with asking(settings, Freshness.NORMAL, lambda _: None) as desk:
        _tell_quota(desk, 1 + _EACH * search.top, wanted)
        with HubClient(settings.endpoint, settings.token, now=clock, gate=desk.gate) as client:
            page = discovery.read_page(client, search.order, search.author)
        kept = [base.name for base in kept_bases(desk.database, settings.endpoint)]
    return page, discovery.candidates(page, author=search.author, since=search.since, kept=kept)


def _judged(
    search: _Search, page: Page, found: Sequence[Candidate], answers: Sequence[Answer]
) -> tuple[list[Found], list[Sentence]]:
    """Return the candidates that are shown, and what was looked at and what not."""
    rows = [Found(one, answer) for one, answer in zip(found, answers, strict=False)]
    young = [row for row in rows if not _older(row, search.since)]
    shown = [row for row in young if row.answer.status not in _HIDDEN]
    counts = (len(found) - len(rows), len(young) - len(shown))
    looked_at = said.looked_at(len(page.models), newest=search.order is Order.NEWEST, author=search.author)
    older = said.older(len(rows) - len(young), search.since) if search.since else None
    return shown, [
        looked_at,
        *_left_out(page, *counts),
        *([older] if older and len(rows) > len(young) else []),
    ]


def _older(row: Found, since: date | None) -> bool:
    base = row.answer.base
    return base is not None and since is not None and base.created.astimezone(UTC).date() < since


def _left_out(page: Page, beyond: int, hidden: int) -> list[Sentence]:
    """Return what was not looked at."""
    without_base = discovery.undeclared(page.models)
    return [
        *([said.beyond_listing()] if page.more else []),
        *([said.beyond_top(beyond)] if beyond else []),
        *([said.undeclared(without_base)] if without_base else []),
        *([said.hidden(hidden)] if hidden else []),
        *([said.unread(page.unread)] if page.unread else []),
        said.private(),
    ]
