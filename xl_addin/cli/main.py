"""The program ``hfscore`` with all its commands."""

from xl_addin.cli.alerts import alerts
from xl_addin.cli.audit import audit
from xl_addin.cli.backtest import backtest
from xl_addin.cli.decide import exclude, keep
from xl_addin.cli.demo import demo
from xl_addin.cli.discover import discover
from xl_addin.cli.doctor import doctor
from xl_addin.cli.events import event
from xl_addin.cli.excel import excel
from xl_addin.cli.imports import import_
from xl_addin.cli.libreoffice import libreoffice
from xl_addin.cli.mail import mail
from xl_addin.cli.models import forecast, history, score
from xl_addin.cli.panels import fit
from xl_addin.cli.prior import prior
from xl_addin.cli.program import main, run
from xl_addin.cli.refresh import refresh
from xl_addin.cli.report import report
from xl_addin.cli.run import run as run_config
from xl_addin.cli.schedule import schedule
from xl_addin.cli.serve import serve
from xl_addin.cli.status import status
from xl_addin.cli.store import store
from xl_addin.cli.workbook import workbook

__all__ = ["main", "run"]

for command in (
    demo,
    score,
    history,
    forecast,
    fit,
    report,
    refresh,
    prior,
    backtest,
    status,
    audit,
    exclude,
    keep,
):
    main.add_command(command)
for command in (
    import_,
    event,
    store,
    discover,
    doctor,
    excel,
    libreoffice,
    workbook,
    run_config,
    schedule,
    mail,
    alerts,
    serve,
):
    main.add_command(command)
