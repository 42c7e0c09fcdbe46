// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/model_trial.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <functional>
#include <utility>

#include "maquette/embeddings.hpp"
#include "maquette/error.hpp"
#include "maquette/providers.hpp"
#include "models/base64.hpp"

namespace maquette {
namespace {

/// A red square of 32 pixels.
constexpr const char* small_picture =
    "iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAKklEQVR42mM4oaFBU8QwasGoBaMWjFowasGoBaMWjFowasGo"
    "BaMWDBULABo2YD0ttAhSAAAAAElFTkSuQmCC";

model_request small_question(const std::string& role) {
  model_request asked;
  asked.system = "You are the " + role + " of a modelling team. This only tests the connection.";
  message words{speaker::user, {}};
  if (role == "critic" || role == "verifier")
    words.parts.emplace_back(picture{"image/png", from_base64(small_picture).value_or("")});
  words.parts.emplace_back(text_part{"Answer with the one word: ready"});
  asked.messages = {std::move(words)};
  return asked;
}

/// What is wrong with the reply; empty where it is one.
std::string fault_of(const model_reply& reply) {
  if (reply.text.find_first_not_of(" \t\r\n") != std::string::npos) return "";
  if (reply.reason == finish::refusal) return "The model refused to answer. Choose another.";
  if (reply.reason == finish::length)
    return "The model used up max_tokens before it said a word. Raise max_tokens of this role in "
           "models.toml.";
  return "The model answered with nothing. Choose another, or look at its server's log.";
}

std::string ask(const model_settings& settings, const std::string& role, std::stop_token stop,
                std::string& model) {
  const provider_settings& provider = settings.provider_of(role);
  if (role == "embedder") {
    make_provider_embedder(*embedding_settings_of(settings))->embed("ready");
    return "";
  }
  const model_reply reply =
      make_provider_model(provider, *settings.role(role))->ask(small_question(role), std::move(stop));
  model = reply.model;
  return fault_of(reply);
}

std::string works_in(double seconds) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "works, %.1f s", seconds);
  return text.data();
}

}  // namespace

model_trial try_model(const model_settings& settings, const std::string& role, std::stop_token stop) {
  model_trial trial;
  if (const auto chosen = settings.role(role)) trial.model = chosen->model;
  const auto begin = std::chrono::steady_clock::now();
  try {
    if (role == "image") {
      const bool set = make_image_model(settings) != nullptr;
      return {set, set ? "is set; it was not asked, because a picture costs money" : "No image model is set.",
              0.0, trial.model};
    }
    trial.text = ask(settings, role, std::move(stop), trial.model);
  } catch (const cancelled&) {
    throw;
  } catch (const error& fault) {
    trial.text = fault.what();
  }
  trial.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  trial.ok = trial.text.empty();
  if (trial.ok) trial.text = works_in(trial.seconds);
  return trial;
}

}  // namespace maquette
