// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/structured.hpp"

#include "maquette/error.hpp"
#include "support/scripted_model.hpp"
#include "support/thrown.hpp"

using namespace maquette;
using nlohmann::json;

namespace {

const json chair_schema =
    json::parse(R"({"type": "object", "required": ["legs", "size"], "additionalProperties": false,
  "properties": {"legs": {"type": "integer", "minimum": 3},
                 "size": {"type": "array", "minItems": 3, "maxItems": 3, "items": {"type": "number"}},
                 "style": {"enum": ["ladder", "slat"]}}})");

model_request chair_request() {
  model_request request;
  request.messages = {user_message("A chair")};
  request.schema = chair_schema;
  return request;
}

const std::string fitting = R"({"legs": 4, "size": [0.4, 0.4, 0.9]})";
const std::string legless = R"({"legs": 1, "size": [0.4, 0.4, 0.9]})";

}  // namespace

TEST_CASE("JSON that fits is given as it is, and asked for once") {
  scripted_model model({saying(fitting)});
  CHECK(ask_for_json(model, chair_request())["legs"] == 4);
  CHECK(model.asked().size() == 1);
}

TEST_CASE("JSON in a code fence or between words is found") {
  scripted_model model({saying("Here it is:\n```json\n" + fitting + "\n```\nEnjoy.")});
  CHECK(ask_for_json(model, chair_request())["legs"] == 4);
}

TEST_CASE("JSON that does not fit is asked for once more, with what does not fit") {
  scripted_model model({saying(legless), saying(fitting)});
  CHECK(ask_for_json(model, chair_request())["legs"] == 4);
  REQUIRE(model.asked().size() == 2);
  const auto& messages = model.asked()[1].messages;
  REQUIRE(messages.size() == 3);
  CHECK(std::get<text_part>(messages[1].parts.at(0)).text == legless);
  CHECK(says(std::get<text_part>(messages[2].parts.at(0)).text, "legs: "));
  CHECK(model.asked()[1].schema == chair_schema);
}

TEST_CASE("what is no JSON is asked for once more, too") {
  scripted_model model({saying("I made you a chair!"), saying(fitting)});
  CHECK(ask_for_json(model, chair_request())["legs"] == 4);
}

TEST_CASE("what does not fit a second time is the model's fault, and told with the place") {
  scripted_model model({saying(legless)});
  const auto fault = thrown<model_error>([&] { ask_for_json(model, chair_request()); });
  CHECK(says(fault.what(), "\"scripted\" does not keep to the form"));
  CHECK(says(fault.what(), "legs: "));
  CHECK(model.asked().size() == 2);
}

TEST_CASE("a refusal is not asked for again, and told in the model's words") {
  scripted_model model({saying("I will not build this.", finish::refusal)});
  CHECK(says(thrown<model_error>([&] { ask_for_json(model, chair_request()); }).what(),
             "The model refused: I will not build this."));
  CHECK(model.asked().size() == 1);
}

TEST_CASE("an answer that was cut says which limit to raise") {
  scripted_model model({saying(R"({"legs": )", finish::length)});
  CHECK(says(thrown<model_error>([&] { ask_for_json(model, chair_request()); }).what(), "Raise max_tokens"));
  CHECK(model.asked().size() == 1);
}

TEST_CASE("misfits name their places") {
  CHECK(schema_misfits(json::parse(fitting), chair_schema).empty());
  const auto misfits =
      schema_misfits(json::parse(R"({"size": [1, "2", 3], "style": "fan", "arms": 2})"), chair_schema);
  std::string all;
  for (const std::string& misfit : misfits) all += misfit + "\n";
  CHECK(says(all, "size[1]: "));
  CHECK(says(all, "style: "));
  CHECK(says(all, "legs"));
  CHECK(says(all, "arms"));
}

TEST_CASE("a document that is wrong all over is told of in at most twenty lines") {
  const json schema{{"type", "array"}, {"items", {{"type", "string"}}}};
  CHECK(schema_misfits(json(std::vector<int>(100)), schema).size() == 20);
}
