// SPDX-License-Identifier: GPL-3.0-or-later
// A script, and after a zero byte the JSON of edits: cells keep every byte, and an edit changes what it
// names.
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "maquette/edit.hpp"
#include "maquette/error.hpp"
#include "target.hpp"

using namespace maquette;

namespace {

void check_cells(const script& read) {
  std::string joined;
  for (const cell& each : read.cells()) joined += each.text;
  fuzzing::require(joined == read.text(), "the cells' texts, joined, are the script");
  std::set<std::string> titles;
  for (const cell& each : read.cells()) titles.insert(each.title);
  fuzzing::require(titles.size() == read.cells().size(), "titles are told apart");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = fuzzing::text_of(data, size);
  const script before(std::string(fuzzing::take_text(rest)));
  check_cells(before);
  const auto written = nlohmann::json::parse(rest, nullptr, false);
  if (!written.is_array()) return 0;
  try {
    const script after = apply_edits(before, written.get<std::vector<edit>>());
    check_cells(after);
    compare_cells(before, after);
  } catch (const edit_refused&) {
  } catch (const input_error&) {
  }
  return 0;
}
