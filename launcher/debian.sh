# shellcheck shell=bash
# Debian packages: what is needed, and how it gets here.

packages=(
  # to build the engine
  cmake g++ ninja-build nlohmann-json3-dev libspdlog-dev libsqlitecpp-dev libsqlite3-dev libfaiss-dev
  libcurl4-openssl-dev libopenblas-dev libstemmer-dev libtomlplusplus-dev libvalijson-dev pybind11-json-dev
  # Python, and what Blender's own library links against
  python3 python3-dev python3-venv
  libegl1 libgl1 libice6 libsm6 libx11-6 libxfixes3 libxi6 libxkbcommon0 libxrender1 libxxf86vm1
)
test_packages=(catch2)
# What a wheel links in statically; the others of these come with `packages` on most systems, but not on all.
package_packages=(libblas-dev liblapack-dev libssl-dev ca-certificates)

# Installs what is missing of the packages named; prints the command where it may not.
need_packages() {
  command -v dpkg-query >/dev/null || return 0 # another system: the build says what it misses
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -v; then
      as_root=(sudo)
    else
      fail "these Debian packages are missing. Install them as root, then run this again:
    apt-get install --no-install-recommends ${missing[*]}"
    fi
  fi
  say "Installing ${#missing[@]} Debian packages ..."
  local log=$cache/apt.log
  mkdir -p "$cache"
  if ! { "${as_root[@]}" apt-get update && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    fail "apt-get could not install the packages (the whole story is in $log). Try it by hand:
    apt-get install --no-install-recommends ${missing[*]}"
  fi
}
