"""Stand-ins for the schedulers' programs: they keep what they are given in a folder, as the real ones do."""

import sys
from pathlib import Path

_HEAD = f"""#!{sys.executable} -IS
import sys
from pathlib import Path
folder, words = Path(__file__).parent / "kept", sys.argv[1:]
with (folder / "calls").open("a", encoding="utf-8") as calls:
    print(Path(__file__).name, *words, file=calls)
if (folder / "refuses").is_file() and (folder / "refuses").read_text() in words:
    sys.exit("\\x1b[31mnot\\nallowed")
"""
_PROGRAMS = {
    "crontab": """
table = folder / "table"
if words == ["-l"]:
    if not table.is_file():
        sys.exit("no crontab for user")
    sys.stdout.buffer.write(table.read_bytes())
elif words == ["-r"]:
    table.unlink()
else:
    table.write_bytes(sys.stdin.buffer.read())
""",
    "systemctl": "",
    "schtasks": """
task = folder / words[2].replace("\\\\", "+")
if words[0] == "/Create":
    task.write_bytes(Path(words[4]).read_bytes())
elif not task.is_file():
    sys.exit("ERROR: The system cannot find the file specified.")
elif words[0] == "/Query":
    sys.stdout.buffer.write(task.read_text(encoding="utf-16").encode())
else:
    task.unlink()
""",
}


class FakeSchedulers:
    """A folder with those programs that are named; put it alone on PATH."""

    def __init__(self, folder: Path, *names: str) -> None:
        self.folder = folder
        self.kept = folder / "kept"
        self.kept.mkdir(parents=True)
        for name in names:
            program = folder / name
            program.write_text(_HEAD + _PROGRAMS[name], encoding="utf-8")
            program.chmod(0o755)

    @property
    def table(self) -> Path:
        """The file that holds the crontab."""
        return self.kept / "table"

    def calls(self) -> list[str]:
        """Return what the programs were called with since the last question, one line each."""
        file = self.kept / "calls"
        told = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        file.unlink(missing_ok=True)
        return told

    def refuse(self, word: str) -> None:
        """Let every call with that argument fail from now on."""
        (self.kept / "refuses").write_text(word, encoding="utf-8")
