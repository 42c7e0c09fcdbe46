// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace maquette {

/// Where a server of models usually listens on this machine.
struct usual_place {
  std::string provider;  ///< its name in the settings: "ollama"
  std::string base_url;
};

struct local_server {
  std::string provider;
  std::string base_url;
  std::vector<std::string> models;  ///< as it lists them; may be empty
};

/// LM Studio (port 1234), Ollama (11434), llama.cpp (8080), vLLM (8000).
const std::vector<usual_place>& usual_places();

/// The servers that list their models by OpenAI's protocol. Asks all places at once and waits at most a
/// second; what is not there is no fault. To be called from a thread that may wait.
std::vector<local_server> find_local_servers(const std::vector<usual_place>& places = usual_places());

}  // namespace maquette
