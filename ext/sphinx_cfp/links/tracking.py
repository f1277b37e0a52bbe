"""Parameters that follow readers around and change nothing of the page."""

from __future__ import annotations

import re

_NAMES = re.compile(
    r"utm_[a-z_]+|fbclid|gclid|gclsrc|dclid|wbraid|gbraid|msclkid|twclid|yclid|ttclid|li_fat_id|igshid"
    r"|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|__hstc|__hssc|__hsfp|hsctatracking|vero_id|vero_conv"
    r"|oly_anon_id|oly_enc_id|wickedid|rb_clickid|s_cid|srsltid|ref_src|ref_url|trk_contact|trk_msg",
    re.IGNORECASE,
)


def tracking_names(url: str) -> list[str]:
    """The names of such parameters in the query of a URL, in order."""
    query = url.partition("#")[0].partition("?")[2]
    return [name for pair in query.split("&") if _NAMES.fullmatch(name := pair.partition("=")[0])]


def without_tracking(url: str) -> str:
    """The URL without them, all else as it was."""
    page, mark, fragment = url.partition("#")
    path, question, query = page.partition("?")
    kept = [pair for pair in query.split("&") if not _NAMES.fullmatch(pair.partition("=")[0])]
    left = "&".join(kept)
    return f"{path}{question if left else ''}{left}{mark}{fragment}"
