// Preview only: shows the findings of the latest build and reloads the page after the next one.
(() => {
  const state = "STATE";

  if (state.findings) {
    const panel = document.createElement("details");
    const summary = document.createElement("summary");
    const text = document.createElement("pre");
    panel.open = state.errors;
    panel.lang = document.documentElement.lang;
    [summary.textContent] = state.findings.split("\n", 1);
    text.textContent = state.findings.slice(summary.textContent.length).trim();
    Object.assign(panel.style, {
      position: "fixed", insetInline: "0", bottom: "0", zIndex: "1000", maxHeight: "50vh",
      overflow: "auto", padding: "0.75rem 1rem", color: "#fff", fontSize: "0.875rem",
      background: state.errors ? "#7a1414" : "#5c4300",
    });
    Object.assign(text.style, { color: "inherit", background: "none", whiteSpace: "pre-wrap" });
    panel.append(summary, text);
    document.body.append(panel);
  }

  const wait = () => {
    const script = document.createElement("script");
    script.src = `${state.wait}?version=${state.version}`;
    script.onload = () => { script.remove(); wait(); };
    script.onerror = () => { script.remove(); setTimeout(wait, 1000); };
    document.head.append(script);
  };
  // Not while the page loads: it would count as loading until the next build.
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait);
})();
