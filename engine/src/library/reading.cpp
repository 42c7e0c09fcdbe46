// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/reading.hpp"

#include <algorithm>
#include <set>

#include "library/vocabulary.hpp"

namespace maquette::library {
namespace {

/// A phrase of place in a request: words [begin, end).
struct relation_phrase {
  std::string kind;
  std::size_t begin = 0;
  std::size_t end = 0;
};

class scene_reader {
 public:
  scene_reader(const std::string& request, const pair_library& library, const lexicon& lexicon)
      : library_(library), lexicon_(lexicon), words_(split_words(rewritten(request, lexicon))) {
    mentions_ = library.mentions(request, words_);
  }

  scene_reading run() {
    scene_reading out;
    out.unknown = unknown_head();
    if (out.unknown) return out;
    drop_parts();
    std::vector<std::size_t> object_of = name_objects(out);
    find_relations();
    for (const relation_phrase& phrase : relations_) relate(out, object_of, phrase);
    share_words(out, object_of);
    place_the_rest(out);
    put_on_floor(out);
    return out;
  }

 private:
  bool ends_phrase(std::size_t at) const {
    return words_[at].text == "," || lexicon_.connectors.contains(words_[at].text) ||
           relation_at(at) != nullptr;
  }

  const relation_phrase* relation_at(std::size_t at) const {
    for (const auto& phrase : relations_)
      if (at >= phrase.begin && at < phrase.end) return &phrase;
    return nullptr;
  }

  /// The words of the first phrase, where it names no pair: "a fire-breathing dragon".
  std::optional<std::string> unknown_head() const {
    const std::size_t first = mentions_.empty() ? words_.size() : mentions_.front().begin;
    std::string unknown;
    for (std::size_t at = 0; at < first; ++at) {
      if (ends_head(words_[at].text)) {
        if (!unknown.empty()) return unknown;
      } else if (means_nothing(at)) {
        unknown += (unknown.empty() ? "" : " ") + words_[at].text;
      }
    }
    if (mentions_.empty()) return unknown.empty() ? joined(0, words_.size()) : unknown;
    // Two names side by side are a third thing: a "tree house" is neither.
    if (mentions_.size() > 1 && mentions_[0].end == mentions_[1].begin)
      return joined(mentions_[0].begin, mentions_[1].end);
    return std::nullopt;
  }

  static bool ends_head(const std::string& text) {
    static const std::set<std::string> ends = {",",  "with",   "on", "and",    "beside",
                                               "in", "around", "of", "behind", "next"};
    return ends.contains(text);
  }

  bool means_nothing(std::size_t at) const {
    const word& word = words_[at];
    const auto in = [&](const auto& table) { return table.contains(word.text); };
    if ((word.text == "row" || word.text == "line") && at + 1 < words_.size() && words_[at + 1].text == "of")
      return false;
    return !(word.value || in(lexicon_.stop) || in(lexicon_.numbers) || in(lexicon_.colours) ||
             in(lexicon_.materials) || in(lexicon_.adjectives) || in(lexicon_.sizes) ||
             in(lexicon_.finishes) || in(lexicon_.units) || in(lexicon_.colour_changes) ||
             in(lexicon_.degrees) || in(lexicon_.connectors) || in(lexicon_.dimensions) ||
             in(lexicon_.superlatives) || in(lexicon_.pronouns));
  }

  std::string joined(std::size_t begin, std::size_t end) const {
    std::string out;
    for (std::size_t at = begin; at < end; ++at)
      if (words_[at].text != "," && !lexicon_.stop.contains(words_[at].text))
        out += (out.empty() ? "" : " ") + words_[at].text;
    return out;
  }

  void drop_parts() {
    const vocabulary known = make_vocabulary(library_.pairs()[mentions_.front().pair].source, lexicon_);
    const auto is_part = [&](const mention& mention) {
      const std::string& lemma = words_[mention.end - 1].lemma;
      if (known.nouns.contains(lemma)) return true;
      return std::any_of(known.profiles.begin(), known.profiles.end(), [&](const parameter_profile& profile) {
        return profile.source->kind == parameter_kind::count && profile.meaning.contains(lemma);
      });
    };
    for (std::size_t i = mentions_.size(); i-- > 1;)
      if (is_part(mentions_[i]) || is_comparison(mentions_[i]))
        mentions_.erase(mentions_.begin() + static_cast<std::ptrdiff_t>(i));
  }

  /// "like a Japanese tea cup" describes, and asks for no cup.
  bool is_comparison(const mention& mention) const {
    for (std::size_t at = mention.begin; at-- > 0 && mention.begin - at <= 4;) {
      if (words_[at].text == "like") return true;
      if (words_[at].text == "," || lexicon_.connectors.contains(words_[at].text)) return false;
    }
    return false;
  }

  /// "a row of three houses"
  bool is_row(const mention& mention) const {
    for (std::size_t at = mention.begin; at-- > 1 && mention.begin - at <= 4;)
      if (words_[at].text == "of" && (words_[at - 1].text == "row" || words_[at - 1].text == "line"))
        return true;
    return false;
  }

  /// Makes an object of each mention, but "the table" of one that stands there already.
  std::vector<std::size_t> name_objects(scene_reading& out) const {
    std::vector<std::size_t> object_of;
    for (const mention& mention : mentions_) {
      const bool definite = mention.begin > 0 && words_[mention.begin - 1].text == "the";
      const auto same = std::find_if(out.objects.begin(), out.objects.end(),
                                     [&](const auto& object) { return object.name.pair == mention.pair; });
      if (definite && same != out.objects.end()) {
        object_of.push_back(static_cast<std::size_t>(same - out.objects.begin()));
      } else {
        object_of.push_back(out.objects.size());
        out.objects.push_back({mention, {}, is_row(mention) ? "row" : "", std::nullopt});
      }
    }
    return object_of;
  }

  void find_relations() {
    const auto in_mention = [&](std::size_t at) {
      return std::any_of(mentions_.begin(), mentions_.end(),
                         [&](const mention& m) { return at >= m.begin && at < m.end; });
    };
    for (std::size_t at = mentions_.front().end; at < words_.size();) {
      std::size_t taken = 1;
      for (std::size_t size = 4; size >= 1; --size) {
        std::string text;
        for (std::size_t i = 0; i < size && at + i < words_.size(); ++i)
          text += (i ? " " : "") + words_[at + i].text;
        const auto found = lexicon_.relations.find(text);
        if (found == lexicon_.relations.end() || in_mention(at)) continue;
        if (mentions_.size() > 1 || found->second == "row")
          relations_.push_back({found->second, at, at + size});
        taken = size;
        break;
      }
      at += taken;
    }
  }

  /// "A on B" stands A on B; "... B around it" stands B around what was spoken of. "A and B on C" moves both.
  void relate(scene_reading& out, const std::vector<std::size_t>& object_of,
              const relation_phrase& phrase) const {
    std::optional<std::size_t> subject, next;
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].end <= phrase.begin) subject = i;
      if (mentions_[i].begin >= phrase.end && !next) next = i;
    }
    if (!subject) return;
    auto& moved = out.objects[object_of[*subject]];
    if (phrase.kind == "row") {
      if (moved.relation.empty()) moved.relation = "row";
      return;
    }
    const bool named = next && joins(phrase.end, mentions_[*next].begin);
    const std::size_t anchor = named ? object_of[*next] : spoken_of(out, object_of[*subject]);
    for (std::size_t i = *subject + 1; i-- > 0;) {
      const std::size_t index = object_of[i];
      const bool free = i == *subject || (out.objects[index].relation.empty() && !is_anchor(out, index));
      if (!free || index == anchor || leads_to(out, anchor, index)) return;
      out.objects[index].relation = phrase.kind;
      out.objects[index].anchor = anchor;
      if (i == 0 || !is_listed_with(mentions_[i - 1].end, mentions_[i].begin)) return;
    }
  }

  /// What "it" means: the nearest thing before that does not itself stand in relation to another.
  static std::size_t spoken_of(const scene_reading& out, std::size_t moved) {
    for (std::size_t i = moved; i-- > 0;)
      if (out.objects[i].relation.empty() || out.objects[i].relation == "row") return i;
    return 0;
  }

  static bool is_anchor(const scene_reading& out, std::size_t index) {
    return std::any_of(out.objects.begin(), out.objects.end(),
                       [&](const auto& object) { return object.anchor == index; });
  }

  /// Whether two names are one list: "a mug and a white vase", "a mug, a vase".
  bool is_listed_with(std::size_t begin, std::size_t end) const {
    bool listed = false;
    for (std::size_t at = begin; at < end; ++at) {
      if (relation_at(at) != nullptr) return false;
      const std::string& text = words_[at].text;
      if (text == "and" || text == ",")
        listed = true;
      else if (lexicon_.connectors.contains(text) || lexicon_.pronouns.contains(text))
        return false;
    }
    return listed;
  }

  /// Whether a name belongs to the phrase of place before it: nothing but articles and modifiers between.
  bool joins(std::size_t begin, std::size_t end) const {
    for (std::size_t at = begin; at < end; ++at)
      if (ends_phrase(at) || lexicon_.pronouns.contains(words_[at].text)) return false;
    return true;
  }

  static bool leads_to(const scene_reading& out, std::size_t from, std::size_t to) {
    for (std::optional<std::size_t> at = from; at; at = out.objects[*at].anchor)
      if (*at == to) return true;
    return false;
  }

  /// Gives each object the words from the start of its phrase to the start of the next one's.
  void share_words(scene_reading& out, const std::vector<std::size_t>& object_of) const {
    std::vector<std::size_t> starts;
    for (const mention& mention : mentions_) {
      std::size_t start = mention.begin;
      while (start > 0 && !ends_phrase(start - 1)) --start;
      starts.push_back(starts.empty() ? 0 : start);
    }
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      const std::size_t end = i + 1 < mentions_.size() ? starts[i + 1] : words_.size();
      auto& words = out.objects[object_of[i]].words;
      for (std::size_t at = starts[i]; at < end; ++at)
        if (relation_at(at) == nullptr) words.push_back(words_[at]);
    }
  }

  /// A thing of which no place is said still stands in relation to the main one.
  static void place_the_rest(scene_reading& out) {
    for (std::size_t i = 1; i < out.objects.size(); ++i) {
      auto& object = out.objects[i];
      const bool carries = std::any_of(out.objects.begin(), out.objects.end(),
                                       [&](const auto& other) { return other.anchor == i; });
      if (!object.relation.empty() || (carries && leads_to(out, 0, i))) continue;
      object.relation = "with";
      object.anchor = 0;
    }
  }

  /// A stool beside the lamp on a table stands on the floor, beside the table.
  void put_on_floor(scene_reading& out) const {
    for (auto& object : out.objects) {
      if (!object.anchor || object.relation == "on" || !stands_on_floor(object)) continue;
      while (out.objects[*object.anchor].relation == "on" && out.objects[*object.anchor].anchor)
        object.anchor = out.objects[*object.anchor].anchor;
    }
  }

  /// Whether a thing is furniture or larger: more than 0.6 m high as its pair is written.
  bool stands_on_floor(const wanted_object& object) const {
    const auto* height = library_.pairs()[object.name.pair].source.find_parameter("HEIGHT");
    return height != nullptr && std::get<double>(height->value) > 0.6;
  }

  const pair_library& library_;
  const lexicon& lexicon_;
  std::vector<word> words_;
  std::vector<mention> mentions_;
  std::vector<relation_phrase> relations_;
};

}  // namespace

scene_reading read_scene(const std::string& request, const pair_library& library, const lexicon& lexicon) {
  return scene_reader(request, library, lexicon).run();
}

}  // namespace maquette::library
