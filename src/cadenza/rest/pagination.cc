#include "cadenza/rest/pagination.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "cadenza/http/form.h"
#include "cadenza/http/request.h"
#include "cadenza/http/response.h"
#include "cadenza/rest/defaults.h"
#include "cadenza/rest/exceptions.h"

namespace cadenza {
namespace internal {

std::optional<std::int64_t> positive_int(std::string_view text, bool strict, std::int64_t cutoff) {
    constexpr std::string_view kBlanks = " \t\n\r\f\v";
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return std::nullopt;
    text = text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
    if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (end != text.data() + text.size() || text.empty()) return std::nullopt;
    if (error == std::errc::result_out_of_range && !text.starts_with('-')) {
        number = std::numeric_limits<std::int64_t>::max() / 2;  // leaves room for adding a page
    } else if (error != std::errc()) {
        return std::nullopt;
    }
    if (number < 0 || (number == 0 && strict)) return std::nullopt;
    return cutoff > 0 ? std::min(number, cutoff) : number;
}

namespace {

template <class Change>
std::string change_query(std::string_view url, const Change& change) {
    const std::size_t mark = url.find('?');
    const std::string_view query = mark == std::string_view::npos ? "" : url.substr(mark + 1);
    MultiDict parameters = parse_query(query).value_or(MultiDict());
    change(parameters);
    std::vector<MultiDict::Entry> entries(parameters.entries().begin(), parameters.entries().end());
    std::ranges::stable_sort(entries, {}, [](const auto& entry) { return entry.first; });
    MultiDict sorted;
    for (auto& [name, values] : entries) sorted.setlist(name, std::move(values));
    std::string result(url.substr(0, mark));
    if (!sorted.empty()) result.append("?").append(sorted.urlencode());
    return result;
}

}  // namespace

std::string replace_query_param(std::string_view url, std::string_view name,
                                std::string_view value) {
    return change_query(url, [&](MultiDict& parameters) { parameters.set(name, value); });
}

std::string remove_query_param(std::string_view url, std::string_view name) {
    return change_query(url, [&](MultiDict& parameters) { parameters.erase(name); });
}

}  // namespace internal

namespace pagination {
namespace {

using internal::positive_int;
using internal::remove_query_param;
using internal::replace_query_param;

std::int64_t size_from(Request& request, const std::string& parameter, int fallback, int maximum) {
    if (!parameter.empty()) {
        const Value* asked = request.GET().find(parameter);
        if (asked != nullptr) {
            if (const auto size = positive_int(asked->str(), true, maximum)) return *size;
        }
    }
    return fallback > 0 ? fallback : rest_settings(request).page_size;
}

}  // namespace

Response BasePagination::get_paginated_response(const Page& page, Value results) const {
    Dict envelope;
    if (page.count) envelope.set("count", *page.count);
    envelope.set("next", page.next);
    envelope.set("previous", page.previous);
    envelope.set("results", std::move(results));
    return Response(Value(std::move(envelope)));
}

std::optional<Page> PageNumberPagination::paginate_queryset(const QueryBase& queryset,
                                                            Request& request,
                                                            const GenericAPIView&) const {
    const std::int64_t size = size_from(request, page_size_query_param, page_size, max_page_size);
    if (size == 0) return std::nullopt;
    const std::int64_t count = queryset.count();
    const std::int64_t pages = std::max<std::int64_t>(1, (count + size - 1) / size);
    std::string asked = request.query(page_query_param);
    if (asked.empty()) asked = "1";
    const std::optional<std::int64_t> number = asked == "last" ? pages : positive_int(asked, true);
    if (!number || *number > pages) throw NotFound("Invalid page.");

    Page page{.rows = queryset.slice((*number - 1) * size, std::min(*number * size, count)),
              .count = count};
    const std::string url = request.build_absolute_uri();
    if (*number < pages)
        page.next = replace_query_param(url, page_query_param, std::to_string(*number + 1));
    if (*number == 2) {
        page.previous = remove_query_param(url, page_query_param);
    } else if (*number > 2) {
        page.previous = replace_query_param(url, page_query_param, std::to_string(*number - 1));
    }
    return page;
}

std::optional<Page> LimitOffsetPagination::paginate_queryset(const QueryBase& queryset,
                                                             Request& request,
                                                             const GenericAPIView&) const {
    const std::int64_t limit = size_from(request, limit_query_param, default_limit, max_limit);
    if (limit == 0) return std::nullopt;
    const std::int64_t count = queryset.count();
    const std::int64_t offset = positive_int(request.query(offset_query_param), false).value_or(0);
    const bool nothing = count == 0 || offset > count;

    Page page{.rows = nothing ? queryset.none() : queryset.slice(offset, offset + limit),
              .count = count};
    const std::string url =
        replace_query_param(request.build_absolute_uri(), limit_query_param, std::to_string(limit));
    if (offset + limit < count) {
        page.next = replace_query_param(url, offset_query_param, std::to_string(offset + limit));
    }
    if (offset > 0) {
        page.previous = offset <= limit ? remove_query_param(url, offset_query_param)
                                        : replace_query_param(url, offset_query_param,
                                                              std::to_string(offset - limit));
    }
    return page;
}

}  // namespace pagination
}  // namespace cadenza
