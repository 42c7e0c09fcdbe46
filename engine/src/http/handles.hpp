// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <curl/curl.h>

#include <memory>

namespace maquette::http {

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

/// A transfer is in its multi handle for as long as this lives.
class attached {
 public:
  attached(CURLM* multi, CURL* easy) : multi_(multi), easy_(easy) { curl_multi_add_handle(multi_, easy_); }
  ~attached() { curl_multi_remove_handle(multi_, easy_); }
  attached(const attached&) = delete;
  attached& operator=(const attached&) = delete;

 private:
  CURLM* multi_;
  CURL* easy_;
};

}  // namespace maquette::http
