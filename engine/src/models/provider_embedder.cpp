// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "http/http.hpp"
#include "maquette/embeddings.hpp"
#include "maquette/error.hpp"
#include "models/refusal.hpp"
#include "models/retry.hpp"

namespace maquette {
namespace {

using nlohmann::json;

constexpr std::size_t texts_a_request = 96;
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
    provider_.name = http::host_of(settings.url);
    provider_.key_env = "MAQUETTE_EMBEDDINGS_KEY";
    provider_.secret = settings.secret;
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
    http::request request{settings_.url + "/embeddings", {"Content-Type: application/json"}, body.dump(), {}};
    if (!settings_.secret.empty())
      request.headers.push_back("Authorization: Bearer " + settings_.secret.reveal());
    return with_retries({}, {}, [&] {
      http::response answer = http::send(request, {});
      if (answer.status != 200) throw refusal_of(provider_, settings_.model, answer);
      return answer;
    });
  }

  embedding_settings settings_;
  provider_settings provider_;  ///< what refusals are told of
  std::size_t dimensions_ = 0;
};

}  // namespace

std::unique_ptr<embedder> make_provider_embedder(const embedding_settings& settings) {
  return std::make_unique<provider_embedder>(settings);
}

}  // namespace maquette
