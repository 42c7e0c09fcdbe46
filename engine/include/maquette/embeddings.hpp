// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "maquette/key.hpp"
#include "maquette/retriever.hpp"

namespace maquette {

/// A provider that embeds texts by OpenAI's protocol (OpenAI, OpenRouter, Ollama, LM Studio, vLLM,
/// llama.cpp): POST {url}/embeddings. The key goes into the request's header and nowhere else.
struct embedding_settings {
  std::string url;  ///< such as "http://localhost:11434/v1"
  std::string model;
  key secret;
};

/// An embedder that asks a provider, many texts at a time, and tries again after 408, 409, 429 and 5xx. Asks
/// once to learn how long its vectors are. Throws provider_error.
std::unique_ptr<embedder> make_provider_embedder(const embedding_settings& settings);

}  // namespace maquette
