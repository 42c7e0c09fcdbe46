// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>
#include <thread>

#include "http/http.hpp"
#include "maquette/embeddings.hpp"
#include "maquette/error.hpp"

namespace maquette {
namespace {

using nlohmann::json;

constexpr std::size_t texts_a_request = 96;
constexpr int attempts = 4;
/// The first wait before another attempt; each further one is twice as long. A provider's Retry-After goes
/// before.
constexpr std::chrono::milliseconds first_wait{500};
constexpr std::chrono::seconds longest_wait{30};

bool may_pass(long status) { return status == 408 || status == 409 || status == 429 || status >= 500; }

std::chrono::milliseconds wait_before(int attempt, const http::response& refused) {
  const auto asked = refused.headers.find("retry-after");
  if (asked != refused.headers.end() && !asked->second.empty() &&
      asked->second.find_first_not_of("0123456789") == std::string::npos && asked->second.size() < 6)
    return std::min(std::chrono::milliseconds(std::chrono::seconds(std::stoi(asked->second))),
                    std::chrono::milliseconds(longest_wait));
  return first_wait * (1 << attempt);
}

std::vector<float> unit_vector(const json& numbers) {
  auto vector = numbers.get<std::vector<float>>();
  double sum = 0;
  for (const float each : vector) sum += static_cast<double>(each) * static_cast<double>(each);
  const auto length = static_cast<float>(std::sqrt(sum));
  for (float& each : vector) each = length > 0.0F ? each / length : 0.0F;
  return vector;
}

class provider_embedder final : public embedder {
 public:
  explicit provider_embedder(const embedding_settings& settings) : settings_(settings) {
    dimensions_ = embed_all({"size"}).front().size();
  }

  std::size_t dimensions() const override { return dimensions_; }

  std::vector<float> embed(std::string_view text) const override {
    return embed_all({std::string(text)}).front();
  }

  std::vector<std::vector<float>> embed_all(const std::vector<std::string>& texts) const override {
    std::vector<std::vector<float>> vectors;
    vectors.reserve(texts.size());
    for (std::size_t begin = 0; begin < texts.size(); begin += texts_a_request) {
      const std::size_t end = std::min(texts.size(), begin + texts_a_request);
      ask({texts.begin() + static_cast<std::ptrdiff_t>(begin),
           texts.begin() + static_cast<std::ptrdiff_t>(end)},
          vectors);
    }
    return vectors;
  }

 private:
  void ask(const std::vector<std::string>& texts, std::vector<std::vector<float>>& vectors) const {
    const json answer =
        json::parse(post({{"model", settings_.model}, {"input", texts}}).body, nullptr, false);
    const json* data = answer.is_object() && answer.contains("data") ? &answer["data"] : nullptr;
    if (data == nullptr || !data->is_array() || data->size() != texts.size())
      throw provider_error("The embeddings provider answered without an embedding for each text. Does \"" +
                           settings_.model + "\" make embeddings?");
    const std::size_t first = vectors.size();
    vectors.resize(first + texts.size());
    try {
      for (std::size_t i = 0; i < data->size(); ++i) {
        const json& each = data->at(i);
        vectors.at(first + each.value("index", i)) = unit_vector(each.at("embedding"));
      }
    } catch (const std::exception&) {
      throw provider_error("The embeddings provider's answer could not be read.");
    }
    const bool same = std::all_of(
        vectors.begin() + static_cast<std::ptrdiff_t>(first), vectors.end(),
        [&](const auto& v) { return !v.empty() && (dimensions_ == 0 || v.size() == dimensions_); });
    if (!same) throw provider_error("The embeddings provider's vectors are not all of one length.");
  }

  http::response post(const json& body) const {
    http::request request{settings_.url + "/embeddings", {"Content-Type: application/json"}, body.dump()};
    if (!settings_.key.empty()) request.headers.push_back("Authorization: Bearer " + settings_.key);
    for (int attempt = 0;; ++attempt) {
      http::response answer = http::send(request, {});
      if (answer.status == 200) return answer;
      if (!may_pass(answer.status) || attempt + 1 == attempts)
        throw provider_error("The embeddings provider refused (HTTP " + std::to_string(answer.status) +
                             "). Look at the address, the model's name and the key.");
      std::this_thread::sleep_for(wait_before(attempt, answer));
    }
  }

  embedding_settings settings_;
  std::size_t dimensions_ = 0;
};

}  // namespace

std::unique_ptr<embedder> make_provider_embedder(const embedding_settings& settings) {
  return std::make_unique<provider_embedder>(settings);
}

}  // namespace maquette
