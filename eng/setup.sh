# shellcheck shell=bash
# What the machine needs, for ./dryrun and ./test: checked, installed where we are root, otherwise named in one line.

say_and_stop() {
  echo "dryrun: $1" >&2
  exit 1
}

need_dotnet() {
  command -v dotnet >/dev/null || say_and_stop "the .NET 10 SDK is missing; install it from https://dotnet.microsoft.com/download and run this again"
  case "$(dotnet --version 2>/dev/null || true)" in
    1[0-9].*) ;;
    *) say_and_stop "the .NET 10 SDK is needed, found '$(dotnet --version 2>/dev/null || echo none)'; install it from https://dotnet.microsoft.com/download" ;;
  esac
}

# Debian packages: need_debian FILE-OR-COMMAND PACKAGE
need_debian() {
  local present=$1 package=$2
  eval "$present" >/dev/null 2>&1 && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $package..." >&2
    { apt-get update -qq && apt-get install -y -qq "$package"; } >/dev/null 2>&1 && return 0
    say_and_stop "could not install $package; run: apt-get update && apt-get install -y $package"
  fi
  say_and_stop "$package is missing; run: sudo apt-get update && sudo apt-get install -y $package"
}

need_sqlite() {
  case "$(uname -s)" in
    Linux) need_debian "ldconfig -p | grep -q libsqlite3.so.0 || /sbin/ldconfig -p | grep -q libsqlite3.so.0" libsqlite3-0 ;;
  esac
}

# Node 20 or newer, for the browser room only. False where it is missing and we may not install it; says nothing.
has_node() {
  command -v npm >/dev/null && command -v node >/dev/null && [ "$(node -p 'Number(process.versions.node.split(".")[0])' 2>/dev/null || echo 0)" -ge 20 ]
}

need_node() {
  has_node || say_and_stop "Node 20 or newer is missing; install it from https://nodejs.org/en/download and run this again"
}

need_chromium() {
  need_debian "command -v chromium" chromium
}

# Installs the packages of ui/ as locked, once for each lock file.
need_ui_packages() {
  local root=$1
  if [ ! -f "$root/ui/node_modules/.locked" ] || ! cmp -s "$root/ui/package-lock.json" "$root/ui/node_modules/.locked"; then
    (cd "$root/ui" && npm ci --no-audit --no-fund --loglevel=error) || return 1
    cp "$root/ui/package-lock.json" "$root/ui/node_modules/.locked"
  fi
}
