"""An announcement laid out by a template of the organizer's own.

Templates are Jinja's, in its sandbox: a template sees the values it is given, none of Python's insides and
no other file. It is given ``call`` (the call as in ``cfp.json``), ``announcement`` (what the built-in
layouts show, see :class:`~sphinx_cfp.exporters.announcement.Announcement`), ``subject`` and
``text`` (the built-in text).
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from sphinx_cfp.exporters.announcement import announcement, mail
from sphinx_cfp.exporters.output_view import OutputView
from sphinx_cfp.registry.json import dumps

if TYPE_CHECKING:
    from jinja2.runtime import Context

    from sphinx_cfp.exporters.output_view import Site
    from sphinx_cfp.registry.registry import Registry

LONGEST = 1_000_000
"""Characters that a template may make: more is a loop that got out of hand."""


class BadTemplateError(ValueError):
    """A template that cannot be filled in: what is wrong, and its line, 0 where that is unknown."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which nothing can be multiplied until the memory is full."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The product of two numbers; of a text and a number if it is not too long."""
        if operator == "**":
            raise SecurityError("** is not allowed here")
        sizes = [len(side) for side in (left, right) if hasattr(side, "__len__")]
        counts = [side for side in (left, right) if isinstance(side, int)]
        if sizes and counts and sizes[0] * counts[0] > LONGEST:
            raise SecurityError(f"a product of more than {LONGEST:,} characters")
        return super().call_binop(context, operator, left, right)


def fill(registry: Registry, site: Site, call: str, template: str, *, is_html: bool) -> bytes:
    """The template with the values of a call; those of HTML are escaped.

    Raises :class:`BadTemplateError`.
    """
    environment = _Sandbox(
        autoescape=is_html, undefined=StrictUndefined, keep_trailing_newline=True
    )
    about = announcement(OutputView(registry, registry.calls[call], site))
    alone = replace(registry, calls={call: registry.calls[call]})
    values = {
        "call": json.loads(dumps(alone, site.address))["calls"][0],
        "announcement": asdict(about),
        "subject": about.subject,
        "text": "\n".join(mail(about)[2:]) + "\n",
    }
    pieces, length = [], 0
    try:
        for piece in environment.from_string(template).generate(values):
            length += len(piece)
            if length > LONGEST:
                raise BadTemplateError(f"makes more than {LONGEST:,} characters", 0)
            pieces.append(piece)
    except TemplateSyntaxError as error:
        raise BadTemplateError(error.message or "not a template", error.lineno) from None
    except BadTemplateError:
        raise
    except Exception as error:  # what a template does can fail in any way
        raise BadTemplateError(_words(error), _line_of(error)) from None
    return "".join(pieces).encode("utf-8", "replace")


def _words(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _line_of(error: BaseException) -> int:
    """The line of the template in which an error arose: Jinja maps its frames back to them."""
    line, trace = 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
