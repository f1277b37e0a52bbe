"""What addresses of submission systems and templates say; the forms are those that real calls have."""

from __future__ import annotations

import pytest

from sphinx_cfp.checks.services import is_name_of, named_by, services

OPENREVIEW = "https://openreview.net/group?id="
STYLES = "style files of ICML, ICLR and NeurIPS"
NAMED = {
    f"{OPENREVIEW}ICML.cc/2023/Workshop/ES-FoMO": "OpenReview: ICML.cc 2023 ES-FoMO Workshop",
    f"{OPENREVIEW}NeurIPS.cc/2024/Conference#tab-x": "OpenReview: NeurIPS.cc 2024 - Conference",
    f"{OPENREVIEW}ICML.cc%2F2026%2FWorkshop%2FAI4P": "OpenReview: ICML.cc 2026 AI4P Workshop",
    f"{OPENREVIEW}aclweb.org/INLG/2026/Workshop/Ind_NLP&referrer=x": (
        "OpenReview: aclweb.org/INLG 2026 Ind_NLP Workshop"
    ),
    f"{OPENREVIEW}EMNLP/2025/System_Demonstrations/": "OpenReview: EMNLP 2025 System_Demonstrations -",
    f"{OPENREVIEW}TMLR": "OpenReview: TMLR - - -",
    f"{OPENREVIEW}aclweb.org/ACL/ARR/2024/February": "ACL Rolling Review: - - - -",
    "https://openreview.net/forum?id=aVh9KRZdRk": "OpenReview: - - - -",
    "https://cmt3.research.microsoft.com/BMIC2025/Submission/Index": "Microsoft CMT: BMIC 2025 - -",
    "https://cmt3.research.microsoft.com/User/Login?ReturnUrl=%2FICAIAC2026": (
        "Microsoft CMT: ICAIAC 2026 - -"
    ),
    "https://cmt3.research.microsoft.com/": "Microsoft CMT: - - - -",
    "https://easychair.org/conferences/?conf=icsme19": "EasyChair: icsme 19 - -",
    "http://www.easychair.org/conferences/?conf=gpce10": "EasyChair: gpce 10 - -",
    "https://easychair.org/conferences?conf=eurompiusa2025": "EasyChair: eurompiusa 2025 - -",
    "https://easychair.org/my/conference?conf=sem24": "EasyChair: sem 24 - -",
    "https://easychair.org/conferences/?conf=ase4games": "EasyChair: ase4games - - -",
    "https://easychair.org/cfp/QM-2031": "EasyChair: QM 2031 - -",
    "https://ccs2026b.hotcrp.com/": "HotCRP: ccs 2026 b -",
    "https://asianchi20.hotcrp.com": "HotCRP: asianchi 20 - -",
    "https://splashissta2026-demo.hotcrp.com": "HotCRP: splashissta 2026 demo -",
    "https://softconf.com/lrec-coling2024/lt4hala2024/": (
        "Softconf START: lrec-coling 2024 lt4hala2024 -"
    ),
    "https://www.softconf.com/utdn/qrs2021-Regular-Paper/": "Softconf START: qrs 2021 - -",
    "https://softconf.com/p/fpsac2027/": "Softconf START: fpsac 2027 - -",
    "https://softconf.com/ijcnlp2023/papers/user/": "Softconf START: ijcnlp 2023 - -",
    "https://www.conftool.net/qm2031/": "ConfTool: qm 2031 - -",
    "https://edas.info/N33111": "EDAS: - - - -",
    "https://new.precisionconference.com/chi24a": "Precision Conference: chi 24 a -",
    "https://ssl.linklings.net/conferences/chi2019/": "Linklings: chi 2019 - -",
    "https://www.overleaf.com/latex/templates/icml2023-template/abc": "Overleaf: icml 2023 - -",
    "https://media.icml.cc/Conferences/ICML2023/Styles/icml2023.zip": f"{STYLES}: ICML 2023 - -",
    "https://media.neurips.cc/Conferences/NeurIPS2024/Styles.zip": f"{STYLES}: NeurIPS 2024 - -",
    "https://github.com/ICLR/Master-Template/raw/master/iclr2025.zip": (
        "master template of ICLR: ICLR 2025 - -"
    ),
    "https://aaai.org/authorkit26/": "AAAI: - 26 - -",
    "https://github.com/cvpr-org/author-kit/archive/refs/tags/CVPR2025-v3.1.zip": (
        "author kits of computer vision: CVPR 2025 - -"
    ),
}
NOTHING = (
    "https://example.org/2023",
    "https://www.overleaf.com/latex/templates/springer-lecture-notes-in-computer-science/kzww",
    "https://notopenreview.net/group?id=ICML.cc/2023/Workshop/X",
    "https://icml.cc/Conferences/2023",
    "https://github.com/ICLR/other",
    "mailto:chairs@easychair.org",
    "https://[",
    "",
)
NAMES = {
    "ES-FoMO": "Workshop on Efficient Systems for Foundation Models",
    "SciForDL": "Scientific Methods for Understanding Deep Learning",
    "HI-AI": "Human-Interpretable AI",
    "lt4hala2024": "Language Technologies for Historical and Ancient Languages",
    "NeurIPS.cc": "Conference on Neural Information Processing Systems",
    "icsme": "International Conference on Software Maintenance and Evolution",
    "Industrial_NLP_ARR_Commitment": "Industrial NLP Workshop",
    "asianchi": "Asian CHI Symposium",
    "mwe-ud": "Joint Workshop on Multiword Expressions and Universal Dependencies",
    "recital": "RÉCITAL",
}
OTHERS = {
    "DeployableAI": "Workshop on Efficient Systems for Foundation Models",
    "NeurIPS.cc": "International Conference on Machine Learning (ICML)",
    "ICML.cc": "International Conference on Learning Representations (ICLR)",
    "NextGenAISafety": "Workshop on Calls",
    "gpce": "International Conference on Software Maintenance and Evolution",
}


@pytest.mark.parametrize("url", NAMED)
def test_an_address_says_whose_it_is(url: str) -> None:
    found = named_by(url)
    assert found
    said = (found.venue, found.year, found.track, found.kind)
    assert f"{found.service.name}: {' '.join(one or '-' for one in said)}" == NAMED[url]


@pytest.mark.parametrize("url", NOTHING)
def test_an_address_that_says_nothing(url: str) -> None:
    assert named_by(url) is None


def test_each_service_has_a_case() -> None:
    named = {said.rpartition(": ")[0] for said in NAMED.values()}
    assert {service.name for service in services()} == named


@pytest.mark.parametrize(("name", "title"), NAMES.items())
def test_a_name_of_the_event(name: str, title: str) -> None:
    assert is_name_of(name, [title]) is True


@pytest.mark.parametrize(("name", "title"), OTHERS.items())
def test_a_name_of_another_event(name: str, title: str) -> None:
    assert is_name_of(name, [title]) is False


@pytest.mark.parametrize("name", ["", "2024", "Workshop", "org.cc", "1"])
def test_a_name_that_says_nothing(name: str) -> None:
    assert is_name_of(name, ["Anything"]) is None
