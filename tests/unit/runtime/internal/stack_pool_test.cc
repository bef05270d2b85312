#include "cadenza/runtime/internal/stack_pool.h"

#include <gtest/gtest.h>

#include <cstring>

namespace cadenza::runtime {
namespace {

TEST(StackPool, gives_writable_stacks_and_takes_them_back) {
    StackPool pool(100 * 1000, 1);
    Stack first = pool.take();
    Stack second = pool.take();
    EXPECT_GE(first.size, 100u * 1000u);
    EXPECT_EQ(first.size % 4096, 0u);
    std::memset(first.bottom, 1, first.size);
    pool.give_back(first);
    pool.give_back(second);
    EXPECT_EQ(pool.take().bottom, first.bottom) << "the one that was kept";
    pool.give_back(first);
}

TEST(StackPool, knows_its_guard) {
    StackPool pool(64 * 1024, 1);
    Stack stack = pool.take();
    EXPECT_TRUE(stack.in_guard(stack.bottom - 1));
    EXPECT_TRUE(stack.in_guard(stack.bottom - StackPool::kGuard));
    EXPECT_FALSE(stack.in_guard(stack.bottom));
    EXPECT_FALSE(stack.in_guard(stack.bottom - StackPool::kGuard - 1));
    EXPECT_FALSE(Stack{}.in_guard(nullptr));
    pool.give_back(stack);
}

}  // namespace
}  // namespace cadenza::runtime
