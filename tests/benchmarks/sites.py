"""Generated sites of many calls, written with the directives or as plain Markdown lists.

Both forms hold the same pages with the same words: a call's facts, a paragraph of prose, ten
dates (one of them moved, one a range) and eighteen topics in three groups. The plain form is what
an organizer writes without the extension. The theme is alabaster without its sidebar: that lists
every page on every page, which would hide the growth of anything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

Form = Literal["ours", "plain"]

CONF = """\
project = "Calls"
extensions = {extensions}
myst_enable_extensions = ["colon_fence"]
html_theme = "alabaster"
html_sidebars = {{"**": []}}
html_baseurl = "https://example.org/"
{outputs}"""

EXTENSIONS: dict[Form, str] = {
    "ours": '["myst_parser", "sphinx_cfp"]',
    "plain": '["myst_parser"]',
}

OUTPUTS: dict[Form, str] = {"ours": 'cfp_outputs = ["json"]\n', "plain": ""}

INDEX = """\
# Calls

Calls of the year.
"""

FACTS = """\
title: Workshop {number} on Efficient Systems for Foundation Models
acronym: ESFM-{number}
host: International Conference {number} on Machine Learning
location: Honolulu, Hawaii, USA
timezone: AoE
submit: https://submit.quiet-machines.net/{number}
contact: chairs-{number}@quiet-machines.net
"""

PROSE = """\
We welcome submissions on the training and inference of foundation models, from small transformers
to models of a hundred billion parameters. Implementation details and benchmarks are welcome too.
"""

SUBMIT: dict[Form, str] = {
    "ours": "Submit by {cfp:date}`paper`.",
    "plain": "Submit by 31 May 2023, 23:59 AoE.",
}

DATES = """\
- Abstract deadline: 2023-05-15
- Paper submission deadline: ~~2023-05-24~~ 2023-05-31 (moved 2023-05-20: visa delays)
- Supplementary material: 2023-06-03
- Reviews released: 2023-06-10
- Rebuttal starts: 2023-06-11
- Rebuttal ends: 2023-06-14
- Acceptance notification: 2023-06-19
- Camera-ready deadline: 2023-07-07
- Registration deadline: 2023-07-15 17:00 UTC
- Workshop: 2023-07-28/29
"""

GROUPS = {
    "Training and inference": (
        "Training and inference of large models",
        "Training on cloud and heterogeneous infrastructure",
        "Training in constrained settings",
        "Low-precision training and inference",
        "Decentralized training and inference",
        "Inference on edge devices",
    ),
    "Algorithms for efficiency": (
        "Model architectures for efficient inference",
        "Large batch training and optimization",
        "Compression algorithms for communication",
        "Sparse and conditional computation",
        "Distillation of large models",
        "Data selection and curricula",
    ),
    "Systems for foundation models": (
        "System architectures for inference and training",
        "Programming languages and compilers",
        "Benchmarks for large models",
        "Schedulers and fault tolerance",
        "Storage and data loading",
        "Measuring energy and carbon",
    ),
}


def write_site(folder: Path, calls: int, form: Form) -> None:
    """A Sphinx project of ``calls`` calls, each in a folder of its own."""
    folder.mkdir(parents=True)
    (folder / "conf.py").write_text(
        CONF.format(extensions=EXTENSIONS[form], outputs=OUTPUTS[form]), "utf-8"
    )
    names = [f"call-{number:04}" for number in range(calls)]
    entries = "\n".join(f"{name}/index" for name in names)
    contents = f"\n```{{toctree}}\n{entries}\n```\n" if names else ""
    (folder / "index.md").write_text(INDEX + contents, "utf-8")
    for number, name in enumerate(names):
        (folder / name).mkdir()
        (folder / name / "index.md").write_text(page(number, form), "utf-8")


def page(number: int, form: Form) -> str:
    """The page of one call."""
    topics = "".join(
        f"- {group}\n" + "".join(f"  - {topic}\n" for topic in inside)
        for group, inside in GROUPS.items()
    )
    return "\n".join(
        (
            f"# Call for papers {number}\n",
            _facts(number, form),
            PROSE,
            SUBMIT[form],
            "\n## Important dates\n",
            _block("cfp:dates", DATES, form),
            "## Relevant topics\n",
            _block("cfp:topics", topics, form),
        )
    )


def _facts(number: int, form: Form) -> str:
    lines = FACTS.format(number=number).splitlines()
    if form == "plain":
        return "".join(f"- {line}\n" for line in lines)
    options = "".join(f":{line}\n" for line in lines)
    return f"```{{cfp:call}} call-{number:04}\n{options}```\n"


def _block(directive: str, items: str, form: Form) -> str:
    return items if form == "plain" else f":::{{{directive}}}\n\n{items}\n:::\n"
