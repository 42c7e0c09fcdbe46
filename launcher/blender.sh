# shellcheck shell=bash
# Which Blender runs the work: the one that the user names, one on the PATH, else the bpy wheel.

# The Python of this machine for which there is a bpy wheel: 3.11 has Blender 4.5 LTS, 3.13 has 5.2 LTS.
find_python() {
  local name
  for name in python3 python3.11 python3.13 /usr/bin/python3; do
    case $("$name" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) in
      3.11 | 3.13) command -v "$name"; return ;;
    esac
  done
  return 1
}

python_version() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])'; }

wheel_for() {
  case $1 in
    3.11) echo "bpy==4.5.*" ;;
    3.13) echo "bpy==5.2.*" ;;
    *) fail "there is no LTS bpy wheel for Python $1. Install Python 3.11 or 3.13, or name a Blender with --blender." ;;
  esac
}

# The value of --blender among the arguments, else $BLENDER, else a blender on the PATH that is new enough.
chosen_blender() {
  local previous= argument
  for argument in "$@"; do
    case $argument in --blender=*) echo "${argument#--blender=}"; return ;; esac
    [ "$previous" != --blender ] || { echo "$argument"; return; }
    previous=$argument
  done
  if [ -n "${BLENDER:-}" ]; then echo "$BLENDER"; return; fi
  local found
  found=$(command -v blender) || return 0
  if is_new_enough "$(blender_version "$found")"; then echo "$found"; fi
}

blender_version() { "$1" --version 2>/dev/null | sed -n '1s/^Blender \([0-9]*\.[0-9]*\).*/\1/p'; }

is_new_enough() { [ -n "$1" ] && [ "$(printf '%s\n4.2\n' "$1" | sort -V | head -n 1)" = 4.2 ]; }

# Checks a Blender that the user named, and gives its Python's version.
check_blender() {
  [ -x "$(command -v "$1" || true)" ] || fail "there is no Blender at $1. Name another with --blender or \$BLENDER." 2
  local version
  version=$(blender_version "$1")
  is_new_enough "$version" || fail "$1 is Blender ${version:-of an unknown version}; Maquette needs 4.2 or later." 2
  "$1" -b --factory-startup --python-expr 'import sys; print("maquette-python %d.%d" % sys.version_info[:2])' 2>/dev/null |
    sed -n 's/^maquette-python //p'
}

# A virtual environment in the cache with pip packages. Remembers what it holds, so that a second call is free.
need_environment() { # FOLDER PYTHON PACKAGE...
  local folder=$1 python=$2 wanted="${*:3}"
  [ "$(cat "$folder/holds" 2>/dev/null)" != "$wanted" ] || return 0
  mkdir -p "$cache"
  [ -x "$folder/bin/python" ] || "$python" -m venv "$folder" ||
    fail "a virtual environment could not be made in $folder. Is python3-venv installed?"
  # shellcheck disable=SC2086  # a list of packages
  "$folder/bin/python" -m pip install --quiet --disable-pip-version-check $wanted >"$cache/pip.log" 2>&1 || {
    tail -n 5 "$cache/pip.log" >&2
    fail "pip could not install $wanted (the whole story is in $cache/pip.log)."
  }
  echo "$wanted" >"$folder/holds"
}
