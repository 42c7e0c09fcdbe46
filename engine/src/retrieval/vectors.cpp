// SPDX-License-Identifier: GPL-3.0-or-later
#include "retrieval/vectors.hpp"

#include <faiss/IndexFlat.h>
#include <faiss/IndexIVFFlat.h>
#include <faiss/impl/FaissException.h>
#include <faiss/impl/io.h>
#include <faiss/index_io.h>
#include <omp.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace maquette::retrieval {
namespace {

// FAISS renamed its id type between the versions of Debian 12 and 13; this names it in both.
using faiss_id = decltype(faiss::Index::ntotal);

// Up to here, looking at every vector takes a fraction of a millisecond; rag/vectors/README.md has figures.
constexpr std::size_t largest_flat = 2048;
constexpr std::size_t clusters_searched = 16;

// Blender's own work runs on the other cores; and one query is too little to be worth dividing.
class single_threaded {
 public:
  single_threaded() : before_(omp_get_max_threads()) { omp_set_num_threads(1); }
  ~single_threaded() { omp_set_num_threads(before_); }
  single_threaded(const single_threaded&) = delete;
  single_threaded& operator=(const single_threaded&) = delete;

 private:
  int before_;
};

std::unique_ptr<faiss::IndexFlatIP> make_flat(std::size_t dimensions) {
  return std::make_unique<faiss::IndexFlatIP>(static_cast<faiss_id>(dimensions));
}

}  // namespace

struct vector_index::group {
  std::vector<std::size_t> members;                ///< passage of each id
  std::unique_ptr<faiss::IndexFlatIP> flat;        ///< of all vectors, or of the clusters' centres
  std::unique_ptr<faiss::IndexIVFFlat> clustered;  ///< only in a large group; uses `flat`

  bool is_large() const { return members.size() > largest_flat; }
  std::vector<float> gather(const std::vector<float>& all, std::size_t dimensions) const;
  void fill(const std::vector<float>& all, std::size_t dimensions);
  void write(byte_writer& to) const;
  void read(byte_reader& from, const std::vector<float>& all, std::size_t dimensions);
  void search(const float* query, std::vector<float>& similarities, std::vector<faiss_id>& ids) const;
};

std::vector<float> vector_index::group::gather(const std::vector<float>& all, std::size_t dimensions) const {
  std::vector<float> own;
  own.reserve(members.size() * dimensions);
  for (const auto member : members) {
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(member * dimensions);
    own.insert(own.end(), first, first + static_cast<std::ptrdiff_t>(dimensions));
  }
  return own;
}

void vector_index::group::fill(const std::vector<float>& all, std::size_t dimensions) {
  const auto own = gather(all, dimensions);
  const auto count = static_cast<faiss_id>(members.size());
  flat = make_flat(dimensions);
  if (!is_large()) {
    flat->add(count, own.data());
    return;
  }
  const auto clusters = static_cast<std::size_t>(2.0 * std::sqrt(static_cast<double>(members.size())));
  clustered =
      std::make_unique<faiss::IndexIVFFlat>(flat.get(), dimensions, clusters, faiss::METRIC_INNER_PRODUCT);
  clustered->cp.niter = 8;
  clustered->cp.min_points_per_centroid = 1;  // else FAISS warns on standard error
  clustered->cp.max_points_per_centroid = 64;
  clustered->nprobe = clusters_searched;
  clustered->train(count, own.data());
  clustered->add(count, own.data());
}

/// A small group is made anew in no time; of a large one FAISS writes what training found.
void vector_index::group::write(byte_writer& to) const {
  if (!clustered) return;
  faiss::VectorIOWriter out;
  faiss::write_index(clustered.get(), &out);
  to.put(out.data);
}

void vector_index::group::read(byte_reader& from, const std::vector<float>& all, std::size_t dimensions) {
  if (!is_large()) return fill(all, dimensions);
  faiss::VectorIOReader in;
  in.data = from.take_all<std::uint8_t>();
  try {
    std::unique_ptr<faiss::Index> read(faiss::read_index(&in));
    auto* inverted = dynamic_cast<faiss::IndexIVFFlat*>(read.get());
    auto* centres = inverted == nullptr ? nullptr : dynamic_cast<faiss::IndexFlatIP*>(inverted->quantizer);
    if (centres == nullptr || static_cast<std::size_t>(inverted->d) != dimensions ||
        static_cast<std::size_t>(inverted->ntotal) != members.size())
      throw malformed();
    read.release();
    inverted->own_fields = false;
    clustered.reset(inverted);
    flat.reset(centres);
    clustered->nprobe = clusters_searched;
  } catch (const faiss::FaissException&) {
    throw malformed();
  }
}

void vector_index::group::search(const float* query, std::vector<float>& similarities,
                                 std::vector<faiss_id>& ids) const {
  const auto wanted = static_cast<faiss_id>(ids.size());
  if (!clustered) {
    flat->search(1, query, wanted, similarities.data(), ids.data());
    return;
  }
  std::array<faiss_id, clusters_searched> nearest{};
  std::array<float, clusters_searched> nearness{};
  flat->search(1, query, static_cast<faiss_id>(clusters_searched), nearness.data(), nearest.data());
  // FAISS would count into a global otherwise, which two threads may not do at once.
  faiss::IndexIVFStats statistics;
  clustered->search_preassigned(1, query, wanted, nearest.data(), nearness.data(), similarities.data(),
                                ids.data(), false, nullptr, &statistics);
}

vector_index::vector_index(std::vector<float> vectors, std::size_t dimensions,
                           const std::vector<std::size_t>& groups)
    : vectors_(std::move(vectors)), dimensions_(dimensions) {
  sort_into_groups(groups);
  const single_threaded scope;
  for (auto& made : groups_) made->fill(vectors_, dimensions_);
}

vector_index::vector_index(byte_reader& from, std::size_t dimensions, const std::vector<std::size_t>& groups)
    : vectors_(from.take_all<float>()), dimensions_(dimensions) {
  if (vectors_.size() != groups.size() * dimensions) throw malformed();
  sort_into_groups(groups);
  for (auto& made : groups_) made->read(from, vectors_, dimensions_);
}

void vector_index::write(byte_writer& to) const {
  to.put(vectors_);
  for (const auto& made : groups_) made->write(to);
}

void vector_index::sort_into_groups(const std::vector<std::size_t>& groups) {
  if (groups.empty()) return;
  groups_.resize(*std::max_element(groups.begin(), groups.end()) + 1);
  for (auto& made : groups_) made = std::make_unique<group>();
  for (std::size_t i = 0; i < groups.size(); ++i) groups_[groups[i]]->members.push_back(i);
}

vector_index::~vector_index() = default;
vector_index::vector_index(vector_index&&) noexcept = default;
vector_index& vector_index::operator=(vector_index&&) noexcept = default;

std::vector<ranked> vector_index::search(const std::vector<float>& query, std::size_t limit,
                                         const std::vector<double>& weights) const {
  const single_threaded scope;
  best_of best(limit);
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const auto& members = groups_[i]->members;
    const auto wanted = std::min(limit, members.size());
    if (weights[i] <= 0.0 || wanted == 0) continue;
    std::vector<float> similarities(wanted);
    std::vector<faiss_id> ids(wanted);
    groups_[i]->search(query.data(), similarities, ids);
    for (std::size_t place = 0; place < wanted; ++place) {
      if (ids[place] < 0 || similarities[place] <= 0.0F) break;
      best.offer({members[static_cast<std::size_t>(ids[place])],
                  weights[i] * static_cast<double>(similarities[place])});
    }
  }
  return std::move(best).sorted();
}

double vector_index::similarity(const std::vector<float>& query, std::size_t index) const {
  const auto first = vectors_.begin() + static_cast<std::ptrdiff_t>(index * dimensions_);
  return static_cast<double>(std::inner_product(query.begin(), query.end(), first, 0.0F));
}

}  // namespace maquette::retrieval
