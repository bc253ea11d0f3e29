"""A sentence for people that remembers how to be said in another language."""

from __future__ import annotations


class Sentence(str):
    """English text that can still be translated after its values are filled in.

    It is the English text itself, so scripts and logs read it as any string. The
    screen looks up `template` under `context` in the person's language and fills in
    `values` there. Write ``Sentence("Context", "text {name}").format(name=...)``:
    the translators' tool finds exactly this form.

    Attributes
    ----------
    context : str
        Group of the text in the translation files.
    template : str
        English text with {named} places.
    values : dict of str to object
        What fills the places.
    """

    context: str
    template: str
    values: dict[str, object]

    def __new__(cls, context: str, template: str) -> Sentence:
        """Make the sentence ``template`` of group ``context``, nothing filled in."""
        return cls._filled(context, template, {}, template)

    def format(self, **values: object) -> Sentence:  # type: ignore[override]
        """Return the sentence with its {named} places filled in."""
        text = self.template.format(**values)
        return self._filled(self.context, self.template, values, text)

    @classmethod
    def _filled(cls, context: str, template: str, values: dict[str, object], text: str) -> Sentence:
        sentence = super().__new__(cls, text)
        sentence.context, sentence.template, sentence.values = context, template, values
        return sentence

    def __reduce__(self) -> tuple[object, ...]:
        """Keep context and values through copying."""
        return (self._filled, (self.context, self.template, self.values, str(self)))


class Problem(ValueError):
    """Input that cannot be used, said in one clear sentence.

    Raised wherever something from outside (a file, a typed number) is wrong. What was
    there before stays as it was.
    """

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
