// SPDX-License-Identifier: GPL-3.0-or-later
#include "retrieval/query.hpp"

#include <map>

#include "support/catch.hpp"

namespace {

std::map<std::string, float> weights(std::string_view question) {
  std::map<std::string, float> found;
  for (const auto& [token, weight] : maquette::retrieval::query_tokens(question)) found[token] = weight;
  return found;
}

}  // namespace

TEST_CASE("words that only hold a sentence together are not searched for") {
  const auto found = weights("how do I bevel the edges of it");
  CHECK(found.size() == 2);
  CHECK(found.contains("bevel"));
}

TEST_CASE("an identifier counts more than a word") {
  const auto found = weights("size of primitive_cube_add");
  CHECK(found.at("primitive_cube_add") > found.at("size"));
}

TEST_CASE("of an error message the names count, and what every such message says hardly") {
  const auto found = weights("AttributeError: 'Mesh' object has no attribute 'use_auto_smooth'");
  CHECK(found.at("use_auto_smooth") >= 1.0F);
  CHECK(found.at("mesh") == 1.0F);
  CHECK(found.at("object") < 0.2F);
  CHECK(weights("select an object").at("object") == 1.0F);
}

TEST_CASE("a usual word that the message quotes is a name") {
  const auto found = weights("AttributeError: 'Object' object has no attribute 'rotation'");
  CHECK(found.at("object") > 0.5F);
}

TEST_CASE("a question of no words is none") {
  CHECK(weights("").empty());
  CHECK(weights("?!").empty());
}
