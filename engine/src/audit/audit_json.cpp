// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "maquette/audit.hpp"

namespace maquette {
namespace {

/// To the micrometre: what is beyond it is the float's.
double rounded(double value) { return std::round(value * 1e6) / 1e6; }

nlohmann::json rounded(const point& p) { return {rounded(p[0]), rounded(p[1]), rounded(p[2])}; }

}  // namespace

void to_json(nlohmann::json& json, const audit_finding& finding) {
  json = {{"kind", name_of(finding.kind)}, {"parts", finding.parts}, {"value", rounded(finding.value)},
          {"unit", finding.unit},          {"at", nullptr},          {"severity", name_of(finding.severity)},
          {"message", finding.message},    {"fix", nullptr}};
  if (finding.at) json["at"] = rounded(*finding.at);
  if (finding.fix) json["fix"] = {{"parts", finding.fix->parts}, {"move", rounded(finding.fix->move)}};
}

void to_json(nlohmann::json& json, const part_contact& contact) {
  json = {{"parts", {contact.first, contact.second}},
          {"state", name_of(contact.state)},
          {"gap", rounded(contact.gap)},
          {"at", {rounded(contact.at_first), rounded(contact.at_second)}},
          {"depth", rounded(contact.depth)},
          {"volume", contact.volume}};
}

void to_json(nlohmann::json& json, const audit_report& report) {
  auto parts = nlohmann::json::array();
  for (const audited_part& part : report.parts)
    parts.push_back({{"name", part.name}, {"size", rounded(part.size())}, {"triangles", part.triangles}});
  json = {{"parts", std::move(parts)},
          {"findings", report.findings},
          {"contacts", report.contacts},
          {"symmetry", nullptr}};
  if (report.symmetry)
    json["symmetry"] = {{"axis", std::string(1, "xyz"[report.symmetry->axis])},
                        {"error", rounded(report.symmetry->error)}};
}

}  // namespace maquette
