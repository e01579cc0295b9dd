"""Numbers as they are written on the command line."""

from argparse import ArgumentTypeError

_LARGEST = 2**63 - 1
"""What a library can count up to."""


def number(text: str) -> int:
    """The number of a statement, person, article or change; it need not be there.

    Raises:
        ArgumentTypeError: it is no whole number, or one that nothing can have.
    """
    try:
        value = int(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is not a number") from error
    if abs(value) > _LARGEST:
        raise ArgumentTypeError(f"nothing has a number as large as {text}")
    return value


def count(text: str) -> int:
    """How many lines to print, none or more.

    Raises:
        ArgumentTypeError: it is no such number.
    """
    if (value := number(text)) < 0:
        raise ArgumentTypeError(f"{text!r} is less than nothing")
    return value
