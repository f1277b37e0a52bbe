"""``sphinx-cfp build``: one folder with the pages, the PDF of each call and the data.

The sources are read once. The builder of the pages and the one of the PDFs run one after the other in
this process, over the same doctrees, and a warning that both have is shown once.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from sphinx_cfp.cli import seeding
from sphinx_cfp.cli.publishing import Workshop, workshop
from sphinx_cfp.cli.reporting import Report, explained
from sphinx_cfp.cli.stopping import CONTENT, USAGE, CommandError, Terminated, terminating_cleanly

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

PAGES = "dirhtml"
PRINT = "cfp-pdf"
# What makes a build over an older one equal to one from scratch, where Sphinx's own is not.
WHOLE = ("sphinx_cfp.sphinx_ext.outdated", "sphinx_cfp.sphinx_ext.search_index")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to build, and how; the fields are the options of the command."""

    source: Path
    output: Path
    jobs: int = 1
    strict: bool = False
    nitpicky: bool = False
    settings: Mapping[str, str] = field(default_factory=dict)
    fresh: bool = False
    pdf: bool = True
    traceback: bool = False


def build_site(request: Request) -> str:
    """Build what is asked for, put it in place, and say in one line what there is.

    Raises :class:`CommandError` for anything that is in the way; the site is then what it was before.
    """
    check_clock()
    untouched = f"{request.output} is as it was"
    with terminating_cleanly(), workshop(request.output, request.source) as places:
        try:
            return build_in(places, request)
        except KeyboardInterrupt:
            raise CommandError(f"stopped; {untouched}", 130) from None
        except Terminated:
            raise CommandError(f"terminated; {untouched}", 143) from None
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            if request.traceback:
                raise
            raise CommandError(
                f"error: {where}{error.strerror or error}; {untouched}", CONTENT
            ) from None


def check_clock() -> None:
    """Stop if SOURCE_DATE_EPOCH is set to no number of seconds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and not epoch.isdecimal():
        raise CommandError(
            f"error: SOURCE_DATE_EPOCH is {epoch!r} — it must be a number of seconds since 1970"
        )


def build_in(places: Workshop, request: Request) -> str:
    """Fill the fresh folder, check it, exchange it for the site."""
    report = Report()
    tools, view = seeding.tools_in_use(), seeding.view_of_today(overrides(request))
    state = None if request.fresh else seeding.usable(places, tools, view)
    places.state.unlink(missing_ok=True)  # until this build has ended well, none did

    places.start_afresh()
    if state:
        seeding.seed(places, state, pdf=request.pdf)
    pages, data = run_builders(places, request, report)
    if state and seeding.lost(state, pages, seeding.files_in(places.fresh)):
        places.start_afresh()
        pages, data = run_builders(places, request, report)
    elif state:
        seeding.prune(places, state, pages)
    seeding.keep_build_info(places)
    report.stop_if_failed(strict=request.strict, untouched=request.output)

    places.publish()
    files = seeding.files_in(places.site)
    if not report.records:  # Sphinx says nothing of a page that it does not read again
        seeding.State(
            tools, view, files, sorted(pages & files.keys()), sorted(data & files.keys())
        ).save(places.state)
    return summary(request.output, files, report)


def run_builders(places: Workshop, request: Request, report: Report) -> tuple[set[str], set[str]]:
    """Run the builders over the sources; the paths in the site that belong to single pages, and to data."""
    from sphinx_cfp.sphinx_ext import data_files
    from sphinx_cfp.sphinx_ext.domain import cfp_domain

    app = run(PAGES, places, request, report)
    pages = files_of_pages(app)
    if request.pdf and PRINT in app.registry.builders:
        printed = [call.docname for call in cfp_domain(app.env).registry.calls.values()]
        pages |= {f"{page}{suffix}" for page in printed for suffix in (".pdf", ".png")}
        run(PRINT, places, request, report)
    data = data_files.paths(app) if PRINT in app.registry.builders else set()
    return pages, data


def overrides(request: Request) -> dict[str, str | bool]:
    """What the command says instead of ``conf.py``."""
    return {**request.settings, **({"nitpicky": True} if request.nitpicky else {})}


def run(builder: str, places: Workshop, request: Request, report: Report) -> Sphinx:
    """Run one builder into the fresh folder."""
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    conf = request.source / "conf.py"
    with patch_docutils(request.source), docutils_namespace():
        with explained(USAGE, conf, traceback=request.traceback):
            app = Sphinx(
                srcdir=request.source,
                confdir=request.source,
                outdir=places.fresh,
                doctreedir=places.doctrees,
                buildername=builder,
                confoverrides=overrides(request),
                status=None,
                warning=report,
                freshenv=request.fresh and builder == PAGES,
                parallel=request.jobs,
            )
            for extension in WHOLE:
                app.setup_extension(extension)
        with explained(CONTENT, conf, traceback=request.traceback):
            app.build()
    report.more_failures += bool(app.statuscode)
    return app


def files_of_pages(app: Sphinx) -> set[str]:
    """The files that belong to single pages, as paths in the site; not all of them need exist."""
    builder = cast("StandaloneHTMLBuilder", app.builder)
    found = {"searchindex.js"}  # Sphinx amends it page by page
    for docname in app.env.found_docs:
        found.add(builder.get_output_path(docname).relative_to(app.outdir).as_posix())
        source, ending = app.env.doc2path(docname, base=False), app.config.html_sourcelink_suffix
        found.add(f"_sources/{source}{'' if source.suffix == ending else ending}")
    found.update(f"{builder.imagedir}/{name}" for _, name in app.env.images.values())
    return found


def summary(output: Path, files: Collection[str], report: Report) -> str:
    """What there is now, in a line."""
    count = sum(name.endswith(".html") and not name.startswith("_") for name in files)
    named = [f"{count} pages", *sorted(name for name in files if name.endswith(".pdf"))]
    named += [name for name in files if name == "cfp.json"]
    return f"{output}: {', '.join(named)}{report.count()}"
