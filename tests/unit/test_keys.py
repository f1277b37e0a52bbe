"""Keys: what they are made of and what is near to them."""

from __future__ import annotations

import unicodedata

import pytest

from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.keys import date_key, join, kind_aliases, nearest, parse_key, slug
from sphinx_cfp.model.kinds import Kind


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Systems for foundation models", "systems-for-foundation-models"),
        ("  Posters & demos ", "posters-demos"),
        ("Übung: Größe", "übung-grösse"),
        ("機械学習", "機械学習"),
        ("bandwidth/compute/memory", "bandwidth-compute-memory"),
        ("🤝", ""),
    ],
)
def test_a_title_gives_a_slug_of_its_letters_and_digits(title: str, key: str) -> None:
    assert slug(title) == key


def test_keys_are_compared_in_composed_casefolded_form() -> None:
    decomposed = unicodedata.normalize("NFD", "Größe")
    assert parse_key(decomposed) == parse_key("GRÖSSE")


@pytest.mark.parametrize("text", ["", "two words", "a.b", "a/b", "<b>"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ParseError) as caught:
        parse_key(text)
    assert caught.value.code == "line_shape"
    assert caught.value.hint


def test_a_date_key_is_its_kind_and_what_else_the_label_says() -> None:
    assert date_key(Kind.PAPER, "") == "paper"
    assert date_key(Kind.NOTIFICATION, "Poster") == "notification-poster"


def test_empty_parts_leave_no_dot() -> None:
    assert join("es-fomo-2023", "", "paper") == "es-fomo-2023.paper"


def test_submission_stands_for_three_kinds() -> None:
    assert kind_aliases("submission") == (Kind.PAPER, Kind.PROPOSAL, Kind.ABSTRACT)
    assert kind_aliases("camera-ready") == (Kind.CAMERA_READY,)
    assert kind_aliases("banana") == ()


def test_the_nearest_name_is_found() -> None:
    assert nearest("notifcation", ["paper", "notification", "event"]) == ["notification"]
    assert nearest("zzz", ["paper"]) == []
