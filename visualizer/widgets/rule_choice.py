"""A list of the rules that take part in a race, to choose the one that is looked at closely."""

from __future__ import annotations

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.choice_box import ChoiceBox
from visualizer.widgets.speech import said


class RuleChoice(ChoiceBox):
    """Chooses for every panel that looks closely, as a click on a ball does.

    Parameters
    ----------
    session : Session
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.activated.connect(self._chosen)

    def refresh(self) -> None:
        """Show the rules that take part."""
        focus, optimizers = self._session.descent_focus, self._session.descent.optimizers
        names = [said(optimizers[key].title) for key in focus.running]
        self.show_choices(names, focus.running.index(focus.key) if names else -1)
        self.setEnabled(len(names) > 1)

    def retranslate(self) -> None:
        """Put what it is for into the language in use."""
        text = said(Sentence("RuleChoice", "The rule that is looked at; a click on a ball does it"))
        self.setToolTip(text)
        self.setAccessibleName(text)

    def _chosen(self, index: int) -> None:
        focus = self._session.descent_focus
        focus.choose(focus.running[index])
