// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <utility>

#include "maquette/error.hpp"
#include "maquette/hand.hpp"

namespace maquette {
namespace {

constexpr std::array<std::pair<std::string_view, hand_way>, 5> ways{{{"offset", hand_way::offset},
                                                                     {"factor", hand_way::factor},
                                                                     {"set", hand_way::set},
                                                                     {"add", hand_way::add},
                                                                     {"remove", hand_way::remove}}};

hand_way read_way(const std::string& name) {
  for (const auto& [known, way] : ways)
    if (known == name) return way;
  throw host_error("Blender told of a change by hand as \"" + name +
                   "\", which is no way to change a thing. Reinstall Maquette.");
}

}  // namespace

void from_json(const nlohmann::json& json, hand_change& change) {
  change = {json.at("cell"),          json.at("kind"),  json.at("name"),  json.at("path"),
            read_way(json.at("how")), json.at("value"), json.at("undone")};
}

void from_json(const nlohmann::json& json, hand_report& report) {
  report = {json.at("changes").get<std::vector<hand_change>>(),
            json.at("held").get<std::vector<std::string>>(), json.at("own").get<std::vector<std::string>>(),
            json.at("lines")};
}

}  // namespace maquette
