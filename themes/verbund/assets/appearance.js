/*
 * Runs in the head, before anything is painted: applies the appearance the reader chose earlier,
 * so that a dark page never flashes white, and tells the style sheet that scripts run.
 */
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.remove("no-js");
  try {
    var choice = localStorage.getItem("verbundwiki:appearance");
    if (choice === "light" || choice === "dark") {
      root.setAttribute("data-appearance", choice);
      root.setAttribute("data-kern-theme", choice);
    }
  } catch (error) {
    // Storage is blocked: the page follows the system.
  }
})();
