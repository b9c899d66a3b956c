/*
 * The frame of every page: appearance, folding menu and contents list, section being read.
 *
 * Everything here only adds to pages that work without it. The texts come from strings.js. What
 * search-ui.js needs too, it finds in `window.verbundwikiInterface`. Order: helpers, parts, start.
 */
(function () {
  "use strict";

  // ---------------------------------------------------------------- helpers

  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);

  /**
   * The text of a key with its `{name}` places filled in. Without strings.js, which then did not
   * load, the key itself says in English what is meant.
   */
  function text(key, values) {
    const places = Object.keys(values || {}).map((name) => `{${name}}`);
    const template = (window.verbundwikiStrings || {})[key] || [key.replace(/-/g, " "), ...places].join(" ");
    return template.replace(/\{(\w+)\}/g, (place, name) => (values && name in values ? values[name] : place));
  }

  /** Storage is optional: it may be blocked, and on file:// it may belong to one file only. */
  const storage = {
    get(key) {
      try {
        return localStorage.getItem("verbundwiki:" + key);
      } catch (error) {
        return null;
      }
    },
    set(key, value) {
      try {
        if (value === null) localStorage.removeItem("verbundwiki:" + key);
        else localStorage.setItem("verbundwiki:" + key, value);
      } catch (error) {
        // The choice then lasts as long as the page.
      }
    },
  };

  // ------------------------------------------------------------- appearance

  /** The header's button goes round: automatic, light, dark. */
  function startAppearance(button, label) {
    const choices = ["auto", "light", "dark"];
    let choice = root.getAttribute("data-appearance") || "auto";
    const show = () => {
      for (const attribute of ["data-appearance", "data-kern-theme"]) {
        if (choice === "auto") root.removeAttribute(attribute);
        else root.setAttribute(attribute, choice);
      }
      label.textContent = text("appearance-" + choice);
    };
    button.addEventListener("click", () => {
      choice = choices[(choices.indexOf(choice) + 1) % choices.length];
      storage.set("appearance", choice === "auto" ? null : choice);
      show();
    });
    show();
  }

  // ------------------------------------- disclosures, navigation, contents list

  /** Menu and contents list stand open where there is room for them and are folded where not. */
  function startDisclosure(details) {
    const wide = window.matchMedia("(min-width: " + details.dataset.openWhenWide + ")");
    const follow = () => {
      details.open = wide.matches;
    };
    follow();
    wide.addEventListener("change", follow);
    details.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || wide.matches || !details.open) return;
      details.open = false;
      details.querySelector("summary").focus();
    });
    details.addEventListener("click", (event) => {
      if (!wide.matches && event.target.closest("a")) details.open = false;
    });
  }

  /** In a long side navigation the current page is brought into its view, not the document's. */
  function showCurrentPage(scroller) {
    const current = scroller.querySelector("[aria-current]");
    if (!current || scroller.scrollHeight <= scroller.clientHeight) return;
    const offset = current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTop += offset - scroller.clientHeight / 3;
  }

  /** Marks in the contents list the section that is being read. */
  function startContentsList(list) {
    const sections = [...list.querySelectorAll("a[href^='#']")]
      .map((link) => ({ link, heading: byId(decodeURIComponent(link.hash.slice(1))) }))
      .filter((section) => section.heading);
    let waiting = false;
    const mark = () => {
      waiting = false;
      const line = parseFloat(getComputedStyle(root).scrollPaddingTop) + 24;
      const atEnd = window.innerHeight + window.scrollY >= root.scrollHeight - 2 && window.scrollY > 0;
      const passed = sections.filter((section) => section.heading.getBoundingClientRect().top <= line);
      const current = atEnd ? sections[sections.length - 1] : passed[passed.length - 1];
      for (const section of sections) {
        if (section === current) section.link.setAttribute("aria-current", "true");
        else section.link.removeAttribute("aria-current");
      }
    };
    const later = () => {
      if (!waiting) requestAnimationFrame(mark);
      waiting = true;
    };
    window.addEventListener("scroll", later, { passive: true });
    window.addEventListener("resize", later, { passive: true });
    mark();
  }

  // ------------------------------------------------------------------- start

  window.verbundwikiInterface = { text, storage };
  const appearance = byId("vw-appearance");
  if (appearance) startAppearance(appearance, byId("vw-appearance-value"));
  for (const details of document.querySelectorAll("details[data-open-when-wide]")) startDisclosure(details);
  document.querySelectorAll(".vw-navigation").forEach(showCurrentPage);
  document.querySelectorAll(".vw-toc ul").forEach(startContentsList);
})();
