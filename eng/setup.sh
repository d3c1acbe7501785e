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

# Node builds the browser's page. Says in one line what to do and fails where it is missing; nothing else needs it.
need_node() {
  local major
  major=$(node --version 2>/dev/null | sed -E 's/^v([0-9]+).*/\1/')
  [ "${major:-0}" -ge 20 ] && command -v npm >/dev/null && return 0
  echo "dryrun: the page needs Node 20 or newer once, found ${major:+version }${major:-none}; install it from https://nodejs.org and start this again. The terminal has everything meanwhile." >&2
  return 1
}

need_chromium() {
  need_debian "command -v chromium" chromium
}

# What coding rounds run programs with: the sandbox and the languages. Those that are missing, a Debian package a line.
judge_packages() {
  command -v bwrap >/dev/null || echo bubblewrap
  command -v setpriv >/dev/null || echo util-linux
  [ -x /usr/bin/python3 ] || [ -x /usr/local/bin/python3 ] || echo python3
  [ -x /usr/bin/g++ ] || [ -x /usr/local/bin/g++ ] || echo g++
  command -v node >/dev/null || [ -x /usr/bin/nodejs ] || echo nodejs
}

# Everything but coding rounds works without them, so nothing stops here: where we may not install them, one line says how.
need_judge() {
  local missing
  [ "$(uname -s)" = Linux ] || return 0
  missing=$(judge_packages | tr '\n' ' ')
  missing=${missing% }
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $missing..." >&2
    # shellcheck disable=SC2086
    { apt-get update -qq && apt-get install -y -qq $missing; } >/dev/null 2>&1 && return 0
    echo "dryrun: coding rounds need $missing, which could not be installed; run: apt-get update && apt-get install -y $missing" >&2
  else
    echo "dryrun: coding rounds need $missing; run: sudo apt-get update && sudo apt-get install -y $missing. Everything else works without." >&2
  fi
}

# SimPy, beside which the simulation library is compared; only the long suites need it.
need_simpy() {
  need_debian "/usr/bin/python3 -c 'import simpy' || python3 -c 'import simpy'" python3-simpy3
}
