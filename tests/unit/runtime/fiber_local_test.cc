#include "cadenza/runtime/fiber_local.h"

#include <gtest/gtest.h>

#include <string>

#include "cadenza/runtime/fiber.h"
#include "on_loop.h"

namespace cadenza::runtime {
namespace {

char key;
char other_key;
std::string destroyed;

void destroy(void* value) {
    destroyed += *static_cast<const char*>(value);
}

TEST(FiberLocal, belongs_to_one_fiber) {
    int one = 1;
    int two = 2;
    void* seen[2] = {};
    testing::on_loop({[&] {
                          set_fiber_local(&key, &one, nullptr);
                          yield();
                          seen[0] = fiber_local(&key);
                      },
                      [&] {
                          EXPECT_EQ(fiber_local(&key), nullptr);
                          set_fiber_local(&key, &two, nullptr);
                          yield();
                          seen[1] = fiber_local(&key);
                      }});
    EXPECT_EQ(seen[0], &one);
    EXPECT_EQ(seen[1], &two);
    EXPECT_EQ(fiber_local(&key), nullptr);
}

TEST(FiberLocal, is_destroyed_in_reverse_order_when_the_fiber_ends) {
    destroyed.clear();
    char a = 'a';
    char b = 'b';
    EventLoop loop;
    testing::on_loop(loop, {[&] {
                         set_fiber_local(&key, &a, destroy);
                         set_fiber_local(&other_key, &b, destroy);
                     }});
    EXPECT_TRUE(loop.drain(Duration::seconds(1)));
    EXPECT_EQ(destroyed, "ba");
}

TEST(FiberLocal, a_new_value_destroys_the_old_one) {
    destroyed.clear();
    char a = 'a';
    char b = 'b';
    set_fiber_local(&key, &a, destroy);
    set_fiber_local(&key, &b, destroy);
    EXPECT_EQ(destroyed, "a");
    EXPECT_EQ(fiber_local(&key), &b);
    set_fiber_local(&key, nullptr, nullptr);
    EXPECT_EQ(destroyed, "ab");
    EXPECT_EQ(fiber_local(&key), nullptr);
}

}  // namespace
}  // namespace cadenza::runtime
