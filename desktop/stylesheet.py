"""The style sheet of the window: what Fusion with our palette does not do by itself.

Sizes of type are never set here, they come from fonts; distances are multiples of the theme's unit.
"""

from dataclasses import fields
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.theme import Colours

_SHEET = Template("""
QMainWindow, QMenuBar, QStatusBar { background: $paper; }
QMenuBar { padding: 0 ${u2}px; border: none; }
QMenuBar::item { padding: ${u1}px ${u2}px; border-radius: ${u1}px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface; border: 1px solid $line; padding: ${u1}px; }
QMenu::item { padding: ${u1}px ${u6}px ${u1}px ${u5}px; border-radius: ${u1}px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $handle; }
QMenu::separator { height: 1px; background: $line; margin: ${u1}px ${u2}px; }
QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: ${u1}px; }
QSplitter::handle { background: $line; }

QLineEdit { background: $surface; color: $text; border: 1px solid $line; border-radius: ${h1}px;
            padding: ${u1}px ${u2}px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus { border-color: $accent; }
QLineEdit#query { padding: ${h1}px ${u2}px; }
QPlainTextEdit { background: $surface; border: 1px solid $line; border-radius: ${h1}px; padding: ${u1}px; }
QPlainTextEdit:focus { border-color: $accent; }

QPushButton { background: $surface; border: 1px solid $line; border-radius: ${h1}px; padding: ${h1}px ${u3}px; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border-color: $accent; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:disabled, QPushButton:default:disabled { background: $surface; color: $handle; border-color: $line; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton[flat="true"] { background: transparent; border: 1px solid transparent; color: $accent;
                           padding: ${u1}px ${u2}px; }
QPushButton[flat="true"]:hover { background: $hover; }
QPushButton[flat="true"]:focus { border-color: $accent; }
QPushButton#chip { border-radius: ${u2}px; padding: ${q1}px ${u2}px; background: $selected; color: $text;
                   border: 1px solid transparent; }
QPushButton#chip:hover { border-color: $accent; }
QPushButton#chip:focus { border-color: $accent; }
QPushButton#example { border-radius: ${u2}px; padding: ${q1}px ${u2}px; background: transparent; color: $accent;
                      border: 1px solid $line; }
QPushButton#example:hover, QPushButton#example:focus { border-color: $accent; }

QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    width: ${u3}px; height: ${u3}px; background: $surface; border: 1px solid $second; }
QRadioButton::indicator { border-radius: ${r3}px; }
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: ${q1}px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: $accent; border-color: $accent; }
QRadioButton::indicator:checked { border-color: $accent;
    background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
                                stop: 0 $accent, stop: 0.55 $accent, stop: 0.65 $surface, stop: 1 $surface); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $accent; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${h1}px; padding: ${h1}px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }
QToolButton#switch { padding: ${h1}px ${u2}px; color: $second; }
QToolButton#switch:checked { background: $selected; color: $text; }

QAbstractItemView { background: $surface; border: none; outline: none; }
QListWidget::item { padding: ${h1}px; }
QListWidget::item:selected { background: $selected; color: $text; }
QTreeView::item { padding: ${q1}px ${u1}px; border-bottom: 1px solid $line; }
QTreeView::item:selected { background: $selected; color: $text; }
QTreeView::item:hover:!selected { background: $hover; }
QHeaderView { background: $paper; }
QHeaderView::section { background: $paper; color: $second; border: none; border-bottom: 1px solid $line;
                       padding: ${u1}px ${u1}px; }
QTextBrowser { background: $surface; border: none; }
QWidget#filters, QWidget#filters QAbstractItemView { background: $paper; }
QWidget#reason, QWidget#context, QWidget#middle, QWidget#editor { background: $surface; }
QWidget#rule { background: $line; }
QFrame#band { background: $paper; border-top: 1px solid $line; border-bottom: 1px solid $line; }
QLabel#drop { background: $surface; color: $text; border: 2px solid $accent; border-radius: ${u2}px;
              padding: ${u3}px ${u6}px; }
QFrame#notice { background: $selected; border-top: 1px solid $line; }
QStatusBar { border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QWidget#completions { border: 1px solid $line; }
QWidget#editor QAbstractItemView { border: 1px solid $line; }
QProgressBar { border: none; border-radius: ${q1}px; background: $line; max-height: ${u1}px; }
QProgressBar::chunk { background: $accent; border-radius: ${q1}px; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: ${u3}px; }
QScrollBar:horizontal { height: ${u3}px; }
QScrollBar::handle { background: $handle; border-radius: ${h0}px; margin: ${q0}px; }
QScrollBar::handle:vertical { min-height: ${u6}px; }
QScrollBar::handle:horizontal { min-width: ${u6}px; }
QScrollBar::handle:hover { background: $second; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def stylesheet(colours: "Colours", unit: float) -> str:
    """The style sheet for these colours; `unit` is a step of 4 px at the usual text size."""
    values = {field.name: getattr(colours, field.name) for field in fields(colours)}
    values |= {f"u{steps}": round(unit * steps) for steps in (1, 2, 3, 5, 6)}
    values |= {"h1": round(unit * 1.5), "q1": max(1, round(unit / 2)), "q0": round(unit * 0.75)}
    values["r3"] = values["u3"] // 2 + 1
    values["h0"] = max(1, (values["u3"] - 2 * values["q0"]) // 2)
    return _SHEET.substitute(values)
