"""The smallest pieces of a formula: numbers, names and signs, each with its place."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from visualizer.core.algebra.expression_error import ExpressionError
from visualizer.core.number_text import DASHES
from visualizer.core.sentence import Sentence

MAX_LENGTH = 500
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SUPERSCRIPT_MINUS = "⁻"
_SIGNS = {
    **{chr(dash): minus for dash, minus in DASHES.items()},
    **dict.fromkeys("·×⋅∙•ㆍ・∗", "*"),
    **dict.fromkeys("÷∕⁄", "/"),
    **dict.fromkeys("[{", "("),
    **dict.fromkeys("]}", ")"),
    **dict.fromkeys("∣∥", "|"),
    **{digit: digit for digit in SUPERSCRIPTS},
}
# How a character may differ from a plain one and mean the same: not by being raised.
_LOOKS = ("<wide>", "<narrow>", "<small>", "<font>")
_TOKEN = re.compile(
    r"(?P<space>\s+)"
    # The e of 2e is no exponent, and no more is that of 2exp(x).
    r"|(?P<number>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)"
    # Where there are variables and e alone, each is one by itself: xy² is x·y².
    r"|(?P<name>[wxye](?=[wxye]*(?![a-z_\d]))|[a-z_]+\d*|[πσ])"
    rf"|(?P<superscript>{SUPERSCRIPT_MINUS}?[{SUPERSCRIPTS}]+)"
    r"|(?P<sign>\*\*|[-+*/^()|,√])",
    re.ASCII,
)


class Token(NamedTuple):
    """A piece of a formula.

    Attributes
    ----------
    kind : str
        number, name, superscript, sign, end; or unknown, a single character.
    text : str
        In plain characters: ``*`` for every sign of multiplication, ``^`` for ``**``.
    start, end : int
        Its place in the text that was typed.
    """

    kind: str
    text: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """Cut a formula into its pieces; the last one is of the kind end.

    Capital letters count as small ones. Full-width and mathematical letters (𝑥), every
    dash, × and · and whatever else programs put into a formula that is copied from them
    are read as what they look like.

    Raises
    ------
    ExpressionError
        If the text is longer than `MAX_LENGTH` characters.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError(
            Sentence(
                "Expression", "A formula may have {most} characters; this one has {count}."
            ).format(most=MAX_LENGTH, count=f"{len(text):,}"),
            MAX_LENGTH,
            len(text),
        )
    # Character by character, so that every place stays what it was.
    plain = "".join(map(_plain, text))
    found, place = [], 0
    while place < len(plain):
        match = _TOKEN.match(plain, place)
        kind = str(match.lastgroup) if match else "unknown"
        end = match.end() if match else place + 1
        if kind != "space":
            piece = plain[place:end]
            found.append(Token(kind, "^" if piece == "**" else piece, place, end))
        place = end
    end = len(text.rstrip())
    return [*found, Token("end", "", end, end)]


def _plain(character: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    if character.isspace() or unicodedata.category(character) == "Cf":
        return " "
    kind = unicodedata.decomposition(character).partition(" ")[0]
    if kind not in _LOOKS and not (kind == "<sub>" and character.isdigit()):
        return character.lower() if character.isascii() else character
    folded = unicodedata.normalize("NFKC", character)
    return folded.lower() if len(folded) == 1 and folded.isascii() else character
