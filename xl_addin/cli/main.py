"""The program ``hfscore``: its commands, its log, and how what goes wrong is told."""

import errno
import logging
import os
import sys
from contextlib import suppress
from importlib import import_module
from logging.handlers import RotatingFileHandler
from types import MappingProxyType, TracebackType
from typing import IO, Any, cast

import click

from xl_addin import __version__
from xl_addin.cli.languages import language_of_errors
from xl_addin.errors import HFScoreError
from xl_addin.messages.files import no_room, own_fault
from xl_addin.messages.quota import stopped
from xl_addin.records import Language, Sentence
from xl_addin.settings import Settings, read_settings

_log = logging.getLogger("xl_addin")
_log.addHandler(logging.NullHandler())  # else a crash before the options are read would print itself
_LOG_SIZE, _LOGS_KEPT = 1_000_000, 2
_SENTENCE = 200  # characters: longer than the first sentence of any command
_INTERRUPTED = 130  # as shells tell a program that SIGINT ended

COMMANDS = MappingProxyType(
    {  # as the help lists them: first what most people do first
        "demo": "demo:demo",
        "score": "models:score",
        "history": "models:history",
        "forecast": "models:forecast",
        "discover": "discover:discover",
        "workbook": "workbook:workbook",
        "refresh": "refresh:refresh",
        "report": "report:report",
        "alerts": "alerts:alerts",
        "mail": "mail:mail",
        "run": "run:run",
        "schedule": "schedule:schedule",
        "audit": "audit:audit",
        "exclude": "decide:exclude",
        "keep": "decide:keep",
        "event": "events:event",
        "import": "imports:import_",
        "fit": "panels:fit",
        "backtest": "backtest:backtest",
        "prior": "prior:prior",
        "excel": "excel:excel",
        "libreoffice": "libreoffice:libreoffice",
        "serve": "serve:serve",
        "store": "store:store",
        "status": "status:status",
        "doctor": "doctor:doctor",
    }
)
"""Where each command is: its module among the commands, and its name there."""


class _Told(click.ClickException):
    """An error of ours in click's clothes: its sentence on stderr, exit code 2."""

    exit_code = 2

    def __init__(self, sentence: Sentence, language: Language) -> None:
        super().__init__(sentence.text(language))
        self._language = language

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence behind the word for an error in its language."""
        word = Sentence("Error: ", "エラー：").text(self._language)
        click.echo(f"{word}{self.format_message()}", file=file, err=file is None)


class Program(click.Group):
    """The group of all commands, each of which is imported when it is called.

    Most need libraries that take long to import and that others do without.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click asks so
        """Return the names of all commands, in the order of the help."""
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Tell of each command in a whole sentence, however long."""
        known = [(name, self.get_command(ctx, name)) for name in COMMANDS]
        with formatter.section("Commands"):
            formatter.write_dl([(name, one.get_short_help_str(_SENTENCE)) for name, one in known if one])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  as above
        """Return the command of that name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        found = getattr(import_module(f"xl_addin.cli.commands.{module}"), attribute)
        return cast("click.Command", found)

    def invoke(self, ctx: click.Context) -> object:
        """Run what was asked for; what goes wrong is one sentence."""
        try:
            return super().invoke(ctx)
        except HFScoreError as error:
            _log.debug("refused", exc_info=True)
            raise _Told(error.sentence, language_of_errors(ctx)) from error
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
                raise
            raise _Told(no_room(), language_of_errors(ctx)) from error
        except KeyboardInterrupt:
            click.echo(f"\n{stopped().text(language_of_errors(ctx))}", err=True)
            ctx.exit(_INTERRUPTED)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hfscore")
@click.option("--verbose", is_flag=True, help="Tell on the screen what else is kept in the log file.")
@click.pass_context
def main(ctx: click.Context, *, verbose: bool) -> None:
    """Score open-weight AI models by how other models grow from them.

    Heat says how strongly a model grows in the next three months, stability how much of that growth
    lasts, competitiveness where it will stand in a year; each from 0 to 100, with how sure it is.

    Start with:  hfscore demo
    """
    ctx.obj = read_settings()
    _keep_log(ctx.obj, verbose=verbose)


def _keep_log(settings: Settings, *, verbose: bool) -> None:
    """Write the log to a file in the user's data folder; a folder that cannot be written is no obstacle."""
    _log.setLevel(logging.DEBUG)
    logging.raiseExceptions = False  # a file that cannot be written shows no traceback either
    for earlier in _log.handlers[1:]:
        _log.removeHandler(earlier)
        with suppress(OSError):  # what the disk has no room for is lost
            earlier.close()
    if verbose:
        _log.addHandler(logging.StreamHandler())
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(
            settings.log_file, maxBytes=_LOG_SIZE, backupCount=_LOGS_KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        return
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _log.addHandler(file)


def _tell_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Stand in for Python's traceback: one sentence for the user, the details for the log."""
    _log.critical("crashed", exc_info=(kind, error, trace))
    kept = next((h.baseFilename for h in _log.handlers if isinstance(h, logging.FileHandler)), None)
    said = own_fault(kind.__name__, kept)
    click.echo(f"{said.en}\n{said.ja}", err=True)  # nobody knows any more which language was asked for


def run() -> None:
    """Run the program; the entry point of the installed command."""
    sys.excepthook = _tell_crash
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a character shows "?" for it; that is no reason to stop.
        if stream is not None:  # as where there is no console
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    if sys.stdin is None:  # closed, and a question would find nothing to read
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123  until the end
    main()
