// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/report.hpp"

#include <cmath>
#include <utility>

#include "audit/mesh_bounds.hpp"

namespace maquette {
namespace {

double rounded(double value) { return std::round(value * 10000) / 10000; }

nlohmann::json rounded_size(const mesh_bounds& bounds) {
  const point size = bounds.size();
  return {rounded(size[0]), rounded(size[1]), rounded(size[2])};
}

}  // namespace

void report::add(const char* key, const std::vector<std::string>& sentences) {
  auto& list = json_[key];
  if (list.is_null()) list = nlohmann::json::array();
  for (const std::string& sentence : sentences) list.push_back(sentence);
}

void report::add_changes(const script& before, const script& after, const std::vector<edit>& edits) {
  const cell_difference difference = compare_cells(before, after);
  json_["changes"] = {{"edits", edits},
                      {"changed", difference.changed},
                      {"added", difference.added},
                      {"removed", difference.removed},
                      {"before", before.text()},
                      {"after", after.text()}};
}

void report::add_execution(const script& script, const run_plan& plan, const execution& found) {
  // An edit between two rounds may have added, taken away or moved cells.
  const nlohmann::json before = std::exchange(json_["cells"], nlohmann::json::array());
  auto& cells = json_["cells"];
  for (const cell& cell : script.cells()) {
    nlohmann::json entry{{"title", cell.title}, {"ran", false}, {"seconds", 0.0}};
    for (const auto& known : before)
      if (known.at("title") == cell.title) entry = known;
    entry["line"] = cell.line;
    cells.push_back(std::move(entry));
  }
  for (const std::size_t index : plan.run) cells[index]["ran"] = true;
  for (const cell_outcome& outcome : found.cells) {
    const auto index = script.index_of(outcome.title);
    if (!index) continue;
    auto& entry = cells[*index];
    entry["seconds"] = rounded(entry["seconds"].get<double>() + outcome.seconds);
    entry["objects"] = outcome.objects;
    if (!outcome.foreign.empty()) entry["foreign"] = outcome.foreign;
  }
}

void report::add_parts(const std::vector<part_mesh>& meshes) {
  mesh_bounds whole;
  std::size_t triangles = 0;
  auto parts = nlohmann::json::array();
  for (const std::string& name : part_names(meshes)) {
    mesh_bounds own;
    std::size_t own_triangles = 0, objects = 0;
    for (const part_mesh& mesh : meshes) {
      if (mesh.part != name) continue;
      own.add(mesh);
      own_triangles += mesh.triangles.size();
      ++objects;
    }
    parts.push_back(
        {{"name", name}, {"objects", objects}, {"size", rounded_size(own)}, {"triangles", own_triangles}});
    triangles += own_triangles;
  }
  for (const part_mesh& mesh : meshes) whole.add(mesh);
  json_["parts"] = std::move(parts);
  json_["size"] = rounded_size(whole);
  json_["triangles"] = triangles;
}

void report::count(const char* key) {
  auto& number = json_[key];
  number = number.is_null() ? 1 : number.get<int>() + 1;
}

void report::add_verification(const std::vector<problem>& problems, const verification& found,
                              const std::vector<std::string>& put_back, bool kept) {
  auto& rounds = json_["reviews"];
  if (rounds.is_null()) rounds = nlohmann::json::array();
  rounds.push_back({{"problems", problems}, {"verification", found}, {"put_back", put_back}, {"kept", kept}});
}

void report::add_session_usage(const std::map<std::string, usage_total>& by_role) {
  if (!by_role.empty()) json_["session_usage"] = usage_to_json(by_role);
}

void report::start_clock() { started_ = std::chrono::steady_clock::now(); }

void report::stop_clock(const char* stage) {
  const auto now = std::chrono::steady_clock::now();
  auto& seconds = json_["timings"][stage];
  const double before = seconds.is_null() ? 0.0 : seconds.get<double>();
  seconds = rounded(before + std::chrono::duration<double>(now - started_).count());
  started_ = now;
}

}  // namespace maquette
