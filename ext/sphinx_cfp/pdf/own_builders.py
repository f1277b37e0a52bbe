"""What Sphinx's own ways to paper need: cards as paragraphs, and emoji for those who have TeX.

The fonts of TeX have no emoji, and XeTeX leaves out a character that a font lacks, with a line in its log
only. So the emoji font goes beside the source, and XeTeX changes to it wherever an emoji stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_cfp.pdf.fonts import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

FONT = SHIPPED / "NotoEmoji-Regular.ttf"

RANGES = (
    (0x1F1E6, 0x1F1FF),
    (0x1F300, 0x1F64F),
    (0x1F680, 0x1F6FF),
    (0x1F7E0, 0x1F7EB),
    (0x1F900, 0x1FAFF),
    *((code, code) for code in (0x200D, 0x20E3, 0xFE0F)),  # what joins several to one
)
SINGLE = "⌚⌛⏩⏪⏫⏬⏰⏳☔☕♿⚓⚡⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➡➰➿⬛⬜⭐⭕"
"""Characters that are emoji wherever they stand; arrows and signs of text keep the font of the text."""

# Class 0 is that of most letters, 4095 the edge of a word, those between of signs and of Chinese.
PREAMBLE = r"""
\newfontfamily\cfpEmoji{%s}[Path=./,Extension=.ttf,UprightFont=*,BoldFont=*,ItalicFont=*,BoldItalicFont=*]
\newXeTeXintercharclass\cfpEmojiClass
\newcount\cfpEmojiCode
\newif\ifcfpInEmoji
\def\cfpEmojiBegin{\ifcfpInEmoji\else\begingroup\cfpInEmojitrue\cfpEmoji\fi}
\def\cfpEmojiEnd{\ifcfpInEmoji\endgroup\fi}
\def\cfpEmojiRange#1#2{\cfpEmojiCode=#1\relax
  \loop\ifnum\cfpEmojiCode<\numexpr#2+1\relax
    \XeTeXcharclass\cfpEmojiCode=\cfpEmojiClass \advance\cfpEmojiCode by 1 \repeat}
%s
\def\cfpEmojiBeside#1{%%
  \XeTeXinterchartoks #1 \cfpEmojiClass={\cfpEmojiBegin}%%
  \XeTeXinterchartoks \cfpEmojiClass #1={\cfpEmojiEnd}}
\cfpEmojiBeside{4095}
\cfpEmojiCode=0
\loop\ifnum\cfpEmojiCode<\cfpEmojiClass
  \cfpEmojiBeside{\cfpEmojiCode}\advance\cfpEmojiCode by 1 \repeat
\XeTeXinterchartokenstate=1
"""

PASSED_THROUGH = "sphinx_design.shared.PassthroughTextElement"


class LowerCards(SphinxPostTransform):
    """Makes paragraphs of the titles and links of cards of sphinx-design, which would run together.

    They stand in elements that no writer but that of HTML ends a paragraph for.
    """

    default_priority = 210
    formats = ("latex", "text", "man", "texinfo")

    def run(self, **kwargs: Any) -> None:
        for node in list(self._passed_through()):
            inside: list[nodes.Node] = list(node.children)
            parent = cast("nodes.Element", node.parent)
            if parent.get("design_component") == "card-title":
                inside = [nodes.strong("", "", *inside)]
            paragraph = nodes.paragraph("", "", *inside)
            paragraph.source, paragraph.line = node.source, node.line
            node.replace_self(paragraph)

    def _passed_through(self) -> Iterator[nodes.Element]:
        for node in self.document.findall(nodes.TextElement):
            class_ = type(node)
            is_block = not isinstance(node.parent, nodes.TextElement)
            if f"{class_.__module__}.{class_.__qualname__}" == PASSED_THROUGH and is_block:
                yield node


def add_emoji(_app: Sphinx, config: Config) -> None:
    """Give XeLaTeX the emoji font; an author's own preamble comes after ours."""
    if config.latex_engine != "xelatex":
        return
    ranges = [*RANGES, *((ord(sign), ord(sign)) for sign in SINGLE)]
    lines = "\n".join(f'\\cfpEmojiRange{{"{first:X}}}{{"{last:X}}}' for first, last in ranges)
    elements = dict(config.latex_elements)
    elements["preamble"] = PREAMBLE % (FONT.stem, lines) + str(elements.get("preamble", ""))
    config.latex_elements = elements
    config.latex_additional_files = [*config.latex_additional_files, str(FONT)]
