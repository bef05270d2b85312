#include "cadenza/server/internal/input_buffer.h"

#include <algorithm>
#include <cstring>

namespace cadenza::server {

void InputBuffer::consume(std::size_t size) noexcept {
    begin_ += size;
    if (begin_ == end_) begin_ = end_ = 0;
}

void InputBuffer::make_room(std::size_t size) {
    std::size_t used = end_ - begin_;
    if (used + size <= capacity()) {
        if (begin_ > 0) std::memmove(store(), store() + begin_, used);
    } else {
        std::size_t grown = std::max(used + size, std::min(kLarge, 4 * capacity()));
        auto larger = std::make_unique_for_overwrite<char[]>(grown);
        std::memcpy(larger.get(), store() + begin_, used);
        heap_ = std::move(larger);
        heap_size_ = grown;
    }
    begin_ = 0;
    end_ = used;
}

void InputBuffer::shrink() noexcept {
    std::size_t used = end_ - begin_;
    if (!heap_ || used > kSmall / 2) return;
    std::memcpy(small_, heap_.get() + begin_, used);
    heap_.reset();
    begin_ = 0;
    end_ = used;
}

}  // namespace cadenza::server
