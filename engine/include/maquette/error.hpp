// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>

namespace maquette {

/// Root of every fault that the engine throws on purpose. `what()` is a sentence for the user: what is
/// wrong and what to do next. bindings/errors.cpp holds the one table from these types to Python's.
class error : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The caller's input cannot be used; nothing was changed.
class input_error : public error {
  using error::error;
};

/// An edit does not fit the script it was made for; the message says what did not match.
class edit_refused : public input_error {
  using input_error::input_error;
};

/// Blender could not do what was asked, or went away.
class host_error : public error {
  using error::error;
};

/// The store on disk could not be read or written.
class store_error : public error {
  using error::error;
};

/// A data file of ours (lexicon, pairs, word vectors) is missing or damaged.
class data_error : public error {
  using error::error;
};

/// A provider of models or embeddings could not be reached, or refused.
class provider_error : public error {
 public:
  using error::error;
  provider_error(const std::string& message, bool may_pass,
                 std::optional<std::chrono::milliseconds> wait = std::nullopt)
      : error(message), may_pass_(may_pass), wait_(wait) {}

  /// Asking again may help: 408, 409, 429, 5xx, a cut stream.
  bool may_pass() const { return may_pass_; }
  /// How long the provider wants to be left alone before (its Retry-After).
  std::optional<std::chrono::milliseconds> wait() const { return wait_; }

 private:
  bool may_pass_ = false;
  std::optional<std::chrono::milliseconds> wait_;
};

/// A model answered with what cannot be used: a refusal, half a reply, JSON that does not fit its schema.
class model_error : public error {
  using error::error;
};

/// A cap on tokens or money is reached; what there is, is kept.
class limit_reached : public error {
  using error::error;
};

/// The run was cancelled; thrown through the pipeline and caught at the run's end.
class cancelled : public error {
 public:
  cancelled() : error("The run was cancelled.") {}
};

}  // namespace maquette
