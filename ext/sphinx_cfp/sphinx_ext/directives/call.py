"""``{cfp:call}`` and ``{cfp:track}``: what is said of a call, or of a track, in options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.grammar.listing import split_title
from sphinx_cfp.model.calls import NO_PROCEEDINGS, Call, Edition, Submission, Track
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.keys import parse_key, slug
from sphinx_cfp.registry.records import Reference
from sphinx_cfp.sphinx_ext.directives.block import CfpDirective
from sphinx_cfp.sphinx_ext.nodes import cfp_call, cfp_track_title
from sphinx_cfp.sphinx_ext.options import CALL, TRACK, read_options, refuse_body

if TYPE_CHECKING:
    from docutils.nodes import Node

    from sphinx_cfp.sphinx_ext.directives.block import Block
    from sphinx_cfp.sphinx_ext.options import OptionValues

WORDS = ("title", "host", "location", "pages", "proceedings")
NO_KEY = "name the call after its event and year: {cfp:call} icml-workshop-2023"


class CallDirective(CfpDirective):
    """Declares a call and shows its summary."""

    def build(self, block: Block) -> list[Node]:
        values = read_options(self, block, CALL)
        refuse_body(self, block)
        try:
            key = parse_key(block.argument, NO_KEY)
        except ParseError as error:
            self.problem(error)
            return []
        title = values.get("title", "")
        if not title and "title" not in values.refused:
            self.problem(ParseError(Code.OPTION_SYNTAX, f"the call ‘{key}’ has no title",
                                    "add :title: with the name of the event"))  # fmt: skip
        index = self.note(_call(key, title or key, values))
        if values.get("translation-of"):
            original = Reference(type="call", target=values["translation-of"])
            self.note(original, block.line_of("translation-of"))
        node = cfp_call("", *self.texts(block, index, _words_of(values)), record=index)
        self.set_source_info(node)
        return [node]


class TrackDirective(CfpDirective):
    """Declares a track: ``{cfp:track} TITLE {#key}`` with its options."""

    def build(self, block: Block) -> list[Node]:
        values = read_options(self, block, TRACK)
        refuse_body(self, block)
        title, key = split_title(block.argument)
        key = values.get("key", key or slug(title))
        if not key:
            self.problem(ParseError(Code.LINE_SHAPE, "the track has no title",
                                    "write {cfp:track} Posters and demos"))  # fmt: skip
            return []
        parent = values.get("parent", "")
        track = Track(
            key=f"{parent}.{key}" if parent else key,
            call="",
            title=title,
            parent=parent,
            zone=values.get("timezone"),
            submission=_submission(values),
        )
        index = self.note(track)
        texts = self.texts(block, index, {"title": title, **_words_of(values)})
        node = cfp_track_title("", *texts, record=index)
        self.set_source_info(node)
        return [node]


def _words_of(values: OptionValues) -> dict[str, str]:
    """The options that are words: not names, addresses and keys, nor what has no letter."""
    found = {name: values[name] for name in WORDS if name in values}
    if found.get("proceedings") == NO_PROCEEDINGS:
        del found["proceedings"]  # a word of ours
    return {name: text for name, text in found.items() if any(map(str.isalpha, text))}


def _call(key: str, title: str, values: OptionValues) -> Call:
    return Call(
        key=key,
        title=title,
        acronym=values.get("acronym", ""),
        edition=Edition(
            number=values.get("edition"), year=values.get("year"), days=values.get("dates")
        ),
        host=values.get("host", ""),
        host_url=values.get("host-url", ""),
        location=values.get("location", ""),
        mode=values.get("mode"),
        website=values.get("website", ""),
        zone=values.get("timezone"),
        contact=values.get("contact", ""),
        chairs=values.get("chairs", ()),
        previous=values.get("previous", ""),
        published=values.get("published"),
        language=values.get("language", ""),
        translation_of=values.get("translation-of", ""),
        submission=_submission(values),
        refused=frozenset(values.refused),
    )


def _submission(values: OptionValues) -> Submission:
    return Submission(
        submit=values.get("submit", ""),
        template=values.get("template", ""),
        review=values.get("review"),
        pages=values.get("pages", ""),
        proceedings=values.get("proceedings", ""),
    )
