"""Invented base models for the demo, the README and the tests; nothing in here is real."""

from xl_addin.sample.generator import sample_snapshots
from xl_addin.sample.lookup import is_sample, sample_of
from xl_addin.sample.shapes import SAMPLE_NOW

__all__ = ["SAMPLE_NOW", "is_sample", "sample_of", "sample_snapshots"]
