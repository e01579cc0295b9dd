"""The formats that statements are exported in, in words."""

from PySide6.QtCore import QCoreApplication

from desktop.dialogs.export import Kind


def tr(text: str) -> str:
    """Translates a text of this module."""
    return QCoreApplication.translate("export_kinds", text)


def kinds() -> tuple[Kind, ...]:
    """All of them, the usual ones first."""
    return (
        Kind(tr("Table, for spreadsheets"), ".csv", tr("A line for each statement. No cell of it runs as a formula.")),
        Kind(tr("Excel workbook"), ".xlsx", tr("A row for each statement, for Excel, LibreOffice and the like.")),
        Kind(tr("Web page"), ".html", tr("The quotes with their citations, to read.")),
        Kind(
            tr("Evidence for the speakers, to print"),
            ".evidence.html",
            tr("One page that shows each statement in its place, why this speaker, and where it comes from."),
        ),
        Kind(tr("Evidence with the originals"), ".evidence.zip", tr("The same with the files that were imported.")),
        Kind(
            tr("Fact-check sheet"),
            ".factcheck.html",
            tr("What is checked, by whom and when, and what is not; with your tags and notes. To print."),
        ),
        Kind(tr("Fact-check sheet as a table"), ".factcheck.csv", tr("The same for spreadsheets.")),
        Kind(tr("Markdown"), ".md", tr("The quotes with their citations, as plain text.")),
        Kind(
            tr("JSON Lines, to import again"),
            ".jsonl",
            tr(
                "For another library, and for programs: the articles go along whole, with what you corrected; your "
                "stars, checks, tags and notes only on these statements."
            ),
        ),
        Kind(tr("BibTeX"), ".bib", tr("The articles, for LaTeX and reference managers; quotes are notes.")),
        Kind(tr("RIS"), ".ris", tr("The articles, for Zotero, EndNote and the like; quotes are notes.")),
        Kind(tr("CSL-JSON"), ".json", tr("The articles, for Zotero and citation processors; quotes are notes.")),
    )
