// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace maquette {

/// Something that was said or done in a session before now: by a role, or by the artist.
struct remark {
  std::string id;        ///< "critic-2": who, and the how many of them; the same in every run of the session
  std::string brief;     ///< one line
  std::string full;      ///< all of it; may be long
  bool current = false;  ///< the request that the run is about, which its roles are told of anyway
};

}  // namespace maquette
