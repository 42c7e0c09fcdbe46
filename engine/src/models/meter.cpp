// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstdio>

#include "maquette/error.hpp"
#include "maquette/usage.hpp"

namespace maquette {
namespace {

void add_to(usage_total& total, const usage_total& more) {
  total.replies += more.replies;
  total.tokens_in += more.tokens_in;
  total.tokens_cached += more.tokens_cached;
  total.tokens_out += more.tokens_out;
  total.money += more.money;
  total.unpriced += more.unpriced;
}

std::string in_dollars(double money) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "$%.2f", money);
  return text.data();
}

}  // namespace

nlohmann::json usage_to_json(const usage_total& total) {
  nlohmann::json out{{"replies", total.replies},
                     {"tokens_in", total.tokens_in},
                     {"tokens_cached", total.tokens_cached},
                     {"tokens_out", total.tokens_out},
                     {"money", nullptr}};
  if (total.unpriced == 0) out["money"] = total.money;
  return out;
}

nlohmann::json usage_to_json(const std::map<std::string, usage_total>& by_role) {
  usage_total sum;
  nlohmann::json roles = nlohmann::json::object();
  for (const auto& [role, total] : by_role) {
    add_to(sum, total);
    roles[role] = usage_to_json(total);
  }
  nlohmann::json all = usage_to_json(sum);
  all["roles"] = std::move(roles);
  return all;
}

meter::meter(usage_caps caps, std::shared_ptr<meter> session) : caps_(caps), session_(std::move(session)) {}

meter::meter(usage_caps caps, std::map<std::string, usage_total> earlier, listener keep)
    : caps_(caps), keep_(std::move(keep)), by_role_(std::move(earlier)) {}

void meter::add(const std::string& role, const usage& used) {
  {
    const std::lock_guard lock(mutex_);
    add_to(by_role_[role], {1, used.tokens_in, used.tokens_cached, used.tokens_out, used.money.value_or(0.0),
                            used.money ? 0 : 1});
    if (keep_) keep_(role, used);
  }
  if (session_) session_->add(role, used);
}

void meter::check() const {
  const usage_total now = total();
  const std::string whose = session_ ? "run" : "session";
  if (caps_.tokens && now.tokens_in + now.tokens_out >= *caps_.tokens)
    throw limit_reached("The " + whose + " has used its " + std::to_string(*caps_.tokens) +
                        " tokens. Raise tokens_a_" + whose + " in models.toml, under [limits], to go on.");
  if (caps_.money && now.money >= *caps_.money)
    throw limit_reached("The " + whose + " has cost its " + in_dollars(*caps_.money) + ". Raise money_a_" +
                        whose + " in models.toml, under [limits], to go on.");
  if (session_) session_->check();
}

usage_total meter::total() const {
  usage_total sum;
  for (const auto& [role, total] : by_role()) add_to(sum, total);
  return sum;
}

std::map<std::string, usage_total> meter::by_role() const {
  const std::lock_guard lock(mutex_);
  return by_role_;
}

}  // namespace maquette
