// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/model_overview.hpp"

#include <fstream>
#include <map>

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include "support/thrown.hpp"

using namespace maquette;
using nlohmann::json;

namespace {

json overview(const std::string& file, const std::map<std::string, std::string>& values,
              const json& preferences = json::object()) {
  const temporary_folder home;
  std::ofstream(home / "models.toml") << file;
  return model_overview(
      home.path(),
      [&](const std::string& name) -> std::optional<std::string> {
        const auto found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional(found->second);
      },
      preferences);
}

json named(const json& list, const std::string& field, const std::string& name) {
  for (const json& each : list)
    if (each.at(field) == name) return each;
  return nullptr;
}

const std::string file = R"(
[roles.default]
provider = "anthropic"
model = "claude-a"
[roles.coder]
model = "claude-b"
provider = "anthropic"
max_tokens = 500
[limits]
money_a_session = 2.5
)";

}  // namespace

TEST_CASE("each setting says where it comes from") {
  const json found = overview(file, {{"ANTHROPIC_API_KEY", "sk-secret"}},
                              {{"roles", {{"critic", {{"model", "claude-c"}, {"provider", "anthropic"}}}}}});
  CHECK(named(found["roles"], "role", "planner")["from"]["model"] == "models.toml: roles.default");
  CHECK(named(found["roles"], "role", "coder")["from"]["model"] == "models.toml: roles.coder");
  CHECK(named(found["roles"], "role", "coder")["from"]["temperature"] == "not set");
  CHECK(named(found["roles"], "role", "critic")["from"]["model"] == "preferences: roles.critic");
  CHECK(named(found["roles"], "role", "image")["model"] == "");
  const json limit = named(found["limits"], "name", "money_a_session");
  CHECK(limit["value"] == 2.5);
  CHECK(limit["from"] == "models.toml: limits");
  CHECK(named(found["limits"], "name", "tokens_a_run")["from"] == "not set");
}

TEST_CASE("a key is never told, only whether there is one and whence") {
  const json found = overview(file, {{"ANTHROPIC_API_KEY", "sk-secret"}});
  const json provider = named(found["providers"], "name", "anthropic");
  CHECK(provider["has_key"] == true);
  CHECK(provider["used"] == true);
  CHECK(provider["from"]["key"] == "environment: ANTHROPIC_API_KEY");
  CHECK(named(found["providers"], "name", "openai")["has_key"] == false);
  CHECK_FALSE(says(found.dump(), "sk-secret"));
}

TEST_CASE("the environment goes before all, and says so") {
  const json found = overview(file, {{"MAQUETTE_MODEL", "m"},
                                     {"MAQUETTE_MODEL_URL", "http://localhost:9/v1"},
                                     {"MAQUETTE_MODEL_KEY", "k"}});
  const json coder = named(found["roles"], "role", "coder");
  CHECK(coder["model"] == "m");
  CHECK(coder["from"]["model"] == "environment: MAQUETTE_MODEL");
  CHECK(coder["from"]["provider"] == "environment: MAQUETTE_MODEL_URL");
  CHECK(coder["from"]["max_tokens"] == "models.toml: roles.coder");
  CHECK(named(found["providers"], "name", coder["provider"])["from"]["base_url"] ==
        "environment: MAQUETTE_MODEL_URL");
}
