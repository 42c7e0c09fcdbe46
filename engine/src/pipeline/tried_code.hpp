// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "maquette/script.hpp"
#include "maquette/store.hpp"

namespace maquette {

/// Code that may run in the artist's scene without being tried first: it has run, or Maquette wrote it. Two
/// scripts are of the same code where they differ in nothing but their parameters' values and domains.
class tried_code {
 public:
  void add(const script& script);
  bool has(const script& script) const;

  /// What Maquette itself made of code that is known (the artist's hand, a mended call) is known, too.
  void add_made_of(const script& known, const script& made);

  /// The versions that were stored once they had run, and those of the hand upon them. What a person wrote or
  /// brought is not among them.
  void add_versions(const std::vector<version_record>& versions);

 private:
  std::set<std::string> known_;
};

}  // namespace maquette
