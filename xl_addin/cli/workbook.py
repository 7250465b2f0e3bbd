"""The command workbook: a macro workbook with the functions, for Excel on Windows."""

import sys
from pathlib import Path

import click

from xl_addin.cli.options import language_of, language_option
from xl_addin.excel.vba.macro_book import build_macro_book, copy_plain_book
from xl_addin.excel.vba.wrapper import UDF_MODULE
from xl_addin.messages import files, macros


@click.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False), metavar="OUT.xlsm")
@click.option("--plain", is_flag=True, help="Copy xlwings' own workbook, and tell how functions get into it.")
@language_option
def workbook(*, out: Path, plain: bool, language: str | None) -> None:
    """Make a workbook OUT.xlsm whose cells know =HFSCORE(…) and the other functions.

    It calls the Python that runs this command. Make it on the machine where it is used, and anew after every
    update; a workbook that was saved since it was made is not replaced.
    """
    told, python = language_of(language), Path(sys.executable)
    if plain:
        copy_plain_book(out)
    else:
        build_macro_book(out, python=python, language=told)
    click.echo(files.written([str(out)]).text(told))
    steps = macros.plain_steps(python, UDF_MODULE) if plain else macros.next_steps(out)
    click.echo(steps.text(told))
