// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/event.hpp"

namespace maquette {

std::string_view name_of(stop_reason reason) {
  switch (reason) {
    case stop_reason::done:
      return "done";
    case stop_reason::refused:
      return "refused";
    case stop_reason::input_unusable:
      return "input_unusable";
    case stop_reason::script_failed:
      return "script_failed";
    case stop_reason::cancelled:
      return "cancelled";
    case stop_reason::limit_reached:
      return "limit_reached";
    case stop_reason::provider_failed:
      return "provider_failed";
    case stop_reason::host_failed:
      return "host_failed";
    case stop_reason::store_failed:
      return "store_failed";
    case stop_reason::internal_error:
      break;
  }
  return "internal_error";
}

nlohmann::json event_to_json(const event& event) {
  struct {
    nlohmann::json operator()(const progress& e) const {
      return {{"kind", "progress"}, {"stage", e.stage}, {"text", e.text}};
    }
    nlohmann::json operator()(const said& e) const {
      return {{"kind", "said"}, {"role", e.role}, {"text", e.text}};
    }
    nlohmann::json operator()(const saying& e) const {
      return {{"kind", "saying"}, {"role", e.role}, {"text", e.text}};
    }
    nlohmann::json operator()(const taken& e) const { return {{"kind", "usage"}, {"usage", e.usage}}; }
    nlohmann::json operator()(const drawn& e) const {
      return {{"kind", "drawn"}, {"what", e.what}, {"file", e.file}};
    }
    nlohmann::json operator()(const stored& e) const { return {{"kind", "stored"}, {"version", e.version}}; }
    nlohmann::json operator()(const done& e) const {
      return {{"kind", "done"}, {"reason", name_of(e.reason)}, {"message", e.message}, {"report", e.report}};
    }
  } to_json;
  return std::visit(to_json, event);
}

}  // namespace maquette
