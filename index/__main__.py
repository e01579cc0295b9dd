"""`python -m index`: the command line."""

import sys

from index.interrupts import ending_quietly

if __name__ == "__main__":
    with ending_quietly():
        from index.cli import main
    sys.exit(main())
