// SPDX-License-Identifier: GPL-3.0-or-later
// A store's file of any bytes: it opens, or says that it cannot.
#include "maquette/store.hpp"

#include <filesystem>
#include <fstream>

#include "maquette/error.hpp"
#include "target.hpp"

using namespace maquette;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::filesystem::path folder = [] {
    const auto made = std::filesystem::temp_directory_path() / ("maquette-fuzz-" + new_id());
    std::filesystem::create_directories(made);
    return made;
  }();
  for (const auto& each : std::filesystem::directory_iterator(folder))
    std::filesystem::remove_all(each.path());
  const auto file = folder / "store.sqlite";
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  try {
    const store opened(file);
    for (const session_record& session : opened.sessions()) {
      opened.versions(session.id);
      opened.messages(session.id);
      opened.steps(session.id);
      opened.open_instructions(session.id);
      opened.usage_by_role(session.id);
    }
  } catch (const store_error&) {
  }
  return 0;
}
