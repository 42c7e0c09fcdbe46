// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <mutex>

#include "maquette/error.hpp"

namespace maquette::http {
namespace {

struct close_easy {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct close_multi {
  void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};
struct free_list {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using easy = std::unique_ptr<CURL, close_easy>;
using multi = std::unique_ptr<CURLM, close_multi>;
using header_list = std::unique_ptr<curl_slist, free_list>;

/// How often a waiting call looks whether it is to stop.
constexpr int look_milliseconds = 50;

/// What comes in, while it does.
struct incoming {
  response answer;
  const std::function<void(std::string_view)>* on_piece = nullptr;
  CURL* handle = nullptr;
};

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* into) {
  const std::string_view line(data, size * count);
  auto& headers = static_cast<incoming*>(into)->answer.headers;
  if (line.starts_with("HTTP/")) headers.clear();  // a redirect's own headers are not the answer's
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

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* into) {
  auto& in = *static_cast<incoming*>(into);
  long status = 0;
  curl_easy_getinfo(in.handle, CURLINFO_RESPONSE_CODE, &status);
  const std::string_view piece(data, size * count);
  if (*in.on_piece && status >= 200 && status < 300)
    (*in.on_piece)(piece);
  else
    in.answer.body.append(piece);
  return piece.size();
}

header_list make_headers(const std::vector<std::string>& lines) {
  header_list list;
  for (const std::string& line : lines) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) throw provider_error("There is no memory left for the request.");
    static_cast<void>(list.release());
    list.reset(longer);
  }
  return list;
}

/// "api.example.com" of a URL: a key that somebody put into the rest must not be told.
std::string host_of(const std::string& url) {
  const auto begin = url.find("://");
  const auto start = begin == std::string::npos ? 0 : begin + 3;
  const std::string host = url.substr(start, url.find_first_of("/?#", start) - start);
  const auto at = host.rfind('@');
  return at == std::string::npos ? host : host.substr(at + 1);
}

void set_up(CURL* handle, const request& request, const header_list& headers, incoming& in) {
  curl_easy_setopt(handle, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, static_cast<long>(request.connect_limit.count()));
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(request.stall_limit.count()));
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, &in);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &in);
  if (request.body.empty()) return;
  curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body.c_str());
}

/// Lets curl work until it is done or a stop is requested.
CURLcode work(CURLM* multi, const std::stop_token& stop) {
  int running = 1;
  while (running > 0) {
    if (stop.stop_requested()) throw cancelled();
    if (curl_multi_perform(multi, &running) != CURLM_OK) return CURLE_FAILED_INIT;
    if (running > 0) curl_multi_poll(multi, nullptr, 0, look_milliseconds, nullptr);
  }
  int left = 0;
  const CURLMsg* message = curl_multi_info_read(multi, &left);
  return message != nullptr && message->msg == CURLMSG_DONE ? message->data.result : CURLE_RECV_ERROR;
}

}  // namespace

response send(const request& request, std::stop_token stop,
              const std::function<void(std::string_view)>& on_piece) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const multi transfers(curl_multi_init());
  const easy handle(curl_easy_init());
  if (!transfers || !handle) throw provider_error("libcurl could not be started.");
  const header_list headers = make_headers(request.headers);
  incoming in{{}, &on_piece, handle.get()};
  set_up(handle.get(), request, headers, in);
  curl_multi_add_handle(transfers.get(), handle.get());
  CURLcode result = CURLE_OK;
  try {
    result = work(transfers.get(), stop);
  } catch (...) {
    curl_multi_remove_handle(transfers.get(), handle.get());
    throw;
  }
  curl_multi_remove_handle(transfers.get(), handle.get());
  if (result != CURLE_OK)
    throw provider_error("No answer from " + host_of(request.url) + " (" + curl_easy_strerror(result) +
                         "). Is it running, and is the address right?");
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &in.answer.status);
  return std::move(in.answer);
}

}  // namespace maquette::http
