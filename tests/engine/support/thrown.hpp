// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "support/catch.hpp"

/// The fault of this type that the work throws; the test fails where it throws none.
template <typename Fault, typename Work>
Fault thrown(Work work) {
  std::optional<Fault> fault;
  try {
    work();
  } catch (const Fault& caught) {
    fault = caught;
  }
  REQUIRE(fault);
  return *fault;
}

/// Whether the text holds the words; a check that fails shows the text.
inline bool says(const std::string& text, const std::string& words) {
  UNSCOPED_INFO(text);
  return text.find(words) != std::string::npos;
}
