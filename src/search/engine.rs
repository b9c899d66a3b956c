//! The search engine of the browser, built by `build.rs`.

/// One classic script: tantivy as WebAssembly with its JavaScript glue. It hands itself to the page
/// by calling `verbundwikiBundle("engine", …)`; see `themes/verbund/assets/search.js`.
pub(crate) static ENGINE_JS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/engine.js"));
