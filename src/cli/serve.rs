//! `serve`: builds into memory, serves on this machine only, and builds again on every change.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{Path as UrlPath, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use notify::{RecursiveMode, Watcher};
use verbundwiki::diagnostic::{Checked, Locale, render};
use verbundwiki::load::Options;
use verbundwiki::parse::Memo;
use verbundwiki::{Built, build as build_site};

use super::arguments::{ContentOptions, ServeOptions};
use super::bar::Bar;
use super::build::{inputs, limit_threads};
use super::preview::{Answer, Preview, WAIT, version_of};
use super::report;
use super::{End, Failure, say};

/// How long the folder must be quiet before it is built: editors write in several steps.
const QUIET: Duration = Duration::from_millis(80);

/// Serves the site until the process is stopped.
pub(super) fn serve(options: &ServeOptions, locale: &Locale) -> Result<End, Failure> {
    limit_threads(&options.content)?;
    let failed = |error: &dyn std::fmt::Display| {
        Failure(locale.text("serve-failed", &[("reason", error.to_string())]))
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| failed(&error))?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
    let listener = runtime
        .block_on(tokio::net::TcpListener::bind(address))
        .map_err(|error| failed(&format!("{address}: {error}")))?;
    let address = listener.local_addr().map_err(|error| failed(&error))?;

    if !options.content.content.is_dir() {
        let path = report::path(&options.content.content);
        return Err(Failure(locale.text("content-missing", &[("path", path)])));
    }
    // Watched before the first build, so that no change falls between.
    let (watcher, changes) = watch(&options.content.content).map_err(|error| failed(&error))?;
    let preview = Preview::new();
    let memo = Memo::default();
    rebuild(&options.content, &preview, &memo, locale)?;
    let url = format!("http://{address}/");
    say(&mut io::stdout(), &locale.text("serve-ready", &[("url", url.clone())]));
    if options.open {
        open(&url);
    }

    let app = Router::new()
        .route(&format!("/{WAIT}"), get(wait))
        .route("/", get(root))
        .route("/{*path}", get(file))
        .with_state(preview.clone());
    std::thread::scope(|scope| {
        let (preview, memo) = (&preview, &memo);
        scope.spawn(move || {
            while changes.recv().is_ok() {
                while changes.recv_timeout(QUIET).is_ok() {}
                if let Err(Failure(sentence)) = rebuild(&options.content, preview, memo, locale) {
                    say(&mut io::stderr(), &sentence);
                }
            }
        });
        let served = runtime.block_on(async { axum::serve(listener, app).await });
        drop(watcher);
        served.map_err(|error| failed(&error))
    })?;
    Ok(End::Fine)
}

/// Builds and shows the result, with errors too: an editor wants to see the page that has them.
fn rebuild(
    options: &ContentOptions,
    preview: &Preview,
    memo: &Memo,
    locale: &Locale,
) -> Result<(), Failure> {
    let began = Instant::now();
    let bar = Bar::new(locale);
    let inputs_options = Options { drafts: options.drafts, base_url: Some("/".to_owned()) };
    let inputs = inputs(&options.content, inputs_options, locale)?;
    let Checked { value: Built { output, checks, pages }, diagnostics } =
        build_site(&inputs, Some(memo), &bar);
    bar.finish();
    let findings = report::weigh(diagnostics, checks, options, locale)?;
    report::findings(&findings, options, locale);
    let summary = report::checked(pages, &findings, began.elapsed(), locale);
    say(&mut io::stdout(), &summary);
    let style = render::Style {
        color: false,
        folder: options.content.display().to_string(),
        warnings_per_code: 10,
    };
    let text = render::human(&findings, locale, &style);
    let panel = match text.is_empty() {
        true => String::new(),
        false => format!("{}\n{text}", report::counts(&findings, locale)),
    };
    preview.show(output, panel, findings.has_errors());
    Ok(())
}

/// Watches the content folder; reading it is no change.
fn watch(folder: &Path) -> notify::Result<(notify::RecommendedWatcher, Receiver<()>)> {
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| !event.kind.is_access()) {
            // The receiver lives as long as the server.
            let _ = sender.send(());
        }
    })?;
    watcher.watch(folder, RecursiveMode::Recursive)?;
    Ok((watcher, changes))
}

async fn root(State(preview): State<Preview>) -> Response {
    respond(preview.answer("", ""))
}

async fn file(
    State(preview): State<Preview>,
    UrlPath(path): UrlPath<String>,
    RawQuery(query): RawQuery,
) -> Response {
    respond(preview.answer(&path, &query.unwrap_or_default()))
}

/// Answers when there is a newer build, with a script that reloads the page.
async fn wait(State(preview): State<Preview>, RawQuery(query): RawQuery) -> Response {
    let known = version_of(&query.unwrap_or_default());
    let script = match preview.newer(known).await {
        true => "location.reload();",
        false => "",
    };
    respond(Answer { status: 200, kind: "text/javascript", bytes: script.into() })
}

fn respond(answer: Answer) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    let headers = [(header::CONTENT_TYPE, answer.kind), (header::CACHE_CONTROL, "no-store")];
    (status, headers, answer.bytes).into_response()
}

/// Opens an address in the default browser. Without one, the address on the screen remains.
fn open(url: &str) {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "windows") {
        ("cmd", &["/C", "start", ""])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let _ = std::process::Command::new(program).args(arguments).arg(url).spawn();
}
