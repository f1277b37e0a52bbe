"""Facts of the real pages that a person has to give, and what is to be said of some findings.

:data:`FACTS` has for each repository the acronym of its call and its host, as ``:acronym:`` and ``:host:``
of the converted page, and the year or the zone where the page takes them for granted: who moves a page
over knows them, a program would guess.
"""

from __future__ import annotations

from tests.benchmarks.page_conversion import Facts

FACTS: dict[str, Facts] = {
    "aacl2023-srw/aacl2023-srw.github.io": Facts("SRW", "IJCNLP-AACL 2023"),
    "4games-conf/ase4games-2021": Facts("ASE4Games", "ASE 2021"),
    "asian-chi/2020": Facts("Asian CHI", "CHI 2020"),
    "ASSETS-Conference/assets2023": Facts("ASSETS"),
    "supercontainers/canopie-hpc": Facts("CANOPIE-HPC", timezone="America/Chicago"),
    "ACM-CCS-2026/CfP": Facts("CCS"),
    "ChrisCummins/cgo2018": Facts("CGO"),
    "Mathiew-han/chinese-chi": Facts("Chinese CHI"),
    "Congreso-Paraguayo-en-Informatica/ConParInf2024": Facts("ConParInf", year="2024"),
    "impresso/eldorado": Facts("Eldorado"),
    "eurompi/eurompi.github.io": Facts("EuroMPI"),
    "bfpg/fp-miniconf": Facts("FP Miniconf", "linux.conf.au 2016"),
    "GardenCityRuby/GCRC2014": Facts("GCRC", year="2014"),
    "GenBench/GenBench.github.io": Facts("GenBench", "EMNLP 2024"),
    "GROUND-HRI/workshop": Facts("GROUND"),
    "human-interpretable-ai/human-interpretable-ai.github.io": Facts("HI-AI", "ICML 2024"),
    "HM-Bolivia/hm-website-2021": Facts("Hackmeeting"),
    "Hot-Interconnects/website": Facts("HotI"),
    "ICS21/ICS21.github.io": Facts("ICS"),
    "icsme2019/icsme2019.github.io": Facts("ICSME"),
    "IndustrialNLP/industrialnlp.github.io": Facts("Industrial NLP", "INLG 2026"),
    "IWSLT/IWSLT.github.io": Facts("IWSLT"),
    "KeystoneDH/2018": Facts("KeystoneDH"),
    "learn-to-compress-workshop-isit/learn-to-compress-workshop-isit.github.io": Facts(
        "Learn to Compress", "ISIT 2025"
    ),
    "LDAV-Symposium/2015": Facts("LDAV", "IEEE VIS 2015"),
    "llmvdb2/llmvdb2.github.io": Facts("LLM+Vector Data"),
    "modevar/splc-2020": Facts("MODEVAR", "SPLC 2020"),
    "MPC2015/MPC2015.github.io": Facts("MPC"),
    "adbrucker/ocl2016": Facts("OCL", "STAF 2017"),
    "ITPUG/2016.pgday.it": Facts("PGDay"),
    "IITDBGroup/ProvenanceWeek2020": Facts("ProvenanceWeek"),
    "QBF-workshop/QBF-workshop.github.io": Facts("QBF", "FLoC 2026"),
    "bolaft/recital-2015": Facts("RECITAL"),
    "ReproducibleAI/reproducibleai.github.io": Facts("RAI", "AAAI 2026", year="2026"),
    "heathermiller/wwwscala13": Facts("Scala"),
    "scienceofdlworkshop/scienceofdlworkshop.github.io": Facts("SciForDL", "NeurIPS 2024"),
    "SEMANTiCS-org/2024-semantics-org.github.io": Facts("SEMANTiCS"),
    "NPAD-UFRN/sscad2026": Facts("SSCAD"),
    "time2025conf/time2025conf.github.io": Facts("TIME"),
    "VMCAI-2023/vmcai-2023.github.io": Facts("VMCAI", "POPL 2023"),
    "shanest/wccfl43": Facts("WCCFL"),
    "writethedocs/www": Facts("Write the Docs"),
}

NOTES: dict[str, dict[str, str]] = {}
"""Findings that no reader noted and that are true nevertheless: repository, code, and why."""
