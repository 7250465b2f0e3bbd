"""Tests of the table of cell functions, and of the README beside it."""

import subprocess
import sys
from pathlib import Path

import pytest

from xl_addin.excel.functions import FUNCTIONS
from xl_addin.excel.table import Function

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
LONGEST_HELP = 255  # characters, in Excel's wizard


def test_every_function_of_the_design_is_there_once() -> None:
    """The table holds the twelve functions, in capitals, with arguments of different names."""
    names = [function.name for function in FUNCTIONS]
    assert names == [
        "HFSCORE",
        "HFFIT",
        "HFCOUNT",
        "HFHISTORY",
        "HFFORECAST",
        "HFOUTLOOK",
        "HFRANK",
        "HFSTATUS",
        "HFASOF",
        "HFQUOTA",
        "HFFITRANGE",
        "HFSCORERANGE",
    ]
    for function in FUNCTIONS:
        arguments = [one.name for one in function.arguments]
        assert len(set(arguments)) == len(arguments)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.name)
def test_help_is_complete_in_both_languages(function: Function) -> None:
    """Function and arguments have a text of at most 255 characters in English and in Japanese."""
    for said in (function.help, *(one.help for one in function.arguments)):
        assert 0 < len(said.en) <= LONGEST_HELP
        assert 0 < len(said.ja) <= LONGEST_HELP
        assert said.en != said.ja


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.name)
def test_optional_arguments_come_last_and_choices_are_named(function: Function) -> None:
    """What may be left out stands behind what may not, and the help names every word that is allowed."""
    optional = [one.optional for one in function.arguments]
    assert optional == sorted(optional)
    for argument in function.arguments:
        assert (argument.kind == "choice") == bool(argument.choices)
        assert all(word in argument.help.en and word in argument.help.ja for word in argument.choices)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.name)
def test_the_readme_has_signature_and_example(function: Function) -> None:
    """Each function stands in the README as the wizard shows it, with the table's own example."""
    names = [f"[{one.name}]" if one.optional else one.name for one in function.arguments]
    assert f"| `{function.name}({', '.join(names)})` |" in README
    assert f"`{function.example}`" in README
    assert function.example.startswith(f"={function.name}(")


def test_a_cell_waits_for_no_library_that_it_does_not_need() -> None:
    """A fresh Python that imports the table has loaded none of what only files, tables and screens need."""
    program = "import sys, xl_addin.excel.functions; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(done.stdout.split())
    assert "scipy.special" in loaded
    assert loaded.isdisjoint({"pandas", "openpyxl", "lxml", "xlwings", "click", "rich", "scipy.optimize"})
