//! What the preview shows: the latest build, and its findings on every page.

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::watch;
use verbundwiki::{Contents, Output};

/// Where the preview's own script stands. No page of a wiki has this address.
pub(super) const SCRIPT: &str = "__verbundwiki/preview.js";

/// Where that script waits for the next build.
pub(super) const WAIT: &str = "__verbundwiki/wait.js";

/// The latest build.
#[derive(Default)]
struct Latest {
    version: u64,
    output: Output,
    findings: String,
    errors: bool,
}

/// The latest build, shared between the watcher and the server.
#[derive(Clone)]
pub(super) struct Preview {
    latest: Arc<RwLock<Latest>>,
    version: watch::Sender<u64>,
}

/// An answer to the browser.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) kind: &'static str,
    pub(super) bytes: Vec<u8>,
}

impl Preview {
    /// A preview without a build.
    pub(super) fn new() -> Self {
        Self { latest: Arc::default(), version: watch::Sender::new(0) }
    }

    /// Shows a new build and its findings.
    pub(super) fn show(&self, output: Output, findings: String, errors: bool) {
        let mut latest = self.latest.write().unwrap_or_else(PoisonError::into_inner);
        let version = latest.version + 1;
        *latest = Latest { version, output, findings, errors };
        drop(latest);
        self.version.send_replace(version);
    }

    /// Waits until there is a newer build than `known`, or for a while.
    pub(super) async fn newer(&self, known: u64) -> bool {
        let mut version = self.version.subscribe();
        let newer = version.wait_for(|version| *version > known);
        tokio::time::timeout(std::time::Duration::from_secs(25), newer).await.is_ok()
    }

    /// The file at `path`, pages with the preview's script.
    pub(super) fn answer(&self, path: &str, query: &str) -> Answer {
        if path == SCRIPT {
            return self.script(version_of(query));
        }
        let folder = path.is_empty() || path.ends_with('/');
        let path = if folder { format!("{path}index.html") } else { path.to_owned() };
        let latest = self.latest.read().unwrap_or_else(PoisonError::into_inner);
        match latest.output.get(&path) {
            Some(contents) => answer(200, &path, contents, latest.version),
            None => match latest.output.get("404.html") {
                Some(contents) => answer(404, "404.html", contents, latest.version),
                None => Answer { status: 404, kind: "text/plain", bytes: Vec::new() },
            },
        }
    }

    /// The script that shows findings and reloads the page after the next build. It polls with
    /// script elements, because the pages' policy allows no other requests.
    fn script(&self, version: u64) -> Answer {
        let latest = self.latest.read().unwrap_or_else(PoisonError::into_inner);
        let state = serde_json::json!({
            "version": version,
            "findings": latest.findings,
            "errors": latest.errors,
            "wait": format!("/{WAIT}"),
        });
        let bytes = include_str!("preview.js").replace("\"STATE\"", &state.to_string());
        Answer { status: 200, kind: "text/javascript", bytes: bytes.into_bytes() }
    }
}

/// The build that a request of the preview's script belongs to.
pub(super) fn version_of(query: &str) -> u64 {
    query.strip_prefix("version=").and_then(|version| version.parse().ok()).unwrap_or_default()
}

fn answer(status: u16, path: &str, contents: &Contents, version: u64) -> Answer {
    let read = |file: &PathBuf| fs::read(file).unwrap_or_default();
    let mut bytes = match contents {
        Contents::Bytes(bytes) => bytes.clone(),
        Contents::CopyOf(file) => read(file),
    };
    if path.ends_with(".html") {
        // Added to what is served only, never to what is built. It names the page's build, so that a
        // build that ends in between is noticed.
        let tag = format!("<script src=\"/{SCRIPT}?version={version}\" defer></script>\n");
        bytes.extend_from_slice(tag.as_bytes());
    }
    Answer { status, kind: kind(path), bytes }
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "pdf" => "application/pdf",
        "txt" | "csv" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
