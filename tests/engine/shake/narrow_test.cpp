// SPDX-License-Identifier: GPL-3.0-or-later
#include "shake/narrow.hpp"

#include "support/catch.hpp"

using namespace maquette;

namespace {

const script table(
    "\"\"\"A table.\"\"\"\n"
    "# %% parameters\n"
    "# Size\n"
    "HEIGHT = 0.75  # m, 0.50..1.00: height of the table\n"
    "TOP_HEIGHT = 0.75  # m, 0.50..1.00: height of the table\n"
    "LEGS = 4  # 3..8: number of legs\n"
    "GLOSS = 0.5  #0..1: gloss\n"
    "# %% part: top\n"
    "top = HEIGHT\n");

shake_report shaken(const char* name, double low, double high) {
  const parameter& parameter = *table.find_parameter(name);
  shake_report report;
  report.parameters.push_back(
      {name, parameter.kind, parameter.low, parameter.high, low, high, 5, {shake_failure{}}});
  return report;
}

/// The parameter's line once its range is narrowed.
std::string line_after(const char* name, double low, double high) {
  const script after = apply_edits(table, narrow_ranges(table, shaken(name, low, high)));
  const std::string& text = after.text();
  const std::size_t begin = text.find("\n" + std::string(name) + " =") + 1;
  return text.substr(begin, text.find('\n', begin) - begin);
}

}  // namespace

TEST_CASE("a range ends where the asset holds, and the rest of the line stays") {
  CHECK(line_after("HEIGHT", 0.6, 1.0) == "HEIGHT = 0.75  # m, 0.6..1.0: height of the table");
  CHECK(line_after("TOP_HEIGHT", 0.5, 0.9) == "TOP_HEIGHT = 0.75  # m, 0.5..0.9: height of the table");
  CHECK(line_after("LEGS", 3, 6) == "LEGS = 4  # 3..6: number of legs");
  CHECK(line_after("GLOSS", 0.25, 1) == "GLOSS = 0.5  #0.25..1.0: gloss");
}

TEST_CASE("ends are rounded inwards, and never past the present value") {
  CHECK(line_after("HEIGHT", 0.612345, 0.987654) ==
        "HEIGHT = 0.75  # m, 0.6124..0.9876: height of the table");
  CHECK(line_after("HEIGHT", 0.75, 0.75) == "HEIGHT = 0.75  # m, 0.75..0.75: height of the table");
}

TEST_CASE("a range that holds is left alone") {
  CHECK(narrow_ranges(table, shaken("HEIGHT", 0.5, 1.0)).empty());
}

TEST_CASE("a narrowed script has the narrower range") {
  const script after = apply_edits(table, narrow_ranges(table, shaken("HEIGHT", 0.6, 0.8)));
  CHECK(after.problems().empty());
  CHECK(after.find_parameter("HEIGHT")->low == 0.6);
  CHECK(after.find_parameter("HEIGHT")->high == 0.8);
  CHECK(after.find_parameter("TOP_HEIGHT")->low == 0.5);
}
