"""A ``gh`` that keeps issues in a file: what the workflow of the starter says to its code host.

Run as a program, with the file in ``ISSUES``. It knows the words that the workflow uses, in their full
form, and ends with 1 for any other, as the real one does.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

FLAGS = {"--force"}
ALLOWED = {
    "label create": {"--color", "--description", "--force"},
    "issue list": {"--label", "--state", "--limit", "--json", "--jq"},
    "issue view": {"--json", "--jq"},
    "issue create": {"--title", "--label", "--body-file"},
    "issue edit": {"--body-file"},
    "issue close": {"--comment"},
}
LONGEST = 65_536


def main(arguments: list[str]) -> int:
    """Do what is asked, and keep it."""
    path = Path(os.environ["ISSUES"])
    host: dict[str, Any] = json.loads(path.read_text("utf-8"))
    command, words, options = " ".join(arguments[:2]), *_parsed(arguments[2:])
    if set(options) - ALLOWED[command] or not os.environ.get("GH_TOKEN"):
        return 1
    host["said"].append(command)
    issues = host["issues"]
    match command:
        case "label create":
            host["labels"] = sorted({*host["labels"], words[0]})
        case "issue list":
            assert (options["--json"], options["--jq"]) == ("number", ".[].number")
            found = [n for n, issue in issues.items() if _is_listed(issue, options)]
            print("\n".join(found[: int(options["--limit"])]))
        case "issue view":
            assert (options["--json"], options["--jq"]) == ("body", ".body")
            print(issues[words[0]]["body"])
        case "issue create":
            if options["--label"] not in host["labels"]:
                return 1
            issue = {"title": options["--title"], "labels": [options["--label"]], "state": "open"}
            issues[str(len(issues) + 1)] = {**issue, "body": _body(options), "comments": []}
        case "issue edit":
            issues[words[0]]["body"] = _body(options)
        case "issue close":
            issues[words[0]]["state"] = "closed"
            issues[words[0]]["comments"].append(options["--comment"])
    path.write_text(json.dumps(host), "utf-8")
    return 0


def _parsed(arguments: list[str]) -> tuple[list[str], dict[str, str]]:
    words, options = [], {}
    left = iter(arguments)
    for word in left:
        if word.startswith("--"):
            options[word] = "" if word in FLAGS else next(left)
        else:
            words.append(word)
    return words, options


def _is_listed(issue: dict[str, Any], options: dict[str, str]) -> bool:
    return options["--label"] in issue["labels"] and issue["state"] == options["--state"]


def _body(options: dict[str, str]) -> str:
    text = Path(options["--body-file"]).read_text("utf-8")
    if len(text) > LONGEST:
        raise SystemExit(1)
    return text.rstrip("\n")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
