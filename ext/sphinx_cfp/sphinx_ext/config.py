"""Our settings: declared once, with their meaning; nothing else reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, cast

from sphinx.errors import ConfigError

from sphinx_cfp.model.clock import reference_instant

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_cfp.model.zones import Instant


@dataclass(frozen=True, slots=True)
class Setting:
    """A value of ``conf.py``: its default, when a change makes pages stale, its types, its meaning."""

    name: str
    default: Any
    rebuild: Literal["", "env", "html"]
    types: tuple[type, ...]
    help: str


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "cfp_reference_date",
        None,
        "html",
        (str, date, type(None)),
        "The day that a build takes for today, such as 2023-05-01. Without it the variable "
        "SOURCE_DATE_EPOCH decides, and without that the clock, in UTC.",
    ),
    Setting(
        "cfp_paper",
        "a4",
        "",
        (str,),
        "Paper of the PDF: a4 or letter.",
    ),
    Setting(
        "cfp_published",
        None,
        "",
        (str, type(None)),
        "Path of the cfp.json that was published last, to find out which keys were renamed.",
    ),
)


def reference_instant_of(config: Config) -> Instant:
    """The instant that a build takes for now; see :func:`sphinx_cfp.model.clock.reference_instant`."""
    return reference_instant(config.cfp_reference_date)


def paper_of(config: Config) -> str:
    """``a4`` or ``letter``."""
    return cast("str", config.cfp_paper)


def published_path_of(config: Config) -> str | None:
    """The setting ``cfp_published``."""
    return cast("str | None", config.cfp_published)


def declare(app: Sphinx) -> None:
    """Declare the settings to Sphinx."""
    for setting in SETTINGS:
        app.add_config_value(
            setting.name, setting.default, setting.rebuild, setting.types, setting.help
        )


def check(app: Sphinx, config: Config) -> None:
    """Raise :class:`ConfigError` for a value that cannot be meant."""
    try:
        reference_instant_of(config)
    except ValueError:
        raise ConfigError(
            f"cfp_reference_date (or SOURCE_DATE_EPOCH) is no day: {config.cfp_reference_date!r}"
            " — write a day such as 2023-05-01"
        ) from None
    if config.cfp_paper not in ("a4", "letter"):
        raise ConfigError(f"cfp_paper is {config.cfp_paper!r} — write a4 or letter")
