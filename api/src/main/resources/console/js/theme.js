/* Runs before the first paint, so that a chosen theme never flashes. A classic script on purpose. */
(() => {
  const key = "tocsin.theme";
  const root = document.documentElement;

  function stored() {
    try {
      return localStorage.getItem(key) ?? "auto";
    } catch {
      return "auto";
    }
  }

  function show(theme) {
    if (theme === "auto") {
      root.removeAttribute("data-theme");
    } else {
      root.setAttribute("data-theme", theme);
    }
  }

  window.tocsinTheme = {
    current: stored,
    choose(theme) {
      try {
        localStorage.setItem(key, theme);
      } catch {
        /* Private mode: the choice lasts as long as the page. */
      }
      show(theme);
    },
  };
  show(stored());
})();
