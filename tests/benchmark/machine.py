"""What the figures were measured on."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

THREADS = "threads of the matrix products"
_LIBRARIES = ("numpy", "scipy", "pandas", "openpyxl", "xlwings")


def machine() -> dict[str, str]:
    """Return processor, cores, memory, load, system, Python and libraries, in the words of a table."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    threads = os.environ.get("OMP_NUM_THREADS", "as many as cores")  # noqa: TID251  told, not obeyed
    return {
        "processor": processor(Path("/proc/cpuinfo")),
        "cores": f"{os.cpu_count()}",
        "memory": f"{memory / 1e9:.0f} GB",
        THREADS: threads,
        "busy when it began": f"{os.getloadavg()[0]:.1f} processes",
        "system": platform.platform(),
        "Python": platform.python_version(),
        "libraries": ", ".join(f"{name} {version(name)}" for name in _LIBRARIES),
    }


def processor(told: Path) -> str:
    """Return the name in a file such as /proc/cpuinfo, else the kind of processor."""
    lines = told.read_text(encoding="utf-8").splitlines() if told.is_file() else []
    names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
