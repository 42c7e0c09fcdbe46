// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "maquette/outline.hpp"

namespace maquette {
namespace {

double rounded(double value, double places) { return std::round(value * places) / places; }

nlohmann::json ranges_to_json(const std::vector<azimuth_range>& ranges) {
  auto list = nlohmann::json::array();
  for (const auto& [from, to] : ranges) list.push_back({rounded(from, 10), rounded(to, 10)});
  return list;
}

nlohmann::json view_to_json(const outline_view& view) {
  return {{"iou", rounded(view.iou, 1e4)},
          {"azimuth", rounded(view.azimuth, 10)},
          {"elevation", rounded(view.elevation, 10)},
          {"perspective", rounded(view.perspective, 1e3)}};
}

nlohmann::json proportions_to_json(const outline_proportions& measured) {
  auto widths = nlohmann::json::array();
  for (const double width : measured.widths) widths.push_back(rounded(width, 1e4));
  return {{"tallness", rounded(measured.tallness, 1e4)},
          {"widths", std::move(widths)},
          {"centroid", rounded(measured.centroid, 1e4)}};
}

}  // namespace

void to_json(nlohmann::json& json, const outline_report& report) {
  json = view_to_json(report.view);
  if (report.from_every_side) json["azimuth"] = nullptr;
  json["as_good"] = ranges_to_json(report.as_good);
  json["mirrored"] = report.mirrored ? view_to_json(*report.mirrored) : nlohmann::json();
  json["reference"] = proportions_to_json(report.reference);
  json["asset"] = proportions_to_json(report.asset);
}

}  // namespace maquette
