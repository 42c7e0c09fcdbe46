// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema_dialects.hpp"

#include "support/catch.hpp"

using namespace maquette;
using nlohmann::json;

namespace {

const json open_schema = json::parse(R"({
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object", "required": ["parts"],
  "properties": {"parts": {"type": "array", "minItems": 2, "maxItems": 9, "items": {
    "type": "object", "properties": {
      "count": {"type": "integer", "minimum": 1, "maximum": 8, "description": "how many"},
      "name": {"type": "string", "enum": ["minimum"]}}}}}})");

}  // namespace

TEST_CASE("limits that are refused move into the descriptions, at every depth") {
  const json plain = without_limits(open_schema);
  const json& parts = plain["properties"]["parts"];
  CHECK(parts["description"] == "(maxItems 9, minItems 2)");
  CHECK_FALSE(parts.contains("minItems"));
  CHECK(parts["items"]["properties"]["count"] ==
        json({{"type", "integer"}, {"description", "how many (maximum 8, minimum 1)"}}));
}

TEST_CASE("objects are closed, and what is not a limit stays as it was") {
  const json plain = without_limits(open_schema);
  CHECK(plain["additionalProperties"] == false);
  CHECK(plain["properties"]["parts"]["items"]["additionalProperties"] == false);
  CHECK(plain["required"] == open_schema["required"]);
  CHECK(plain["properties"]["parts"]["items"]["properties"]["name"] ==
        open_schema["properties"]["parts"]["items"]["properties"]["name"]);
  CHECK_FALSE(plain.contains("$schema"));
}

TEST_CASE("a property that is named as a keyword is a property") {
  const json schema{{"type", "object"}, {"properties", {{"maximum", {{"type", "number"}}}}}};
  CHECK(without_limits(schema)["properties"].contains("maximum"));
}

TEST_CASE("alternatives and definitions are gone through, too") {
  const json schema{{"anyOf", {{{"type", "string"}, {"minLength", 3}}, {{"type", "null"}}}},
                    {"$defs", {{"n", {{"type", "number"}, {"maximum", 1}}}}}};
  const json plain = without_limits(schema);
  CHECK_FALSE(plain["anyOf"][0].contains("minLength"));
  CHECK_FALSE(plain["$defs"]["n"].contains("maximum"));
}

TEST_CASE("strict mode takes only closed objects whose properties are all required") {
  json strict = json::parse(R"({"type": "object", "additionalProperties": false, "required": ["a"],
    "properties": {"a": {"type": "array", "items": {"type": "object", "additionalProperties": false,
      "required": [], "properties": {}}}}})");
  CHECK(fits_strict_mode(strict));
  CHECK_FALSE(fits_strict_mode(open_schema));
  strict["properties"]["a"]["items"]["properties"]["b"] = {{"type", "string"}};
  CHECK_FALSE(fits_strict_mode(strict));
}

TEST_CASE("references are replaced by what they point to, with what stands beside them") {
  const json schema = json::parse(R"({"type": "object",
    "properties": {"size": {"$ref": "#/definitions/metres", "description": "width"},
                   "list": {"type": "array", "items": {"$ref": "#/$defs/pair"}}},
    "definitions": {"metres": {"type": "number", "minimum": 0, "description": "metres"}},
    "$defs": {"pair": {"type": "array", "items": {"$ref": "#/definitions/metres"}}}})");
  const json plain = without_references(schema);
  CHECK(plain["properties"]["size"] == json({{"type", "number"}, {"minimum", 0}, {"description", "width"}}));
  CHECK(plain["properties"]["list"]["items"]["items"] == schema["definitions"]["metres"]);
  CHECK_FALSE(plain.contains("definitions"));
  CHECK_FALSE(plain.contains("$defs"));
}

TEST_CASE("a schema that refers to itself keeps its references, and one that points nowhere too") {
  const json tree = json::parse(R"({"$ref": "#/definitions/node", "definitions": {"node": {"type": "object",
    "properties": {"children": {"type": "array", "items": {"$ref": "#/definitions/node"}}}}}})");
  const json plain = without_references(tree);
  CHECK(plain["type"] == "object");
  CHECK(plain["definitions"]["node"]["type"] == "object");
  const json nowhere{{"$ref", "#/definitions/none"}};
  CHECK(without_references(nowhere) == nowhere);
}
