"""The one program: a window without a command, a command line with one."""

import sys
from collections.abc import Sequence

_WINDOW_OPTIONS = frozenset({"--self-test"})
_WITH_VALUE = "--library"


def main(argv: Sequence[str] | None = None) -> int:
    """Opens the window, or runs the command that the arguments name; returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if is_for_window(arguments):
        from desktop import app

        return app.main(arguments)
    # The command line never loads Qt.
    from index.interrupts import ending_quietly

    with ending_quietly():
        from index import cli
    return cli.main(arguments)


def is_for_window(arguments: Sequence[str]) -> bool:
    """Whether the arguments hold nothing but what the window takes."""
    rest = iter(arguments)
    for argument in rest:
        if argument == _WITH_VALUE:
            if next(rest, None) is None:
                return False
        elif argument not in _WINDOW_OPTIONS and not argument.startswith(f"{_WITH_VALUE}="):
            return False
    return True


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        import multiprocessing

        # A worker process of the packaged program starts here too; this is where it turns off.
        multiprocessing.freeze_support()
    sys.exit(main())
