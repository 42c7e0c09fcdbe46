// SPDX-License-Identifier: GPL-3.0-or-later
#include "retrieval/ranking.hpp"

#include <algorithm>
#include <utility>

namespace maquette::retrieval {

searched_fields fields_of(const passage& passage) {
  constexpr int head_lines = 3;
  const std::string_view text = passage.text;
  std::size_t end = 0;
  for (int line = 0; line < head_lines && end < text.size(); ++line)
    end = std::min(text.find('\n', end), text.size() - 1) + 1;
  return {passage.title, text.substr(0, end), text.substr(end)};
}

void best_of::offer(const ranked& candidate) {
  if (limit_ == 0) return;
  if (heap_.size() == limit_) {
    if (!is_better(candidate, heap_.front())) return;
    std::pop_heap(heap_.begin(), heap_.end(), is_better);
    heap_.pop_back();
  }
  heap_.push_back(candidate);
  std::push_heap(heap_.begin(), heap_.end(), is_better);
  if (heap_.size() == limit_) bar_ = heap_.front().score;
}

std::vector<ranked> best_of::sorted() && {
  std::sort_heap(heap_.begin(), heap_.end(), is_better);
  return std::move(heap_);
}

}  // namespace maquette::retrieval
