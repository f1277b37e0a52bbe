"""Faults that people make are found, each with its code and at its line; right calls stay silent."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from tests.mutants import (
    faults_of_facts,
    faults_of_lines,
    faults_of_links,
    faults_of_order,
    faults_of_prose,
)
from tests.mutants.building import Found, build
from tests.mutants.look_alikes import LookAlike, look_alikes
from tests.mutants.mutant import NAMES, Mutant, original

LEAST_FOUND = 0.97
LEAST_LOOK_ALIKES = 20
MODULES = (faults_of_lines, faults_of_links, faults_of_order, faults_of_prose, faults_of_facts)


@cache
def mutants() -> tuple[Mutant, ...]:
    """Every one, in a fixed order."""
    return tuple(mutant for module in MODULES for mutant in module.faults())


@cache
def alikes() -> tuple[LookAlike, ...]:
    """Right calls that look wrong."""
    return tuple(look_alikes())


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Found]]:
    """What is found on each page."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / "mutants"
    pages = {name: original(name).encode("utf-8") for name in NAMES}
    pages |= {
        f"m{number}": mutant.text.encode(mutant.encoding) for number, mutant in enumerate(mutants())
    }
    pages |= {f"a{number}": alike.text.encode() for number, alike in enumerate(alikes())}
    return build(folder, pages)


@pytest.mark.parametrize("name", NAMES)
def test_a_right_call_is_silent(built: dict[str, list[Found]], name: str) -> None:
    assert [str(item) for item in built[name] if item.severity != "info"] == []


def test_faults_are_found_where_they_are(built: dict[str, list[Found]]) -> None:
    assert len(mutants()) >= 300
    missed = [
        (mutant, built[f"m{number}"])
        for number, mutant in enumerate(mutants())
        if not any(
            item.code == mutant.code and item.is_at(mutant.line) for item in built[f"m{number}"]
        )
    ]
    report = "\n".join(
        f"{mutant}\n" + "".join(f"    {item}\n" for item in found) for mutant, found in missed
    )
    print(_table(missed), report, sep="\n")
    assert 1 - len(missed) / len(mutants()) >= LEAST_FOUND, report


def test_what_only_looks_like_a_fault_is_silent(built: dict[str, list[Found]]) -> None:
    by_code = Counter(alike.code for alike in alikes())
    assert [code for code, count in by_code.items() if count < LEAST_LOOK_ALIKES] == []
    alarms = [
        f"{alike.code} in {alike.source}: {alike.what}\n    {item}"
        for number, alike in enumerate(alikes())
        for item in built[f"a{number}"]
        if item.severity != "info"
    ]
    assert alarms == [], "\n".join(alarms)


def _table(missed: list[tuple[Mutant, list[Found]]]) -> str:
    """Mutants and misses by code."""
    every = Counter(mutant.code for mutant in mutants())
    lost = Counter(mutant.code for mutant, _ in missed)
    rows = [f"{code:22} {count:4} {count - lost[code]:4}" for code, count in sorted(every.items())]
    total = f"{'together':22} {len(mutants()):4} {len(mutants()) - len(missed):4}"
    return "\n".join([f"{'code':22} made found", *rows, total])
