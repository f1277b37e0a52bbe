"""``{cfp:when}``: text that holds before, after or between dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.registry.records import Reference
from sphinx_cfp.sphinx_ext.directives.block import CfpDirective
from sphinx_cfp.sphinx_ext.nodes import cfp_when
from sphinx_cfp.sphinx_ext.options import WHEN, read_options

if TYPE_CHECKING:
    from docutils.nodes import Node

    from sphinx_cfp.sphinx_ext.directives.block import Block

_CONDITION = re.compile(r"(before|after)\s+(\S+)|(between)\s+(\S+)\s+and\s+(\S+)", re.IGNORECASE)
HINT = "write before KEY, after KEY, or between KEY and KEY"


class WhenDirective(CfpDirective):
    """Shows its body while a condition on the call's dates holds."""

    def build(self, block: Block) -> list[Node]:
        read_options(self, block, WHEN)
        match = _CONDITION.fullmatch(block.argument)
        body = self.parse_body(block)
        if not match:
            self.problem(ParseError(Code.LINE_SHAPE, f"‘{block.argument}’ is no condition", HINT))
            return body
        word = (match[1] or match[3]).lower()
        keys = [match[2]] if match[2] else [match[4], match[5]]
        for key in keys:
            self.note(Reference(type="date", target=key))
        node = cfp_when("", *body, condition=word, keys=keys)
        self.set_source_info(node)
        return [node]
