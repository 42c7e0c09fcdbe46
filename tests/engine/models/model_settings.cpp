// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/model_settings.hpp"

#include <fstream>

#include "maquette/error.hpp"
#include "maquette/providers.hpp"
#include "support/temporary_folder.hpp"
#include "support/thrown.hpp"

using namespace maquette;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

using variables = std::map<std::string, std::string>;

environment with(const variables& values) {
  return [values](const std::string& name) -> std::optional<std::string> {
    const auto found = values.find(name);
    return found == values.end() ? std::nullopt : std::optional(found->second);
  };
}

model_settings read(const std::string& file, const variables& values = {},
                    const json& preferences = json::object()) {
  const temporary_folder home;
  if (!file.empty()) std::ofstream(home / "models.toml") << file;
  return read_model_settings(home.path(), with(values), preferences);
}

std::string fault_of(const std::string& file, const variables& values = {},
                     const json& preferences = json::object()) {
  return thrown<input_error>([&] { read(file, values, preferences); }).what();
}

const std::string two_roles = R"(
[roles.default]
provider = "anthropic"
model = "claude-a"
temperature = 0.2
[roles.critic]
model = "claude-b"
max_tokens = 500
)";

}  // namespace

TEST_CASE("without settings no role has a model, and asking for one says what to set") {
  const model_settings settings = read("");
  CHECK_FALSE(settings.role("coder"));
  CHECK(says(thrown<input_error>([&] { settings.provider_of("coder"); }).what(), "Set MAQUETTE_MODEL"));
  CHECK_THROWS_AS(make_role_model(settings, "coder", {}), input_error);
  CHECK(make_image_model(settings) == nullptr);
}

TEST_CASE("each role has its own model, and what it leaves open is as default says") {
  const model_settings settings = read(two_roles, {{"ANTHROPIC_API_KEY", "sk-ant-1"}});
  CHECK(settings.role("coder")->model == "claude-a");
  CHECK(settings.role("critic")->model == "claude-b");
  CHECK(settings.role("critic")->temperature == 0.2);
  CHECK(settings.role("critic")->max_tokens == 500);
  CHECK_FALSE(settings.role("coder")->max_tokens);
  CHECK(settings.provider_of("critic").secret.reveal() == "sk-ant-1");
  CHECK_FALSE(settings.role("embedder"));
  CHECK_FALSE(settings.role("image"));
}

TEST_CASE("a provider of one's own is described in the file") {
  const auto provider = read(R"(
[providers.work]
kind = "gemini"
base_url = "https://models.example.com/v1/"
key_env = "WORK_KEY"
first_byte_seconds = 2.5
[roles.coder]
provider = "work"
model = "m"
)",
                             {{"WORK_KEY", "secret-1"}})
                            .provider_of("coder");
  CHECK(provider.kind == provider_kind::gemini);
  CHECK(provider.base_url == "https://models.example.com/v1");
  CHECK(provider.first_byte_limit == 2500ms);
  CHECK(provider.secret.reveal() == "secret-1");
}

TEST_CASE("preferences go before the file, and the environment before both") {
  const json preferences{{"providers", {{"anthropic", {{"key", "sk-preferred"}}}}},
                         {"roles", {{"coder", {{"model", "claude-c"}}}}}};
  const model_settings settings = read(two_roles, {{"ANTHROPIC_API_KEY", "sk-ant-1"}}, preferences);
  CHECK(settings.role("coder")->model == "claude-c");
  CHECK(settings.role("planner")->model == "claude-a");
  CHECK(settings.provider_of("coder").secret.reveal() == "sk-preferred");
  const model_settings overridden =
      read(two_roles, {{"MAQUETTE_MODEL", "qwen3:8b"}, {"MAQUETTE_MODEL_KIND", "ollama"}}, preferences);
  CHECK(overridden.role("coder")->model == "qwen3:8b");
  CHECK(overridden.provider_of("critic").base_url == "http://localhost:11434/v1");
}

TEST_CASE("a model that is named alone is looked for where its name says") {
  const auto provider_for = [](const std::string& model, variables values) {
    values["MAQUETTE_MODEL"] = model;
    return read("", values).role("coder")->provider;
  };
  CHECK(provider_for("claude-x", {}) == "anthropic");
  CHECK(provider_for("gemini-x", {}) == "gemini");
  CHECK(provider_for("gpt-x", {{"OPENAI_API_KEY", "a"}}) == "openai");
  CHECK(provider_for("meta/llama", {{"OPENAI_API_KEY", "a"}, {"OPENROUTER_API_KEY", "b"}}) == "openrouter");
  CHECK(provider_for("gpt-x", {{"OPENROUTER_API_KEY", "b"}}) == "openrouter");
}

TEST_CASE("an address of one's own gets no key but its own") {
  const variables values{{"MAQUETTE_MODEL", "m"},
                         {"MAQUETTE_MODEL_URL", "https://models.example.com/v1/"},
                         {"OPENAI_API_KEY", "sk-openai"}};
  const auto provider = read("", values).provider_of("coder");
  CHECK(provider.base_url == "https://models.example.com/v1");
  CHECK(provider.secret.empty());
  variables own = values;
  own["MAQUETTE_MODEL_KEY"] = "mine";
  own["MAQUETTE_MODEL_KIND"] = "anthropic";
  CHECK(read("", own).provider_of("coder").secret.reveal() == "mine");
  CHECK(read("", own).provider_of("coder").kind == provider_kind::anthropic);
}

TEST_CASE("Anthropic's address may be given with its version") {
  const variables values{{"MAQUETTE_MODEL", "m"},
                         {"MAQUETTE_MODEL_URL", "https://proxy.example.com/anthropic/v1"},
                         {"MAQUETTE_MODEL_KIND", "anthropic"}};
  CHECK(read("", values).provider_of("coder").base_url == "https://proxy.example.com/anthropic");
}

TEST_CASE("a key in the file is refused, and not quoted") {
  const std::string fault = fault_of("[providers.openai]\nkey = \"sk-in-the-file\"\n");
  CHECK(says(fault, "keys are not read from files"));
  CHECK_FALSE(says(fault, "sk-in-the-file"));
}

TEST_CASE("limits are read") {
  const model_settings settings =
      read("[limits]\ntokens_a_run = 5\nmoney_a_run = 0.5\nmoney_a_session = 2\n");
  CHECK(settings.run_caps.tokens == 5);
  CHECK(settings.run_caps.money == 0.5);
  CHECK(settings.session_caps.money == 2.0);
  CHECK_FALSE(settings.session_caps.tokens);
}

TEST_CASE("what cannot be used is told of with its place and what would do") {
  CHECK(says(fault_of("[roles.coder\n"), "models.toml, line 1"));
  CHECK(says(fault_of("[rolls.coder]\n"), "knows no table \"rolls\""));
  CHECK(says(fault_of("[roles.artist]\nmodel = \"m\"\n"), "knows no role \"artist\""));
  CHECK(says(fault_of("[roles.coder]\nmodell = \"m\"\n"),
             "roles.coder knows no \"modell\". It takes: max_tokens, model"));
  CHECK(says(fault_of("[roles.coder]\nmodel = 3\n"), "roles.coder.model must be a text in quotes, not 3"));
  CHECK(says(fault_of("[roles.coder]\nmax_tokens = 0\n"), "a whole number from 1"));
  CHECK(says(fault_of("[roles.coder]\ntemperature = -1\n"), "a number from 0"));
  CHECK(says(fault_of("[roles.coder]\nprovider = \"openai\"\n"), "names no model"));
  CHECK(says(fault_of("[roles.coder]\nprovider = \"acme\"\nmodel = \"m\"\n"), "[providers.acme]"));
  CHECK(says(fault_of("[providers.acme]\nkind = \"openai\"\n"), "needs a base_url"));
  CHECK(says(fault_of("[providers.openai]\nkind = \"cohere\"\n"), "must be openai"));
  CHECK(
      says(fault_of("", {{"MAQUETTE_MODEL", "m"}, {"MAQUETTE_MODEL_KIND", "acme"}}), "MAQUETTE_MODEL_KIND"));
  CHECK(says(fault_of("", {{"MAQUETTE_MODEL_URL", "http://localhost:1/v1"}}), "Name the model, too"));
  CHECK(says(fault_of("", {}, json::parse(R"({"roles": 3})")), "The preferences: roles must be a table"));
}

TEST_CASE("the embedder's settings are those of its provider, where that makes embeddings") {
  CHECK_FALSE(embedding_settings_of(read("")));
  const auto local =
      embedding_settings_of(read("[roles.embedder]\nprovider = \"ollama\"\nmodel = \"nomic\"\n"));
  REQUIRE(local);
  CHECK(local->url == "http://localhost:11434/v1");
  CHECK(local->model == "nomic");
  const auto gemini = embedding_settings_of(read("[roles.embedder]\nprovider = \"gemini\"\nmodel = \"e\"\n"));
  CHECK(gemini->url == "https://generativelanguage.googleapis.com/v1beta/openai");
  CHECK_THROWS_AS(embedding_settings_of(read("[roles.embedder]\nprovider = \"anthropic\"\nmodel = \"e\"\n")),
                  input_error);
}
