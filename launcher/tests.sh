# shellcheck shell=bash
# Sets up what the tests need and runs them.

run_tests() {
  local matrix='' window='' argument
  for argument in "$@"; do
    case $argument in
      --matrix) matrix=1 ;;
      --window) window=1 ;;
      -h | --help) show_help test --help; return ;;
      *) fail "test takes --matrix and --window, not '$argument'." 2 ;;
    esac
  done
  need_packages "${packages[@]}" "${test_packages[@]}"
  # The tests always run in the wheel's Blender, whatever is on the PATH.
  BLENDER='' PATH=$(path_without_blender) set_up
  need_environment "$cache/checks" "$python" "ruff==0.17.*" "pybind11-stubgen==3.0.*"
  "$python" -c 'import keyring, pytest' 2>/dev/null || "$python" -m pip install --quiet --disable-pip-version-check keyring pytest
  check_style
  run_engine_tests "$build"
  run_python_tests "$python" "$build"
  if [ -n "$matrix" ]; then run_matrix; fi
  if [ -n "$window" ]; then run_window_tests; run_extension_tests; fi
  say "All tests passed."
}

path_without_blender() {
  local folder out=
  while IFS= read -rd : folder; do
    [ -x "$folder/blender" ] || out=$out:$folder
  done <<<"$PATH:"
  echo "${out#:}"
}

check_style() {
  say "== style"
  (cd "$root" && "$cache/checks/bin/ruff" check addon docs rag tests &&
    "$cache/checks/bin/ruff" format --check addon docs rag tests)
}

run_engine_tests() { # FOLDER
  say "== engine"
  # Catch2 may have come after the first configuration.
  ninja -C "$1" -t query engine_tests >/dev/null 2>&1 || cmake "$1" >>"$1/configure.log"
  build_target "$1" engine_tests
  "$1/tests/engine/engine_tests"
  build_target "$1" fuzz_targets
  local target
  for target in "$1"/tests/fuzz/*_fuzz; do
    "$target" "$root/tests/fuzz/corpus/$(basename "$target" _fuzz)" 1000
  done
}

run_python_tests() { # PYTHON BUILD
  say "== bindings, core and headless Blender"
  PYTHONPATH=$root:$2/bindings MAQUETTE_STUBGEN=$cache/checks/bin/pybind11-stubgen \
    "$1" -m pytest -q -p no:cacheprovider "$root/tests/bindings" "$root/tests/core" "$root/tests/blender"
}

# The other Blenders that are wheels, and the sanitizers over the engine's tests.
run_matrix() {
  local base version wheel
  for wheel in "3.11 bpy==4.2.*" "3.11 bpy==5.0.*" "3.13 bpy==5.2.*"; do
    read -r version wheel <<<"$wheel"
    if ! base=$(command -v "python$version") || ! "$base" -c '' 2>/dev/null; then
      say "== $wheel: left out, this machine has no Python $version"
      continue
    fi
    say "== $wheel"
    local folder=$cache/matrix-${wheel//[^0-9]/} out=$root/build/python-$version
    need_environment "$folder" "$base" "$wheel" numpy "pybind11>=3.0" keyring pytest
    [ -f "$out/build.ninja" ] || configure "$out" "$folder/bin/python"
    build_target "$out" maquette_engine
    run_python_tests "$folder/bin/python" "$out"
  done
  local sanitizer
  for sanitizer in address thread; do
    say "== sanitizer: $sanitizer"
    (cd "$root" && cmake --preset "$sanitizer" >/dev/null)
    build_target "$root/build/$sanitizer" engine_tests
    # FAISS and OpenBLAS bring threads that were not built with a sanitizer; only ours are judged.
    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 TSAN_OPTIONS=ignore_noninstrumented_modules=1 \
      "$root/build/$sanitizer/tests/engine/engine_tests"
  done
  run_fuzzers "${MAQUETTE_FUZZ_SECONDS:-60}"
  run_kills
}

# SIGKILL at a thousand moments, most of them of the engine alone; half an hour.
run_kills() {
  say "== kills"
  (cd "$root" && PYTHONPATH=$root:$build/bindings "$python" -m tests.reliability --engine 850 --library 120 --team 30)
}

# libFuzzer's search from the corpus; what it finds beside it is left in the build folder.
run_fuzzers() { # SECONDS A TARGET
  local compiler target name
  if ! compiler=$(newest_clang); then
    say "== fuzzing: left out, this machine has no Clang 16 or later"
    return
  fi
  say "== fuzzing with $compiler"
  (cd "$root" && cmake --preset fuzz -DCMAKE_CXX_COMPILER="$compiler" >/dev/null)
  build_target "$root/build/fuzz" fuzz_targets
  for target in "$root"/build/fuzz/tests/fuzz/*_fuzz; do
    name=$(basename "$target" _fuzz)
    mkdir -p "$root/build/fuzz/found/$name"
    (cd "$root/build/fuzz" && "$target" -max_total_time="$1" -rss_limit_mb=3000 -timeout=20 -print_final_stats=1 \
      "found/$name" "$root/tests/fuzz/corpus/$name" 2>"found/$name.log") || { tail -n 40 "$root/build/fuzz/found/$name.log" >&2; exit 3; }
    say "$name: $(grep -oE 'stat::number_of_executed_units: *[0-9]+' "$root/build/fuzz/found/$name.log" | grep -oE '[0-9]+$') inputs, nothing found"
  done
}

newest_clang() {
  local found
  for found in clang++-22 clang++-19 clang++-18 clang++-17 clang++-16; do
    if command -v "$found"; then return; fi
  done
  return 1
}

# The extension's zip in Debian's Blenders, where there is nothing else of ours.
run_extension_tests() {
  local version suite out=$cache/packages
  while read -r version suite; do
    if ! python_named "$version" >/dev/null; then
      say "== extension in Debian's $suite: left out, this machine has no Python $version to build it for"
      continue
    fi
    say "== extension in Debian's $suite"
    rm -rf "$out"
    package --python "$version" --out "$out"
    bash "$root/tests/window/extension" "$out"/maquette-*.zip "$cache/bare-$suite" "$suite" </dev/null
  done <<<"3.13 trixie
3.14 sid"
}

# Debian's Blenders with a window (4.3, 5.2), each in a root of its own, under Xvfb.
run_window_tests() {
  local suite
  for suite in trixie sid; do
    say "== window in Debian's $suite"
    bash "$root/tests/window/run" "$root" "$cache/$suite" "$suite" </dev/null
  done
}
