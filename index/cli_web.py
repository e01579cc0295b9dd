"""What the command `import` is given: files, folders, and addresses of web pages."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from index.addresses import is_address
from index.importing import ImportBroken, ImportReport, ImportStopped
from index.progress import Progress
from index.web import WebReport
from index.workspace import Workspace


def import_named(library: Workspace, names: Sequence[str], *, recursive: bool, progress: Progress) -> ImportReport:
    """Imports files and folders, then the pages whose addresses are among the names."""
    addresses = [name for name in names if is_address(name)]
    paths = [Path(name) for name in names if not is_address(name)]
    if not addresses:
        return library.import_paths(paths, recursive=recursive, progress=progress)
    first = library.import_paths(paths, recursive=recursive, progress=progress) if paths else ImportReport()
    try:
        then = library.import_addresses(addresses, progress=progress)
    except (ImportStopped, ImportBroken) as end:
        end.report = WebReport.joined((first, end.report), end.report.led if isinstance(end.report, WebReport) else ())
        raise
    return WebReport.joined((first, then), then.led)


def led_lines(report: ImportReport) -> Iterator[str]:
    """Where addresses led, if not to themselves."""
    for asked, found in report.led if isinstance(report, WebReport) else ():
        yield f"{asked} led to {found}"
