#include "cadenza/db/models/query_stream.h"

#include <algorithm>

#include "cadenza/db/models/lazy_loading.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/query/prefetch.h"
#include "cadenza/db/models/query/row_loader.h"
#include "cadenza/db/models/query_base.h"

namespace cadenza::internal {

struct RowStream::State {
    State(const QueryBase& base, int size)
        : query(base.query_state()),
          loader(*query),
          rows(*query->model),
          chunk(static_cast<std::size_t>(std::max(size, 1))) {}

    StatePtr query;
    RowLoader loader;
    Rows rows;
    std::size_t chunk;
    std::size_t position = 0;
    bool ended = false;
};

RowStream::RowStream(const QueryBase& query, int chunk_size)
    : state_(std::make_unique<State>(query, chunk_size)) {}

RowStream::~RowStream() = default;

Model* RowStream::next() {
    State& state = *state_;
    if (state.position == state.rows.size()) {
        if (state.ended) return nullptr;
        state.rows.clear();
        state.position = 0;
        const LoadingBatch batch;
        while (state.rows.size() < state.chunk) {
            if (!state.loader.next()) {
                state.ended = true;
                break;
            }
            state.loader.load(state.rows.emplace());
        }
        if (!state.query->prefetch.empty() && state.rows.size() != 0)
            prefetch(state.rows, state.query->prefetch);
        if (state.rows.size() == 0) return nullptr;
    }
    return &state.rows.at(state.position++);
}

}  // namespace cadenza::internal
