"""What stands under every table."""

from dataclasses import replace

from answers import SAMPLE, SOURCE

from xl_addin.outputs.source import source_lines


def test_source_retrieval_and_reference_are_named() -> None:
    """The lines name origin, moment of retrieval, what 50 means, and that counts are lower bounds."""
    text = "\n".join(line.en for line in source_lines(SOURCE))
    assert SOURCE.origin.en in text
    assert "2026-11-23 09:05 UTC" in text
    assert SOURCE.reference.en in text
    assert "lower bounds" in text


def test_japanese_time_is_nine_hours_ahead() -> None:
    """09:05 UTC is shown to a Japanese reader as 18:05 Japan time, marked as such."""
    text = "\n".join(line.ja for line in source_lines(SOURCE))
    assert "2026/11/23 18:05（日本時間）" in text


def test_unknown_retrieval_is_said() -> None:
    """Counts from a file have no moment of retrieval, and the line says so."""
    text = "\n".join(line.en for line in source_lines(replace(SOURCE, retrieved=None)))
    assert "Retrieved: not known" in text


def test_invented_data_are_marked_first() -> None:
    """The sample's first line says that it is invented; real data have no such line."""
    assert "invented" in source_lines(SAMPLE)[0].en
    assert not any("invented" in line.en for line in source_lines(SOURCE))
