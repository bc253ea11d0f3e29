"""One line about the data set: what is missing, how a download goes, what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton

from visualizer.core.sentence import Sentence
from visualizer.state.dataset import DatasetPhase, Offer
from visualizer.state.session import Session
from visualizer.widgets.file_dialogs import ask_for_dataset
from visualizer.widgets.icons import icon
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View


class DataNotice(View):
    """Is there only while there is something to say."""

    key = "data_notice"
    title = Sentence("DataNotice", "Data notice")
    sentence = Sentence("DataNotice", "Where the images come from.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._progress = QProgressBar()
        self._progress.setRange(0, 100)
        self._progress.setFixedWidth(24 * GRID)
        self.action_button = QPushButton()
        self.action_button.clicked.connect(self._act)
        self.open_button = QPushButton()
        self.open_button.clicked.connect(self._open)
        self.cancel_button = QPushButton()
        self.cancel_button.clicked.connect(session.dataset.cancel)
        self.close_button = QToolButton()
        self.close_button.setProperty("flat", True)
        self.close_button.clicked.connect(session.dataset.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        layout.addWidget(self._text, 1)
        for widget in (
            self._progress,
            self.cancel_button,
            self.action_button,
            self.open_button,
            self.close_button,
        ):
            layout.addWidget(widget)
        session.dataset.changed.connect(self.refresh)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the notice or the download, or go away."""
        dataset = self.session.dataset
        downloading = dataset.phase == DatasetPhase.DOWNLOADING
        self._progress.setVisible(downloading)
        self.cancel_button.setVisible(downloading)
        self._progress.setValue(round(100 * dataset.progress))
        self.action_button.setVisible(not downloading and dataset.offer != Offer.NOTHING)
        self.open_button.setVisible(not downloading)
        self.close_button.setVisible(not downloading)
        if dataset.offer == Offer.DOWNLOAD:
            action = Sentence("DataNotice", "Download MNIST (11 MB)")
            explanation = Sentence("DataNotice", "Fetch the images once and keep them for later")
        else:
            action = Sentence("DataNotice", "Retry")
            explanation = Sentence("DataNotice", "Try the same once more")
        self.action_button.setText(said(action))
        self.action_button.setToolTip(said(explanation))
        if downloading:
            text: Sentence | None = Sentence(
                "DataNotice", "MNIST is being downloaded from Keras's server."
            )
        else:
            text = dataset.notice
        self._text.setText("" if text is None else said(text))
        self.setVisible(downloading or dataset.notice is not None)

    def restyle(self) -> None:
        """Take over colours."""
        self.close_button.setIcon(icon("close"))

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.open_button.setText(said(Sentence("DataNotice", "Open file…")))
        self.open_button.setToolTip(
            said(Sentence("DataNotice", "Use mnist.npz or the four MNIST files from this computer"))
        )
        self.cancel_button.setText(said(Sentence("DataNotice", "Cancel")))
        self.cancel_button.setToolTip(
            said(Sentence("DataNotice", "End the download; the images in use stay"))
        )
        self.close_button.setToolTip(said(Sentence("DataNotice", "Hide this line")))
        self.close_button.setAccessibleName(said(Sentence("DataNotice", "Hide this line")))

    def _act(self) -> None:
        if self.session.dataset.offer == Offer.DOWNLOAD:
            self.session.dataset.download()
        else:
            self.session.dataset.retry()

    def _open(self) -> None:
        path = ask_for_dataset(self)
        if path:
            self.session.dataset.load(path)
