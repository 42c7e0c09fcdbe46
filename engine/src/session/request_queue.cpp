// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/request_queue.hpp"

#include <utility>

#include "maquette/error.hpp"

namespace maquette {

namespace {

bool is_by(const event& event, const std::string& role) {
  const auto* earlier = std::get_if<saying>(&event);
  return earlier != nullptr && earlier->role == role;
}

}  // namespace

void request_queue::post(event event) {
  const std::lock_guard lock(mutex_);
  if (const auto* newest = std::get_if<saying>(&event))
    std::erase_if(events_, [&](const auto& each) { return is_by(each, newest->role); });
  events_.push_back(std::move(event));
  for_host_.notify_all();
}

observation request_queue::ask(std::string kind, nlohmann::json payload) {
  std::unique_lock lock(mutex_);
  if (cancelled_) throw cancelled();
  reply_.reset();
  open_ = host_request{++last_, std::move(kind), std::move(payload)};
  for_host_.notify_all();
  for_worker_.wait(lock, [&] { return reply_.has_value() || cancelled_; });
  if (cancelled_) throw cancelled();
  reply answer = std::move(*reply_);
  reply_.reset();
  if (const auto* failed = std::get_if<failure>(&answer)) throw host_error(failed->message);
  return std::get<observation>(std::move(answer));
}

void request_queue::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  for_host_.notify_all();
}

void request_queue::cancel() {
  {
    const std::lock_guard lock(mutex_);
    cancelled_ = true;
    open_.reset();
    for_worker_.notify_all();
    for_host_.notify_all();
  }
  // Outside the lock: what is called on a stop request may look here.
  stop_.request_stop();
}

bool request_queue::is_cancelled() const {
  const std::lock_guard lock(mutex_);
  return cancelled_;
}

void request_queue::wait(std::chrono::milliseconds longest) {
  std::unique_lock lock(mutex_);
  for_host_.wait_for(lock, longest, [&] { return !events_.empty() || open_.has_value() || closed_; });
}

std::vector<event> request_queue::take_events() {
  const std::lock_guard lock(mutex_);
  return std::exchange(events_, {});
}

std::optional<host_request> request_queue::take_request() {
  const std::lock_guard lock(mutex_);
  return std::exchange(open_, std::nullopt);
}

void request_queue::answer(std::int64_t request, observation found) {
  leave(request, reply(std::move(found)));
}

void request_queue::fail(std::int64_t request, const std::string& message) {
  leave(request, reply(failure{message}));
}

void request_queue::leave(std::int64_t request, reply reply) {
  const std::lock_guard lock(mutex_);
  if (request != last_) return;  // the answer to a request that was given up
  reply_ = std::move(reply);
  for_worker_.notify_all();
}

bool request_queue::finished() const {
  const std::lock_guard lock(mutex_);
  return closed_ && events_.empty();
}

}  // namespace maquette
