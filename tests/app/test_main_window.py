"""The window: pages, keys, full size, what it remembers, and language at run time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QLabel, QSplitter, QTabBar
from pytestqt.qtbot import QtBot

from visualizer.app.appearance import Appearance
from visualizer.app.main_window import MainWindow
from visualizer.app.menu_corner import MenuCorner
from visualizer.core.chart_look import ChartLook
from visualizer.core.sentence import Sentence
from visualizer.core.training_events import Preparing
from visualizer.state.session import Session
from visualizer.widgets.panel_choice import PanelChoice
from visualizer.widgets.panel_page import PanelPage
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import Scheme


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    QSettings().clear()
    appearance = Appearance(qapp)
    window = MainWindow(Session(), appearance)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    appearance.set_language("en")
    appearance.set_scheme(Scheme.LIGHT)
    appearance.set_text_scale(1.0)
    QSettings().clear()


def texts(window: MainWindow) -> set[str]:
    labels = {label.text() for label in window.findChildren(QLabel) if label.isVisible()}
    return labels | {line.text for line in window.findChildren(TextLine) if line.isVisible()}


def test_every_page_has_a_tab_and_a_key(qtbot: QtBot, window: MainWindow) -> None:
    assert list(window.pages) == [
        *("home", "network", "softmax", "training", "optimizers", "activations", "boundaries"),
        "convolution",
    ]
    assert window.page == "home"
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert window.page == "training"
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.page == "home"


def test_unknown_page_is_no_page(window: MainWindow) -> None:
    with pytest.raises(KeyError):
        window.show_page("nowhere")


def test_one_panel_alone_and_back_by_escape(qtbot: QtBot, window: MainWindow) -> None:
    panels = window.pages["home"].panels
    panels[1].set_full_size(True)
    assert [panel.isVisible() for panel in panels] == [False, True, False, False, False]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert all(panel.isVisible() for panel in panels)


def test_language_changes_at_run_time_and_is_remembered(qtbot: QtBot, window: MainWindow) -> None:
    assert "Softmax" in texts(window)
    window.use_language("ko")
    qtbot.waitUntil(lambda: "소프트맥스" in texts(window))
    assert "Softmax" not in texts(window)
    assert Appearance(QApplication.instance()).language == "ko"
    window.use_language("en")
    qtbot.waitUntil(lambda: "Softmax" in texts(window))


def test_colours_and_text_size_change_at_run_time(window: MainWindow) -> None:
    light = window.palette().window().color()
    window.use_scheme("dark")
    assert window.palette().window().color().lightness() < light.lightness()
    small = window.fontMetrics().height()
    window.appearance.set_text_scale(1.5)
    assert window.fontMetrics().height() > small


def test_damaged_settings_are_passed_over(qtbot: QtBot, qapp: QApplication) -> None:
    settings = QSettings()
    for name in ("language", "scheme", "text_scale", "geometry", "page", "splitters/home/0"):
        settings.setValue(name, "nonsense")
    window = MainWindow(Session(), Appearance(qapp))
    qtbot.addWidget(window)
    window.restore_layout()
    assert (window.page, window.appearance.scheme) == ("home", Scheme.SYSTEM)
    QSettings().clear()


def test_page_and_splitters_are_remembered(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("optimizers")
    before = window.pages["home"].save_layout()
    window.save_layout()
    other = MainWindow(Session(), window.appearance)
    qtbot.addWidget(other)
    other.restore_layout()
    assert other.page == "optimizers"
    assert other.pages["home"].save_layout() == before


def test_status_names_what_is_prepared(window: MainWindow) -> None:
    stage = Sentence("Training", "Importing TensorFlow")
    window.session.training.extend([Preparing(stage)])
    assert "Importing TensorFlow…" in texts(window)
    window.session.training.reset()
    window.session.training.prepare_ahead(None)
    assert "Importing TensorFlow…" not in texts(window)


def test_a_table_of_steps_that_is_being_saved_can_be_given_up(
    qtbot: QtBot, window: MainWindow
) -> None:
    model_file, descent_file = window.session.model_file, window.session.descent_file
    model_file.save("a.keras")
    assert window.give_up_button.isHidden()
    descent_file.save("race.csv")
    # At the right end, once it has its place.
    qtbot.waitUntil(lambda: window.give_up_button.x() > window.width() / 2)
    with qtbot.waitSignal(descent_file.give_up_requested):
        qtbot.mouseClick(window.give_up_button, Qt.MouseButton.LeftButton)
    descent_file.tell(Sentence("Test", "Given up."))
    assert window.give_up_button.isHidden()


def test_status_names_what_a_file_waits_for(window: MainWindow) -> None:
    session = window.session
    session.training.prepare_ahead(Sentence("Training", "Importing TensorFlow"))
    session.model_file.open("a.keras")
    assert "Importing TensorFlow…  ·  Opening the file…" in texts(window)
    session.model_file.tell(Sentence("Test", "Opened."))
    assert "Importing TensorFlow…" in texts(window)
    session.history_file.save("a.csv")
    assert "Importing TensorFlow…  ·  Saving the file…" in texts(window)


def test_closing_leaves_the_screen_and_says_so(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.closed):
        window.close()
    assert not window.isVisible()


def test_space_and_arrows_drive_the_animation(qtbot: QtBot, window: MainWindow) -> None:
    playback = window.session.forward_playback
    page = window.pages["home"]
    qtbot.keyClick(page, Qt.Key.Key_Left)
    assert playback.position == 1
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert playback.position == 2
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert playback.playing
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert not playback.playing


def other_window(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Return a window that takes up what another one has remembered."""
    window.save_layout()
    QSettings().sync()
    other = MainWindow(Session(), window.appearance)
    qtbot.addWidget(other)
    other.restore_layout()
    return other


def open_lessons(window: MainWindow) -> list[str]:
    page = window.pages["softmax"]
    return [panel.view.key for panel in page.panels[2:] if not panel.isHidden()]


@pytest.mark.parametrize(
    "opened", [[], ["neuron_layer", "softmax_temperature", "softmax_loss", "softmax_slopes"]]
)
def test_open_panels_are_remembered(qtbot: QtBot, window: MainWindow, opened: list[str]) -> None:
    window.show_page("softmax")
    for key, button in window.findChild(PanelChoice).buttons.items():
        if button.isChecked() != (key in opened):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    other = other_window(qtbot, window)
    assert open_lessons(other) == opened
    assert other.pages["softmax"].open_panels == opened


def test_open_panels_are_remembered_by_who_has_not_looked_at_them(
    qtbot: QtBot, window: MainWindow
) -> None:
    QSettings().setValue("panels/softmax", "softmax_slopes,neuron_layer")
    window.restore_layout()
    # Nobody has seen the page yet, here or in the next window.
    other = other_window(qtbot, window)
    other.show_page("softmax")
    assert open_lessons(other) == ["neuron_layer", "softmax_slopes"]


def test_without_anything_remembered_two_lessons_are_open(qtbot: QtBot, window: MainWindow) -> None:
    other = other_window(qtbot, window)
    assert not QSettings().contains("panels/softmax")
    assert not QSettings().contains("panels/home")
    assert open_lessons(other) == ["naive_and_stable", "sigmoid_and_softmax"]


def test_unknown_panels_are_passed_over(window: MainWindow) -> None:
    # Before anybody has looked at the page, then after.
    for remembered, opened in (
        ("a_lesson_of_tomorrow,softmax_loss", ["softmax_loss"]),
        (",,softmax_samples,", ["softmax_samples"]),
        ("nonsense", []),
        ("softmax_slopes", ["softmax_slopes"]),
        ("softmax_table", []),
        (b"\xff\x00", []),
        (7, []),
    ):
        QSettings().setValue("panels/softmax", remembered)
        window.restore_layout()
        assert open_lessons(window) == opened
        # What is always there is there all the same.
        assert not any(panel.isHidden() for panel in window.pages["softmax"].panels[:2])


def test_a_panel_at_full_size_is_remembered_as_open_and_not_as_alone(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_page("softmax")
    page = window.pages["softmax"]
    loss = next(panel for panel in page.panels if panel.view.key == "softmax_loss")
    page.open_only(["softmax_loss", "softmax_slopes"])
    loss.set_full_size(True)
    other = other_window(qtbot, window)
    assert open_lessons(other) == ["softmax_loss", "softmax_slopes"]
    assert not any(panel.full_size for panel in other.pages["softmax"].panels)


def test_reduced_motion_reaches_the_softmax_page(window: MainWindow) -> None:
    softmax = window.session.softmax
    window.appearance.set_reduced_motion(True)
    softmax.take_step()
    assert softmax.logits == pytest.approx([0.28178873, 2.65480819, 4.26340309])
    window.appearance.set_reduced_motion(False)
    softmax.take_step()
    assert softmax.logits == pytest.approx([0.28178873, 2.65480819, 4.26340309], abs=0.05)


@pytest.mark.parametrize("state", ["walk", "descent", "activations", "convolution"])
def test_reduced_motion_reaches_every_page_that_plays(window: MainWindow, state: str) -> None:
    playback = getattr(window.session, state).playback
    playback.seek(2.5)
    window.appearance.set_reduced_motion(True)
    assert playback.position == 2
    window.appearance.set_reduced_motion(False)
    assert playback.position == 2.5


def test_keys_belong_to_the_page_that_was_gone_to(qtbot: QtBot, window: MainWindow) -> None:
    control, right = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Right
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert window.session.forward_playback.playing
    window.session.forward_playback.pause()
    qtbot.keyClick(window, Qt.Key.Key_2, control)
    walk = window.session.walk.playback
    walk.seek(0)
    qtbot.keyClick(QApplication.focusWidget(), right)
    assert (window.page, walk.position) == ("network", 1)
    tabs = window.findChild(QTabBar)
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(0).center())
    window.session.forward_playback.seek(0)
    qtbot.keyClick(QApplication.focusWidget(), right)
    assert (window.page, window.session.forward_playback.position) == ("home", 1)


@pytest.mark.parametrize(
    "page",
    [
        *("home", "network", "softmax", "training", "optimizers", "activations", "boundaries"),
        "convolution",
    ],
)
def test_tab_goes_into_the_page_and_the_menu_is_before_it(
    qtbot: QtBot, window: MainWindow, page: str
) -> None:
    number = list(window.pages).index(page)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(
        window, getattr(Qt.Key, f"Key_{number + 1}"), Qt.KeyboardModifier.ControlModifier
    )
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    first = QApplication.focusWidget()
    assert window.pages[page].isAncestorOf(first)
    qtbot.keyClick(first, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    corner = window.findChild(MenuCorner)
    assert QApplication.focusWidget() is corner.menu_button
    while corner.isAncestorOf(QApplication.focusWidget()):
        qtbot.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier
        )
    assert QApplication.focusWidget() is window.findChild(QTabBar)


def test_along_the_tabs_one_goes_by_arrow_keys(qtbot: QtBot, window: MainWindow) -> None:
    tabs = window.findChild(QTabBar)
    tabs.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert window.page == "softmax"
    assert tabs.hasFocus()


def test_after_a_run_is_begun_by_its_key_the_page_has_the_keys(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitSignal(window.session.training.start_requested):
        qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert window.session.forward_playback.position == 1


def test_the_look_of_charts_is_remembered(qtbot: QtBot, window: MainWindow) -> None:
    options = window.session.chart_options
    options.set_smoothing(0.25)
    options.set_log_values("loss", True)
    options.show_part((3, 5))
    other = other_window(qtbot, window).session.chart_options
    assert other.look == options.look
    assert not other.zoomed, "the part of another run means nothing here"


@pytest.mark.parametrize(
    "remembered", ["", "nonsense", "{", "[" * 100_000, '{"smoothing": 2}', "3", b"\xff", 7]
)
def test_a_damaged_look_is_passed_over(window: MainWindow, remembered: object) -> None:
    QSettings().setValue("charts", remembered)
    window.restore_layout()
    assert window.session.chart_options.look == ChartLook()


def stands(page: PanelPage) -> list[list[int]]:
    """Return where the splitters stand that can be seen."""
    splitters = page.findChildren(QSplitter)
    return [splitter.sizes() for splitter in splitters if splitter.isVisible()]


def open_now(page: PanelPage) -> list[str]:
    """Return the panels that are open, also of a page that nobody has looked at."""
    assert page.panels
    return page.open_panels


def test_panels_and_charts_are_as_at_first_when_asked_for(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("softmax")
    window.show_page("training")
    training, softmax = window.pages["training"], window.pages["softmax"]
    first = training.open_panels, softmax.open_panels
    sizes = stands(training)
    training.open_only(["run_table"])
    softmax.open_only([])
    training.findChildren(QSplitter)[0].setSizes([1, 1000])
    window.session.chart_options.set_smoothing(0.25)
    window.session.chart_options.show_part((3, 5))
    window.session.descent_charts.show_part((3, 5))
    # A page that nobody has looked at in this window remembers, too.
    QSettings().setValue("panels/network", "nothing")
    window.pages["network"].open_only([])
    menu = window.findChild(MenuCorner).menu_button.menu()
    (entry,) = (each for each in menu.actions() if each.text() == "Panels and charts as at first")
    entry.trigger()
    assert (training.open_panels, softmax.open_panels) == first
    qtbot.waitUntil(lambda: stands(training) == sizes)
    assert window.session.chart_options.look == ChartLook()
    assert not window.session.chart_options.zoomed
    assert not window.session.descent_charts.zoomed
    other = other_window(qtbot, window)
    for key in ("training", "softmax", "network"):
        assert open_now(other.pages[key]) == open_now(window.pages[key]) != []


@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
def test_large_text_makes_no_page_wider_than_a_small_screen(
    window: MainWindow, text_scale: float
) -> None:
    window.appearance.set_text_scale(text_scale)
    for key, page in window.pages.items():
        window.show_page(key)
        # Its longest words are said, and everything has its place.
        if page.playback is not None:
            page.playback.seek(page.playback.length)
        QApplication.sendPostedEvents()
        assert page.panels[0].isVisible()
        assert window.minimumSizeHint().width() <= 1280
        assert window.width() == 1280
