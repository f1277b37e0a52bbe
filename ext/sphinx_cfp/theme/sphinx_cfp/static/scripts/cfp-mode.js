// Before anything is seen: whether the page is light or dark, by the reader's choice or their system's.
(() => {
  const root = document.documentElement;
  let mode = null;
  try {
    mode = localStorage.getItem("mode");
  } catch { /* a reader who keeps sites from storing anything has made no choice */ }
  mode ||= root.dataset.theme || "auto";
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.mode = mode;
  root.dataset.theme = mode === "auto" ? (dark ? "dark" : "light") : mode;
  root.classList.add("cfp-js");
})();
