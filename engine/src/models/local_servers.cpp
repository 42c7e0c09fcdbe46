// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/local_servers.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <thread>

#include "http/http.hpp"
#include "maquette/error.hpp"

namespace maquette {
namespace {

/// Something else may listen on such a port, so only a list of models counts.
std::optional<local_server> ask(const usual_place& place) {
  using std::chrono::milliseconds;
  http::request request{place.base_url + "/models", {}, {}, {}};
  request.limits = {milliseconds(300), milliseconds(800), milliseconds(300), std::size_t{1} << 20U};
  try {
    const auto answer = nlohmann::json::parse(http::send(request, {}).body, nullptr, false);
    if (!answer.is_object() || !answer.contains("data") || !answer["data"].is_array()) return std::nullopt;
    local_server server{place.provider, place.base_url, {}};
    for (const auto& each : answer["data"])
      if (each.is_object() && each.contains("id") && each["id"].is_string())
        server.models.push_back(each["id"]);
    return server;
  } catch (const provider_error&) {
    return std::nullopt;
  }
}

}  // namespace

const std::vector<usual_place>& usual_places() {
  static const std::vector<usual_place> places = {
      {"lmstudio", "http://localhost:1234/v1"},
      {"ollama", "http://localhost:11434/v1"},
      {"llamacpp", "http://localhost:8080/v1"},
      {"vllm", "http://localhost:8000/v1"},
  };
  return places;
}

std::vector<local_server> find_local_servers(const std::vector<usual_place>& places) {
  std::vector<std::optional<local_server>> answers(places.size());
  {
    std::vector<std::jthread> asking;
    for (std::size_t i = 0; i < places.size(); ++i)
      asking.emplace_back([&, i] { answers[i] = ask(places[i]); });
  }
  std::vector<local_server> found;
  for (auto& answer : answers)
    if (answer) found.push_back(std::move(*answer));
  return found;
}

}  // namespace maquette
