#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/urls/internal/char_span.h"
#include "cadenza/urls/internal/endpoint.h"
#include "cadenza/urls/internal/route_text.h"
#include "cadenza/urls/kwargs.h"

namespace re2 {
class RE2;
}

namespace cadenza::internal {

/// More values than any URL has; a pattern beyond is refused when the router is built.
inline constexpr std::size_t kMaxCaptures = 32;
inline constexpr std::uint32_t kNoOrder = ~std::uint32_t{0};

class Router;

/// What the tree cannot decide: a regular expression for the rest of the path, and what comes
/// behind it.
struct RegexTail {
    std::uint32_t order = 0;
    std::size_t back = 0;  ///< bytes in front of the node that the expression sees again
    std::shared_ptr<const re2::RE2> regex;
    bool whole = false;                  ///< it must match everything that it sees
    std::vector<int> groups;             ///< the groups that are captures, in order
    const Endpoint* endpoint = nullptr;  ///< or
    std::unique_ptr<Router> inner;       ///< what the rest behind the match must be
};

/// A match in progress, and the best one so far.
class RouterSearch {
 public:
    /// The pattern that wins; nullptr if none matches.
    const Endpoint* endpoint() const noexcept { return best_; }
    /// The values for its view.
    Kwargs kwargs() const;

 private:
    friend class Router;
    // Without default values: most of the arrays are never touched. data is null for a group that
    // took no part.
    struct Capture {
        const char* data;
        std::size_t size;
        std::string_view text() const noexcept { return {data, size}; }
        bool present() const noexcept { return data != nullptr; }
    };
    void push(std::string_view text) noexcept { current_[count_++] = {text.data(), text.size()}; }
    bool take(const Endpoint* endpoint);
    Value value(const Binding& binding) const;

    std::array<Capture, kMaxCaptures> current_;
    std::array<Capture, kMaxCaptures> found_;
    std::vector<Value> converted_;  // of the best, where its converters are fallible
    std::size_t count_ = 0;
    std::uint32_t best_order_ = kNoOrder;
    const Endpoint* best_ = nullptr;
};

/// A radix tree over the routes: nodes are fixed text, and runs of characters for parameters. Of
/// all patterns that match, the one with the lowest order wins; subtrees that cannot do better are
/// not entered. A node is reached at one position of the path only, so a search visits each node
/// once at most.
class Router {
 public:
    Router();
    ~Router();
    Router(const Router&) = delete;
    Router& operator=(const Router&) = delete;

    /// A pattern that is nothing but these elements; each parameter has a span.
    void add(const std::vector<RouteElement>& elements, const Endpoint* endpoint);
    /// A pattern that starts with these elements.
    void add_tail(const std::vector<RouteElement>& elements, RegexTail tail);

    void search(std::string_view text, RouterSearch& search) const { visit(0, text, 0, search); }

 private:
    struct Node {
        std::string label;        // the fixed text in front of the node
        std::string first_bytes;  // of the labels of the static children
        std::vector<std::uint32_t> statics;
        std::vector<std::pair<CharSpan, std::uint32_t>> spans;
        std::vector<const Endpoint*> endpoints;
        std::vector<RegexTail> tails;
        std::uint32_t min_order = kNoOrder;
    };
    std::uint32_t descend(const std::vector<RouteElement>& elements, std::uint32_t order);
    std::uint32_t descend_text(std::uint32_t node, std::string_view text, std::uint32_t order);
    std::uint32_t descend_span(std::uint32_t node, const CharSpan& span, std::uint32_t order);
    std::uint32_t new_node(std::string_view label, std::uint32_t order);
    void split(std::uint32_t node, std::size_t length);

    void visit(std::uint32_t index, std::string_view text, std::size_t at,
               RouterSearch& search) const;
    static bool try_tail(const RegexTail& tail, std::string_view text, std::size_t at,
                         RouterSearch& search);

    std::vector<Node> nodes_;
};

}  // namespace cadenza::internal
