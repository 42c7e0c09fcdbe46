// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "maquette/analysis.hpp"
#include "maquette/error.hpp"

namespace maquette {
namespace {

/// Reads a field that may be left out.
template <typename Value>
void read(const nlohmann::json& json, const char* field, Value& value) {
  if (const auto found = json.find(field); found != json.end()) found->get_to(value);
}

/// Reads one record that the host sends; whatever is wrong with its shape is the host's fault, not the
/// user's.
template <typename Read>
void read_record(const nlohmann::json& json, const std::string& what, const Read& read_fields) {
  try {
    json.at("title");
    read_fields();
  } catch (const nlohmann::json::exception& fault) {
    throw host_error("Blender's " + what + " cannot be read (" + fault.what() +
                     "). Start Blender again; if this comes back, report it.");
  }
}

}  // namespace

// The two parts of a cell_analysis; found by json's lookup, and of no use to others.
void from_json(const nlohmann::json& json, reference& reference);
void from_json(const nlohmann::json& json, syntax_problem& problem);

void from_json(const nlohmann::json& json, reference& reference) {
  json.at("name").get_to(reference.name);
  json.at("line").get_to(reference.line);
  json.at("column").get_to(reference.column);
  json.at("length").get_to(reference.length);
}

void from_json(const nlohmann::json& json, syntax_problem& problem) {
  json.at("line").get_to(problem.line);
  json.at("column").get_to(problem.column);
  json.at("message").get_to(problem.message);
}

void from_json(const nlohmann::json& json, cell_analysis& cell) {
  read_record(json, "analysis of a cell", [&] {
    cell = {};
    read(json, "title", cell.title);
    read(json, "defines", cell.defines);
    read(json, "reads", cell.reads);
    read(json, "mutates", cell.mutates);
    read(json, "references", cell.references);
    if (json.contains("problem") && !json.at("problem").is_null()) {
      cell.problem = json.at("problem").get<syntax_problem>();
    }
  });
}

void from_json(const nlohmann::json& json, recalled_cell& cell) {
  read_record(json, "record of a cell that ran", [&] {
    cell = {};
    read(json, "title", cell.title);
    read(json, "text", cell.text);
    read(json, "defines", cell.defines);
    read(json, "reads", cell.reads);
    read(json, "mutates", cell.mutates);
    read(json, "touched", cell.touched);
    read(json, "restorable", cell.restorable);
    read(json, "intact", cell.intact);
  });
}

}  // namespace maquette
