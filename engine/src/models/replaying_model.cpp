// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "maquette/error.hpp"
#include "maquette/recording.hpp"
#include "models/exchange.hpp"

namespace maquette {
namespace {

using nlohmann::json;
using std::chrono::duration;

struct paced_piece {
  duration<double> at;  ///< from the request
  std::string text;
};

/// About four letters a token, never within a letter of UTF-8.
std::vector<paced_piece> spread(const std::string& text, const pacing& pace) {
  constexpr std::size_t letters = 4;
  std::vector<paced_piece> pieces;
  const duration<double> a_token(pace.tokens_a_second > 0 ? 1.0 / pace.tokens_a_second : 0.0);
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(begin + letters, text.size());
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    pieces.push_back(
        {pace.first_text + a_token * static_cast<double>(pieces.size()), text.substr(begin, end - begin)});
    begin = end;
  }
  return pieces;
}

std::vector<paced_piece> pieces_of(const json& exchange, const model_reply& reply, const pacing& pace) {
  if (!pace.as_recorded && pace.tokens_a_second <= 0) return {{pace.first_text, reply.text}};
  if (!pace.as_recorded) return spread(reply.text, pace);
  std::vector<paced_piece> pieces;
  for (const json& piece : exchange.at("pieces"))
    pieces.push_back({duration<double>(piece.at(0).get<double>()), piece.at(1)});
  return pieces;
}

class replaying_model final : public model {
 public:
  replaying_model(std::shared_ptr<recording> from, pacing pace) : from_(std::move(from)), pace_(pace) {}

  model_reply ask(const model_request& request, std::stop_token stop, const text_listener& on_text) override {
    const auto begin = std::chrono::steady_clock::now();
    const json& exchange = from_->find(request);
    model_reply reply = reply_from_json(exchange.at("reply"));
    std::string so_far;
    for (const paced_piece& piece : pieces_of(exchange, reply, pace_)) {
      sleep_until(begin + std::chrono::duration_cast<std::chrono::steady_clock::duration>(piece.at), stop);
      so_far += piece.text;
      if (on_text && !piece.text.empty()) on_text(so_far);
    }
    return reply;
  }

 private:
  static void sleep_until(std::chrono::steady_clock::time_point when, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_until(lock, stop, when, [] { return false; });
    if (stop.stop_requested()) throw cancelled();
  }

  std::shared_ptr<recording> from_;
  pacing pace_;
};

}  // namespace

std::unique_ptr<model> make_replaying_model(std::shared_ptr<recording> from, pacing pace) {
  return std::make_unique<replaying_model>(std::move(from), pace);
}

}  // namespace maquette
