// SPDX-License-Identifier: GPL-3.0-or-later
// The files that people write: prices.toml and a recording of models' answers.
#include <filesystem>
#include <fstream>

#include "maquette/error.hpp"
#include "maquette/recording.hpp"
#include "maquette/store.hpp"
#include "maquette/usage.hpp"
#include "target.hpp"

using namespace maquette;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzzing::text_of(data, size);
  try {
    price_table::parse(text, "prices.toml").cost("gpt", {});
  } catch (const input_error&) {
  }
  static const auto file = std::filesystem::temp_directory_path() / ("maquette-fuzz-" + new_id() + ".jsonl");
  std::ofstream(file, std::ios::binary) << text;
  try {
    const recording read(file, true);
  } catch (const data_error&) {
  }
  return 0;
}
