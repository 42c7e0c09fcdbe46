// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sse.hpp"

#include <utility>

namespace maquette {

void sse_parser::feed(std::string_view bytes, const std::function<void(sse_event)>& on_event) {
  for (const char c : bytes) {
    const bool half_of_end = std::exchange(after_return_, c == '\r') && c == '\n';
    if (half_of_end) continue;
    if (c == '\r' || c == '\n')
      take_line(on_event);
    else
      line_.push_back(c);
  }
}

void sse_parser::take_line(const std::function<void(sse_event)>& on_event) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  const std::string whole = std::exchange(line_, {});
  std::string_view line = whole;
  if (std::exchange(first_line_, false) && line.starts_with(byte_order_mark))
    line.remove_prefix(byte_order_mark.size());
  if (!line.empty()) {
    const auto colon = line.find(':');
    std::string_view value = colon == std::string_view::npos ? "" : line.substr(colon + 1);
    if (value.starts_with(' ')) value.remove_prefix(1);
    take_field(line.substr(0, colon), value);  // a comment is a field without a name
    return;
  }
  sse_event event{std::exchange(name_, {}), std::exchange(data_, {})};
  if (!std::exchange(has_data_, false)) return;
  if (event.name.empty()) event.name = "message";
  on_event(std::move(event));
}

void sse_parser::take_field(std::string_view name, std::string_view value) {
  if (name == "event") name_ = value;
  if (name != "data") return;  // "id" and "retry" are for streams that are taken up again
  if (has_data_) data_ += '\n';
  data_ += value;
  has_data_ = true;
}

}  // namespace maquette
