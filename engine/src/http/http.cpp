// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http.hpp"

#include <algorithm>
#include <cctype>
#include <exception>
#include <mutex>
#include <optional>

#include "http/certificates.hpp"
#include "http/failure.hpp"
#include "http/handles.hpp"
#include "maquette/error.hpp"
#include "maquette/network.hpp"

namespace maquette::http {
namespace {

using clock = std::chrono::steady_clock;

/// What comes in, while it does.
struct incoming {
  const http::request& sent;
  const std::function<void(std::string_view)>& on_piece;
  CURL* handle;
  response answer;
  std::size_t size = 0;
  bool too_large = false;
  std::optional<clock::time_point> last_byte;  ///< of the body; nothing before its first
  std::exception_ptr thrown;                   ///< by on_piece: an exception must not cross curl
};

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* into) {
  const std::string_view line(data, size * count);
  auto& headers = static_cast<incoming*>(into)->answer.headers;
  if (line.starts_with("HTTP/")) headers.clear();  // those of a proxy's or an interim answer are not wanted
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return line.size();
  std::string name(line.substr(0, colon));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  std::string_view value = line.substr(colon + 1);
  while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
  while (!value.empty() && (value.back() == '\r' || value.back() == '\n')) value.remove_suffix(1);
  headers[std::move(name)] = value;
  return line.size();
}

/// Returning another size than that of the piece ends the transfer.
std::size_t take_body(char* data, std::size_t size, std::size_t count, void* into) {
  auto& in = *static_cast<incoming*>(into);
  const std::string_view piece(data, size * count);
  in.last_byte = clock::now();
  in.size += piece.size();
  in.too_large = in.size > in.sent.limits.largest_answer;
  if (in.too_large) return 0;
  long status = 0;
  curl_easy_getinfo(in.handle, CURLINFO_RESPONSE_CODE, &status);
  if (!in.on_piece || status < 200 || status >= 300) {
    in.answer.body.append(piece);
    return piece.size();
  }
  try {
    in.on_piece(piece);
  } catch (...) {
    in.thrown = std::current_exception();
    return 0;
  }
  return piece.size();
}

header_list make_headers(const std::vector<std::string>& lines) {
  header_list list;
  const auto append = [&](const std::string& line) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) throw provider_error("There is no memory left for the request.");
    static_cast<void>(list.release());
    list.reset(longer);
  };
  for (const std::string& line : lines) append(line);
  append("Expect:");  // curl would wait a second for a "100 Continue" before it sends pictures
  return list;
}

void set_up(CURL* handle, const request& request, const header_list& headers, incoming& in) {
  curl_easy_setopt(handle, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_USERAGENT, "Maquette");
  curl_easy_setopt(handle, CURLOPT_TCP_KEEPALIVE, 1L);  // a model may think for minutes
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.limits.connect.count()));
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, &in);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &in);
#if LIBCURL_VERSION_NUM >= 0x075700
  // A name server that does not answer must not hold up a cancel.
  curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);
#endif
  if (const std::string file = certificate_file(); !file.empty())
    curl_easy_setopt(handle, CURLOPT_CAINFO, file.c_str());
  if (is_loopback(request.url)) curl_easy_setopt(handle, CURLOPT_PROXY, "");
  if (request.body.empty()) return;
  curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body.c_str());
}

/// Throws where a limit is passed.
void check_time(const incoming& in, clock::time_point began) {
  const auto now = clock::now();
  const limits& limits = in.sent.limits;
  if (!in.last_byte && now - began > limits.first_byte)
    throw no_first_byte(host_of(in.sent.url), limits.first_byte);
  if (in.last_byte && now - *in.last_byte > limits.stall) throw stalled(host_of(in.sent.url), limits.stall);
}

/// Lets curl work until it is done, a limit is passed or a stop is requested.
CURLcode work(CURLM* transfers, const std::stop_token& stop, const incoming& in) {
  // Wakes the poll below; so a cancel does not wait for it.
  const std::stop_callback wake(stop, [transfers] { curl_multi_wakeup(transfers); });
  constexpr int look_milliseconds = 100;
  const auto began = clock::now();
  int running = 1;
  while (running > 0) {
    if (stop.stop_requested()) throw cancelled();
    if (curl_multi_perform(transfers, &running) != CURLM_OK) return CURLE_FAILED_INIT;
    if (running == 0) break;
    check_time(in, began);
    curl_multi_poll(transfers, nullptr, 0, look_milliseconds, nullptr);
  }
  int left = 0;
  const CURLMsg* message = curl_multi_info_read(transfers, &left);
  return message != nullptr && message->msg == CURLMSG_DONE ? message->data.result : CURLE_RECV_ERROR;
}

}  // namespace

response send(const request& request, std::stop_token stop,
              const std::function<void(std::string_view)>& on_piece) {
  if (!network::is_allowed() && !is_loopback(request.url)) throw offline(host_of(request.url));
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const multi transfers(curl_multi_init());
  const easy handle(curl_easy_init());
  if (!transfers || !handle) throw provider_error("libcurl could not be started.");
  const header_list headers = make_headers(request.headers);
  incoming in{request, on_piece, handle.get(), {}, 0, false, std::nullopt, nullptr};
  set_up(handle.get(), request, headers, in);

  CURLcode result = CURLE_OK;
  {
    const attached transfer(transfers.get(), handle.get());
    result = work(transfers.get(), stop, in);
  }
  if (in.thrown) std::rethrow_exception(in.thrown);
  if (in.too_large) throw too_large(host_of(request.url), request.limits.largest_answer);
  if (result != CURLE_OK) throw failure_of(result, host_of(request.url));
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &in.answer.status);
  if (in.answer.status >= 300 && in.answer.status < 400)
    throw redirected(host_of(request.url), in.answer.headers["location"]);
  return std::move(in.answer);
}

}  // namespace maquette::http
