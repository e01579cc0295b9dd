"""`python -m index`: the command line."""

import sys

from index.interrupts import ending_quietly

if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        import multiprocessing

        # A worker process of the packaged program starts here too; this is where it turns off.
        multiprocessing.freeze_support()
    with ending_quietly():
        from index.cli import main
    sys.exit(main())
