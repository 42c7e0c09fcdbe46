// SPDX-License-Identifier: GPL-3.0-or-later
#include "maquette/recording.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <mutex>
#include <vector>

#include "maquette/error.hpp"
#include "models/exchange.hpp"

namespace maquette {
namespace {

using nlohmann::json;

std::size_t common_begin(const std::string& one, const std::string& other) {
  const auto end = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
  return static_cast<std::size_t>(end.first - one.begin());
}

/// A value as it is told of: a text from a little before the place where it differs.
std::string excerpt(const json& value, std::size_t differs) {
  constexpr std::size_t before = 20;
  constexpr std::size_t longest = 80;
  if (!value.is_string()) return value.dump().substr(0, longest);
  const auto& text = value.get_ref<const std::string&>();
  const std::size_t begin = differs > before ? differs - before : 0;
  const bool cut = begin + longest < text.size();
  return json((begin > 0 ? "..." : "") + text.substr(begin, longest) + (cut ? "..." : ""))
      .dump(-1, ' ', false, json::error_handler_t::replace);
}

/// The first thing in which two requests differ, in words.
std::string difference(const json& recorded, const json& asked) {
  const json change = json::diff(recorded, asked).at(0);
  json::json_pointer place(change.at("path").get<std::string>());
  if (change.at("op") == "add") {
    // "-" is the place after an array's last.
    if (place.back() == "-") place = place.parent_pointer() / recorded.at(place.parent_pointer()).size();
    return place.to_string() + " is new: " + excerpt(change.at("value"), 0);
  }
  const std::string where = place.to_string();
  if (change.at("op") == "remove") return where + " is gone";
  const json& before = recorded.at(place);
  const json& after = asked.at(place);
  const std::size_t differs = before.is_string() && after.is_string()
                                  ? common_begin(before.get<std::string>(), after.get<std::string>())
                                  : 0;
  return where + " was " + excerpt(before, differs) + " and is " + excerpt(after, differs);
}

}  // namespace

struct recording::state {
  std::string name;
  std::vector<json> exchanges;
  std::map<std::string, std::vector<std::size_t>> by_hash;
  std::map<std::string, std::size_t> asked;  ///< how often, by hash
  std::mutex mutex;

  std::string nearest_difference(const json& request) const {
    if (exchanges.empty()) return "It is empty.";
    // The request whose text has the longest beginning in common with this one's.
    const std::string text = question_in(request).dump(-1, ' ', false, json::error_handler_t::replace);
    const auto likeness = [&](const json& exchange) {
      return common_begin(
          question_in(exchange["request"]).dump(-1, ' ', false, json::error_handler_t::replace), text);
    };
    const auto nearest =
        std::max_element(exchanges.begin(), exchanges.end(),
                         [&](const json& one, const json& other) { return likeness(one) < likeness(other); });
    return "The nearest one, " + nearest->at("hash").get<std::string>() +
           ", differs: " + difference(question_in(nearest->at("request")), question_in(request)) + ".";
  }
};

recording::recording(const std::filesystem::path& file, bool may_be_cut) : state_(std::make_unique<state>()) {
  state_->name = file.filename().string();
  std::ifstream in(file, std::ios::binary);
  if (!in && !may_be_cut) throw data_error("There is no recording " + state_->name + ".");
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.find_first_not_of(" \r") == std::string::npos) continue;
    json exchange = json::parse(line, nullptr, false);
    if (exchange.is_object() && exchange.contains("rejected")) {
      if (may_be_cut) state_->by_hash.erase(exchange["rejected"].get<std::string>());
      continue;
    }
    try {
      exchange.at("pieces");
      reply_from_json(exchange.at("reply"));  // what cannot be replayed is told of now
      // The hash is made anew, so that a recording that was edited by hand still plays.
      exchange["hash"] = hash_of(exchange.at("request"));
    } catch (const json::exception&) {
      if (may_be_cut && in.peek() == std::ifstream::traits_type::eof()) break;
      throw data_error("Line " + std::to_string(number) + " of the recording " + state_->name +
                       " cannot be read. Record it again.");
    }
    state_->by_hash[exchange["hash"]].push_back(state_->exchanges.size());
    state_->exchanges.push_back(std::move(exchange));
  }
}

recording::~recording() = default;

const json* recording::next(const model_request& request) {
  const std::string hash = hash_of(request_to_json(request));
  const std::lock_guard lock(state_->mutex);
  const auto found = state_->by_hash.find(hash);
  if (found == state_->by_hash.end() || state_->asked[hash] >= found->second.size()) return nullptr;
  return &state_->exchanges[found->second[state_->asked[hash]++]];
}

const json& recording::find(const model_request& request) {
  const json asked = request_to_json(request);
  const std::string hash = hash_of(asked);
  const std::lock_guard lock(state_->mutex);
  const auto found = state_->by_hash.find(hash);
  if (found == state_->by_hash.end())
    throw data_error("The recording " + state_->name + " has no reply to this request (" + hash + "). " +
                     state_->nearest_difference(asked) + " Record it again.");
  const auto& turns = found->second;
  return state_->exchanges[turns[state_->asked[hash]++ % turns.size()]];
}

}  // namespace maquette
