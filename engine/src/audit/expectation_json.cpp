// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/audit.hpp"
#include "maquette/error.hpp"

namespace maquette {
namespace {

using nlohmann::json;
using name_pairs = std::vector<std::pair<std::string, std::string>>;

/// `null` says, where the default is a number, that nothing is expected.
void read(const json& from, const char* name, std::optional<double>& into) {
  if (!from.contains(name)) return;
  into = from.at(name).is_null() ? std::nullopt : std::optional(from.at(name).get<double>());
}

}  // namespace

void from_json(const json& from, audit_expectation& expected) {
  try {
    if (from.contains("size")) expected.size = from.at("size").get<point>();
    for (const auto& part : from.value("parts", json::array()))
      expected.parts.push_back({part.at("part"), part.at("size")});
    expected.size_tolerance = from.value("size_tolerance", expected.size_tolerance);
    expected.size_slack = from.value("size_slack", expected.size_slack);
    read(from, "ground", expected.ground);
    read(from, "symmetry", expected.symmetry);
    expected.overlaps = from.value("overlaps", name_pairs());
    expected.attachments = from.value("attachments", name_pairs());
    expected.containments = from.value("containments", name_pairs());
    expected.floats = from.value("floats", std::vector<std::string>());
  } catch (const json::exception& reason) {
    throw input_error(std::string("What is expected of the asset was not understood: ") + reason.what());
  }
}

}  // namespace maquette
