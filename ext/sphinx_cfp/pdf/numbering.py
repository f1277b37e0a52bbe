"""Numbers of sections, figures, tables and listings, where a site has them (``numfig``, ``:numbered:``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.builders import Builder

CAPTIONED = (nodes.figure, nodes.table, nodes.container)


def number(document: nodes.document, docname: str, builder: Builder) -> None:
    """Write the numbers that the pages show before the titles they belong to."""
    env = builder.env
    sections = env.toc_secnumbers.get(docname, {})
    figures = env.toc_fignumbers.get(docname, {})
    if sections:
        suffix = str(builder.config.html_secnumber_suffix)
        for section in document.findall(nodes.section):
            _number_section(section, sections, suffix)
    if not figures:
        return
    domain = env.domains.standard_domain
    for node in document.findall(lambda node: isinstance(node, CAPTIONED)):
        element = cast("nodes.Element", node)
        kind = domain.get_enumerable_node_type(element) or ""
        found = next((figures[kind][i] for i in element["ids"] if i in figures.get(kind, {})), None)
        title = next(
            (child for child in element.children if isinstance(child, nodes.caption | nodes.title)),
            None,
        )
        if found and title is not None:
            text = builder.config.numfig_format.get(kind, "%s") % ".".join(map(str, found))
            title.insert(0, nodes.generated("", f"{text} "))


def _number_section(
    section: nodes.section, numbers: dict[str, tuple[int, ...]], suffix: str
) -> None:
    """The first section of a page has its number under an empty name, unless that is another's."""
    found = next((numbers[f"#{i}"] for i in section["ids"] if f"#{i}" in numbers), None)
    if found is None and isinstance(section.parent, nodes.document):
        found = numbers.get("")
    title = next((child for child in section.children if isinstance(child, nodes.title)), None)
    if found and title is not None:
        title.insert(0, nodes.generated("", ".".join(map(str, found)) + suffix))
