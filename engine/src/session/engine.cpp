// SPDX-License-Identifier: GPL-3.0-or-later
#include <mutex>
#include <thread>
#include <utility>

#include "maquette/author.hpp"
#include "maquette/error.hpp"
#include "maquette/log.hpp"
#include "maquette/session.hpp"
#include "pipeline/naming.hpp"
#include "pipeline/pipeline.hpp"
#include "session/queued_host.hpp"
#include "session/request_queue.hpp"
#include "session/request_steps.hpp"
#include "session/said_words.hpp"
#include "session/team_of_run.hpp"

namespace maquette {
namespace {

/// How a fault ends a run. Every way out of the pipeline leads to one `done`; `tell` is given what ended it.
template <typename Work, typename Tell>
done guarded(Work work, Tell tell) {
  const auto ended = [&](stop_reason reason, const std::exception& fault) {
    log::failure(std::string(name_of(reason)) + ": " + fault.what());
    tell(reason, fault.what());
    return done{reason, fault.what(), {{"reason", name_of(reason)}, {"message", fault.what()}}};
  };
  try {
    return work();
  } catch (const cancelled& fault) {
    return ended(stop_reason::cancelled, fault);
  } catch (const input_error& fault) {
    return ended(stop_reason::input_unusable, fault);
  } catch (const limit_reached& fault) {
    return ended(stop_reason::limit_reached, fault);
  } catch (const provider_error& fault) {
    return ended(stop_reason::provider_failed, fault);
  } catch (const model_error& fault) {
    return ended(stop_reason::provider_failed, fault);
  } catch (const host_error& fault) {
    return ended(stop_reason::host_failed, fault);
  } catch (const store_error& fault) {
    return ended(stop_reason::store_failed, fault);
  } catch (const data_error& fault) {
    return ended(stop_reason::store_failed, fault);
  } catch (const std::exception& fault) {
    return ended(stop_reason::internal_error, fault);
  }
}

class threaded_run final : public run {
 public:
  using author_maker = std::function<std::shared_ptr<const author>(const request&)>;

  threaded_run(std::shared_ptr<store> store, author_maker author, request request)
      : store_(std::move(store)), author_(std::move(author)), request_(std::move(request)) {
    request_.run_id = new_id();
    worker_ = std::jthread([this] { work(); });
  }
  ~threaded_run() override { queue_.cancel(); }

  void wait(std::chrono::milliseconds longest) override { queue_.wait(longest); }
  std::vector<event> take_events() override { return queue_.take_events(); }
  std::optional<host_request> take_request() override { return queue_.take_request(); }
  void answer(std::int64_t request, observation found) override { queue_.answer(request, std::move(found)); }
  void fail(std::int64_t request, const std::string& message) override { queue_.fail(request, message); }
  void cancel() override { queue_.cancel(); }
  bool finished() const override { return queue_.finished(); }

 private:
  void work() {
    const auto run = [&] {
      queued_host host(queue_);
      const auto emit = [&](event event) {
        if (queue_.is_cancelled()) throw cancelled();
        queue_.post(std::move(event));
      };
      const std::shared_ptr<const author> author = author_(request_);
      return pipeline(*author, *store_, host, emit, queue_.stop_token()).run(request_);
    };
    done end =
        guarded(run, [this](stop_reason reason, const std::string& what) { answer_in_chat(reason, what); });
    queue_.post(std::move(end));
    queue_.close();
  }

  /// What somebody asked for in words is answered in words, also where a fault was in the way.
  void answer_in_chat(stop_reason reason, const std::string& what) {
    const bool asked = std::holds_alternative<create_request>(request_.task) ||
                       std::holds_alternative<refine_request>(request_.task);
    if (!asked || request_.session.empty() || reason == stop_reason::cancelled) return;
    try {
      store_->add_message(request_.session, by_maquette, what);
    } catch (const store_error& fault) {
      log::failure(std::string("The answer could not be kept: ") + fault.what());
    }
  }

  std::shared_ptr<store> store_;
  author_maker author_;
  request request_;
  request_queue queue_;
  std::jthread worker_;  // last: it is joined before the rest goes
};

}  // namespace

struct engine::state {
  settings chosen;
  std::shared_ptr<maquette::store> records;
  std::mutex mutex;
  std::shared_ptr<const author> library;
  std::shared_ptr<const retriever> knowledge;
  bool tries = false;

  bool is_by_team(const request& request) const {
    const bool writes = std::holds_alternative<create_request>(request.task) ||
                        std::holds_alternative<plan_request>(request.task) ||
                        std::holds_alternative<refine_request>(request.task);
    return writes && (request.author == work_by::team ||
                      (request.author == work_by::whoever_is_there && has_models(chosen)));
  }

  std::shared_ptr<const author> author_for(const request& request) {
    if (is_by_team(request)) return make_team_of_run(chosen, request, known(), records);
    // Made at first use, because opening the add-on should not read the whole library.
    const std::lock_guard lock(mutex);
    if (!library) library = make_library_author(chosen.rag_folder.string());
    return library;
  }

  std::shared_ptr<const retriever> known() {
    const std::lock_guard lock(mutex);
    return knowledge;
  }
};

namespace {

/// What a request that begins an asset asks for; nothing where it is about one that is there. Words that a
/// blueprint goes without are its own summary.
std::optional<std::string> prompt_of(request& request) {
  auto* create = std::get_if<create_request>(&request.task);
  auto* plan = std::get_if<plan_request>(&request.task);
  if (create == nullptr && plan == nullptr) return std::nullopt;
  std::string& prompt = create != nullptr ? create->prompt : plan->prompt;
  prompt = said_words(prompt);
  const bool pictured = (create != nullptr ? create->reference : plan->reference).has_value();
  if (prompt.find_first_not_of(" \t\r\n") == std::string::npos) {
    if (create != nullptr && create->plan)
      prompt = create->plan->summary;
    else if (!pictured)
      throw input_error(
          "The prompt is empty. Say what to make, for example \"a red wooden chair with four legs\".");
  }
  return prompt;
}

}  // namespace

engine::engine(settings settings) : state_(std::make_unique<state>()) {
  state_->records = std::make_shared<maquette::store>(settings.store_file);
  state_->chosen = std::move(settings);
}

engine::~engine() = default;

std::unique_ptr<run> engine::resume(request by) {
  by.task = unfinished_task(state_->records->steps(by.session));
  by.resumes = true;
  return start(std::move(by));
}

std::unique_ptr<run> engine::start(request request) {
  const std::optional<std::string> prompt = prompt_of(request);
  if (auto* refine = std::get_if<refine_request>(&request.task))
    refine->instruction = said_words(refine->instruction);
  const bool creates = prompt.has_value();
  {
    const std::lock_guard lock(state_->mutex);
    request.tries = state_->tries;
  }
  // A session is there before the first model is asked, so that nothing that is answered is lost.
  if (creates && request.session.empty() && state_->is_by_team(request))
    request.session = state_->records->add_session(*prompt, request.folder.string());
  if (!creates && !state_->records->session(request.session))
    throw input_error("There is no session " + request.session + " in the store.");
  return std::make_unique<threaded_run>(
      state_->records, [state = state_.get()](const auto& wanted) { return state->author_for(wanted); },
      std::move(request));
}

void engine::use_knowledge(std::shared_ptr<const retriever> knowledge) {
  const std::lock_guard lock(state_->mutex);
  state_->knowledge = std::move(knowledge);
}

void engine::use_trials(bool on) {
  const std::lock_guard lock(state_->mutex);
  state_->tries = on;
}

bool engine::has_team() const { return has_models(state_->chosen); }

maquette::store& engine::store() { return *state_->records; }

std::string engine::adopt(const std::filesystem::path& folder, const std::string& text) {
  const script source(text);
  const std::string title = source.prompt().empty() ? folder.filename().string() : source.prompt();
  const std::string id = state_->records->add_session(title, folder.string());
  state_->records->add_version(id, {0, std::nullopt, "you", "brought from elsewhere", text, ""});
  return id;
}

}  // namespace maquette
