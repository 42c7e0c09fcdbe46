// SPDX-License-Identifier: GPL-3.0-or-later
// OpenAI: platform.openai.com/docs/api-reference/images/create, openai-python types/image_generate_params.py.
// Gemini: ai.google.dev/gemini-api/docs/image-generation.
#include <atomic>

#include "http/http.hpp"
#include "maquette/error.hpp"
#include "maquette/providers.hpp"
#include "models/base64.hpp"
#include "models/gemini_content.hpp"
#include "models/refusal.hpp"
#include "models/request_limits.hpp"
#include "models/retry.hpp"
#include "models/wire.hpp"

namespace maquette {
namespace {

using nlohmann::json;

/// One POST and its answer, which is asked for again where that may help.
class image_provider {
 public:
  image_provider(const provider_settings& provider, const role_settings& role, retry_policy policy)
      : provider_(provider), role_(role), policy_(policy), wire_(make_wire(provider.kind)) {}

  const std::string& model() const { return role_.model; }

  /// The answer, of whatever status; only what may pass is not given out but asked for again.
  http::response post(const std::string& path, const json& body, const std::stop_token& stop) const {
    http::request wanted{provider_.base_url + path,
                         {"Content-Type: application/json"},
                         body.dump(-1, ' ', false, json::error_handler_t::replace),
                         limits_of(provider_)};
    if (!provider_.secret.empty()) wanted.headers.push_back(wire_->key_header(provider_.secret));
    return with_retries(policy_, stop, [&] {
      http::response answer = http::send(wanted, stop);
      const provider_error refusal = this->refusal(answer);
      if (answer.status >= 300 && refusal.may_pass()) throw refusal;
      return answer;
    });
  }

  provider_error refusal(const http::response& answer) const {
    return refusal_of(provider_, role_.model, answer);
  }

  /// The picture of an answer's base64. Throws where it is none.
  picture decoded(std::string media_type, const std::string& data) const {
    const auto bytes = from_base64(data);
    if (!bytes || bytes->empty())
      throw provider_error("The provider \"" + provider_.name + "\" answered without a picture. Does \"" +
                           role_.model + "\" draw?");
    return {std::move(media_type), *bytes};
  }

 private:
  provider_settings provider_;
  role_settings role_;
  retry_policy policy_;
  std::unique_ptr<wire> wire_;
};

std::int64_t tokens(const json& used, const char* key) {
  const auto found = used.find(key);
  return found != used.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

json object_in(const json& answer, const char* key) {
  const auto found = answer.is_object() ? answer.find(key) : answer.end();
  return found != answer.end() && found->is_object() ? *found : json::object();
}

std::string media_type_of(const std::string& base64) {
  // The first bytes of the formats, as base64 has them.
  if (base64.starts_with("/9j/")) return "image/jpeg";
  if (base64.starts_with("UklG")) return "image/webp";
  return "image/png";
}

class openai_image_model final : public image_model {
 public:
  explicit openai_image_model(image_provider provider) : provider_(std::move(provider)) {}

  bool takes_reference() const override { return false; }

  const std::string& name() const override { return provider_.model(); }

  picture_reply draw(const picture_request& request, std::stop_token stop) override {
    for (;;) {
      // dall-e and most other servers answer with a link unless told otherwise; gpt-image refuses to be told.
      const bool format = names_format_;
      json body{{"model", provider_.model()}, {"prompt", request.prompt}, {"n", 1}, {"size", "1024x1024"}};
      if (format) body["response_format"] = "b64_json";
      const http::response answer = provider_.post("/images/generations", body, stop);
      if (answer.status == 200) return read(answer.body);
      if (answer.body.find("moderation_blocked") != std::string::npos)
        throw model_error("The image model will not draw this. Say it in other words.");
      if (!format || answer.body.find("response_format") == std::string::npos)
        throw provider_.refusal(answer);
      names_format_ = false;
    }
  }

 private:
  picture_reply read(const std::string& body) const {
    const json answer = json::parse(body, nullptr, false);
    const json data = answer.is_object() ? answer.value("data", json::array()) : json::array();
    const std::string encoded = data.is_array() && !data.empty() ? text_in(data[0], "b64_json") : "";
    const json used = object_in(answer, "usage");
    return {provider_.decoded(media_type_of(encoded), encoded),
            {.tokens_in = tokens(used, "input_tokens"),
             .tokens_out = tokens(used, "output_tokens"),
             .money = std::nullopt}};
  }

  image_provider provider_;
  std::atomic<bool> names_format_{true};
};

class gemini_image_model final : public image_model {
 public:
  explicit gemini_image_model(image_provider provider) : provider_(std::move(provider)) {}

  bool takes_reference() const override { return true; }

  const std::string& name() const override { return provider_.model(); }

  picture_reply draw(const picture_request& request, std::stop_token stop) override {
    json parts = json::array({{{"text", request.prompt}}});
    if (request.reference) parts.push_back(gemini_picture(*request.reference));
    const json body{{"contents", json::array({{{"role", "user"}, {"parts", std::move(parts)}}})},
                    {"generationConfig",
                     {{"responseModalities", {"TEXT", "IMAGE"}}, {"imageConfig", {{"aspectRatio", "1:1"}}}}}};
    const http::response answer =
        provider_.post("/models/" + provider_.model() + ":generateContent", body, stop);
    if (answer.status != 200) throw provider_.refusal(answer);
    return read(answer.body);
  }

 private:
  static usage taken(const json& answer) {
    const json used = object_in(answer, "usageMetadata");
    return {.tokens_in = tokens(used, "promptTokenCount"),
            .tokens_out = tokens(used, "candidatesTokenCount") + tokens(used, "thoughtsTokenCount"),
            .money = std::nullopt};
  }

  picture_reply read(const std::string& body) const {
    const json answer = json::parse(body, nullptr, false);
    if (!answer.is_object()) return {provider_.decoded("", ""), {}};
    std::string words;
    const json candidates = answer.value("candidates", json::array());
    const json candidate = candidates.empty() ? json::object() : candidates[0];
    const json content = candidate.value("content", json::object());
    for (const json& part : content.value("parts", json::array())) {
      const json data = part.value("inlineData", json::object());
      if (const std::string encoded = text_in(data, "data"); !encoded.empty())
        return {provider_.decoded(text_in(data, "mimeType"), encoded), taken(answer)};
      words += text_in(part, "text");
    }
    const std::string reason = text_in(candidate, "finishReason");
    if (words.empty() && (reason.empty() || reason == "STOP")) return {provider_.decoded("", ""), {}};
    throw model_error("The image model drew nothing: " + (words.empty() ? reason + "." : words) +
                      " Say it in other words.");
  }

  image_provider provider_;
};

}  // namespace

std::unique_ptr<image_model> make_image_model(const model_settings& settings, retry_policy policy) {
  const auto role = settings.role("image");
  if (!role) return nullptr;
  const provider_settings& provider = settings.provider_of("image");
  switch (provider.kind) {
    case provider_kind::openai:
      return std::make_unique<openai_image_model>(image_provider(provider, *role, policy));
    case provider_kind::gemini:
      return std::make_unique<gemini_image_model>(image_provider(provider, *role, policy));
    case provider_kind::anthropic:
      break;
  }
  throw input_error("The provider \"" + provider.name +
                    "\" draws no pictures. Name another for the role \"image\".");
}

}  // namespace maquette
