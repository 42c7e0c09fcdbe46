// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/machine/machine.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace maquette::machine {
namespace {

std::uint64_t mix(std::uint64_t one, std::uint64_t other) {
  std::uint64_t result = (one ^ (other + 0x9E3779B97F4A7C15ULL)) * 0xBF58476D1CE4E5B9ULL;
  result ^= result >> 29U;
  return result * 0x94D049BB133111EBULL;
}

constexpr std::uint64_t unbound = 7;

}  // namespace

std::uint64_t machine::digest(const value& value) {
  std::set<std::uint64_t> seen;
  return digest(value, seen);
}

std::uint64_t machine::digest(const value& value, std::set<std::uint64_t>& seen) {
  if (value.what == value::kind::plain) return mix(1, value.content);
  if (value.what == value::kind::lost) {
    ++mishaps_;
    return 2;
  }
  if (!seen.insert(value.content).second) return 3;
  const bool is_list = value.what == value::kind::list;
  const auto found = objects_.find(value.content);
  if (!is_list && found == objects_.end()) {
    ++mishaps_;
    return 4;
  }
  std::uint64_t result = is_list ? 5 : mix(6, found->second.state);
  const auto& leads_to = is_list ? lists_.at(value.content) : found->second.refers_to;
  for (const auto& each : leads_to) {
    result = mix(result, digest(each, seen));
  }
  return result;
}

std::vector<std::uint64_t> machine::objects_of(const std::string& title) const {
  std::vector<std::uint64_t> owned;
  for (const auto& [number, object] : objects_) {
    if (object.owner == title) owned.push_back(number);
  }
  return owned;
}

std::vector<std::uint64_t> machine::objects_in_reach(const bindings& scope, const std::string& name) {
  std::vector<std::uint64_t> reached;
  std::set<std::uint64_t> seen;
  std::vector<value> open;
  if (const auto bound = scope.find(name); bound != scope.end()) open.push_back(bound->second);
  while (!open.empty()) {
    const value next = open.back();
    open.pop_back();
    const bool leads_on = next.what == value::kind::list || next.what == value::kind::object;
    if (!leads_on || !seen.insert(next.content).second) continue;
    if (next.what == value::kind::list) {
      open.insert(open.end(), lists_.at(next.content).begin(), lists_.at(next.content).end());
    } else if (const auto found = objects_.find(next.content); found != objects_.end()) {
      reached.push_back(next.content);
      open.insert(open.end(), found->second.refers_to.begin(), found->second.refers_to.end());
    } else {
      ++mishaps_;
    }
  }
  return reached;
}

std::uint64_t machine::new_object(const std::string& owner, std::uint64_t state,
                                  const std::vector<value>& uses) {
  object made{owner, state, {}};
  std::ranges::copy_if(uses, std::back_inserter(made.refers_to),
                       [](const value& each) { return each.what == value::kind::object; });
  objects_.emplace(next_number_, std::move(made));
  return next_number_++;
}

void machine::touch(const instruction& step, std::uint64_t result, const std::vector<value>& uses,
                    const std::string& cell, const bindings& scope, record& record) {
  const auto reached =
      step.what == action::touch_by_title ? objects_of(step.target) : objects_in_reach(scope, step.target);
  if (reached.empty()) return;
  object& touched = objects_.at(reached[step.salt % reached.size()]);
  touched.state = mix(touched.state, result);
  std::ranges::copy_if(uses, std::back_inserter(touched.refers_to),
                       [](const value& each) { return each.what == value::kind::object; });
  if (touched.owner != cell) record.touched.insert(touched.owner);
}

void machine::carry_out(const instruction& step, const std::string& cell, bindings& scope, record& record) {
  std::vector<value> uses;
  std::uint64_t result = step.salt;
  for (const std::string& name : step.uses) {
    const auto found = scope.find(name);
    uses.push_back(found == scope.end() ? value{value::kind::plain, unbound} : found->second);
    result = mix(result, digest(uses.back()));
  }
  const auto bind = [&](const value& to) { scope[step.target] = record.names[step.target] = to; };
  const auto new_list = [&](std::vector<value> content) {
    lists_.emplace(next_number_, std::move(content));
    return value{value::kind::list, next_number_++};
  };
  switch (step.what) {
    case action::bind_value:
      return bind({value::kind::plain, result});
    case action::bind_sometimes:
      return result % 2 == 0 ? bind({value::kind::plain, result}) : void();
    case action::bind_list: {
      uses.push_back({value::kind::plain, result});
      return bind(new_list(std::move(uses)));
    }
    case action::bind_object: {
      record.objects.push_back(new_object(cell, result, uses));
      return bind({value::kind::object, record.objects.back()});
    }
    case action::bind_alias: {
      // A list that is changed under two names is beyond what names can tell; a copy is what `list(a)` gives.
      const value first = uses.empty() ? value{} : uses.front();
      return bind(first.what == value::kind::list ? new_list(lists_.at(first.content)) : first);
    }
    case action::make_object:
      record.objects.push_back(new_object(cell, result, uses));
      return;
    case action::append: {
      const auto found = scope.find(step.target);
      if (found == scope.end() || found->second.what != value::kind::list) return;
      uses.push_back({value::kind::plain, result});
      auto& list = lists_.at(found->second.content);
      list.insert(list.end(), uses.begin(), uses.end());
      return;
    }
    case action::touch:
    case action::touch_unseen:
    case action::touch_by_title:
      return touch(step, result, uses, cell, scope, record);
  }
}

void machine::execute(const program_cell& cell, const bindings& before, record& record) {
  bindings scope = before;
  for (const instruction& step : cell.program) carry_out(step, cell.title, scope, record);
}

void machine::run(const program& program, const run_plan& plan) {
  for (const std::string& title : plan.remove) {
    std::erase_if(objects_, [&](const auto& each) { return each.second.owner == title; });
    records_.erase(title);
  }
  const script script = to_script(program);
  const analysis analysis = analyse(program);
  const std::set<std::size_t> to_run(plan.run.begin(), plan.run.end());
  std::set<std::string> kept;
  std::set<std::string> touched;
  bindings scope;
  order_.clear();
  for (std::size_t i = 0; i < program.size(); ++i) {
    const std::string& title = program[i].title;
    order_.push_back(title);
    record& record = records_[title];
    if (to_run.contains(i)) {
      record.analysis = analysis[i];
      record.text = script.cells()[i].text;
      forgotten_.erase(title);
      execute(program[i], scope, record);
      touched.insert(record.touched.begin(), record.touched.end());
    } else {
      kept.insert(title);
    }
    for (const auto& [name, bound] : record.names) {
      scope[name] = forgotten_.contains(title) ? value{value::kind::lost, 0} : bound;
    }
  }
  for (const std::string& title : kept) {
    if (touched.contains(title)) records_.at(title).intact = false;
  }
}

recollection machine::recall() const {
  recollection result;
  for (const std::string& title : order_) {
    const record& record = records_.at(title);
    recalled_cell cell;
    cell.title = title;
    cell.text = record.text;
    cell.defines = record.analysis.defines;
    cell.reads = record.analysis.reads;
    cell.mutates = record.analysis.mutates;
    cell.touched.assign(record.touched.begin(), record.touched.end());
    cell.restorable = !forgotten_.contains(title);
    cell.intact = record.intact;
    result.push_back(std::move(cell));
  }
  return result;
}

std::map<std::string, std::vector<std::uint64_t>> machine::scene() {
  std::map<std::string, std::vector<std::uint64_t>> result;
  for (const auto& [title, record] : records_) {
    std::vector<std::uint64_t>& seen = result[title];
    for (const std::uint64_t number : record.objects) seen.push_back(digest({value::kind::object, number}));
    for (const auto& [name, bound] : record.names) seen.push_back(digest(bound));
  }
  return result;
}

}  // namespace maquette::machine
