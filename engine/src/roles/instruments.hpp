// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "roles/instrument.hpp"

namespace maquette {

/// How much a role may look at for one answer.
struct allowance {
  std::size_t calls = 8;
  std::size_t bytes = 24'000;  ///< of text in all results; pictures are bounded by the calls
};

/// The instruments that lie ready for one request, and what of the allowance is left. Whatever a model asks
/// of them comes back as a result, its mistakes too; only a cancelled run and the engine's own faults are
/// thrown.
class instruments {
 public:
  /// Told what is done with them, for the user.
  using listener = std::function<void(const std::string& what)>;

  instruments(std::vector<instrument> ready, listener listen, allowance left = {});

  std::vector<tool> offers() const;
  /// Whether another call would be answered.
  bool may_call() const { return left_.calls > 0 && left_.bytes > 0; }
  tool_result use(const tool_call& call);

 private:
  display answer(const instrument& with, const nlohmann::json& arguments);
  std::string fitted(std::string text);

  std::vector<instrument> ready_;
  listener listen_;
  allowance left_;
  std::map<std::string, std::string> answered_;  ///< texts, by name and arguments
};

/// The section of a role's system text on using them.
std::string instruments_prompt();

}  // namespace maquette
