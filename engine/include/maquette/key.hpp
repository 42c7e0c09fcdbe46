// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <string>

namespace maquette {

/// A provider's key. It goes into a request's header and nowhere else: streamed it is "[key]", and there is
/// no way from it to JSON. Thread-safe once made.
class key {
 public:
  key() = default;
  key(std::string secret) : secret_(std::move(secret)) {}

  bool empty() const { return secret_.empty(); }
  const std::string& reveal() const { return secret_; }  ///< for the request's header only

  /// The text with the key, and whatever looks like a part of it, replaced by "[key]".
  std::string redact(std::string text) const;

  /// A model's words with the key, whole, replaced by "[key]". One of fewer than 16 letters may be an
  /// ordinary word, as servers without keys are given one, and stays.
  std::string redact_whole(std::string text) const;
  /// As redact_whole() for words that still come: without what may be the beginning of the key at their end.
  std::string redact_so_far(std::string text) const;

 private:
  std::string secret_;
};

std::ostream& operator<<(std::ostream& out, const key& secret);

}  // namespace maquette
