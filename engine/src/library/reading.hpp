// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "library/lexicon.hpp"
#include "library/pairs.hpp"
#include "library/words.hpp"

namespace maquette::library {

/// One thing that a request asks for: which pair, the words that describe it, and where it stands.
struct wanted_object {
  mention name;
  std::vector<word> words;  ///< what is said of it, its name included
  /// "around", "on", "beside", "left", "right", "front", "behind", "row"; "with" where no place is said.
  std::string relation;
  std::optional<std::size_t> anchor;  ///< the object it stands in relation to
};

/// A request, taken apart into the things that it asks for, the first of them the main one.
struct scene_reading {
  std::vector<wanted_object> objects;
  std::optional<std::string> unknown;  ///< words where a thing should be named that the library does not know
};

/// Takes a request apart. A name of a pair that is also a part of the first object ("two lanterns" of a
/// street lamp) counts as that part.
scene_reading read_scene(const std::string& request, const pair_library& library, const lexicon& lexicon);

}  // namespace maquette::library
