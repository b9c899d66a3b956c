//! Builds the search engine for the browser and leaves it as `engine.js` in `OUT_DIR`.
//!
//! 1. A nested cargo compiles `crates/verbundwiki-search-wasm` for WebAssembly, with the profile
//!    `engine` and a target folder of its own, which the dev and release profiles share.
//! 2. `wasm-bindgen` makes the JavaScript that converts the types.
//! 3. Both become one classic script that calls the page's `verbundwikiBundle`.
//!
//! `VERBUNDWIKI_SEARCH_ENGINE=FILE` takes a prebuilt `engine.js` instead.

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use flate2::Compression;
use flate2::write::DeflateEncoder;
use wasm_bindgen_cli_support::Bindgen;

#[path = "crates/verbundwiki-search/src/bundle/units.rs"]
mod units;

const PREBUILT: &str = "VERBUNDWIKI_SEARCH_ENGINE";
const TARGET: &str = "wasm32-unknown-unknown";
const PACKAGE: &str = "verbundwiki-search-wasm";
const PROFILE: &str = "engine";

/// What the engine is made of. The root's `Cargo.toml` is among it because of its profile.
const SOURCES: [&str; 5] = [
    "build.rs",
    "Cargo.lock",
    "Cargo.toml",
    "crates/verbundwiki-search",
    "crates/verbundwiki-search-wasm",
];

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    println!("cargo::rerun-if-env-changed={PREBUILT}");
    let out = PathBuf::from(env::var("OUT_DIR")?).join("engine.js");
    if let Some(prebuilt) = env::var_os(PREBUILT) {
        println!("cargo::rerun-if-changed={}", Path::new(&prebuilt).display());
        fs::copy(&prebuilt, out)
            .map_err(|error| format!("{PREBUILT}: cannot copy {prebuilt:?}: {error}"))?;
        return Ok(());
    }
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
    }
    // Embedded whole: a new file of the theme or the model is noticed only if its folder is watched.
    println!("cargo::rerun-if-changed=themes");
    println!("cargo::rerun-if-changed=content/_model");
    let wasm = compile(&root)?;
    let (glue, wasm) = bind(&wasm)?;
    fs::write(out, script(&glue, &wasm)?)?;
    Ok(())
}

/// The folder beside those of the profiles: `OUT_DIR` is `<target>/<profile>/build/<package>/out`.
fn engine_folder() -> Result<PathBuf> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let profile = out.ancestors().find(|folder| folder.ends_with("build")).and_then(Path::parent);
    let target = profile.and_then(Path::parent).ok_or("OUT_DIR has an unknown shape")?;
    Ok(target.join("engine"))
}

/// Compiles the engine; gives the path of the raw WebAssembly.
fn compile(root: &Path) -> Result<PathBuf> {
    if !target_is_installed() {
        return Err(format!(
            "The search engine needs the Rust target {TARGET}; add it with `rustup target add {TARGET}`."
        )
        .into());
    }
    let folder = engine_folder()?;
    let status = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(root)
        .args(["build", "--package", PACKAGE, "--target", TARGET, "--profile", PROFILE])
        .arg("--target-dir")
        .arg(&folder)
        // The flags are for the host; and the engine's own must not depend on the machine.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_BUILD_RUSTFLAGS")
        .env_remove("CARGO_BUILD_TARGET")
        .env_remove("CARGO_TARGET_DIR")
        // Set by `cargo clippy` and coverage tools, which would compile nothing usable.
        .env_remove("RUSTC_WORKSPACE_WRAPPER")
        .env("CARGO_ENCODED_RUSTFLAGS", flags(root).join("\u{1f}"))
        .status()
        .map_err(|error| format!("cannot run cargo for the search engine: {error}"))?;
    if !status.success() {
        return Err("the search engine for the browser does not compile, see above".into());
    }
    Ok(folder.join(TARGET).join(PROFILE).join(PACKAGE.replace('-', "_")).with_extension("wasm"))
}

fn flags(root: &Path) -> Vec<String> {
    let mut flags = vec!["--cfg".to_owned(), "getrandom_backend=\"wasm_js\"".to_owned()];
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    // The last one that fits wins, so the longest paths come last.
    let mut remap = |from: Option<PathBuf>, to: &str| {
        if let Some(from) = from {
            flags.push(format!("--remap-path-prefix={}={to}", from.display()));
        }
    };
    remap(env::home_dir(), "/home");
    remap(home.clone(), "/cargo");
    remap(sysroot(), "/rust");
    remap(Some(root.to_owned()), "/verbundwiki");
    for registry in
        home.iter().flat_map(|home| fs::read_dir(home.join("registry/src"))).flatten().flatten()
    {
        remap(Some(registry.path()), "/crates");
    }
    flags
}

fn rustc() -> Command {
    Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

fn sysroot() -> Option<PathBuf> {
    let output = rustc().args(["--print", "sysroot"]).output().ok()?;
    Some(PathBuf::from(String::from_utf8(output.stdout).ok()?.trim()))
}

/// Whether the standard library of the target is there; if in doubt, the compiler will say.
fn target_is_installed() -> bool {
    let output = rustc().args(["--print", "target-libdir", "--target", TARGET]).output();
    match output.map(|output| String::from_utf8(output.stdout)) {
        Ok(Ok(folder)) if !folder.trim().is_empty() => Path::new(folder.trim()).is_dir(),
        _ => true,
    }
}

/// Glue and final WebAssembly.
fn bind(wasm: &Path) -> Result<(String, Vec<u8>)> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name("engine").typescript(false).omit_default_module_path(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    let mut output = bindgen.no_modules(true)?.generate_output()?;
    Ok((without_fetch(output.js())?, output.wasm_mut().emit_wasm()))
}

/// The glue can fetch WebAssembly by its address, which the page never does and `file://` forbids.
fn without_fetch(glue: &str) -> Result<String> {
    let glue = glue
        .replace("module_or_path = fetch(module_or_path);", "throw new Error(\"bytes expected\");");
    if glue.contains("fetch(") {
        return Err("the glue of this wasm-bindgen fetches in a way build.rs does not know".into());
    }
    Ok(glue)
}

/// One classic script without a global of its own: `verbundwikiBundle("engine", wasm, bindings)`.
fn script(glue: &str, wasm: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(wasm)?;
    let before = format!(
        "// verbundwiki's search engine: tantivy as WebAssembly (raw deflate).\n\
         (function () {{\n{glue}\nverbundwikiBundle(\"engine\","
    );
    Ok(units::script_with(&before, &encoder.finish()?, ",wasm_bindgen);\n})();\n"))
}
