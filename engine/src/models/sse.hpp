// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace maquette {

/// A server-sent event (WHATWG HTML, section 9.2).
struct sse_event {
  std::string name;  ///< "message" where the server gave none
  std::string data;  ///< lines joined by "\n"
};

/// Reads a stream of server-sent events. Bytes go in as they come, split anywhere; an event comes out when
/// its blank line has come. An event without that line is dropped, as the standard says.
class sse_parser {
 public:
  void feed(std::string_view bytes, const std::function<void(sse_event)>& on_event);

 private:
  void take_line(const std::function<void(sse_event)>& on_event);
  void take_field(std::string_view name, std::string_view value);

  std::string line_;
  std::string name_;
  std::string data_;
  bool has_data_ = false;
  bool after_return_ = false;  ///< the last byte was "\r": a "\n" that follows belongs to it
  bool first_line_ = true;
};

}  // namespace maquette
