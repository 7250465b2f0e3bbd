"""README.md and README.ja.md say the same: sections, commands, code, pictures, links, names and figures."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import zip_longest
from pathlib import Path

import pytest

from xl_addin.cli.main import COMMANDS
from xl_addin.excel.functions import FUNCTIONS
from xl_addin.messages import routines

ROOT = Path(__file__).parents[1]
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
JAPANESE = (ROOT / "README.ja.md").read_text(encoding="utf-8")

BLOCK = re.compile(r"^```[^\n]*\n.*?^```$|(?:^(?!```)[^\n]+\n?)+", flags=re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`]+)`")
TARGET = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
KANA = re.compile(r"[ぁ-んァ-ヶ]")
FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|\.\d+")
# What English writes as a word and Japanese as a figure; of several that fit, the longest counts.
SPELLED = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "twenty": 20, "sixty": 60, "hundred": 100, "thousand": 1000,
    "twenty thousand": 20000, "third": 3, "tenth": 10, "half a point": 0.5, "half a year": 6,
    "a year ahead": 12, "February": 2,
}  # fmt: skip
WORD = re.compile(rf"\b({'|'.join(sorted(SPELLED, key=len, reverse=True))})\b", flags=re.IGNORECASE)


def blocks(text: str, *, code: bool) -> list[str]:
    """Return what blank lines part, in order: the blocks of code, or everything else."""
    return [block for block in BLOCK.findall(text) if block.startswith("```") is code]


def pieces(text: str) -> list[str]:
    """Return headings, paragraphs, items of lists and rows of tables, in order."""
    return [
        piece.strip()
        for block in blocks(text, code=False)
        for piece in re.split(r"\n(?=- |\|)", block)
        if not re.fullmatch(r"[|\-\s]+", piece)
    ]


def kind(piece: str) -> str:
    """Return what a piece is: its heading's signs, ``|`` and its number of cells, ``-`` or ``text``."""
    if piece.startswith("|"):
        return f"row of {piece.count('|') - 1}"
    return (re.match(r"#+ |- |!\[", piece) or ["text"])[0]


def kinds_of(text: str) -> list[str]:
    """Return what each piece is, in order."""
    return [kind(piece) for piece in pieces(text)]


def code_of(text: str) -> list[str]:
    """Return the blocks of code without their comments, which are translated."""
    return [re.sub(r" +# .*", "", block) for block in blocks(text, code=True)]


def figures_in_code(text: str) -> list[list[str]]:
    """Return the figures of each block of code, its comments among it."""
    return [sorted(FIGURE.findall(block)) for block in blocks(text, code=True)]


def spans_of(text: str) -> list[set[str]]:
    """Return, section by section, what stands between backticks: commands, variables, functions, paths."""
    sections = re.split(r"^## ", "\n\n".join(pieces(text)), flags=re.MULTILINE)
    return [{" ".join(span.split()) for span in CODE.findall(section)} for section in sections]


def without_code(piece: str) -> str:
    """Return a piece without what is compared on its own: targets, and what is between backticks."""
    return re.sub(r"\]\([^)]*\)", "]", CODE.sub(" ", piece))


def figures(piece: str) -> Counter[float]:
    """Return the numbers that a piece writes as figures; .319 and 0.319 are one."""
    return Counter(float(found.replace(",", "")) for found in FIGURE.findall(without_code(piece)))


def spelled(piece: str) -> Counter[float]:
    """Return the numbers that an English piece writes as words."""
    said = " ".join(without_code(piece).split())
    lower = {word.lower(): number for word, number in SPELLED.items()}
    return Counter(float(lower[word.lower()]) for word in WORD.findall(said))


def figures_apart(english: str, japanese: str) -> bool:
    """Tell whether a number stands oftener in one of two pieces; English counts one thing by “a”."""
    said, theirs = figures(english) + spelled(english), figures(japanese)
    return bool(said - theirs) or set(theirs - said) - {1.0} != set()


PARTS: tuple[Callable[[str], Sequence[object]], ...] = (
    kinds_of,
    code_of,
    figures_in_code,
    TARGET.findall,
    spans_of,
)


def differences(english: str, japanese: str) -> list[tuple[object, object]]:
    """Return all that one of two READMEs has and the other lacks."""
    held = [pair for part in PARTS for pair in zip_longest(part(english), part(japanese))]
    told = zip_longest(pieces(english), pieces(japanese), fillvalue="")
    return [pair for pair in held if pair[0] != pair[1]] + [pair for pair in told if figures_apart(*pair)]


def test_the_two_readmes_say_the_same() -> None:
    """Sections, paragraphs, rows, code, pictures, links, names in backticks and figures agree, one by one."""
    assert len(pieces(ENGLISH)) > 150
    assert differences(ENGLISH, JAPANESE) == []


def test_the_same_sections_and_commands_in_the_same_order() -> None:
    """Both files have as many sections, and the same lines to type that begin with $."""
    for sign in (r"^## ", r"^\| "):
        assert len(re.findall(sign, JAPANESE, re.MULTILINE)) == len(re.findall(sign, ENGLISH, re.MULTILINE))
    typed = re.findall(r"^\$ hfscore .+$", ENGLISH, flags=re.MULTILINE)
    assert len(typed) > 20
    assert re.findall(r"^\$ hfscore .+$", JAPANESE, flags=re.MULTILINE) == typed


@pytest.mark.parametrize(
    ("where", "instead"),
    [
        ("\n## ", "\n## One more\n\n## "),
        ("\n```console\n", "\n```console\n$ hfscore status --json\n"),
        ("\n$ hfscore discover\n", "\n"),
        ("(docs/calc-menu.png)", "(docs/calc-cells.png)"),
        ("(https://doi.org/10.1214/08-EJS180)", "(https://doi.org/10.1214/08-EJS181)"),
        ("fresh_hours = 24", "fresh_hours = 25"),
        ("465", "466"),
        ("`HF_ENDPOINT`", "`HF_ADDRESS`"),
        ("`hfscore serve`", "HFScore"),
        ("`HFQUOTA()`", "`HFCALLS()`"),
        ("1.34", "1.35"),
        ("1.49 |", "|"),
        ("3,638", "3,639"),
        ("78", "79"),
        ("\n\n", "\n\n24\n\n"),
    ],
)
def test_what_one_of_them_has_alone_is_found(where: str, instead: str) -> None:
    """A section, command, picture, link, setting, name or figure that only one of the two changes is told."""
    for text in (ENGLISH, JAPANESE):
        assert where in text
    assert differences(ENGLISH.replace(where, instead, 1), JAPANESE) != []
    assert differences(ENGLISH, JAPANESE.replace(where, instead, 1)) != []


def test_the_japanese_readme_names_every_command_variable_function_and_library() -> None:
    """Each subcommand, environment variable, cell function and needed library stands in README.ja.md."""
    settings = (ROOT / "xl_addin" / "settings.py").read_text(encoding="utf-8")
    variables = set(re.findall(r'"(HF_[A-Z_]+|HFSCORE_[A-Z_]+)"', settings)) - {"HF_TOKEN_PATH", "HF_HOME"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    libraries = [re.split(r"[<>=]", line)[0] for line in project["dependencies"]]
    names = [
        *(f"hfscore {command}" for command in COMMANDS),
        *(f"`{variable}`" for variable in variables),
        *(f"`{function.name}(" for function in FUNCTIONS),
        *(f"**{library}**" for library in libraries),
    ]
    assert len(names) > 50
    assert [name for name in names if name not in JAPANESE] == []


def test_nothing_of_the_japanese_readme_is_left_in_english() -> None:
    """Every heading, paragraph, item of a list and picture is described in Japanese."""
    plain = [piece for piece in pieces(JAPANESE) if kind(piece) in {"## ", "- ", "text", "!["}]
    assert [piece for piece in plain if not KANA.search(piece) and "README.md" not in piece] == []


def test_sentences_point_to_sections_that_are_there() -> None:
    """The section to which a faulty configuration of a run is sent is a heading of that language's README."""
    sentence = routines.no_toml("weekly.toml", "line 1")
    for said, text in ((sentence.en, ENGLISH), (sentence.ja, JAPANESE)):
        (section,) = re.findall(r"[“「](.+?)[”」]", said)
        assert f"\n## {section}\n" in text


def test_a_source_distribution_holds_both_readmes() -> None:
    """All that pyproject.toml names for it is there, and both READMEs and SECURITY.md are among it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert {"README.md", "README.ja.md", "SECURITY.md"} <= set(included)
    assert [name for name in included if not (ROOT / name).exists()] == []
