// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "maquette/store.hpp"
#include "store/connection.hpp"

namespace maquette {

/// What a store holds; its calls are implemented in a file for each of its tables' purposes.
struct store::state {
  explicit state(const std::filesystem::path& file) : database(file) {}
  storage::connection database;
};

}  // namespace maquette
