"""``python -m xl_addin`` is ``hfscore``."""

from xl_addin.cli.main import run

if __name__ == "__main__":
    run()
