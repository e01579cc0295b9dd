"""The timeline: whose statements it shows, and saving it as a picture."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot

from desktop.messages import Message
from desktop.timeline_picture import TimelinePicture
from desktop.timeline_view import TimelineModel, TimelinePage
from desktop.wording import count_words
from index.model import Results
from index.progress import Progress
from index.survey import Moment

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from index.workspace import Reader


class TimelineLook(QObject):
    """Keeps the line of time in step with the results; at first it shows the two who say most in them."""

    def __init__(self, window: "MainWindow", parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._results: Results | None = None
        self._wanted: tuple[str, ...] = ()
        """Whom the user chose; nobody before."""
        self._model = TimelineModel(window.library.rows, self)
        self.page = TimelinePage(self._model, window.theme, window)
        self.shown = self.page.list
        save = window.actions_.looks.save_timeline
        self.page.head.add_button(save)
        save.triggered.connect(self._on_save)
        self.page.head.speaker_chosen.connect(self._on_speaker_chosen)
        self.page.activated.connect(window.browsing.go_to_context)

    def refresh(self, results: Results) -> None:
        """Shows what the speakers said among other results."""
        self._results = results
        choices = results.facets.get("speaker", ())
        there = {each.value for each in choices}
        speakers = tuple(name for name in self._wanted if name in there) or tuple(each.value for each in choices[:2])
        self.page.head.show_speakers(speakers, choices)
        ids = results.ids

        def work(reader: "Reader", _: Progress) -> object:
            moments = reader.moments(ids) if speakers else ()
            return speakers, tuple(moment for moment in moments if moment.speaker in speakers)

        job = self._window.library.survey(work)
        job.done.connect(self._on_found)
        job.failed.connect(self._window.flow.report)

    def copy(self) -> bool:
        """Nothing of its own: statements are copied as from the list."""
        return False

    @Slot(object)
    def _on_found(self, found: object) -> None:
        speakers, moments = cast("tuple[tuple[str, ...], tuple[Moment, ...]]", found)
        selected = self.shown.selected_ids()
        if self._results is not None:
            self._model.show(moments, speakers, self._results.highlight)
        self.shown.select_again(self._window.view.current_id(), selected)
        self._window.actions_.looks.save_timeline.setEnabled(bool(moments))

    @Slot(object, object)
    def _on_speaker_chosen(self, side: int, name: str) -> None:
        """Somebody is wanted on one side; who stood on the other side stays there."""
        sides = [*self._model.speakers, "", ""][:2]
        sides[side] = name
        if sides[0] == sides[1]:
            sides[1 - side] = ""
        self._wanted = tuple(filter(None, sides))
        if self._results is not None:
            self.refresh(self._results)

    @Slot()
    def _on_save(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # not at the start

        svg, png = self.tr("SVG picture (*.svg)"), self.tr("PNG picture (*.png)")
        name, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the Timeline"), self.tr("timeline.svg"), f"{svg};;{png}"
        )
        if name:
            path = Path(name)
            ending = ".png" if kind == png else ".svg"
            self._save(path if path.suffix.lower() in {".svg", ".png"} else path.with_name(path.name + ending))

    def _save(self, path: Path) -> None:
        title = (self._results.understood if self._results is not None else "") or self.tr("All statements")
        picture = TimelinePicture(self._model, self._window.theme, title)
        try:
            picture.save(path)
        except OSError:
            words = self.tr("The picture could not be written to {path}. Choose another folder.").format(path=path)
            self._window.messages.say(Message(text=words, lasting=True))
            return
        words = self.tr("Saved the timeline as {name}.").format(name=path.name)
        if picture.left_out:
            words += " " + count_words(
                picture.left_out,
                self.tr("{n} later statement had no room; choose a shorter period."),
                self.tr("{n} later statements had no room; choose a shorter period."),
            )
        self._window.messages.say(Message(text=words))
