"""What can be typed: the commands, their arguments and their help."""

from __future__ import annotations

from pathlib import Path

import click

from sphinx_cfp import __version__
from sphinx_cfp.cli import exporting
from sphinx_cfp.cli.link_command import links
from sphinx_cfp.cli.source_folders import source_folder
from sphinx_cfp.cli.stopping import CommandError

FOLDER = click.Path(path_type=Path)


class Commands(click.Group):
    """A group whose commands stop with one line and the exit code that fits."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except CommandError as error:
            click.echo(error.message, err=True)
            ctx.exit(error.exit_code)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sphinx-cfp", message="%(prog)s %(version)s")
def commands() -> None:
    """Publish a call for papers: one source, a site, a PDF and the data."""


@commands.command()
@click.argument("source", type=FOLDER, required=False)
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
    "settings",
    metavar="NAME=VALUE",
    multiple=True,
    help="Set a value of conf.py for this build: language=de.",
)
@click.option("-E", "--fresh", is_flag=True, help="Build everything anew.")
@click.option("--pdf/--no-pdf", default=True, help="Make the PDF of each call.  [default: --pdf]")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but warnings and errors.")
@click.option("--traceback", is_flag=True, help="Show where in the code an unforeseen error arose.")
def build(
    source: Path | None,
    output: Path | None,
    jobs: int,
    strict: bool,
    nitpicky: bool,
    settings: tuple[str, ...],
    fresh: bool,
    pdf: bool,
    quiet: bool,
    traceback: bool,
) -> None:
    """Build the pages, the PDF and the data of SOURCE into one folder.

    SOURCE is the folder with conf.py: without it, docs or else the current folder. The site that was
    there stays as it is until the new one is complete, and for good when the build fails.
    """
    from sphinx_cfp.cli.building import Request, build_site

    source = source_folder(source)
    request = Request(
        source=source,
        output=output or source / "_build" / "site",
        jobs=jobs,
        strict=strict,
        settings=dict(map(setting, settings)),
        nitpicky=nitpicky,
        fresh=fresh,
        pdf=pdf,
        traceback=traceback,
    )
    built = build_site(request)
    if not quiet:
        click.echo(built)


commands.add_command(links)


@commands.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option("--title", default="", help="What the event is called.")
@click.option("--acronym", default="", help="Its short name.")
@click.option("--host", default="", help="The conference that it is part of.")
@click.option("--dates", default="", help="The days of the event: 12–13 June 2031.")
@click.option("--timezone", default="", help="The time zone of its deadlines: AoE.")
@click.option("--submit", default="", help="Where papers are submitted.")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing, and take what is there.")
def new(folder: Path | None, yes: bool, **given: str) -> None:
    """Begin a call in FOLDER.

    That is a page to fill in, its configuration, and what publishes it on GitHub, GitLab or Read
    the Docs. On a terminal it asks six questions, each of which can stay open.

    \b
    Example (an invented one): sphinx-cfp new quiet-machines --title "Workshop on Quiet Machines"
    """
    from sphinx_cfp.cli.asking import begin

    click.echo(begin(folder, given, asks=not yes))


@commands.command("import")
@click.argument("page", metavar="FILE|FOLDER|URL")
@click.option(
    "-o", "--output", type=FOLDER, default=Path(), metavar="FOLDER", help="Where to write call.md."
)
@click.option("--json", "as_json", is_flag=True, help="Print what was read, and write nothing.")
def import_(page: str, output: Path, as_json: bool) -> None:
    """Turn last year's page into call.md: from Markdown, HTML, reST, text, mail, YAML or a calendar.

    Nothing is made up: what is in doubt is a comment in the file and a line of the report.

    \b
    Example: sphinx-cfp import old-site/cfp.html --output docs
    """
    from sphinx_cfp.cli.importing import as_program, import_into, page_of

    read = page_of(page)
    click.echo(as_program(read) if as_json else import_into(read, output))


@commands.command()
@click.argument("source", type=FOLDER, required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def preview(source: Path | None, port: int) -> None:
    """Show SOURCE in a browser, and build it again on every save.

    The address works on this machine only.
    """
    from sphinx_cfp.cli.previewing import serve

    serve(source_folder(source), port)


@commands.command()
@click.argument("source", type=FOLDER, required=False)
@click.option(
    "--today", metavar="DAY", help="Look back from this day: 2023-05-01.  [default: today]"
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="What to print.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="warning",
    show_default=True,
    help="The least severity that makes the command fail.",
)
@click.option("--only", metavar="CODE", multiple=True, help="Tell of this code only; repeatable.")
@click.option(
    "--ignore", metavar="CODE", multiple=True, help="Do not tell of this code; repeatable."
)
@click.option("--fix", is_flag=True, help="Put right what is certain, and show the difference.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), default=1, help="Processes to read with.")
@click.option("--traceback", is_flag=True, help="Show where in the code an unforeseen error arose.")
def check(
    source: Path | None,
    today: str | None,
    form: str,
    fail_on: str,
    only: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    jobs: int,
    traceback: bool,
) -> None:
    """Find what is wrong with the calls in SOURCE, and write nothing.

    \b
    Example: sphinx-cfp check docs --today 2023-05-01 --format github

    The exit code is 0 if nothing was found, 1 for a finding, 2 if the check could not run.
    """
    from sphinx_cfp.cli.check_command import check_and_tell

    code = check_and_tell(
        source_folder(source),
        today=today,
        form=form,
        fail_on=fail_on,
        only=only,
        ignored=ignore,
        fix=fix,
        jobs=jobs,
        traceback=traceback,
    )
    click.get_current_context().exit(code)


@commands.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what the CODE of a finding means; without one, list them all.

    \b
    Example: sphinx-cfp explain order
    """
    from sphinx_cfp.cli.checking import code_named
    from sphinx_cfp.cli.explaining import explanation_of, list_of_codes

    click.echo(explanation_of(code_named(code)) if code else list_of_codes())


@commands.command()
@click.argument("format_", metavar="FORMAT", type=click.Choice(exporting.NAMES))
@click.argument("source", type=FOLDER, required=False)
@click.option("--call", metavar="KEY", help="The call, if there are several.")
@click.option(
    "-o", "--output", type=FOLDER, metavar="FILE", help="The file.  [default: the screen]"
)
@click.option("--format", "layout", type=click.Choice(["text", "html"]), help="Of an announcement.")
@click.option("--template", type=FOLDER, metavar="FILE", help="An announcement in your own layout.")
@click.option("--traceback", is_flag=True, help="Show where in the code an unforeseen error arose.")
def export(
    format_: str,
    source: Path | None,
    call: str | None,
    output: Path | None,
    layout: str | None,
    template: Path | None,
    traceback: bool,
) -> None:
    """Write one format of the data of SOURCE.

    SOURCE is read and checked as for a build. The formats are those that a build writes beside the
    pages, and a few more.
    """
    from sphinx_cfp.cli.reading import read_folder

    is_announcement = format_.startswith("announcement")
    if (layout or template) and not is_announcement:
        raise CommandError("error: --format and --template are for announcements")
    if layout:
        format_ = "announcement-html" if layout == "html" else "announcement"
    read = read_folder(source_folder(source), traceback=traceback)
    if template:
        is_html = format_ == "announcement-html"
        exporting.put([exporting.from_template(read, call, template, is_html=is_html)], output)
    else:
        exporting.put(exporting.exported(read, format_, call), output)


@commands.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text",
    show_default=True, help="How to say it.",
)  # fmt: skip
@click.option("--mail", is_flag=True, help="Write the mail that tells authors of the move.")
@click.option("--call", metavar="KEY", help="One call alone.")
def diff(old: str, new: str, form: str, mail: bool, call: str | None) -> None:
    """Say which dates changed from OLD to NEW.

    Each is a cfp.json, a folder with conf.py, or a revision of one of them in the repository around the
    current folder, as in main:docs. Where the page tells another history than the older side, that is
    said on standard error.
    """
    from sphinx_cfp.cli.comparing import compared

    click.echo(compared(old, new, form, call=call, mail=mail), nl=False)


def setting(text: str) -> tuple[str, str]:
    """Name and value of ``NAME=VALUE``."""
    name, equals, value = text.partition("=")
    if not (equals and name.isidentifier()):
        raise CommandError(f"error: -D {text} sets nothing — write -D NAME=VALUE: -D language=de")
    return name, value
