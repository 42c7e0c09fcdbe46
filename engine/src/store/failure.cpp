// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/failure.hpp"

#include <sqlite3.h>

#include <string>

namespace maquette::storage {
namespace {

std::string remedy(int code) {
  switch (code & 0xFF) {  // the low byte is the primary code, whatever the extended one
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return "It is damaged or no Maquette store: start Maquette again, which keeps it under another name "
             "and begins a new one.";
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
      return "See that you may write to this file and its folder, or set MAQUETTE_HOME to another folder.";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "Another program has held it for too long: close other Blenders that use Maquette, and try "
             "again.";
    case SQLITE_FULL:
      return "Make room on the disk, and try again.";
    case SQLITE_TOOBIG:
      return "A script or message that long cannot be stored: shorten it.";
    default:
      return "See that the disk works and has room, and try again.";
  }
}

}  // namespace

store_error store_failure(const std::filesystem::path& file, const SQLite::Exception& reason) {
  return store_error("The store " + file.string() + " could not be used: " + reason.what() + ". " +
                     remedy(reason.getErrorCode()));
}

}  // namespace maquette::storage
