"""The source that is written for a page: the page's words stay words, its dates and topics are marked."""

from __future__ import annotations

import pytest
from tests.imported import source_of


def body_of(page: str, name: str = "page.md") -> str:
    """The source below the call's own block."""
    body = source_of(page, name).partition("```\n\n")[2]
    return body.removeprefix("% ? the page does not name its event; write its name as :title:\n\n")


def test_a_page_becomes_a_call_that_reads_well() -> None:
    page = """\
# Workshop on Buzzing Machines (BuzzMach 2031)

Held in conjunction with the Conference on Hive Computing 2031.

## Important dates

* **Submission deadline**: **`2031/03/24`** (submit on [OpenReview](https://openreview.net/x));
* Workshop: **`2031/06/02`**.

All deadlines are Anywhere on Earth.

## Topics

* **Sound**:
  * Humming;
  * Silence.
"""
    assert (
        source_of(page)
        == """\
# Workshop on Buzzing Machines (BuzzMach 2031)

% Written by sphinx-cfp import from page.md.
% A line that begins with “% ?” asks you something: see to it, and take it out.

```{cfp:call} buzzmach-2031
:title: Workshop on Buzzing Machines (BuzzMach 2031)
:acronym: BuzzMach
:dates: 2031-06-02
:host: Conference on Hive Computing 2031
:timezone: AoE
:submit: https://openreview.net/x
```

Held in conjunction with the Conference on Hive Computing 2031.

## Important dates

:::{cfp:dates}

- Submission deadline: 2031/03/24 (submit on [OpenReview](https://openreview.net/x))
- Workshop: 2031/06/02

:::

All deadlines are Anywhere on Earth.

## Topics

:::{cfp:topics}

- Sound
  - Humming
  - Silence

:::
"""
    )


@pytest.mark.parametrize(
    ("html", "myst"),
    [
        ("<p>2 * 3 * 4 and a_b and _c_</p>", r"2 \* 3 \* 4 and a_b and \_c\_"),
        ("<p>{not} `code` $x$ &amp;amp; &lt;b&gt;</p>", r"\{not} \`code\` \$x\$ \&amp; \<b>"),
        ("<p># no heading</p>", r"\# no heading"),
        ("<p>% no comment</p>", r"\% no comment"),
        ("<p>1. no item</p>", r"1\. no item"),
        ("<p>(here)=</p>", r"\(here)="),
        ("<p>::: no fence</p>", r"\::: no fence"),
        ("<p><b> bold </b>and <i>it</i>alic</p>", "**bold** and *it*alic"),
        ("<b>See <a href='https://x.example/a(b)'>it</a></b>", "**See [it](<https://x.example/a(b)>)**"),
        ("<p>https://x.example/a_b and a@x.example</p>", "<https://x.example/a_b> and <a@x.example>"),
        ("<p>one<br>two</p>", "one\\\ntwo"),
        ("<p><code>a`b</code></p>", "``a`b``"),
        ("<blockquote><p>quoted</p></blockquote>", "> quoted"),
        ("<ol><li>one<li>two</ol>", "1. one\n2. two"),
        ("<ul><li>one<ul><li>two</ul></ul>", "- one\n  - two"),
        ("<table><tr><th>a|b<th>c<tr><td>d<td>e</table>", "| a\\|b | c |\n| --- | --- |\n| d | e |"),
        ("<pre>x = 1\ny = 2</pre>", "```text\nx = 1\ny = 2\n```"),
    ],
)  # fmt: skip
def test_signs_and_forms_of_a_page_keep_their_meaning(html: str, myst: str) -> None:
    assert body_of(f"<!doctype html><body><h1>W</h1>{html}</body>", "page.html") == f"{myst}\n"


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///x"]
)
def test_a_link_that_runs_something_is_left_out_with_its_words_kept(target: str) -> None:
    source = source_of(f"# W\n\n<a href='{target}'>Click here</a>\n")
    assert "Click here\n" in source
    assert f"]({target[:6]}" not in source


def test_a_link_within_the_old_site_is_asked_for_and_led_there_if_the_site_is_known() -> None:
    page = "<html><body><h1>W</h1><p>See <a href='/program'>the program</a>.</p></body></html>"
    assert "% ? line 1: “the program” — a link to /program on the old site" in source_of(
        page, "a.html"
    )
    assert "[the program](https://w.example/program)" in source_of(page, "https://w.example/call")


def test_headings_step_down_one_by_one_below_a_single_title() -> None:
    page = "# Dates of W\n\n#### Deep\n\na\n\n## Next\n\nb\n\n# Second\n\nc\n"
    heads = [line for line in source_of(page).split("\n") if line.startswith("#")]
    assert heads == ["# Call for papers", "## Dates of W", "### Deep", "### Next", "## Second"]


def test_a_date_without_a_year_stays_text_below_the_list_and_is_asked_about() -> None:
    source = body_of(
        "# W\n\n## Dates\n\n- Paper: May 5\n- Notification: 1 June 2031\n- Demo: TBA\n"
    )
    assert "- Notification: 1 June 2031\n- Demo: TBA" in source
    undated = body_of(
        "# W\n\n## Dates\n\n- Paper: May 5\n- Notification: June 1\n- Workshop: TBA\n"
    )
    assert (
        ":::{cfp:dates}\n\n- Workshop: TBA\n\n:::\n\n- Paper: May 5\n- Notification: June 1\n"
        in undated
    )
    assert "no year is written" in undated


def test_dates_of_sentences_are_declared_in_a_list_and_stay_in_their_sentences() -> None:
    source = source_of(
        "# W\n\nPapers are due by 1 May 2031.\n\nThe workshop is held on 2 June 2031.\n"
    )
    assert "- Submission deadline: 1 May 2031\n- Event: 2 June 2031" in source.replace(
        "Papers are due", ""
    )
    assert "Papers are due by 1 May 2031.\n" in source


def test_a_label_that_says_no_kind_by_itself_gets_it_pinned() -> None:
    page = "# W\n\n## Registration\n\nImportant dates:\n\n- Deadline: 1 May 2031\n- Opens: 1 April 2031\n"
    assert "- Deadline {.registration}: 1 May 2031" in source_of(page)


def test_options_are_quoted_where_yaml_would_cut_them() -> None:
    page = "# Workshop on Machines: The Sequel #2 (WM 2031)\n\nWe meet.\n"
    assert ':title: "Workshop on Machines: The Sequel #2 (WM 2031)"' in source_of(page)


def test_the_same_page_gives_the_same_bytes() -> None:
    page = "# W 2031\n\n## Dates\n\n- ~~1 May~~ 2 May 2031: papers due\n\n{{ x }}\n"
    assert source_of(page) == source_of(page)
