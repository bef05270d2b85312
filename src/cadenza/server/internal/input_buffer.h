#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace cadenza::server {

/// The bytes that a connection has received and not used. A small store lies in the connection
/// itself, so that an idle one owns little; it moves to the heap while more is needed.
class InputBuffer {
 public:
    static constexpr std::size_t kSmall = 2048;
    static constexpr std::size_t kLarge = 64 * 1024;

    std::string_view data() const noexcept { return {store() + begin_, end_ - begin_}; }
    char* tail() noexcept { return store() + end_; }
    std::size_t room() const noexcept { return capacity() - end_; }
    void commit(std::size_t size) noexcept { end_ += size; }
    void consume(std::size_t size) noexcept;

    /// Makes room for at least that many bytes more. Moves what is there: views into it end.
    void make_room(std::size_t size);
    /// Goes back to the small store where what is left fits. Moves what is there.
    void shrink() noexcept;

 private:
    char* store() noexcept { return heap_ ? heap_.get() : small_; }
    const char* store() const noexcept { return heap_ ? heap_.get() : small_; }
    std::size_t capacity() const noexcept { return heap_ ? heap_size_ : kSmall; }

    std::unique_ptr<char[]> heap_;
    std::size_t heap_size_ = 0;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    char small_[kSmall];
};

}  // namespace cadenza::server
