"""The look: two palettes, one set of named colours each, and three text sizes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

GRID = 8  # px: every distance is a multiple of it
BODY_POINTS = 10.0
LIT_TINT = 0.2
TITLE_RATIO = 1.2
ICON_PX = 16
ROOMY = 20.0  # lines of text: in a higher picture they are larger
MOST_ZOOM = 1.75

_on_paper = False


class Scheme(StrEnum):
    """Which palette the person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class ThemeNews(QObject):
    """Tells that the whole program has another palette or text size.

    Qt's own StyleChange reaches a parent before its children, whose palette and font the
    style sheet then puts back to what they were.

    Signals
    -------
    restyled
        Everything has its new palette and font now.
    """

    restyled = Signal()


def theme_news() -> ThemeNews:
    """Return the one that tells everybody; it goes when the program does."""
    application = QApplication.instance()
    news = application.findChild(ThemeNews)
    return news if news is not None else ThemeNews(application)


@dataclass(frozen=True)
class Colors:
    """Colours by what they mean.

    Most series are Okabe and Ito's, which colour-blind people tell apart; on dark ground the
    lighter ones of the same hue. Eleven cannot all be: each has a symbol of its own as well.
    """

    window: str
    panel: str
    field: str
    text: str
    muted: str
    line: str
    accent: str
    on_accent: str
    positive: str
    negative: str
    training: str
    training_faint: str
    validation: str
    true_class: str
    gradient: str
    warning: str
    series: tuple[str, ...]


LIGHT = Colors(
    window="#eef1f4",
    panel="#ffffff",
    field="#ffffff",
    text="#1b2430",
    muted="#586474",
    line="#d5dbe2",
    accent="#0072b2",
    on_accent="#ffffff",
    positive="#0072b2",
    negative="#d55e00",
    training="#0072b2",
    training_faint="#a9cfe5",
    validation="#d98e00",
    true_class="#009e73",
    gradient="#a23b86",
    warning="#fff3d6",
    series=(
        *("#0072b2", "#d55e00", "#8a5a2b", "#7d7a00", "#3d4652", "#009e73"),
        *("#cc79a7", "#8f1d4f", "#e69f00", "#56b4e9", "#5b3fc0"),
    ),
)
DARK = Colors(
    window="#14181d",
    panel="#1d232b",
    field="#262e38",
    text="#eef2f6",
    muted="#a3afbd",
    line="#37414d",
    accent="#2f9fdc",
    on_accent="#06121b",
    positive="#56b4e9",
    negative="#ff8a47",
    training="#56b4e9",
    training_faint="#2d556c",
    validation="#f0b93a",
    true_class="#2fc79a",
    gradient="#e9a3cd",
    warning="#4a3b12",
    series=(
        *("#56b4e9", "#ff8a47", "#c99a6b", "#c2c04a", "#cfd8e3", "#2fc79a"),
        *("#e09cc4", "#ff6f91", "#f0b93a", "#9bd3f5", "#a99bff"),
    ),
)


def colors() -> Colors:
    """Return the named colours of the palette in use."""
    # Asked a hundred times a frame.
    return LIGHT if _on_paper else _colors_of(QGuiApplication.palette().cacheKey())


@contextmanager
def on_paper() -> Iterator[None]:
    """Let what is drawn meanwhile have the colours of light paper."""
    global _on_paper
    before, _on_paper = _on_paper, True
    try:
        yield
    finally:
        _on_paper = before


@lru_cache(maxsize=4)
def _colors_of(_palette_key: int) -> Colors:
    return DARK if QGuiApplication.palette().window().color().lightness() < 128 else LIGHT


def mixed(first: str, second: str, share: float) -> QColor:
    """Return ``second`` laid over ``first`` with a share of 0 to 1."""
    a, b = QColor(first).getRgbF()[:3], QColor(second).getRgbF()[:3]
    return QColor.fromRgbF(*((1 - share) * x + share * y for x, y in zip(a, b, strict=True)))


def lit_ground() -> QColor:
    """Return the ground of what somebody points at."""
    return mixed(colors().panel, colors().accent, LIT_TINT)


def scaled(length: float) -> float:
    """Return a line's width or a mark's size (px) in proportion to the text, as rows behind need.

    Parameters
    ----------
    length : float
        At the normal text size (px).
    """
    return length * QApplication.font().pointSizeF() / BODY_POINTS


def text_zoom(height: float, line: float) -> float:
    """Return how large the text of so high a picture is, 1 for that of the program.

    Parameters
    ----------
    height : float
        Of the picture (px).
    line : float
        Height of a line of the program's text (px).
    """
    return min(max(height / (ROOMY * line), 1.0), MOST_ZOOM)


def title_font() -> QFont:
    """Return the font of titles: the body font, larger and bold."""
    font = QApplication.font()
    font.setPointSizeF(font.pointSizeF() * TITLE_RATIO)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def number_font() -> QFont:
    """Return the body font with figures of one width, so that columns align."""
    font = QApplication.font()
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def figure_font() -> QFont:
    """Return `number_font` for figures alone, which are drawn a fifth faster where they can be."""
    plain = number_font()
    plain.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    metrics = QFontMetrics(plain)
    # Without shaping nobody asks the font for figures of one width: most have no others.
    widths = {metrics.horizontalAdvance(figure) for figure in "0123456789"}
    return plain if len(widths) == 1 else number_font()


def apply_theme(application: QApplication, scheme: Scheme, text_scale: float) -> None:
    """Give the whole program a palette and a text size.

    Parameters
    ----------
    application : QApplication
    scheme : Scheme
        With SYSTEM, dark where the desktop is dark.
    text_scale : float
        1 on a laptop, up to 2 on a projector.
    """
    system_is_dark = application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    dark = scheme == Scheme.DARK or (scheme == Scheme.SYSTEM and system_is_dark)
    chosen = DARK if dark else LIGHT
    font = application.font()
    font.setPointSizeF(BODY_POINTS * text_scale)
    # fontconfig's "Sans Serif" is another font a script: figures after Hangul would be that one's.
    font.setFamily(QFontInfo(font).family())
    application.setFont(font)
    application.setPalette(_palette(chosen))
    # Qt 6.11 polishes a widget anew for each of the dozen that it stands in, unless the style
    # sheet is the first one.
    application.setStyleSheet("")
    application.setStyleSheet(_style_sheet(chosen, round(ICON_PX * text_scale)))
    theme_news().restyled.emit()


def _palette(chosen: Colors) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for roles, color in (
        ((role.Window, role.AlternateBase), chosen.window),
        ((role.Base,), chosen.field),
        ((role.Button,), chosen.panel),
        ((role.ToolTipBase,), chosen.text),
        ((role.ToolTipText,), chosen.panel),
        ((role.WindowText, role.Text, role.ButtonText, role.BrightText), chosen.text),
        ((role.PlaceholderText,), chosen.muted),
        ((role.Highlight, role.Accent, role.Link), chosen.accent),
        ((role.HighlightedText,), chosen.on_accent),
        ((role.Mid, role.Midlight, role.Dark), chosen.line),
    ):
        for each in roles:
            palette.setColor(each, QColor(color))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(chosen.muted))
    return palette


def _style_sheet(chosen: Colors, icon_px: int) -> str:
    on_wrong = "#ffffff" if chosen is LIGHT else "#1b0d00"
    return f"""
    QFrame#panel {{ background: {chosen.panel}; border: 1px solid {chosen.line};
        border-radius: 8px; }}
    QFrame#popover {{ background: {chosen.panel}; border: 1px solid {chosen.accent}; }}
    QWidget#notice {{ background: {chosen.warning}; border-radius: 8px; }}
    QLabel[muted="true"] {{ color: {chosen.muted}; }}
    QToolTip {{ background: {chosen.text}; color: {chosen.panel}; border: 0; padding: 4px; }}
    QPushButton, QToolButton {{ border: 1px solid {chosen.line}; border-radius: 6px;
        padding: 4px 8px; background: {chosen.field}; color: {chosen.text};
        qproperty-iconSize: {icon_px}px; }}
    QToolButton[flat="true"] {{ border-color: transparent; background: transparent;
        padding: 3px; }}
    QPushButton:hover, QToolButton:hover {{ border-color: {chosen.accent}; }}
    QPushButton:focus, QToolButton:focus {{ border: 2px solid {chosen.accent}; padding: 3px 7px; }}
    QToolButton[flat="true"]:focus {{ padding: 2px; }}
    QPushButton:checked, QToolButton:checked {{ background: {chosen.line}; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {chosen.muted}; background: transparent; }}
    QPushButton#main {{ background: {chosen.accent}; color: {chosen.on_accent};
        border-color: {chosen.accent}; font-weight: 600; padding: 4px 16px; }}
    QPushButton#main:focus {{ border: 2px solid {chosen.text}; padding: 3px 15px; }}
    QLabel#bubble {{ background: {chosen.negative}; color: {on_wrong}; border-radius: 6px;
        padding: 4px 8px; }}
    QLabel#bubble[news="true"] {{ background: {chosen.accent}; color: {chosen.on_accent}; }}
    QTableView {{ background: {chosen.panel}; border: 0; }}
    QHeaderView {{ background: {chosen.panel}; }}
    QHeaderView::section {{ background: {chosen.panel}; color: {chosen.muted}; border: 0;
        border-bottom: 1px solid {chosen.line}; padding: 4px; }}
    QTabBar::tab {{ padding: 8px 10px 4px; border: 0; border-bottom: 3px solid transparent;
        background: transparent; color: {chosen.muted}; }}
    QTabBar::tab:selected {{ color: {chosen.text}; border-bottom-color: {chosen.accent}; }}
    QTabBar::tab:focus {{ color: {chosen.accent}; }}
    QTabBar::scroller {{ width: {2 * icon_px}px; }}
    QTabBar QToolButton {{ padding: 0; border-color: transparent; background: {chosen.window}; }}
    QTabWidget::pane {{ border: 0; }}
    QSplitter::handle {{ background: transparent; }}
    QStatusBar::item {{ border: 0; }}
    """
