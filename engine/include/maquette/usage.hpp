// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace maquette {

/// What one reply took.
struct usage {
  std::int64_t tokens_in = 0;       ///< all that was sent, from the cache or not
  std::int64_t tokens_cached = 0;   ///< of tokens_in, read from the provider's cache
  std::int64_t tokens_written = 0;  ///< of tokens_in, written to the provider's cache
  std::int64_t tokens_out = 0;      ///< thinking included
  std::optional<double> money;      ///< US dollars; nothing where it is not known
};

/// US dollars for a million tokens.
struct price {
  double in = 0.0;
  double out = 0.0;
  double cached = 0.0;   ///< read from the cache
  double written = 0.0;  ///< written to the cache
};

/// Prices by the model's name: those that come with Maquette (engine/prices.toml), overridden by the user's.
/// Immutable, so safe from several threads.
class price_table {
 public:
  /// Those that come with Maquette, and those of `home`/prices.toml where there is one. Throws input_error
  /// where that cannot be read.
  static price_table read(const std::filesystem::path& home);
  /// From the text of a prices.toml. Throws input_error.
  static price_table parse(std::string_view toml, const std::string& name);

  /// What it cost; nothing where the model has no price here. A name with a date at its end
  /// ("...-20261101") has the price of the name without it.
  std::optional<double> cost(const std::string& model, const usage& used) const;

 private:
  std::map<std::string, price> prices_;
};

/// Where to stop. Replies under way count when they are there, so that a run may end a little above.
struct usage_caps {
  std::optional<std::int64_t> tokens;  ///< in and out together
  std::optional<double> money;         ///< US dollars; counts what has a known price
};

struct usage_total {
  std::int64_t replies = 0;
  std::int64_t tokens_in = 0;
  std::int64_t tokens_cached = 0;
  std::int64_t tokens_out = 0;
  double money = 0.0;         ///< US dollars, of the replies whose price is known
  std::int64_t unpriced = 0;  ///< replies whose price is not known
};

/// {"replies", "tokens_in", "tokens_cached", "tokens_out", "money"}; money is null where it is not all known.
nlohmann::json usage_to_json(const usage_total& total);
/// The sum of them all, with each under "roles".
nlohmann::json usage_to_json(const std::map<std::string, usage_total>& by_role);

/// Adds up what a run takes; what is added to a run's meter is added to its session's, too. Thread-safe.
class meter {
 public:
  /// Told of what was added; called on the thread that adds, one at a time.
  using listener = std::function<void(const std::string& role, const usage& used)>;

  explicit meter(usage_caps caps = {}, std::shared_ptr<meter> session = {});
  /// A session's, which goes on from what its earlier runs took.
  meter(usage_caps caps, std::map<std::string, usage_total> earlier, listener keep);

  void add(const std::string& role, const usage& used);
  /// Throws limit_reached where a cap of this meter or of its session's is reached.
  void check() const;

  usage_total total() const;
  std::map<std::string, usage_total> by_role() const;

 private:
  usage_caps caps_;
  std::shared_ptr<meter> session_;
  listener keep_;
  mutable std::mutex mutex_;
  std::map<std::string, usage_total> by_role_;
};

}  // namespace maquette
