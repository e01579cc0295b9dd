"""The actions for the ways to look at statements, and for how each of them is sorted."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.settings import Look
from index.survey import KwicOrder


class LookActions(QObject):
    """Made once, beside the window's other actions; `Looking` connects them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.looks = QActionGroup(self)
        for look, text, short, key in (
            (Look.LIST, self.tr("Quotes as a &List"), self.tr("List"), "Ctrl+4"),
            (Look.KWIC, self.tr("&Keywords in Context"), self.tr("KWIC"), "Ctrl+5"),
            (Look.TIMELINE, self.tr("&Timeline of Speakers"), self.tr("Timeline"), "Ctrl+6"),
            (Look.COUNTS, self.tr("&Who Is Quoted How Much"), self.tr("Counts"), "Ctrl+7"),
            (Look.TABLE, self.tr("Quotes as a Ta&ble"), self.tr("Table"), "Ctrl+8"),
        ):
            self._choice(self.looks, look.value, text, short, key)
        self.kwic_orders = QActionGroup(self)
        for order, text, short in (
            (KwicOrder.FOUND, self.tr("As the &List"), self.tr("As listed")),
            (KwicOrder.LEFT, self.tr("By Words to the &Left"), self.tr("Left")),
            (KwicOrder.WORD, self.tr("By the &Keyword"), self.tr("Keyword")),
            (KwicOrder.RIGHT, self.tr("By Words to the &Right"), self.tr("Right")),
        ):
            self._choice(self.kwic_orders, order.value, text, short, "")
        self.find_in_article = QAction(self.tr("Find in the &Article"), self)
        self.find_in_article.setShortcut(QKeySequence("Ctrl+Shift+F"))
        self.facts = QAction(self.tr("Facts of the A&rticle"), self)
        self.facts.setShortcut(QKeySequence("Ctrl+Shift+I"))
        self.facts.setCheckable(True)
        self.save_timeline = QAction(self.tr("Save the Timeline as a &Picture…"), self)
        self.save_timeline.setIconText(self.tr("Save…"))
        self.save_timeline.setEnabled(False)
        self.columns = QAction(self.tr("C&olumns of the Table…"), self)
        self.counts = QActionGroup(self)
        for by, text, short in (
            ("speaker", self.tr("&Speakers"), self.tr("Speakers")),
            ("cue", self.tr("&Reporting Words"), self.tr("Words")),
            ("outlet", self.tr("&Outlets"), self.tr("Outlets")),
            ("speaker-outlet", self.tr("Speakers in &Each Outlet"), self.tr("Speakers by outlet")),
        ):
            self._choice(self.counts, by, text, short, "")
        self.counts.actions()[0].setChecked(True)
        self.counts_menu = QMenu(self.tr("Count &by"))
        self.counts_menu.addActions(self.counts.actions())
        self.kwic_menu = QMenu(self.tr("&Sort Keywords in Context"))
        self.kwic_menu.addActions(self.kwic_orders.actions())

    def look(self, look: Look) -> QAction:
        """The action of one way to look."""
        return next(action for action in self.looks.actions() if action.data() == look)

    def buttons(self) -> list[QAction]:
        """Those that have a place beside the search field."""
        return [self.look(Look.LIST), self.look(Look.KWIC)]

    def view_groups(self) -> tuple[list[QAction], ...]:
        """What belongs into the menu View."""
        of_looks = [self.kwic_menu.menuAction(), self.counts_menu.menuAction(), self.save_timeline, self.columns]
        return (self.looks.actions(), of_looks)

    def _choice(self, group: QActionGroup, data: str, text: str, short: str, key: str) -> None:
        action = QAction(text, self)
        action.setIconText(short)
        action.setCheckable(True)
        action.setData(data)
        if key:
            action.setShortcut(QKeySequence(key))
        group.addAction(action)
