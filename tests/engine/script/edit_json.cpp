// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "maquette/edit.hpp"
#include "maquette/error.hpp"
#include "support/catch.hpp"

using namespace maquette;
using nlohmann::json;

namespace {

edit read(const char* text) { return json::parse(text).get<edit>(); }

std::string refusal(const json& json) {
  try {
    static_cast<void>(json.get<edit>());
  } catch (const input_error& fault) {
    return fault.what();
  }
  return "was not refused";
}

}  // namespace

TEST_CASE("every edit goes to JSON and back") {
  const std::vector<edit> edits{set_parameter{"X", 0.5},
                                set_parameter{"X", std::int64_t{-4}},
                                set_parameter{"X", colour{0.1, 0.2, 0.3, 1.0}},
                                set_parameter{"X", std::string("slats")},
                                set_parameter{"X", true},
                                replace_cell{"part: seat", "seat = 1\n"},
                                insert_cell{"part: seat", "# %% part: back\n"},
                                delete_cell{"part: seat"},
                                rename_cell{"part: seat", "part: cushion"},
                                replace_text{"part: seat", "a", "b"}};
  for (const edit& each : edits) {
    const json written = each;
    INFO(written.dump());
    const edit back = json::parse(written.dump()).get<edit>();
    CHECK(back.index() == each.index());
    CHECK(json(back) == written);
  }
}

TEST_CASE("an edit's JSON names it and its fields") {
  CHECK(json(edit(delete_cell{"part: seat"})) ==
        json::parse(R"({"edit": "delete_cell", "title": "part: seat"})"));
  CHECK(json(edit(set_parameter{"X", 0.5})) ==
        json::parse(R"({"edit": "set_parameter", "name": "X", "value": 0.5})"));
}

TEST_CASE("a value's JSON type decides the kind of value") {
  const auto value = [](const char* text) {
    return std::get<set_parameter>(
               json{{"edit", "set_parameter"}, {"name", "X"}, {"value", json::parse(text)}}.get<edit>())
        .value;
  };
  CHECK(value("4") == parameter_value(std::int64_t{4}));
  CHECK(value("4.0") == parameter_value(4.0));
  CHECK(value("[1, 0.5, 0, 1]") == parameter_value(colour{1.0, 0.5, 0.0, 1.0}));
  CHECK(value("false") == parameter_value(false));
  CHECK(value("18446744073709551615") == parameter_value(18446744073709551615.0));
}

TEST_CASE("an insertion without a place goes to the end, and what an edit does not have is passed over") {
  CHECK(std::get<insert_cell>(read(R"({"edit": "insert_cell", "text": "x", "reason": "y"})")).after.empty());
  CHECK(std::get<insert_cell>(read(R"({"edit": "insert_cell", "text": "x", "after": null})")).after.empty());
}

TEST_CASE("JSON that is no edit is refused with what an edit is") {
  const std::string forms =
      "An edit is an object whose field \"edit\" is set_parameter, replace_cell, insert_cell, delete_cell, "
      "rename_cell or "
      "replace_text; ";
  CHECK(refusal(json::array()) == forms + "\"[]\" is none.");
  CHECK(refusal(json::object()) == forms + "\"{}\" is none.");
  CHECK(refusal({{"edit", 4}}) == forms + "\"4\" is none.");
  CHECK(refusal({{"edit", "move_cell"}}) == forms + "\"\"move_cell\"\" is none.");
  CHECK(refusal(nullptr) == forms + "\"null\" is none.");
}

TEST_CASE("a field that is missing or of another type is refused by name") {
  CHECK(refusal({{"edit", "delete_cell"}}) == "delete_cell: the field \"title\" is missing.");
  CHECK(refusal({{"edit", "delete_cell"}, {"title", 4}}) ==
        "delete_cell: the field \"title\" must be a text; \"4\" is none.");
  CHECK(refusal({{"edit", "insert_cell"}, {"text", "x"}, {"after", 4}}) ==
        "insert_cell: the field \"after\" must be a text; \"4\" is none.");
  CHECK(refusal({{"edit", "set_parameter"}, {"name", "X"}, {"value", {1, 2, 3}}}) ==
        "set_parameter: the field \"value\" must be a number, a text, true or false, or four numbers for a "
        "colour; "
        "\"[1,2,3]\" is none of these.");
  CHECK(refusal({{"edit", "set_parameter"}, {"name", "X"}, {"value", nullptr}}) != "was not refused");
  CHECK(refusal({{"edit", "set_parameter"}, {"name", "X"}, {"value", {1, 2, 3, "a"}}}) != "was not refused");
  CHECK(refusal({{"edit", "set_parameter"}, {"name", "X"}, {"value", "\xff"}}) == "was not refused");
  CHECK(refusal({{"edit", "delete_cell"}, {"title", {"\xff"}}}) != "was not refused");
}
