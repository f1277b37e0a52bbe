// What the parents' pages do by scripts and handlers within them.
(() => {
  const { cfpPage, cfpSearchAsYouType, cfpSwitcherUrl, cfpSwitcherVersion, cfpThemeVersion, cfpVersionBanner } =
    document.body.dataset;
  Object.assign(DOCUMENTATION_OPTIONS, {
    pagename: cfpPage,
    search_as_you_type: cfpSearchAsYouType === "true",
  });
  if (cfpSwitcherUrl) {
    Object.assign(DOCUMENTATION_OPTIONS, {
      theme_version: cfpThemeVersion,
      theme_switcher_json_url: cfpSwitcherUrl,
      theme_switcher_version_match: cfpSwitcherVersion,
      show_version_warning_banner: cfpVersionBanner === "true",
    });
  }

  const deeds = {
    "window.print()": () => print(),
    "toggleFullScreen()": () => toggleFullScreen(),
    "initThebeSBT()": () => initThebeSBT(),
  };
  for (const button of document.querySelectorAll("[data-cfp-do]")) {
    button.addEventListener("click", deeds[button.dataset.cfpDo]);
  }

  // The parent binds the first menu button of each kind; where a header has another, it acts for that.
  for (const kind of [".primary-toggle", ".secondary-toggle"]) {
    const [first, ...others] = document.querySelectorAll(kind);
    for (const other of others) other.addEventListener("click", () => first.click());
  }

  // A link "javascript:" of Sphinx, which a strict policy forbids.
  document.getElementById("searchbox")?.addEventListener("click", (event) => {
    if (!event.target.closest("a")) return;
    event.preventDefault();
    SphinxHighlight.hideSearchWords();
  });

  if (cfpPage === "search") document.querySelector("#main-content input[name=q]")?.focus();
})();
