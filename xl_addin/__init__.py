"""HFScore: which open-weight AI model to bet on, read from how other models grow from it."""

from importlib.metadata import version

__version__ = version("hfscore")
