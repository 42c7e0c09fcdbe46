// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

#include <filesystem>
#include <mutex>
#include <type_traits>
#include <utility>

#include "store/failure.hpp"

namespace maquette::storage {

/// The one way to the database: one thread at a time, and every failure as store_error. A damaged file is
/// kept under another name, and a new one is begun.
class connection {
 public:
  explicit connection(const std::filesystem::path& file);

  const std::filesystem::path& file() const { return file_; }
  /// Where the damaged file is kept that was found in the store's place; empty where it was sound.
  const std::filesystem::path& aside() const { return aside_; }

  /// Runs `work(database)` and gives its result.
  template <typename Work>
  auto read(Work&& work) {
    const std::lock_guard lock(mutex_);
    try {
      return std::forward<Work>(work)(database_);
    } catch (const SQLite::Exception& reason) {
      throw failed(reason);
    }
  }

  /// As read(), inside a transaction that holds the write lock from its start, so that what `work` reads
  /// is still true when it writes. A throw undoes all of it.
  template <typename Work>
  auto write(Work&& work) {
    return read([&work](SQLite::Database& database) {
      SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
      if constexpr (std::is_void_v<decltype(work(database))>) {
        work(database);
        transaction.commit();
      } else {
        auto result = work(database);
        transaction.commit();
        return result;
      }
    });
  }

 private:
  store_error failed(const SQLite::Exception& reason) const;

  std::filesystem::path file_;
  std::filesystem::path aside_;
  std::mutex mutex_;
  SQLite::Database database_;
};

}  // namespace maquette::storage
