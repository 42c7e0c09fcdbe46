// SPDX-License-Identifier: GPL-3.0-or-later
// A planner's JSON: what is read as a blueprint is drawn, expected of the audit, and read again the same.
#include "maquette/blueprint.hpp"

#include "blueprint/boxes.hpp"
#include "maquette/error.hpp"
#include "maquette/sheet.hpp"
#include "target.hpp"

using namespace maquette;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto written = nlohmann::json::parse(fuzzing::text_of(data, size), nullptr, false);
  if (written.is_discarded()) return 0;
  try {
    const blueprint plan = read_blueprint(written);
    expectation_of(plan);
    to_svg(draw_blueprint(plan));
    fuzzing::require(nlohmann::json(read_blueprint(plan)) == nlohmann::json(plan),
                     "read again it is the same");
  } catch (const input_error&) {
  } catch (const model_error&) {
  }
  return 0;
}
