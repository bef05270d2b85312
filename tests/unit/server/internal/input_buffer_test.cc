#include "cadenza/server/internal/input_buffer.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>

namespace cadenza::server {
namespace {

void add(InputBuffer& buffer, std::string_view text) {
    ASSERT_GE(buffer.room(), text.size());
    std::memcpy(buffer.tail(), text.data(), text.size());
    buffer.commit(text.size());
}

TEST(InputBuffer, gives_back_what_came_in) {
    InputBuffer buffer;
    add(buffer, "hello ");
    add(buffer, "world");
    EXPECT_EQ(buffer.data(), "hello world");
    buffer.consume(6);
    EXPECT_EQ(buffer.data(), "world");
    buffer.consume(5);
    EXPECT_EQ(buffer.data(), "");
    EXPECT_EQ(buffer.room(), InputBuffer::kSmall) << "an empty buffer begins anew";
}

TEST(InputBuffer, grows_and_shrinks_without_losing_bytes) {
    InputBuffer buffer;
    std::string text(InputBuffer::kSmall, 'a');
    add(buffer, text);
    EXPECT_EQ(buffer.room(), 0u);
    buffer.make_room(100);
    EXPECT_GE(buffer.room(), 100u);
    add(buffer, "tail");
    EXPECT_EQ(buffer.data(), text + "tail");
    buffer.shrink();
    EXPECT_EQ(buffer.data(), text + "tail") << "too much to shrink";
    buffer.consume(text.size());
    buffer.shrink();
    EXPECT_EQ(buffer.data(), "tail");
    EXPECT_EQ(buffer.room(), InputBuffer::kSmall - 4);
}

TEST(InputBuffer, makes_room_by_moving_where_that_is_enough) {
    InputBuffer buffer;
    add(buffer, std::string(InputBuffer::kSmall - 2, 'a') + "xy");
    buffer.consume(InputBuffer::kSmall - 2);
    buffer.make_room(1000);
    EXPECT_EQ(buffer.data(), "xy");
    EXPECT_EQ(buffer.room(), InputBuffer::kSmall - 2);
}

}  // namespace
}  // namespace cadenza::server
