"""Our settings: declared once, with their meaning; nothing else reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from ipaddress import ip_network
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from sphinx.errors import ConfigError
from sphinx.util.matching import Matcher

from sphinx_cfp.checks.answers import read_answer
from sphinx_cfp.exporters import FORMATS
from sphinx_cfp.model.clock import reference_instant
from sphinx_cfp.model.codes import Code, Severity
from sphinx_cfp.model.keys import nearest
from sphinx_cfp.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_cfp.checks.answers import Answer
    from sphinx_cfp.checks.gaps import Limits
    from sphinx_cfp.links.settings import Network
    from sphinx_cfp.model.zones import Instant


@dataclass(frozen=True, slots=True)
class Setting:
    """A value of ``conf.py``: its default, when a change makes pages stale, its types, its meaning."""

    name: str
    default: Any
    rebuild: Literal["", "env", "html"]
    types: tuple[type, ...]
    help: str


FONT_FILES = {".ttf", ".otf", ".ttc", ".otc"}
"""Suffixes of the files that a font is read from."""

_SAVE = "save what the submission system answers as JSON, or remove the setting"

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
        "cfp_fonts",
        (),
        "",
        (list, tuple),
        "Fonts that the PDF may use beside its own, for scripts that those lack: font files (.ttf, .otf, "
        ".ttc) of the project, or folders of them, relative to conf.py.",
    ),
    Setting(
        "cfp_picture",
        False,
        "",
        (bool,),
        "Whether a picture of its first page is written beside each PDF, as PNG: "
        "for a list of calls, a slide, a message.",
    ),
    Setting(
        "cfp_published",
        None,
        "",
        (str, type(None)),
        "Path of the cfp.json that was published last, to find out which keys were renamed.",
    ),
    Setting(
        "cfp_checks",
        {},
        "",
        (dict,),
        "Severity of findings by their codes: error, warning, info or off. "
        'Such as {"weekend": "warning", "prose_date": "off"}.',
    ),
    Setting(
        "cfp_gap_limits",
        {},
        "",
        (dict,),
        "Fewest and most days from one kind of date to another, for the finding gap. "
        'Such as {"paper-notification": (14, 120)}.',
    ),
    Setting(
        "cfp_submission_system",
        {},
        "",
        (dict,),
        "Saved answers of submission systems by the full key of a call or a track, for the finding "
        'submission_system. Such as {"es-fomo-2023": "openreview.json"}.',
    ),
    Setting(
        "cfp_prose_exclude",
        [],
        "",
        (list, tuple),
        "Patterns of pages whose text is not about a call, as in exclude_patterns: "
        'a blog, a manual. Such as ["news/**"].',
    ),
    Setting(
        "cfp_links",
        False,
        "",
        (bool,),
        "Whether a build of HTML pages also finds out which links work. It asks while pages are written, "
        "for a minute at most, and remembers what works.",
    ),
    Setting(
        "cfp_links_allow",
        [],
        "",
        (list, tuple),
        "Networks that may be asked for links beside the public web, those of an intranet. Such as "
        '["10.20.0.0/16"].',
    ),
    Setting(
        "cfp_outputs",
        None,
        "html",
        (list, tuple, type(None)),
        "Names of the formats that are written beside the pages, see the page about formats. Without it "
        "those that this page names as written by default; with an empty list none.",
    ),
)


def reference_instant_of(config: Config) -> Instant:
    """The instant that a build takes for now; see :func:`sphinx_cfp.model.clock.reference_instant`."""
    return reference_instant(config.cfp_reference_date)


def fixed_day_of(config: Config) -> str:
    """The day that every build takes for today, as it is written; empty where the clock is asked."""
    return str(config.cfp_reference_date or "")


def paper_of(config: Config) -> str:
    """``a4`` or ``letter``."""
    return cast("str", config.cfp_paper)


def project_fonts_of(config: Config, folder: Path) -> tuple[Path, ...]:
    """The files and folders of the setting ``cfp_fonts``; ``folder`` is that of ``conf.py``."""
    return tuple(folder / name for name in config.cfp_fonts)


def published_path_of(config: Config) -> str | None:
    """The setting ``cfp_published``."""
    return cast("str | None", config.cfp_published)


def severities_of(config: Config) -> dict[Code, Severity]:
    """The project's own severities. Raises :class:`ConfigError` for a name that is none."""
    found: dict[Code, Severity] = {}
    for name, severity in config.cfp_checks.items():
        code = _one_of(name, [code.value for code in Code], "cfp_checks", "code")
        found[Code(code)] = Severity(
            _one_of(severity, [one.value for one in Severity], f"cfp_checks[{name!r}]", "severity")
        )
    return found


def gap_limits_of(config: Config) -> Limits:
    """The project's own limits of ``gap``. Raises :class:`ConfigError` for what is none."""
    found: dict[tuple[Kind, Kind], tuple[int, int]] = {}
    for pair, limits in config.cfp_gap_limits.items():
        where = f"cfp_gap_limits[{pair!r}]"
        first, _, second = str(pair).partition("-")
        kinds = tuple(
            Kind(_one_of(name, [kind.value for kind in Kind], where, "kind of date"))
            for name in (first, second)
        )
        if (
            not isinstance(limits, tuple | list)
            or len(limits) != 2
            or not all(isinstance(days, int) for days in limits)
            or limits[0] > limits[1]
        ):
            raise ConfigError(
                f"{where} is {limits!r} — write the fewest and the most days: (14, 120)"
            )
        found[kinds[0], kinds[1]] = (limits[0], limits[1])
    return found


def answers_of(config: Config, folder: Path) -> dict[str, Answer]:
    """What submission systems say. Raises :class:`ConfigError` for a file that does not tell."""
    found: dict[str, Answer] = {}
    for key, path in config.cfp_submission_system.items():
        where = f"cfp_submission_system[{key!r}]"
        if not isinstance(path, str):
            raise ConfigError(f"{where} is {path!r} — write the path of a file")
        try:
            found[str(key)] = read_answer((folder / path).read_text("utf-8"), path)
        except OSError as error:
            raise ConfigError(f"{where}: {path}: {error.strerror} — {_SAVE}") from None
        except ValueError as error:
            raise ConfigError(f"{where}: {path} {error} — {_SAVE}") from None
    return found


def is_prose(config: Config, docname: str) -> bool:
    """Whether the text of a page may be about a call."""
    patterns = list(config.cfp_prose_exclude)
    return not patterns or not Matcher(patterns)(docname)


def wants_picture(config: Config) -> bool:
    """Whether each PDF has a picture of its first page beside it."""
    return bool(config.cfp_picture)


def wants_links(config: Config) -> bool:
    """Whether a build of pages asks which links work."""
    return bool(config.cfp_links)


def allowed_networks_of(config: Config) -> tuple[Network, ...]:
    """Networks beside the public ones. Raises :class:`ConfigError` for what is none."""
    try:
        return tuple(ip_network(text, strict=False) for text in config.cfp_links_allow)
    except ValueError as error:
        raise ConfigError(f"'cfp_links_allow': {error} — write one such as 10.0.0.0/8") from None


def link_options_of(config: Config) -> dict[str, Any]:
    """What the project has set of the options of Sphinx's own link check."""
    names = [option.name for option in config if option.name.startswith("linkcheck_")]
    names += ["user_agent", "tls_cacerts", "tls_verify"]
    # Sphinx tells apart what was set and what it takes by default nowhere else.
    given = {*config._raw_config, *config.overrides}
    return {name: config[name] for name in names if name in given}


def _one_of(name: object, names: Sequence[str], where: str, what: str) -> str:
    if name in names:
        return str(name)
    near = nearest(str(name), names)
    hint = f"did you mean {near[0]!r}?" if near else f"write one of: {', '.join(names)}"
    raise ConfigError(f"{where}: {name!r} is no {what} — {hint}")


def outputs_of(config: Config) -> tuple[str, ...] | None:
    """The names of the formats to write; ``None`` for those that are written by default."""
    return None if config.cfp_outputs is None else tuple(config.cfp_outputs)


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
    severities_of(config)
    gap_limits_of(config)
    for name in outputs_of(config) or ():
        _one_of(name, list(FORMATS), "cfp_outputs", "format")
    answers_of(config, Path(app.confdir))
    allowed_networks_of(config)
    if config.cfp_paper not in ("a4", "letter"):
        raise ConfigError(f"cfp_paper is {config.cfp_paper!r} — write a4 or letter")
    for name in config.cfp_fonts:
        _check_font(name, Path(app.confdir))


def _check_font(name: object, folder: Path) -> None:
    """A font belongs to the project, so that every machine that builds it has it."""
    hint = "name a .ttf, .otf or .ttc file of the project, or a folder of such files"
    path = (folder / str(name)).resolve()
    if not isinstance(name, str) or not path.is_relative_to(folder.resolve()):
        raise ConfigError(f"cfp_fonts: {name!r} is not in the folder of conf.py — {hint}")
    files = sorted(path.rglob("*")) if path.is_dir() else [path] if path.is_file() else []
    if not any(file.suffix.lower() in FONT_FILES for file in files):
        raise ConfigError(f"cfp_fonts: there is no font in {name!r} — {hint}")
