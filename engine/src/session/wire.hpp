// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "maquette/hand.hpp"
#include "maquette/host.hpp"

/// The JSON of host requests and observations; addon/host/requests.py is the other end.
namespace maquette::wire {

nlohmann::json finding_to_json(const finding& found);
nlohmann::json cells_to_json(const script& script);
nlohmann::json execute_payload(const script& script, const analysis& names, const run_plan& plan);

// Each throws host_error where the observation has not the agreed shape.
analysis read_analysis(const nlohmann::json& found);
api_check read_check(const nlohmann::json& found);
recollection read_recollection(const nlohmann::json& found);
trial read_trial(const nlohmann::json& found);
execution read_execution(const nlohmann::json& found);
hand_report read_hand(const nlohmann::json& found);
hold_result read_hold(const nlohmann::json& found);
std::vector<object_move> read_moves(const nlohmann::json& found);
render_result read_render(const nlohmann::json& found);
export_result read_export(const nlohmann::json& found);

/// As outline.hpp has them, in bytes of their own.
struct pixels {
  std::size_t width = 0, height = 0;
  std::string rgba;
};
pixels read_pixels(const nlohmann::json& found);

}  // namespace maquette::wire
