"""What the Nu HTML checker says of every page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def test_no_page_has_an_error_of_markup(site: Path) -> None:
    static = site / "_static"  # the theme leaves parts of pages in there
    pages = [page for page in sorted(site.rglob("*.html")) if static not in page.parents]
    assert site / "call" / "index.html" in pages
    command = ["java", "-jar", str(JAR), "--format", "json", "--errors-only", "--stdout"]
    checked = subprocess.run(
        [*command, *map(str, pages)], capture_output=True, text=True, check=False
    )
    messages = json.loads(checked.stdout)["messages"]
    errors = [
        f"{Path(error['url'].removeprefix('file:')).relative_to(site)}:"
        f"{error.get('lastLine', 0)}: {error['message']}"
        for error in messages
    ]
    assert errors == []
