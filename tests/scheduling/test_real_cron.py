"""A real cron executes the line, in a mount namespace of its own: no crontab of this machine is touched."""

import json
import os
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from programs import require_program
from scheduled_entries import entry

from xl_addin.scheduling.crontab import with_block

# The words that are hardest to get through cron and the shell.
_WORDS = ["a b", "100%", "\\%", "\\\\%", "it's", '"$HOME" `x`', "週報　1.toml", "", "a;b&c|d>e"]
_TELL = "import json, sys; open(sys.argv[1], 'w').write(json.dumps(sys.argv[2:]))"
_UNSHARE = shutil.which("unshare") or ""
_ALONE = """
set -e
mount -t tmpfs none /var/spool/cron
mkdir -m 1730 /var/spool/cron/crontabs
chgrp crontab /var/spool/cron/crontabs
mount -t tmpfs none /run
crontab - < "$1"
cron -f &
cron=$!
for second in $(seq 75); do
  [ -s "$2" ] && break
  sleep 1
done
kill $cron
"""


def _may_unshare() -> bool:
    if sys.platform != "linux" or os.getuid() != 0 or not _UNSHARE:
        return False
    return subprocess.run([_UNSHARE, "-m", "true"], check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(not _may_unshare(), reason="needs root with the right to a mount namespace")
def test_cron_runs_the_command_at_its_time(tmp_path: Path) -> None:
    """Within the minute that the line names, the program is started with every word as it was written."""
    require_program("cron")
    told, table = tmp_path / "told", tmp_path / "table"
    soon = datetime.now().astimezone() + timedelta(seconds=63)  # noqa: TID251  cron's own clock
    job = entry(
        sys.executable, "-c", _TELL, str(told), *_WORDS, at=soon.time().replace(second=0, microsecond=0)
    )
    table.write_bytes(with_block(b"# mine\n", job))
    subprocess.run([_UNSHARE, "-m", "sh", "-c", _ALONE, "sh", table, told], check=True, timeout=110)
    assert json.loads(told.read_text(encoding="utf-8")) == _WORDS
