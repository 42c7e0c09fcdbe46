// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "maquette/edit.hpp"
#include "maquette/error.hpp"
#include "script/sentence.hpp"

namespace maquette {
namespace {

std::string shown(const nlohmann::json& json) {
  return source::cited(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

/// Reads the fields of one edit; its complaints say which edit and which field.
class field_reader {
 public:
  field_reader(const nlohmann::json& json, std::string_view edit_name) : json_(json), edit_name_(edit_name) {}

  std::string text(const char* field) const {
    const nlohmann::json& value = get(field);
    if (!value.is_string()) refuse(field, "must be a text; " + shown(value) + " is none");
    return value.get<std::string>();
  }

  /// A field that may be left out, or null.
  std::string optional_text(const char* field) const {
    return !json_.contains(field) || json_.at(field).is_null() ? std::string{} : text(field);
  }

  parameter_value value(const char* field) const {
    const nlohmann::json& value = get(field);
    if (value.is_boolean()) return value.get<bool>();
    if (value.is_string()) return value.get<std::string>();
    if (is_count(value)) return value.get<std::int64_t>();
    if (value.is_number()) return value.get<double>();
    if (is_colour(value)) return value.get<colour>();
    refuse(field, "must be a number, a text, true or false, or four numbers for a colour; " + shown(value) +
                      " is none of these");
  }

 private:
  const nlohmann::json& get(const char* field) const {
    if (!json_.contains(field)) refuse(field, "is missing");
    return json_.at(field);
  }

  static bool is_count(const nlohmann::json& value) {
    // What is too large for a count is read as a number, which says so in the words of the parameter's range.
    constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    return value.is_number_integer() &&
           (!value.is_number_unsigned() || value.get<std::uint64_t>() <= largest);
  }

  static bool is_colour(const nlohmann::json& value) {
    if (!value.is_array() || value.size() != std::tuple_size_v<colour>) return false;
    return std::ranges::all_of(value, [](const nlohmann::json& each) { return each.is_number(); });
  }

  [[noreturn]] void refuse(const char* field, const std::string& fault) const {
    throw input_error(std::string(edit_name_) + ": the field \"" + field + "\" " + fault + '.');
  }

  const nlohmann::json& json_;
  std::string_view edit_name_;
};

struct edit_form {
  std::string_view name;
  edit (*read)(const field_reader&);
};

/// In the order of the variant's alternatives.
constexpr std::array<edit_form, std::variant_size_v<edit>> forms{{
    {"set_parameter",
     [](const field_reader& json) -> edit {
       return set_parameter{json.text("name"), json.value("value")};
     }},
    {"replace_cell",
     [](const field_reader& json) -> edit {
       return replace_cell{json.text("title"), json.text("text")};
     }},
    {"insert_cell",
     [](const field_reader& json) -> edit {
       return insert_cell{json.optional_text("after"), json.text("text")};
     }},
    {"delete_cell", [](const field_reader& json) -> edit { return delete_cell{json.text("title")}; }},
    {"rename_cell",
     [](const field_reader& json) -> edit {
       return rename_cell{json.text("title"), json.text("new_title")};
     }},
    {"replace_text",
     [](const field_reader& json) -> edit {
       return replace_text{json.text("title"), json.text("search"), json.text("replacement")};
     }},
}};

[[noreturn]] void refuse_name(const nlohmann::json& json) {
  std::vector<std::string> names;
  for (const edit_form& each : forms) names.emplace_back(each.name);
  const std::string found = json.is_object() && json.contains("edit") ? shown(json.at("edit")) : shown(json);
  throw input_error("An edit is an object whose field \"edit\" is " + source::listed(names, "or") + "; " +
                    found + " is none.");
}

struct field_writer {
  nlohmann::json operator()(const set_parameter& edit) const {
    return {{"name", edit.name}, {"value", value_to_json(edit.value)}};
  }
  nlohmann::json operator()(const replace_cell& edit) const {
    return {{"title", edit.title}, {"text", edit.text}};
  }
  nlohmann::json operator()(const insert_cell& edit) const {
    return {{"after", edit.after}, {"text", edit.text}};
  }
  nlohmann::json operator()(const delete_cell& edit) const { return {{"title", edit.title}}; }
  nlohmann::json operator()(const rename_cell& edit) const {
    return {{"title", edit.title}, {"new_title", edit.new_title}};
  }
  nlohmann::json operator()(const replace_text& edit) const {
    return {{"title", edit.title}, {"search", edit.search}, {"replacement", edit.replacement}};
  }
};

}  // namespace

void to_json(nlohmann::json& json, const edit& edit) {
  json = std::visit(field_writer{}, edit);
  json["edit"] = forms.at(edit.index()).name;
}

void from_json(const nlohmann::json& json, edit& edit) {
  if (!json.is_object() || !json.contains("edit") || !json.at("edit").is_string()) refuse_name(json);
  const auto name = json.at("edit").get<std::string>();
  for (const edit_form& each : forms) {
    if (each.name != name) continue;
    edit = each.read(field_reader(json, each.name));
    return;
  }
  refuse_name(json);
}

}  // namespace maquette
