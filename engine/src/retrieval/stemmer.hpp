// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace maquette::retrieval {

/// The Snowball stemmer for English, with British spellings brought to the American ones that Blender
/// writes ("colour" gives "color"). Cheap to make; not for use from several threads at once.
class stemmer {
 public:
  stemmer();

  /// The stem of a lower-case word; what is no English word comes back as it is, or nearly so.
  std::string stem(std::string_view word) const;

 private:
  struct close {
    void operator()(sb_stemmer* open) const;
  };
  std::unique_ptr<sb_stemmer, close> snowball_;
};

}  // namespace maquette::retrieval
