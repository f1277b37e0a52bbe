"""Anchors: where they are, where they only seem to be, and where nobody can tell."""

from __future__ import annotations

from tests.links.faults.streams import answer, once, page, paths, redirect
from tests.links.faults.truth import Group

ANCHOR = Group("anchor")
THERE = "<!doctype html><meta charset=utf-8><title>Call</title>"
LONG = "<p>" + "A sentence that a server wrote, and no script. " * 10
LARGE = "<p>filler</p>\n" * 760_000  # more than 10 MB


def _has(name: str, body: str, path: str = "#dates") -> None:
    ANCHOR.add("ok", name, page(THERE + body + LONG), path=path)


def _lacks(name: str, body: str, path: str = "#dates") -> None:
    ANCHOR.add("error link_anchor", name, page(THERE + body + LONG), path=path)


def _unknown(name: str, body: str, path: str = "#dates") -> None:
    ANCHOR.add("note link_unverified", name, page(THERE + body), path=path)


_has("id", "<h2 id=dates>Dates</h2>")
_has("id-quoted", "<h2 class='x' id='dates'>Dates</h2>")
_has("id-upper-attribute", "<H2 ID=dates>Dates</H2>")
_has("id-over-lines", '<h2\n  id =\n  "dates"\n>Dates</h2>')
_has("id-after-greater", '<a title="a > b" id=dates>x</a>')
_has("name-of-a", "<a name=dates></a>")
_has("entity", "<h2 id='d&#97;tes'>Dates</h2>")
_has("twice", "<h2 id=dates>Dates</h2><h2 id=dates>Again</h2>")
_has("umlaut", "<h2 id=gebühren>x</h2>", "#gebühren")
_has("umlaut-percent", "<h2 id=gebühren>x</h2>", "#geb%C3%BChren")
_has("percent-as-written", "<h2 id='a%20b'>x</h2>", "#a%20b")
_has("space", "<h2 id='a b'>x</h2>", "#a%20b")
_has("chinese", "<h2 id='重要日期'>x</h2>", "#%E9%87%8D%E8%A6%81%E6%97%A5%E6%9C%9F")
_has("plus", "<h2 id='a+b'>x</h2>", "#a+b")
_has("colon", "<h2 id='sec:dates'>x</h2>", "#sec:dates")
_has("in-svg", "<svg><g id=dates></g></svg>")
_has("in-table", "<table><tr id=dates><td>x</table>")
_has("unclosed", "<div><p><b><h2 id=dates>x")
_has("after-comment", "<!-- > --><h2 id=dates>x</h2>")
_has("after-odd-comment", "<!--> <h2 id=dates>x</h2>")
_has("user-content", "<h2 id=user-content-dates>x</h2>")
_has("top", "", "#top")
_has("top-upper", "", "#Top")
_has("empty", "", "#")
_has("text-only", "", "#:~:text=sentence")
_has("text-after-id", "<h2 id=dates>x</h2>", "#dates:~:text=x")
_has("route", "<div id=app></div><script src=/a.js></script>", "#!/dates")
_has("slash-route", "<div id=app></div><script src=/a.js></script>", "#/dates")
_has("script-harmless", "<script src=/count.js></script><h2 id=dates>x</h2>")
_lacks("missing", "<h2 id=venue>x</h2>")
_lacks("case", "<h2 id=Dates>x</h2>")
_lacks("in-comment", "<!-- <h2 id=dates>x</h2> -->")
_lacks("in-long-comment", "<!-- -- > <h2 id=dates>x</h2> -->")
_lacks("in-script", "<script>let old = '<h2 id=dates>';</script>")
_lacks("in-style", "<style>/* <h2 id=dates> */</style>")
_lacks("in-textarea", "<textarea><h2 id=dates></textarea>")
_lacks("in-title", "<title><h2 id=dates></title>")
_lacks("in-attribute", "<p title='<h2 id=dates>'>x")
_lacks("in-text", "<p>&lt;h2 id=dates&gt; id=dates")
_lacks("in-template", "<template><h2 id=dates>x</h2></template>")
_lacks("name-of-input", "<input name=dates>")
_lacks("name-of-meta", "<meta name=dates content=x>")
_lacks("data-id", "<p data-id=dates>x")
_lacks("class", "<p class=dates>x")
_lacks("longer", "<h2 id=important-dates>x</h2>")
_lacks("text-after-missing", "<h2 id=venue>x</h2>", "#dates:~:text=sentence")
_lacks("linked-to-itself", "<a href='#dates'>Dates</a>")
_lacks("lines-of-no-code", "<h2 id=venue>x</h2>", "#L10")
_lacks("with-counter", "<script src=/count.js></script><h2 id=venue>Venue</h2>")
_lacks("json", '<script type="application/ld+json">{"@id": "#x"}</script><h2 id=venue>x</h2>')
_unknown("shell", "<div id=root></div><script src=/app.js></script>")
_unknown(
    "shell-noscript",
    "<noscript>Enable JavaScript.</noscript><div id=__next></div><script src=/a.js></script>",
)
_unknown("written", f"<script>document.write('<h2 id=dates>Dates</h2>')</script>{LONG}")
_unknown("created", f"<script>x = document.createElement('h2'); x.id = 'dates'</script>{LONG}")
_unknown("inner", f"<p id=x>x<script>document.body.innerHTML += '<i id=dates>'</script>{LONG}")
_unknown("headings-by-script", f"<h2>Dates</h2><script src=/anchors.js></script>{LONG}")
_unknown("contents-by-script", f"<a href='#dates'>x</a><script src=/anchors.js></script>{LONG}")
_unknown("refresh", "<meta http-equiv=refresh content='0; url=/elsewhere'>")

ANCHOR.add(
    "note link_unverified",
    "10-mb-before",
    page(THERE + LARGE + "<h2 id=dates>x</h2>"),
    path="#dates",
)
ANCHOR.add("ok", "10-mb-after", page(THERE + "<h2 id=dates>x</h2>" + LARGE), path="#dates")
ANCHOR.add(
    "ok", "1-mb-before", page(THERE + LARGE[: 1 << 20] + "<h2 id=dates>x</h2>"), path="#dates"
)
ANCHOR.add(
    "error link_anchor",
    "1-mb-without",
    page(THERE + LARGE[: 1 << 20] + "<h2 id=venue>x"),
    path="#dates",
)
ANCHOR.add(
    "error link_anchor",
    "1-mb-comment",
    page(THERE + "<!-- " + "><p>" * (1 << 18) + "<h2 id=dates>-->" + LONG),
    path="#dates",
)
ANCHOR.add(
    "ok",
    "latin-1",
    page("<h2 id=gebühren>".encode("latin-1"), kind="text/html; charset=iso-8859-1"),
    path="#gebühren",
)
ANCHOR.add(
    "ok", "utf-16", page(("\ufeff" + "<h2 id=gebühren>x").encode("utf-16-le")), path="#gebühren"
)
ANCHOR.add(
    "ok",
    "windows-1252-meta",
    page(b"<meta charset=windows-1252><h2 id=geb\xfchren>", kind="text/html"),
    path="#gebühren",
)
ANCHOR.add(
    "ok",
    "shift-jis",
    page("<h2 id=日程>".encode("shift_jis"), kind="text/html; charset=Shift_JIS"),
    path="#日程",
)
ANCHOR.add(
    "ok",
    "bad-charset",
    page(THERE + "<h2 id=dates>", kind="text/html; charset=nonsense"),
    path="#dates",
)
ANCHOR.add("ok", "no-type", once(answer(200, THERE + "<h2 id=dates>", kind="")), path="#dates")
ANCHOR.add(
    "ok",
    "xhtml",
    page('<?xml version="1.0"?><html><a id="dates"/></html>', kind="application/xhtml+xml"),
    path="#dates",
)
ANCHOR.add("ok", "pdf-page", page(b"%PDF-1.7", kind="application/pdf"), path="#page=3")
ANCHOR.add("ok", "image", page(b"GIF89a", kind="image/gif"), path="#xywh=1,2,3,4")
ANCHOR.add("ok", "video", page(b"....", kind="video/mp4"), path="#t=10,20")
ANCHOR.add(
    "note link_unverified", "pdf-name", page(b"%PDF-1.7", kind="application/pdf"), path="#section.2"
)
ANCHOR.add("note link_unverified", "plain-text", page("dates", kind="text/plain"), path="#dates")
ANCHOR.add("note link_unverified", "json-type", page("{}", kind="application/json"), path="#dates")
ANCHOR.add("error link_broken", "on-404", once(answer(404, THERE + "<h2 id=dates>")), path="#dates")
ANCHOR.add("ok", "code-lines", page(THERE + LONG), path="/blob/main/call.py#L10-L20")
ANCHOR.add(
    "note link_redirect",
    "behind-redirect",
    paths(index=redirect("/anchor-behind-redirect/new"), new=page(THERE + "<h2 id=dates>")),
    path="#dates",
)
ANCHOR.add(
    "error link_anchor",
    "lost-in-redirect",
    paths(index=redirect("/anchor-lost-in-redirect/new"), new=page(THERE + LONG)),
    path="#dates",
)
ANCHOR.add(
    "warning link_moved",
    "moves-along",
    paths(index=redirect("/anchor-moves-along/new", 301), new=page(THERE + "<h2 id=dates>")),
    path="#dates",
    fix="{site}/anchor-moves-along/new#dates",
)
ANCHOR.add(
    "warning link_moved",
    "moves-elsewhere",
    paths(
        index=redirect("/anchor-moves-elsewhere/new#when", 301), new=page(THERE + "<h2 id=dates>")
    ),
    path="#dates",
    fix="{site}/anchor-moves-elsewhere/new#when",
)
