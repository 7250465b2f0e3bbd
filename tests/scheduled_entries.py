"""Schedules, and the words that their commands may hold, as tests make them."""

from datetime import time
from pathlib import Path

from hypothesis import strategies as st

from xl_addin.scheduling.entry import Days, Entry, entry_name

CONFIG = Path("/home/user/監視 リスト/週報.toml")
DAYS = st.one_of(
    st.just(Days(())), st.sets(st.integers(0, 6), min_size=1).map(lambda days: Days(tuple(sorted(days))))
)
TIMES = st.times().map(lambda time: time.replace(second=0, microsecond=0))
# All that a file's name may hold on the system: text without NUL, surrogates and code points of no character.
_TEXT = st.characters(exclude_categories=("Cs", "Cn", "Cc"))
_HARD = st.sampled_from([*"\\%$\"'`&;|<>*?!#~(){}[]^= ", "　", "\\\\", "\\%", "%%", "週報"])
WORD = st.lists(st.one_of(_HARD, _TEXT), max_size=12).map("".join)
WORDS = st.lists(WORD, max_size=4)


def entry(*command: str, days: Days | None = None, at: time = time(7, 30)) -> Entry:
    """Return a schedule of ``command``, every day at 07:30 unless told otherwise."""
    return Entry(entry_name(CONFIG), CONFIG, at, days or Days(), command or ("/usr/bin/python3", "-P"))
