"""Formulas that calls hold: set with Typst's mathematics or refused, never printed as their source."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from sphinx_cfp.pdf.formulas import formula
from sphinx_cfp.pdf.literals import call, string
from sphinx_cfp.pdf.typesetting import typeset

# What is read out of the PDF, without spaces, by the LaTeX of a formula.
SET = {
    r"\dots": "...",
    r"a \le b \ge c \to d": "a≤b≥c→d",
    r"x \coloneqq y": "x∶=y",
    r"\nicefrac{1}{2}": "12",
    r"\cfrac{1}{2}": "12",
    r"\mathds{1}": "1",
    r"a \mathrel{R} b": "aRb",
    r"\lbrace x \rbrace": "{x}",
    r"\sin \cos \tan \exp \ln \det \dim \ker \gcd \inf \sup \min": "sincostanexplndetdimkergcdinfsupmin",
    r"\varepsilon \varphi \vartheta": "εφθ",
    r"\widehat{xy} \widetilde{xy}": "xy^xy~",
    r"\overrightarrow{AB}": "AB→",
    r"x": "x",
    r"x^2": "x2",
    r"x_i": "xi",
    r"x_i^2": "x2i",
    r"x_{i,j}": "xi,j",
    r"a + b - c": "a+b−c",
    r"a \times b": "a×b",
    r"a \cdot b": "a⋅b",
    r"\frac{1}{2}": "12",
    r"\tfrac{1}{2}": "12",
    r"\dfrac{a}{b}": "ab",
    r"\binom{n}{k}": "(nk)",
    r"\sqrt{2}": "√2",
    r"\sqrt[3]{x}": "3√x",
    r"\alpha, \beta, \gamma, \Delta, \Omega": "α,β,γ,Δ,Ω",
    r"\sum_{i=1}^{n} i": "∑ni=1i",
    r"\prod_{k} a_k": "∏kak",
    r"\int_0^\infty e^{-x} \, dx": "∫∞0e−xdx",
    r"\iint_D f": "∫∫Df",
    r"\oint_C": "∮C",
    r"\lim_{n \to \infty} a_n": "limn→∞an",
    r"\max_{\theta} L(\theta)": "maxθL(θ)",
    r"\arg\max_x f(x)": "argmaxxf(x)",
    r"\operatorname{rank}(A)": "rank(A)",
    r"\operatorname*{argmin}_w": "argminw",
    r"\log n": "logn",
    r"O(n \log n)": "O(nlogn)",
    r"\mathcal{O}(n^2)": "O(n2)",
    r"\mathbb{R}^d": "Rd",
    r"\mathbf{x}": "x",
    r"\boldsymbol{\theta}": "θ",
    r"\mathrm{d}x": "dx",
    r"\mathsf{P}": "P",
    r"\mathtt{code}": "code",
    r"\mathfrak{g}": "g",
    r"\text{if } x > 0": "ifx>0",
    r"\left( \frac{a}{b} \right)": "(ab)",
    r"\left\{ x \mid x > 0 \right\}": "{x∣x>0}",
    r"\left| x \right|": "|x|",
    r"\lVert x \rVert_2": "‖x‖2",
    r"\lfloor x \rfloor": "⌊x⌋",
    r"\lceil x \rceil": "⌈x⌉",
    r"\langle u, v \rangle": "⟨u,v⟩",
    r"\bigl( x \bigr)": "(x)",
    r"\hat{x}": "x̂",
    r"\bar{x}": "x̄",
    r"\tilde{x}": "x̃",
    r"\vec{v}": "v⃗",
    r"\dot{x}": "ẋ",
    r"\ddot{x}": "ẍ",
    r"\overline{AB}": "AB",
    r"\underline{x}": "x",
    r"\overbrace{a+b}^{n}": "a+b⏞n",
    r"\underbrace{a+b}_{n}": "a+b⏟n",
    r"\nabla f": "∇f",
    r"\partial x": "∂x",
    r"\infty": "∞",
    r"x \in A \cap B \cup C": "x∈A∩B∪C",
    r"A \subseteq B": "A⊆B",
    r"\forall x \exists y": "∀x∃y",
    r"\neg p \land q \lor r": "¬p∧q∨r",
    r"p \Rightarrow q \iff r": "p⇒q⟺r",
    r"x \leq y \geq z": "x≤y≥z",
    r"x \neq y": "x≠y",
    r"x \approx y \sim z \equiv w": "x≈y∼z≡w",
    r"x \ll y \gg z": "x≪y≫z",
    r"a \pm b": "a±b",
    r"a \mp b": "a∓b",
    r"\rightarrow \leftarrow \mapsto": "→←↦",
    r"\xrightarrow{f}": "⟶f",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}": "(acbd)",
    r"\begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}": "[1001]",
    r"\begin{vmatrix} a & b \\ c & d \end{vmatrix}": "|acbd|",
    r"\begin{matrix} a & b \end{matrix}": "ab",
    r"\begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}": "{10x>0else",
    r"\begin{aligned} a &= b \\ c &= d \end{aligned}": "a=bc=d",
    r"\begin{array}{lc} a & b \\ c & d \end{array}": "acbd",
    r"\begin{align} a &= b \\ c &= d \end{align}": "a=bc=d",
    r"\begin{align*} a &= b \end{align*}": "a=b",
    r"\begin{equation} a = b \end{equation}": "a=b",
    r"\begin{equation*} a = b \end{equation*}": "a=b",
    r"\begin{gather} a \\ b \end{gather}": "ab",
    r"\begin{multline} a \\ b \end{multline}": "ab",
    r"\begin{split} a &= b \\ &= c \end{split}": "a=b=c",
    r"\begin{smallmatrix} a & b \end{smallmatrix}": "ab",
    r"\mathbb{E}_{x \sim p}[f(x)]": "Ex∼p[f(x)]",
    r"\Pr[X = 1]": "Pr[X=1]",
    r"p(x \mid y)": "p(x∣y)",
    r"D_{\mathrm{KL}}(p \,\|\, q)": "DKL(p‖q)",
    r"\mathcal{L}(\theta) = -\sum_i y_i \log \hat{y}_i": "L(θ)=−∑iyilogyˆi",
    r"\nabla_\theta J(\theta)": "∇θJ(θ)",
    r"f \colon A \to B": "f:A→B",
    r"a \equiv b \pmod{n}": "a≡b(modn)",
    r"a \bmod b": "amodb",
    r"n!": "n!",
    r"x'": "x′",
    r"f''(x)": "f′′(x)",
    r"\dots, \ldots, \cdots, \vdots, \ddots": "...,...,⋯,⋮,⋱",
    r"\%  \$ \# \&": "%$#&",
    r"100\,\%": "100%",
    r"10^{-3}": "10−3",
    r"\mu\mathrm{s}": "μs",
    r"^\circ": "∘",
    r"90^{\circ}": "90∘",
    r"\stackrel{!}{=}": "=!",
    r"\overset{!}{=}": "=!",
    r"\underset{x}{y}": "yx",
    r"\color{red}{x}": "x",
    r"\phantom{x}y": "y",
    r"x \quad y \qquad z": "xyz",
    r"x\;y\:z\!w": "xyzw",
    r"\mathscr{F}": "F",
    r"\ell": "l",
    r"\hbar": "ħ",
    r"\Re z, \Im z": "Rz,Iz",
    r"\emptyset": "∅",
    r"\varnothing": "⌀",
    r"\aleph_0": "א0",
    r"\dagger": "†",
    r"\star": "⋆",
    r"\circ": "∘",
    r"\bullet": "•",
    r"\oplus \otimes": "⊕⊗",
    r"\wedge \vee": "∧∨",
    r"\perp \parallel": "⟂∥",
    r"\triangle": "△",
    r"\square": "◻",
    r"\checkmark": "✓",
    r"\tag{1} x": "(1)x",
    r"\label{a} x": "x",
    r"\not= ": "≠",
    r"\not\in": "∉",
    r"\notin": "∉",
    r"\boxed{x}": "x",
    r"\substack{a \\ b}": "ab",
    r"\sum_{\substack{i<n \\ j<m}} x": "∑i<nj<mx",
    r"\mathop{\mathrm{softmax}}": "softmax",
    r"\textbf{x}": "x",
    r"\textit{x}": "x",
    r"\texttt{x}": "x",
    r"\mbox{x}": "x",
}

# LaTeX that is no formula, that is wrong, or that nobody could set without the package it is from.
REFUSED = [
    r"\usepackage{amsmath}",
    r"\input{/etc/passwd}",
    r"\def\x{y}\x",
    r"\href{https://example.org}{y}",
    r"\xymatrix{A \ar[r] & B}",
    r"\ce{H2O}",
    r"\cancel{x}",
    r"\unknowncommand",
    r"\begin{foo} x \end{foo}",
    r"\frac{1",
    "x_",
    "x__y",
    "a & b",
    r"\sqrt{" * 2000 + "x" + "}" * 2000,
]


@pytest.mark.parametrize("is_block", [True, False], ids=["block", "inline"])
@pytest.mark.parametrize("source", SET)
def test_a_formula_is_set_with_all_its_signs(source: str, is_block: bool) -> None:
    assert sorted(printed(source, is_block=is_block)) == sorted(SET[source])


@pytest.mark.parametrize("source", REFUSED, ids=lambda source: source[:20])
def test_what_cannot_be_set_is_refused(source: str) -> None:
    assert formula(source, is_block=True) is None
    assert formula(source, is_block=False) is None


def test_a_formula_is_read_aloud_as_its_source() -> None:
    pdf = PdfReader(BytesIO(pdf_of(r"\frac{1}{2}", is_block=True)))
    objects = (pdf.get_object(number) for number in range(1, int(str(pdf.trailer["/Size"]))))
    spoken = [
        str(item["/Alt"])
        for item in objects
        if isinstance(item, DictionaryObject) and "/Alt" in item
    ]
    assert spoken == [r"\frac{1}{2}"]


def printed(source: str, *, is_block: bool) -> str:
    """The signs of a formula in the PDF, in the letters they are variants of."""
    reader = PdfReader(BytesIO(pdf_of(source, is_block=is_block)))
    text = "".join(page.extract_text() for page in reader.pages)
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text).partition("END")[0])


def pdf_of(source: str, *, is_block: bool) -> bytes:
    """A page with one formula, as PDF/UA-1 and PDF/A-2a."""
    code = formula(source, is_block=is_block)
    assert code is not None
    shown = call("equation", code, alt=string(source), block="true" if is_block else "")
    page = 'title: "x", created: datetime(year: 2031, month: 1, day: 1)'
    return typeset(f'#show: printed.with({page})\n#{{\n{shown}\npar("END")\n}}', created=0)
