"""``sphinx-cfp build``: one folder with the pages, the PDF of each call and the data.

The sources are read once. The builder of the pages and the one of the PDFs run one after the other in
this process, over the same doctrees, and a warning that both have is shown once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import click

from sphinx_cfp.cli import incremental
from sphinx_cfp.cli.exit_codes import CONTENT, CommandError, stopping_cleanly
from sphinx_cfp.cli.sources import FOLDER, source_argument, traceback_option
from sphinx_cfp.cli.sphinx_run import Log, Project, check_clock, run
from sphinx_cfp.cli.swap import places_for
from sphinx_cfp.sphinx_ext import data_files
from sphinx_cfp.sphinx_ext.domain import cfp_domain

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_cfp.cli.swap import Places

PAGES = "dirhtml"
PRINT = "cfp-pdf"
# What makes a build over an older one equal to one from scratch, where Sphinx's own is not.
WHOLE = ("sphinx_cfp.sphinx_ext.outdated", "sphinx_cfp.sphinx_ext.search_index")


@click.command()
@source_argument
@click.option(
    "-o",
    "--output",
    type=FOLDER,
    metavar="FOLDER",
    help="The site's folder.  [default: SOURCE/_build/site]",
)
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), default=1, help="Processes to build with."
)
@click.option("-W", "--strict", is_flag=True, help="Fail when there is any warning.")
@click.option("-n", "--nitpicky", is_flag=True, help="Warn of every reference without a target.")
@click.option(
    "-D",
    "--define",
    metavar="NAME=VALUE",
    multiple=True,
    help="Set a value of conf.py for this build: language=de.",
)
@click.option("-E", "--fresh", is_flag=True, help="Build everything again from nothing.")
@click.option("--pdf/--no-pdf", default=True, help="Make the PDF of each call.  [default: --pdf]")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but warnings and errors.")
@traceback_option
def build(
    source: Path,
    output: Path | None,
    jobs: int,
    strict: bool,
    nitpicky: bool,
    define: tuple[str, ...],
    fresh: bool,
    pdf: bool,
    quiet: bool,
    traceback: bool,
) -> None:
    """Build the pages, the PDF and the data of SOURCE into one folder.

    SOURCE is the folder with conf.py: without it, docs or else the current folder. The site that was
    there stays as it is until the new one is complete, and for good when the build fails.

    \b
    Example: sphinx-cfp build docs --strict --output public
    """
    output = output or source / "_build" / "site"
    settings: dict[str, str | bool] = dict(map(_setting, define))
    if nitpicky:
        settings["nitpicky"] = True
    check_clock()
    untouched = f"{output} is as it was"
    log = Log(is_shown=True)
    with stopping_cleanly(untouched), places_for(output, source) as places:
        project = Project(
            source=source,
            cache=places.cache,
            settings=settings,
            jobs=jobs,
            fresh=fresh,
            traceback=traceback,
        )
        try:
            files = _make(places, project, log, pdf=pdf, strict=strict, untouched=untouched)
        except OSError as error:
            if traceback:
                raise
            raise CommandError.of_system(error, left=untouched, exit_code=CONTENT) from None
    if not quiet:
        click.echo(_summary(output, files, len(log.records)))


def _setting(text: str) -> tuple[str, str]:
    """Name and value of ``NAME=VALUE``."""
    name, equals, value = text.partition("=")
    if not (equals and name.isidentifier()):
        raise CommandError(f"error: -D {text} sets nothing — write -D NAME=VALUE: -D language=de")
    return name, value


def _make(
    places: Places, project: Project, log: Log, *, pdf: bool, strict: bool, untouched: str
) -> Collection[str]:
    """Fill the fresh folder, check it, exchange it for the site; the files that are there now.

    Raises :class:`CommandError` for an error, and if ``strict`` for a warning too.
    """
    tools, view = incremental.tools_in_use(), incremental.view_of_today(project.settings)
    state = None if project.fresh else incremental.usable(places, tools, view)
    places.state.unlink(missing_ok=True)  # until this build has ended well, none did

    places.start_afresh()
    if state:
        incremental.seed(places, state, pdf=pdf)
    pages, data = _run_builders(project, log, pdf=pdf)
    if state and incremental.lost(state, pages, incremental.files_in(places.fresh)):
        places.start_afresh()
        pages, data = _run_builders(project, log, pdf=pdf)
    elif state:
        incremental.prune(places, state, pages)
    incremental.keep_build_info(places)
    if log.has_failed or (strict and log.records):
        raise CommandError(f"not built: {log.findings()}; {untouched}", CONTENT)

    places.publish()
    files = incremental.files_in(places.site)
    if not log.records:  # Sphinx says nothing of a page that it does not read again
        incremental.SiteState(
            tools, view, files, sorted(pages & files.keys()), sorted(data & files.keys())
        ).save(places.state)
    return files


def _run_builders(project: Project, log: Log, *, pdf: bool) -> tuple[set[str], set[str]]:
    """Run the builders over the sources; the paths in the site that belong to single pages, and to data."""
    app = run(PAGES, project, log, WHOLE)
    pages = _files_of_pages(app)
    knows_calls = PRINT in app.registry.builders
    if pdf and knows_calls:
        printed = [call.docname for call in cfp_domain(app.env).registry.calls.values()]
        pages |= {f"{page}{suffix}" for page in printed for suffix in (".pdf", ".png")}
        run(PRINT, replace(project, fresh=False), log, WHOLE)
    return pages, data_files.paths(app) if knows_calls else set()


def _files_of_pages(app: Sphinx) -> set[str]:
    """The files that belong to single pages, as paths in the site; not all of them need exist."""
    builder = cast("StandaloneHTMLBuilder", app.builder)
    found = {"searchindex.js"}  # Sphinx amends it page by page
    for docname in app.env.found_docs:
        found.add(builder.get_output_path(docname).relative_to(app.outdir).as_posix())
        source, ending = app.env.doc2path(docname, base=False), app.config.html_sourcelink_suffix
        found.add(f"_sources/{source}{'' if source.suffix == ending else ending}")
    found.update(f"{builder.imagedir}/{name}" for _, name in app.env.images.values())
    return found


def _summary(output: Path, files: Collection[str], warnings: int) -> str:
    """What there is now, in a line."""
    count = sum(name.endswith(".html") and not name.startswith("_") for name in files)
    named = [f"{count} pages", *sorted(name for name in files if name.endswith(".pdf"))]
    named += [name for name in files if name == "cfp.json"]
    told = f" ({warnings} warning{'s' * (warnings > 1)})" if warnings else ""
    return f"{output}: {', '.join(named)}{told}"
