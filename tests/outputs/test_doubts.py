"""A doubt's name in both languages, and the command that acts upon it as it stands."""

import shlex

import pytest

from xl_addin.audit.words import Doubt, DoubtKind, Remedy
from xl_addin.outputs.doubts import KIND, MOST_IN_A_COMMAND, command_for
from xl_addin.records import Sentence

BASE = "acorn-lab/Oakling-7B"


def doubt(*remedies: Remedy, ends: str = "", kind: DoubtKind = DoubtKind.BURST) -> Doubt:
    """Return a doubt with these remedies."""
    return Doubt(kind, Sentence("", ""), remedies=remedies, ends=ends)


def test_every_kind_has_a_name_in_both_languages() -> None:
    """No kind lacks a label, and no two share one."""
    assert set(KIND) == set(DoubtKind)
    for texts in ([label.en for label in KIND.values()], [label.ja for label in KIND.values()]):
        assert len(set(texts)) == len(DoubtKind)


@pytest.mark.parametrize(
    ("remedies", "options"),
    [
        ((Remedy("author", "ann"),), ["--author", "ann"]),
        ((Remedy("pattern", "ann/x-*"),), ["--pattern", "ann/x-*"]),
        ((Remedy("child", "a/b"), Remedy("child", "c/d.1")), ["--child", "a/b", "--child", "c/d.1"]),
    ],
)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_command_is_what_a_shell_hands_on(
    remedies: tuple[Remedy, ...], options: list[str], language: str
) -> None:
    """A shell splits it into the program, the base, the options as they are, and a reason in words."""
    words = shlex.split(command_for(BASE, doubt(*remedies), language) or "")  # type: ignore[arg-type]
    assert words[:3] == ["hfscore", "exclude", BASE]
    assert words[3:-2] == options
    assert words[-2:] == ["--reason", KIND[DoubtKind.BURST].text(language)]  # type: ignore[arg-type]


def test_many_children_are_decided_of_by_a_list() -> None:
    """Six remedies are too many for a line: the way by a list is told, with the model."""
    many = [Remedy("child", f"a/{n}") for n in range(MOST_IN_A_COMMAND + 1)]
    told = command_for(BASE, doubt(*many), "en") or ""
    assert f"hfscore audit {BASE} --csv" in told
    assert "exclude --from" in told


def test_a_decision_is_ended_by_the_first_letters_of_its_id() -> None:
    """What was decided is undone, not excluded."""
    assert command_for(BASE, doubt(ends="0123456789ab" + "0" * 20), "en") == "hfscore exclude --undo 01234567"


def test_without_anything_to_decide_there_is_no_command() -> None:
    """A doubt to read only has none."""
    assert command_for(BASE, doubt(), "en") is None


@pytest.mark.parametrize("value", ["a;rm -rf", "a`b`", '$(x)"', "a b", "a\nb", "%PATH%"])
def test_what_a_shell_could_take_for_its_own_becomes_no_command(value: str) -> None:
    """Foreign text that no id can hold never stands in a line to be copied."""
    assert command_for(BASE, doubt(Remedy("author", value)), "en") is None
    assert command_for(value, doubt(Remedy("author", "ann")), "en") is None
