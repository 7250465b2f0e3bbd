"""``python -m xl_addin`` is ``hfscore``."""

import sys

if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:  # a spreadsheet waits for it, and no other command is imported
        from xl_addin.cli.serve import run_alone as run
    else:
        from xl_addin.cli.main import run
    run()
