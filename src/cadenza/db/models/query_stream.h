#pragma once

#include <cstddef>
#include <memory>

#include "cadenza/db/models/objects/rows.h"

namespace cadenza {

class QueryBase;

namespace internal {

/// A running SELECT whose objects are built a chunk at a time.
class RowStream {
 public:
    RowStream(const QueryBase& query, int chunk_size);
    RowStream(const RowStream&) = delete;
    RowStream& operator=(const RowStream&) = delete;
    ~RowStream();
    /// To the next row; nullptr at the end. The row lives until the next chunk is read.
    Model* next();

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace internal

/// What iterator() returns: for (BlogPost& post : posts.iterator()). Can be walked once; a row
/// lives until the loop comes round. The connection is busy until the end.
template <class M>
class QueryStream {
 public:
    QueryStream(const QueryBase& query, int chunk_size) : stream_(query, chunk_size) {}

    struct End {};
    class Iterator {
     public:
        using value_type = M;
        using difference_type = std::ptrdiff_t;
        explicit Iterator(internal::RowStream& stream) : stream_(&stream), row_(stream.next()) {}
        M& operator*() const { return static_cast<M&>(*row_); }
        M* operator->() const { return static_cast<M*>(row_); }
        Iterator& operator++() {
            row_ = stream_->next();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(End) const { return row_ == nullptr; }

     private:
        internal::RowStream* stream_;
        Model* row_;
    };
    Iterator begin() { return Iterator(stream_); }
    End end() const { return {}; }

 private:
    internal::RowStream stream_;
};

}  // namespace cadenza
