"""Scripts beyond Latin: fonts found without a setting, those of a project, and what is said without."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader
from sphinx.errors import ConfigError
from tests.printed import objects, plain
from tests.projects import CONF, Built, build_here, publish, write_project

from sphinx_cfp.pdf import fonts

CALL = """\
# {heading}

```{{cfp:call}} quiet
:title: {title}
:acronym: QM
:timezone: AoE
:submit: https://submit.example/qm
```

{text}
"""
ARABIC = CALL.format(
    heading="دعوة لتقديم الأوراق",
    title="ورشة عمل حول الآلات الصامتة",
    text="نرحب بالأوراق حول **الآلات** التي لا تصدر ضوضاء، مثل `fan.py` و ٣٤ نوعاً.",
)
CHINESE = CALL.format(
    heading="征稿启事",
    title="静音机器国际研讨会",
    text="我们征集关于**不发出噪音**的机器的论文，“静音”是*重点*，例如 `fan.py`。日本語のかな、한국어。",
)
HEBREW = CALL.format(
    heading="קול קורא", title="סדנה על מכונות שקטות", text="אנחנו מחפשים **מאמרים**."
)


def printed(folder: Path, page: str, conf: str) -> tuple[Built, str, set[str]]:
    """A page as PDF: how the build went, its text, and the families of its fonts."""
    built = build_here(
        write_project(folder / "source", {"index.md": page}, CONF + conf),
        folder / "site",
        "cfp-pdf",
    )
    path = built.site / "index.pdf"
    if not path.exists():
        return built, "", set()
    pdf = PdfReader(path)
    names = {
        str(item["/BaseFont"]).partition("+")[2] for item in objects(pdf) if "/BaseFont" in item
    }
    return built, plain("\n".join(page_.extract_text() for page_ in pdf.pages)), names


def letters(text: str, pattern: str) -> list[str]:
    """The letters of a script in a text, sorted: readers of PDF order lines differently."""
    return sorted(set(re.findall(pattern, plain(text))))


@pytest.mark.parametrize(
    ("language", "page", "family", "script"),
    [
        ("ar", ARABIC, "Amiri", "[\u0621-\u064a\u0660-\u0669]"),
        ("zh_CN", CHINESE, "NotoSansCJK", "[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7af]"),
        ("he", HEBREW, "LibertinusSerif", "[\u05d0-\u05ea]"),
    ],
)
def test_a_call_in_another_script_is_printed_without_a_setting(
    language: str, page: str, family: str, script: str, tmp_path: Path
) -> None:
    built, text, names = printed(tmp_path, page, f'language = "{language}"\n')
    assert (built.status, built.warnings) == (0, "")
    assert any(name.startswith(family) for name in names)
    assert [letter for letter in letters(page, script) if letter not in text] == []


def test_without_the_extra_it_is_said_which_one_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "find_spec", lambda _name: None)
    built, _, _ = printed(tmp_path, ARABIC + "\n" + CHINESE.partition("```\n\n")[2], "")
    said = [(item.place, item.message) for item in built.findings]
    count = len(letters(ARABIC, "[\u0600-\u06ff]"))
    assert said[0] == (
        "index.md:1:3",
        f"no font of the PDF has Arabic letters: {count} on this page, such as ‘د’ (U+062F)"
        ' — pip install "sphinx-cfp[arabic]", or name a font in cfp_fonts',
    )
    assert said[1][0] == "index.md:12:1"
    assert "Chinese, Japanese and Korean characters" in said[1][1]
    assert 'pip install "sphinx-cfp[cjk]"' in said[1][1]
    assert len(said) == 2


@pytest.mark.parametrize("name", ["fonts", "fonts/Amiri-Regular.ttf"])
def test_fonts_of_a_project_are_used(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    amiri = Path(fonts.folder_of(fonts.ARABIC)) / "files" / "Amiri-Regular.ttf"
    (tmp_path / "source" / "fonts").mkdir(parents=True)
    shutil.copy(amiri, tmp_path / "source" / "fonts")
    monkeypatch.setattr(fonts, "find_spec", lambda _name: None)
    built, _, names = printed(tmp_path, ARABIC, f'language = "ar"\ncfp_fonts = ["{name}"]\n')
    assert (built.status, built.warnings) == (0, "")
    assert any(name.startswith("Amiri") for name in names)


@pytest.mark.parametrize("name", ["gone", "../fonts", "/usr/share/fonts", "index.md"])
def test_fonts_that_are_no_part_of_a_project_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=re.escape(f"{name!r}")):
        printed(tmp_path, HEBREW, f"cfp_fonts = [{name!r}]\n")


def test_a_wrong_setting_is_one_line(tmp_path: Path) -> None:
    source = write_project(
        tmp_path / "source", {"index.md": HEBREW}, CONF + 'cfp_fonts = ["gone"]\n'
    )
    done = publish(source, tmp_path / "site")
    assert done.status == 2
    assert "cfp_fonts: there is no font in 'gone'" in done.warnings
    assert len(done.warnings.strip().splitlines()) == 1


def test_a_page_in_latin_letters_is_the_same_with_and_without_more_fonts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = CALL.format(heading="Call", title="Quiet machines", text="Ελληνικά, кириллица → ≤ 📝.")
    with_extras, _, _ = printed(tmp_path / "1", page, "")
    monkeypatch.setattr(fonts, "find_spec", lambda _name: None)
    without, _, _ = printed(tmp_path / "2", page, "")
    assert (with_extras.site / "index.pdf").read_bytes() == (
        without.site / "index.pdf"
    ).read_bytes()


def test_the_package_ships_one_font_and_its_licence() -> None:
    shipped = sorted(path.name for path in fonts.SHIPPED.iterdir())
    assert shipped == ["NotoEmoji-Regular.ttf", "OFL.txt", "SHA256SUMS"]
