#pragma once

#include <functional>
#include <initializer_list>
#include <vector>

#include "cadenza/runtime/event_loop.h"

namespace cadenza::runtime::testing {

/// Runs each function on a fiber of one loop, started in this order, until all have ended.
inline void on_loop(EventLoop& loop, std::vector<std::function<void()>> functions) {
    struct Task {
        std::function<void()> function;
        std::size_t* left;
        EventLoop* loop;
    };
    std::size_t left = functions.size();
    std::vector<Task> tasks;
    for (auto& function : functions) tasks.push_back({std::move(function), &left, &loop});
    struct Start {
        std::vector<Task>* tasks;
        EventLoop* loop;
    } start{&tasks, &loop};
    loop.post(
        [](void* argument) {
            auto* s = static_cast<Start*>(argument);
            for (Task& task : *s->tasks) {
                s->loop->start(
                    [](void* t) {
                        auto* mine = static_cast<Task*>(t);
                        mine->function();
                        if (--*mine->left == 0) mine->loop->stop();
                    },
                    &task);
            }
        },
        &start);
    loop.run();
}

inline void on_loop(std::vector<std::function<void()>> functions) {
    EventLoop loop;
    on_loop(loop, std::move(functions));
}

}  // namespace cadenza::runtime::testing
