# shellcheck shell=bash
# Sets up and builds the engine for one Python, and runs a command with it.

# After set_up: how to run, in these variables.
blender=
python=
build=

set_up() {
  mkdir -p "$cache"
  blender=$(chosen_blender "$@")
  local stamp key
  key="$root|${blender:-wheel}|$(md5sum <"$root/launcher/debian.sh")"
  stamp=$cache/ready-$(md5sum <<<"$key" | cut -c1-12)
  if [ -f "$stamp" ]; then
    { read -r python; read -r build; } <"$stamp"
  fi
  if [ ! -x "$python" ] || [ ! -f "$build/build.ninja" ]; then
    set_up_from_scratch
    printf '%s\n%s\n' "$python" "$build" >"$stamp"
  fi
  build_target "$build" maquette_engine
}

set_up_from_scratch() {
  say "Setting Maquette up; this is done once."
  need_packages "${packages[@]}"
  local version base
  if [ -n "$blender" ]; then
    version=$(check_blender "$blender")
    base=$(command -v "python$version") ||
      fail "$blender runs Python $version, and the engine must be built for it. Install python$version with its headers."
    python=$cache/build-$version/bin/python
    need_environment "$cache/build-$version" "$base" "pybind11>=3.0"
  else
    base=$(find_python) || fail "no Python 3.11 or 3.13 was found. Install one, or name a Blender with --blender."
    version=$(python_version "$base")
    say "Getting Blender ($(wheel_for "$version"), about 350 MB) ..."
    python=$cache/bpy-$version/bin/python
    need_environment "$cache/bpy-$version" "$base" "$(wheel_for "$version")" numpy "pybind11>=3.0"
  fi
  build=$root/build/python-$version
  configure "$build" "$python"
}

configure() { # FOLDER PYTHON
  mkdir -p "$1"
  cmake -S "$root" -B "$1" -G Ninja -DCMAKE_BUILD_TYPE=Release -DPython_EXECUTABLE="$2" -DPython_ROOT_DIR="$(dirname "$(dirname "$2")")" \
    -Dpybind11_DIR="$("$2" -m pybind11 --cmakedir)" >"$1/configure.log" 2>&1 || {
    tail -n 15 "$1/configure.log" >&2
    fail "the engine could not be configured (the whole story is in $1/configure.log)."
  }
}

build_target() { # FOLDER TARGET
  local log=$1/build.log
  # A build that has nothing to do says nothing; a first one shows how far it is.
  if [ ! -e "$1/built-$2" ]; then say "Building the engine ..."; fi
  if [ ! -e "$1/built-$2" ] && [ -t 2 ]; then
    ninja -C "$1" "$2" 2>&1 | tee "$log" | sed -un 's/^\(\[[0-9/]*\]\).*/\r  \1/p' | tr -d '\n' >&2 || build_failed "$log"
    say ""
  else
    ninja -C "$1" "$2" >"$log" 2>&1 || build_failed "$log"
  fi
  touch "$1/built-$2"
}

build_failed() {
  grep -m 3 -A 5 -E 'error|FAILED' "$1" >&2 || tail -n 10 "$1" >&2
  fail "the engine could not be built (the whole story is in $1)."
}

run_in_blender() {
  if [ -n "$blender" ]; then
    MAQUETTE_MODULE=$build/bindings MAQUETTE_STDOUT=3 exec "$blender" -b --factory-startup --python-exit-code 3 \
      --python "$root/addon/headless.py" -- "$@" 3>&1 1>/dev/null
  fi
  PYTHONPATH=$root:$build/bindings exec "$python" -m addon.cli "$@"
}
