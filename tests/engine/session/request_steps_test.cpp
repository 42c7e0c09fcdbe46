// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/request_steps.hpp"

#include "maquette/error.hpp"
#include "support/catch.hpp"

using namespace maquette;

namespace {

step_record step(const char* run, const char* name, nlohmann::json detail = nullptr) {
  return {run, name, std::move(detail), ""};
}

}  // namespace

TEST_CASE("a run that was cut goes on with its request, its picture to the byte") {
  const create_request task{"a chair", picture{"image/png", std::string("\x89PNG\0\xff", 6)}};
  const auto found = unfinished_task({step("1", "requested", task_to_json(task)), step("1", "planned")});
  const auto& again = std::get<create_request>(found);
  CHECK(again.prompt == "a chair");
  REQUIRE(again.reference);
  CHECK(again.reference->bytes == task.reference->bytes);

  const auto change = unfinished_task({step("1", "requested", task_to_json(task)), step("1", "finished"),
                                       step("2", "requested", task_to_json(refine_request{"wider"}))});
  CHECK(std::get<refine_request>(change).instruction == "wider");
}

TEST_CASE("a run that came to its end, and a session that had none, have nothing to go on with") {
  const auto requested = step("1", "requested", task_to_json(refine_request{"wider"}));
  CHECK_THROWS_AS(unfinished_task({requested, step("1", "finished")}), input_error);
  CHECK_THROWS_AS(unfinished_task({requested, step("1", "stopped")}), input_error);
  CHECK_THROWS_AS(unfinished_task({}), input_error);
  CHECK_THROWS_AS(unfinished_task({step("1", "proposed")}), input_error);
}
