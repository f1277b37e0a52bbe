"""What is said of an installation, a configuration or a host."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["ok", "info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Remark:
    """A thing that was looked at: where it belongs, how it is, and what to do unless it is well."""

    area: str
    level: Level
    text: str
    fix: str = ""

    def __str__(self) -> str:
        return f"{self.text} — {self.fix}" if self.fix else self.text
