#include "cadenza/urls/internal/router.h"

#include <re2/re2.h>

#include <cstring>

namespace cadenza::internal {

Kwargs RouterSearch::kwargs() const {
    Kwargs kwargs;
    for (std::size_t i = 0; i < best_->bindings.size(); ++i) {
        const Binding& binding = best_->bindings[i];
        bool captured = binding.capture != Binding::kConstant;
        if (captured && !found_[static_cast<std::size_t>(binding.capture)].present()) continue;
        Value result = best_->has_fallible ? converted_[i] : value(binding);
        if (best_->has_repeated_names && !binding.name.empty()) {
            kwargs.set(binding.name, std::move(result));
        } else {
            kwargs.append(binding.name, std::move(result));
        }
    }
    return kwargs;
}

Value RouterSearch::value(const Binding& binding) const {
    if (binding.capture == Binding::kConstant) return binding.constant;
    std::string_view text = found_[static_cast<std::size_t>(binding.capture)].text();
    if (binding.converter == nullptr) return Value(text);
    auto converted = binding.converter->to_value(text);
    return converted ? std::move(*converted) : Value(text);
}

// False if a converter refuses its text: then the pattern does not match after all.
bool RouterSearch::take(const Endpoint* endpoint) {
    std::vector<Value> converted;
    if (endpoint->has_fallible) {
        for (const Binding& binding : endpoint->bindings) {
            if (binding.capture == Binding::kConstant) {
                converted.push_back(binding.constant);
                continue;
            }
            const Capture& capture = current_[static_cast<std::size_t>(binding.capture)];
            if (binding.converter == nullptr || !capture.present()) {
                converted.emplace_back(capture.text());
                continue;
            }
            auto value = binding.converter->to_value(capture.text());
            if (!value) return false;
            converted.push_back(std::move(*value));
        }
        converted_ = std::move(converted);
    }
    best_ = endpoint;
    best_order_ = endpoint->order;
    std::copy_n(current_.begin(), count_, found_.begin());
    return true;
}

Router::Router() {
    new_node({}, kNoOrder);
}
Router::~Router() = default;

std::uint32_t Router::new_node(std::string_view label, std::uint32_t order) {
    Node node;
    node.label = label;
    node.min_order = order;
    nodes_.push_back(std::move(node));
    return static_cast<std::uint32_t>(nodes_.size() - 1);
}

// The node keeps the first bytes of its label; a new child takes over the rest and everything
// below.
void Router::split(std::uint32_t index, std::size_t length) {
    Node lower = std::move(nodes_[index]);
    Node upper;
    upper.label = lower.label.substr(0, length);
    upper.min_order = lower.min_order;
    lower.label.erase(0, length);
    upper.first_bytes = lower.label.substr(0, 1);
    upper.statics.push_back(static_cast<std::uint32_t>(nodes_.size()));
    nodes_[index] = std::move(upper);
    nodes_.push_back(std::move(lower));
}

std::uint32_t Router::descend_text(std::uint32_t node, std::string_view text, std::uint32_t order) {
    while (!text.empty()) {
        std::size_t child_at = nodes_[node].first_bytes.find(text[0]);
        if (child_at == std::string::npos) {
            std::uint32_t child = new_node(text, order);
            nodes_[node].first_bytes += text[0];
            nodes_[node].statics.push_back(child);
            return child;
        }
        std::uint32_t child = nodes_[node].statics[child_at];
        const std::string& label = nodes_[child].label;
        std::size_t common = 0;
        while (common < label.size() && common < text.size() && label[common] == text[common])
            ++common;
        if (common < label.size()) split(child, common);
        nodes_[child].min_order = std::min(nodes_[child].min_order, order);
        text.remove_prefix(common);
        node = child;
    }
    return node;
}

std::uint32_t Router::descend_span(std::uint32_t node, const CharSpan& span, std::uint32_t order) {
    for (auto& [known, child] : nodes_[node].spans) {
        if (known != span) continue;
        nodes_[child].min_order = std::min(nodes_[child].min_order, order);
        return child;
    }
    std::uint32_t child = new_node({}, order);
    nodes_[node].spans.emplace_back(span, child);
    return child;
}

std::uint32_t Router::descend(const std::vector<RouteElement>& elements, std::uint32_t order) {
    std::uint32_t node = 0;
    for (const RouteElement& element : elements) {
        node = element.is_parameter ? descend_span(node, *element.span, order)
                                    : descend_text(node, element.text, order);
    }
    return node;
}

// Patterns arrive in their order, so that what is appended sorts last.
void Router::add(const std::vector<RouteElement>& elements, const Endpoint* endpoint) {
    nodes_[descend(elements, endpoint->order)].endpoints.push_back(endpoint);
}

void Router::add_tail(const std::vector<RouteElement>& elements, RegexTail tail) {
    std::uint32_t node = descend(elements, tail.order);
    nodes_[node].tails.push_back(std::move(tail));
}

void Router::visit(std::uint32_t index, std::string_view text, std::size_t at,
                   RouterSearch& search) const {
    const Node& node = nodes_[index];
    std::size_t captures = search.count_;
    if (at == text.size()) {
        for (const Endpoint* endpoint : node.endpoints) {
            if (endpoint->order >= search.best_order_ || search.take(endpoint)) break;
        }
    }
    for (const RegexTail& tail : node.tails) {
        if (tail.order >= search.best_order_ || try_tail(tail, text, at, search)) break;
        search.count_ = captures;
    }
    search.count_ = captures;
    if (at == text.size()) return;
    if (const void* found =
            std::memchr(node.first_bytes.data(), text[at], node.first_bytes.size())) {
        auto which =
            static_cast<std::size_t>(static_cast<const char*>(found) - node.first_bytes.data());
        const Node& child = nodes_[node.statics[which]];
        if (child.min_order < search.best_order_ && text.substr(at).starts_with(child.label)) {
            visit(node.statics[which], text, at + child.label.size(), search);
            search.count_ = captures;
        }
    }
    for (const auto& [span, child] : node.spans) {
        if (nodes_[child].min_order >= search.best_order_) continue;
        std::size_t length = span.munch(text.substr(at));
        if (length == 0) continue;
        search.push(text.substr(at, length));
        visit(child, text, at + length, search);
        search.count_ = captures;
    }
}

bool Router::try_tail(const RegexTail& tail, std::string_view text, std::size_t at,
                      RouterSearch& search) {
    std::string_view rest = text.substr(at - tail.back);
    std::array<re2::StringPiece, kMaxCaptures + 1> groups;
    int wanted = tail.groups.empty() ? 1 : tail.groups.back() + 1;
    re2::StringPiece input(rest.data(), rest.size());
    const RE2::Anchor anchor = tail.whole ? RE2::ANCHOR_BOTH : RE2::UNANCHORED;
    if (!tail.regex->Match(input, 0, rest.size(), anchor, groups.data(), wanted)) return false;
    for (int group : tail.groups) {
        const re2::StringPiece& piece = groups[static_cast<std::size_t>(group)];
        search.push({piece.data(), piece.size()});
    }
    if (tail.endpoint != nullptr) return search.take(tail.endpoint);
    std::uint32_t before = search.best_order_;
    const char* end = groups[0].data() + groups[0].size();
    tail.inner->search(rest.substr(static_cast<std::size_t>(end - rest.data())), search);
    return search.best_order_ != before;
}

}  // namespace cadenza::internal
