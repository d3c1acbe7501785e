# shellcheck shell=bash
# Builds the browser's page into artifacts/ui when a source of it changed. Where it cannot be built, one line says why and the server starts all the same.

page_changed() {
  local root=$1 stamp="$1/artifacts/ui-built"
  [ -f "$stamp" ] && [ -f "$root/artifacts/ui/index.html" ] || return 0
  [ -n "$(find "$root/ui" \( -name node_modules -o -name e2e -o -name '*.tsbuildinfo' -o -name test-results \) -prune -o -type f -newer "$stamp" -print -quit)" ]
}

build_page() {
  local root=$1 stamp="$1/artifacts/ui-built" started log
  [ -f "$root/ui/package.json" ] || return 0
  page_changed "$root" || return 0
  # shellcheck source=setup.sh
  source "$root/eng/setup.sh"
  need_node || return 0
  mkdir -p "$root/artifacts"
  # One build at a time; whoever waited finds it done.
  exec 8>"$root/artifacts/ui.lock"
  command -v flock >/dev/null && flock 8
  if page_changed "$root"; then
    started=$(mktemp "$root/artifacts/started.XXXXXX")
    log=$(mktemp "$root/artifacts/ui-build.XXXXXX")
    [ -t 2 ] && echo "Building the page (a minute or two the first time)..." >&2
    if (cd "$root/ui" && install_packages && npm run build) </dev/null >"$log" 2>&1 8>&-; then
      mv "$started" "$stamp"
    else
      tail -n 30 "$log" >&2
      echo "dryrun: the page could not be built; the lines above say why. The terminal has everything meanwhile: ./dryrun interview quest-patches" >&2
    fi
    rm -f "$started" "$log"
  fi
  exec 8>&-
}

# npm ci takes long and throws away what is there: only where the locked packages are not the ones installed.
install_packages() {
  [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund
}
