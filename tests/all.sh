#!/usr/bin/env bash
# Passes all tests, and does all set-up for them. Run it from anywhere: `bash tests/all.sh`.
#
# 1. The WebAssembly target, Chromium, Firefox and the npm packages of the browser tests.
# 2. Format, lints, documentation, every Rust test of the workspace.
# 3. The browser tests.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$*"; }

step "set-up"
rustup target add wasm32-unknown-unknown
rustup component add rustfmt clippy

# Sets `browser` to the path of the first of the programs that is there; else installs Debian's package.
find_browser() {
  local name=$1 package=$2 candidate
  shift 2
  browser=""
  for candidate in "$@"; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1; then
      browser=$(command -v "$candidate")
      return
    fi
  done
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" >/dev/null
    browser=$(command -v "$package")
  else
    echo "The browser tests need $name. Install it, then run this again:" >&2
    echo "  sudo apt-get install $package" >&2
    exit 2
  fi
}
find_browser Chromium chromium "${CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome
chromium=$browser
find_browser Firefox firefox-esr "${FIREFOX:-}" firefox-esr firefox
firefox=$browser
for tool in node npm; do
  if ! command -v "$tool" >/dev/null 2>&1; then
    echo "The browser tests need Node.js 20 or newer. Install it, then run this again:" >&2
    echo "  sudo apt-get install nodejs npm" >&2
    exit 2
  fi
done
(cd tests/browser && npm ci --no-audit --no-fund --silent)

step "format"
cargo fmt --all --check

step "lints"
cargo clippy --workspace --all-targets -- -D warnings

step "documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --workspace --quiet

step "Rust tests"
cargo test --workspace

step "browser tests"
cargo build --quiet
(cd tests/browser && CHROMIUM="$chromium" FIREFOX="$firefox" VERBUNDWIKI="$PWD/../../target/debug/verbundwiki" npm test --silent)

step "all tests passed"
