"""Every action of the window: its words, its keys, and its place in the menus."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu, QMenuBar

from desktop.article_actions import ArticleActions
from desktop.look_actions import LookActions
from desktop.settings import Appearance, View
from index.model import Order

STYLES = (
    ("mla", "MLA 9"),
    ("apa", "APA 7"),
    ("chicago", "Chicago Notes"),
    ("chicago-author-date", "Chicago Author-Date"),
    ("harvard", "Harvard"),
    ("ieee", "IEEE"),
    ("vancouver", "Vancouver"),
    ("ama", "AMA 11"),
    ("newsroom", "Newsroom Line"),
    ("own", "My Own Form"),
)
EXPORTS = (("bibtex", "BibTeX"), ("ris", "RIS"), ("csl-json", "CSL-JSON"), ("link", "Link to the Passage"))
Group = Sequence[QAction]
"""Actions that stand together in a menu."""


class Actions(QObject):
    """All actions, made once; the window connects them."""

    def __init__(self, parent: QObject, undo: QUndoStack) -> None:
        super().__init__(parent)
        self._make_file()
        self._make_edit(undo)
        self._make_search()
        self._make_view()
        self.looks = LookActions(self)
        self._make_go()
        self._make_statement()
        self.verify = self._action(self.tr("&Verify a Quote…"), "Ctrl+Shift+V")
        self.verify_table = self._action(self.tr("Verify the Quotes of a &Table…"))
        self.variants = self._action(self.tr("The &Same Quote Elsewhere…"), "Ctrl+Shift+A")
        self.compare = self._action(self.tr("&Compare…"), "Ctrl+Shift+K")
        self.article = ArticleActions(self)
        self._make_help()

    def all(self) -> list[QAction]:
        """Every action that has words."""
        return [child for child in self.findChildren(QAction) if child.text()]

    def fill(self, bar: QMenuBar) -> None:
        """Puts every action into the menus."""
        edit = (
            (self.undo, self.redo, self.change_log),
            (self.copy, self.copy_quote, self.copy_menu.menuAction(), self.style_menu.menuAction()),
            (self.select_all,),
            (self.settings,),
        )
        _fill(bar, self.tr("&File"), *self._file_groups())
        _fill(bar, self.tr("&Edit"), *edit)
        _fill(bar, self.tr("&Search"), *self._search_groups())
        _fill(bar, self.tr("S&tatement"), *self._statement_groups())
        _fill(bar, self.tr("Artic&le"), *self.article.groups())
        _fill(bar, self.tr("&View"), *self._view_groups())
        _fill(bar, self.tr("&Go"), *self._go_groups())
        _fill(bar, self.tr("T&ools"), (self.verify, self.verify_table, self.variants, self.compare))
        _fill(bar, self.tr("&Help"), (self.help, self.copy_report), (self.about,))

    def _file_groups(self) -> tuple[Group, ...]:
        return (
            (self.import_files, self.import_folder, self.import_address, self.import_text, self.import_clipboard),
            (self.preview_splits, self.show_failures),
            (self.restore_sample, self.add_sample_library),
            (self.export_statements, self.print_statements, self.print_article),
            (self.import_library, self.export_library, self.backups),
            (self.extract_again, self.remove_article),
            (self.open_again, self.open_read_only, self.quit),
        )

    def _search_groups(self) -> tuple[Group, ...]:
        return (
            (self.focus_search, self.looks.find_in_article, self.escape, self.run_search),
            (self.back, self.forward, self.recent),
            (self.save_search, self.rename_menu.menuAction(), self.forget_menu.menuAction()),
            self.orders.actions(),
        )

    def _statement_groups(self) -> tuple[Group, ...]:
        return (
            (self.star, self.checked, self.next_unchecked),
            (self.tags, self.note),
            (self.change_speaker, self.merge),
            (self.adjust, self.set_content, self.mark_statement, self.reject, self.accept),
        )

    def _view_groups(self) -> tuple[Group, ...]:
        return (
            (self.show_quotes, self.show_articles, self.show_people),
            *self.looks.view_groups(),
            (self.filters, self.context, self.looks.facts),
            (self.larger, self.smaller, self.usual_size),
            self.appearances.actions(),
        )

    def _go_groups(self) -> tuple[Group, ...]:
        return (
            (self.next_result, self.previous_result),
            (self.next_statement, self.previous_statement),
            (self.like,),
            (self.next_pane, self.previous_pane),
            (self.open_page, self.versions),
            (self.saved_menu.menuAction(),),
        )

    def _make_file(self) -> None:
        self.import_files = self._action(self.tr("&Import Files…"), "Ctrl+O")
        self.import_files.setIconText(self.tr("Import…"))
        self.import_folder = self._action(self.tr("Import F&older…"), "Ctrl+Shift+O")
        self.import_address = self._action(self.tr("Import from &Web Address…"), "Ctrl+Shift+U")
        self.show_failures = self._action(self.tr("What Was &Not Imported"), "Ctrl+Shift+L")
        self.import_text = self._action(self.tr("&New from Text…"), "Ctrl+N")
        self.import_clipboard = self._action(self.tr("Import from &Clipboard"), "Ctrl+V")
        self.preview_splits = self._action(self.tr("Show How &Files Are Split"), checkable=True)
        self.restore_sample = self._action(self.tr("Add the &Built-in Article"))
        self.add_sample_library = self._action(self.tr("Add the &Sample Library"))
        self.import_library = self._action(self.tr("Import &Library…"))
        self.export_library = self._action(self.tr("E&xport Library…"))
        self.export_statements = self._action(self.tr("&Export Statements…"), "Ctrl+Shift+E")
        self.backups = self._action(self.tr("Bac&kups…"))
        self.extract_again = self._action(self.tr("&Find Statements Anew"))
        self.remove_article = self._action(self.tr("&Remove Article"), "Del", in_list=True)
        self.print_statements = self._action(self.tr("&Print Statements…"), "Ctrl+P")
        self.print_article = self._action(self.tr("Prin&t the Article…"), "Ctrl+Shift+P")
        self.open_again = self._action(self.tr("Open Librar&y Again"))
        self.open_read_only = self._action(self.tr("Open for Readin&g Only"))
        self.quit = self._action(self.tr("&Quit"), "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _make_edit(self, undo: QUndoStack) -> None:
        self.undo = undo.createUndoAction(self, self.tr("&Undo"))
        self.undo.setShortcut(QKeySequence("Ctrl+Z"))
        self.redo = undo.createRedoAction(self, self.tr("&Redo"))
        self.redo.setShortcut(QKeySequence("Ctrl+Shift+Z"))
        for action in (self.undo, self.redo):
            action.triggered.disconnect()  # they say what the stack would do; `Changes` does it when its turn has come
        self.change_log = self._action(self.tr("Change Lo&g…"), "Ctrl+H")
        self.copy = self._action(self.tr("&Copy with Citation"), "Ctrl+C")
        self.copy_quote = self._action(self.tr("Copy &Quote Alone"), "Ctrl+Shift+C")
        self.copy_as = self._action(self.tr("Copy &As…"), "Ctrl+Alt+C")
        self.select_all = self._action(self.tr("Select &All"), "Ctrl+A")
        self.settings = self._action(self.tr("S&ettings…"), "Ctrl+,")
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.bibliography = self._action(self.tr("&Bibliography"), "Ctrl+Alt+B")
        self.copy_menu = QMenu(self.tr("Copy &As"))
        self.copy_menu.menuAction().setShortcut(QKeySequence())
        self.copy_styles = self._group([(f"style:{key}", name, "") for key, name in STYLES], checkable=False)
        self.copy_exports = self._group(
            [("markdown", self.tr("Markdown"), ""), *((f"export:{key}", name, "") for key, name in EXPORTS)],
            checkable=False,
        )
        self.copy_menu.addAction(self.copy_as)
        self.copy_menu.addSeparator()
        self.copy_menu.addActions(self.copy_styles.actions())
        self.copy_menu.addSeparator()
        self.copy_menu.addAction(self.bibliography)
        self.copy_menu.addActions(self.copy_exports.actions())
        self.style_menu = QMenu(self.tr("Citation &Style"))
        self.styles = self._group([(key, name, "") for key, name in STYLES])
        self.style_menu.addActions(self.styles.actions())

    def _make_search(self) -> None:
        self.focus_search = self._action(self.tr("&Find"), "Ctrl+F", "Ctrl+L", "Ctrl+K", "/")
        self.escape = self._action(self.tr("Back to the Field, then &Clear It"), "Esc")
        self.run_search = self._action(self.tr("Search &Now"), "F5")
        self.back = self._action(self.tr("&Back"), "Alt+Left")
        self.forward = self._action(self.tr("F&orward"), "Alt+Right")
        self.recent = self._action(self.tr("&Recent Searches"), "Ctrl+R")
        self.save_search = self._action(self.tr("&Save This Search…"), "Ctrl+S")
        self.rename_menu = QMenu(self.tr("R&ename Saved Search"))
        self.forget_menu = QMenu(self.tr("For&get Saved Search"))
        self.saved_menu = QMenu(self.tr("Saved Sear&ches"))
        self.orders = self._group(
            [
                (Order.NEWEST.value, self.tr("Newest First"), ""),
                (Order.RELEVANCE.value, self.tr("Best Match First"), ""),
                (Order.POSITION.value, self.tr("In the Order of the Articles"), ""),
                (Order.SPEAKER.value, self.tr("By Speaker"), ""),
                (Order.OUTLET.value, self.tr("By Outlet"), ""),
            ]
        )

    def _make_view(self) -> None:
        self.views = QActionGroup(self)
        self.show_quotes = self._choice(self.views, View.QUOTES.value, self.tr("Quotes"), "Ctrl+1")
        self.show_articles = self._choice(self.views, View.ARTICLES.value, self.tr("Articles"), "Ctrl+2")
        self.show_people = self._choice(self.views, View.PEOPLE.value, self.tr("People"), "Ctrl+3")
        self.filters = self._action(self.tr("&Filters"), "Ctrl+B", checkable=True)
        self.context = self._action(self.tr("&Context"), "Ctrl+I", checkable=True)
        self.larger = self._action(self.tr("&Larger Text"), "Ctrl++", "Ctrl+=")
        self.smaller = self._action(self.tr("&Smaller Text"), "Ctrl+-")
        self.usual_size = self._action(self.tr("&Usual Text Size"), "Ctrl+0")
        self.appearances = self._group(
            [
                (Appearance.SYSTEM.value, self.tr("Colours of the System"), ""),
                (Appearance.LIGHT.value, self.tr("Light"), ""),
                (Appearance.DARK.value, self.tr("Dark"), ""),
            ]
        )

    def _make_go(self) -> None:
        self.next_result = self._action(self.tr("&Next Result"), "Alt+Down")
        self.previous_result = self._action(self.tr("&Previous Result"), "Alt+Up")
        self.next_statement = self._action(self.tr("Next &Statement in the Article"), "F3")
        self.previous_statement = self._action(self.tr("Previous S&tatement in the Article"), "Shift+F3")
        self.next_pane = self._action(self.tr("Next P&ane"), "F6")
        self.previous_pane = self._action(self.tr("Previous Pan&e"), "Shift+F6")
        self.open_page = self._action(self.tr("&Open the Page"), "Ctrl+Return")
        self.like = self._action(self.tr("Statements &Like This One"), "Ctrl+G")
        self.versions = self._action(self.tr("&Versions of This Article…"), "Ctrl+Shift+H")

    def _make_statement(self) -> None:
        self.star = self._action(self.tr("&Star"), "Ctrl+D")
        self.checked = self._action(self.tr("&Checked by Me"), "Space", in_list=True)
        self.next_unchecked = self._action(self.tr("Next &Unchecked"), "Ctrl+J")
        self.tags = self._action(self.tr("&Tags…"), "Ctrl+T")
        self.note = self._action(self.tr("&Note…"), "Ctrl+E")
        self.change_speaker = self._action(self.tr("C&hange Speaker…"), "F2")
        self.change_speaker.setIconText(self.tr("Change…"))
        self.merge = self._action(self.tr("&Merge People…"), "Ctrl+M")
        self.adjust = self._action(self.tr("Move Its &Beginning or End…"), "F4")
        self.set_content = self._action(self.tr("Set the Selection as Its &Content"), "Shift+F4")
        self.mark_statement = self._action(self.tr("Mar&k the Selection as a Statement…"), "Ctrl+Shift+M")
        self.reject = self._action(self.tr("N&ot a Statement"), "Del", in_list=True)
        self.accept = self._action(self.tr("A Statement &After All"), "Shift+Del", in_list=True)

    def _make_help(self) -> None:
        self.help = self._action(self.tr("&Keys and Searches"), "F1")
        self.copy_report = self._action(self.tr("Copy &Report"))
        self.about = self._action(self.tr("&About On the Record"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def _action(self, text: str, *keys: str, checkable: bool = False, in_list: bool = False) -> QAction:
        """One action; its keys work in the whole window, or only in the list that it is added to."""
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        where = Qt.ShortcutContext
        action.setShortcutContext(where.WidgetShortcut if in_list else where.WindowShortcut)
        action.setCheckable(checkable)
        action.setIconVisibleInMenu(False)
        return action

    def _group(self, choices: list[tuple[str, str, str]], *, checkable: bool = True) -> QActionGroup:
        """Actions of which one is meant; each carries its key as data."""
        group = QActionGroup(self)
        for key, text, shortcut in choices:
            self._choice(group, key, text, shortcut).setCheckable(checkable)
        return group

    def _choice(self, group: QActionGroup, key: str, text: str, shortcut: str) -> QAction:
        action = self._action(text, *([shortcut] if shortcut else []), checkable=True)
        action.setData(key)
        group.addAction(action)
        return action


def _fill(bar: QMenuBar, title: str, *groups: Group) -> None:
    """A menu with a line between its groups."""
    menu = bar.addMenu(title)
    for number, group in enumerate(groups):
        if number:
            menu.addSeparator()
        menu.addActions(list(group))
