// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/refusal.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <nlohmann/json.hpp>

#include "http/date.hpp"
#include "models/wire.hpp"

namespace maquette {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

/// {"error": {"message": ...}} of them all, {"error": "..."} of Ollama, [{"error": ...}] of Gemini's stream.
json error_in(const std::string& body) {
  json document = json::parse(body, nullptr, false);
  if (document.is_array() && !document.empty()) document = document[0];
  if (!document.is_object()) return nullptr;
  if (document.contains("error")) return document["error"];
  return document;
}

std::string set_the_key(const provider_settings& provider) {
  if (provider.key_env.empty()) return "Name the variable that holds its key (key_env) in models.toml.";
  return (provider.secret.empty() ? "Set " : "Look at the key in ") + provider.key_env +
         ", or give a key in the add-on's preferences.";
}

std::string look_at_address(const provider_settings& provider) {
  const bool bare = provider.kind == provider_kind::openai &&
                    provider.base_url.ends_with("//" + http::host_of(provider.base_url));
  return bare ? "OpenAI's protocol usually lies below /v1: try that at the end of its address."
              : "Look at both in models.toml.";
}

bool wants_key(const http::response& answer) {
  // Gemini says so with 400.
  return answer.status == 401 || answer.status == 403 ||
         (answer.status == 400 && answer.body.find("API_KEY_INVALID") != std::string::npos);
}

bool out_of_credit(const http::response& answer) {
  return answer.status == 402 || answer.body.find("insufficient_quota") != std::string::npos ||
         answer.body.find("credit balance is too low") != std::string::npos;
}

std::string advice(const provider_settings& provider, const std::string& model,
                   const http::response& answer) {
  const std::string status = " (HTTP " + std::to_string(answer.status) + ")";
  if (wants_key(answer)) return " refused the key" + status + ". " + set_the_key(provider);
  if (out_of_credit(answer)) return " has no credit left for this key" + status + ". Look at your account.";
  switch (answer.status) {
    case 404:
      return " does not know the model \"" + model + "\", or its address is another" + status + ". " +
             look_at_address(provider);
    case 413:
      return " finds the request too large" + status + ". Use fewer or smaller pictures.";
    case 429:
      return " is asked too often" + status + ". Wait a little, or use another model.";
    default:
      if (answer.status >= 500 || answer.status == 408 || answer.status == 409)
        return " is in trouble itself" + status + ". Try again later.";
      return " did not accept the request" + status + ".";
  }
}

}  // namespace

std::string in_short(const std::string& text) {
  constexpr std::size_t longest = 300;
  std::string plain;
  bool space = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isspace(byte) != 0 || byte < 32) {
      space = !plain.empty();
      continue;
    }
    if (std::exchange(space, false)) plain += ' ';
    plain += c;
  }
  if (plain.size() <= longest) return plain;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(plain[end]) & 0xC0U) == 0x80U) --end;  // not within a letter
  return plain.substr(0, end) + "...";
}

std::string said_in(const std::string& body, const key& secret) {
  const json error = error_in(body);
  std::string said = error.is_string() ? error.get<std::string>() : std::string();
  if (error.is_object()) said = text_in(error, "message");
  return in_short(secret.redact(said.empty() ? body : said));
}

std::optional<milliseconds> wait_in(const http::response& answer) {
  if (const auto header = answer.headers.find("retry-after"); header != answer.headers.end()) {
    double seconds = 0;
    const char* end = header->second.data() + header->second.size();
    const auto read = std::from_chars(header->second.data(), end, seconds);
    if (read.ec == std::errc() && read.ptr == end && seconds >= 0 && seconds < 1e6)
      return milliseconds(static_cast<std::int64_t>(seconds * 1000));
    return http::until(header->second);
  }
  const json details =
      error_in(answer.body).is_object() ? error_in(answer.body).value("details", json()) : json();
  for (const json& detail : details) {
    const std::string delay = detail.is_object() ? text_in(detail, "retryDelay") : "";
    double seconds = 0;
    if (std::from_chars(delay.data(), delay.data() + delay.size(), seconds).ec == std::errc() &&
        seconds < 1e6)
      return milliseconds(static_cast<std::int64_t>(seconds * 1000));
  }
  return std::nullopt;
}

provider_error refusal_of(const provider_settings& provider, const std::string& model,
                          const http::response& answer) {
  const std::string said = said_in(answer.body, provider.secret);
  const bool busy =
      answer.status == 408 || answer.status == 409 || answer.status == 429 || answer.status >= 500;
  return {"The provider \"" + provider.name + "\"" + advice(provider, model, answer) +
              (said.empty() ? "" : " It says: " + said),
          busy && !out_of_credit(answer), wait_in(answer)};
}

}  // namespace maquette
