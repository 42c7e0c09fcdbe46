// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace maquette {

/// Results of `work(0)` to `work(count - 1)`, at most `wide` of them at a time on threads of their own. The
/// first fault is thrown once all that had begun has ended; nothing new is begun after it.
template <typename Result, typename Work>
std::vector<Result> fan_out(std::size_t count, std::size_t wide, const Work& work) {
  std::vector<Result> results(count);
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::exception_ptr fault;
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < std::min(count, std::max<std::size_t>(1, wide)); ++i)
      threads.emplace_back([&] {
        for (std::size_t mine = next++; mine < count; mine = next++) try {
            results[mine] = work(mine);
          } catch (...) {
            const std::lock_guard lock(mutex);
            if (!fault) fault = std::current_exception();
            next = count;
          }
      });
  }
  if (fault) std::rethrow_exception(fault);
  return results;
}

}  // namespace maquette
