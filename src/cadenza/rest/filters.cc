#include "cadenza/rest/filters.h"

#include <algorithm>

#include "cadenza/db/models/field_info.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/query_base.h"
#include "cadenza/http/request.h"
#include "cadenza/rest/defaults.h"
#include "cadenza/rest/generic_api_view.h"

namespace cadenza::filters {
namespace {

bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

std::string_view strip(std::string_view text, std::string_view what) {
    const std::size_t first = text.find_first_not_of(what);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(what) - first + 1);
}

/// The length of a quoted text at the start of `text`, with its quotes; 0 if it does not end.
std::size_t quoted_length(std::string_view text) {
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == text[0]) {
            return i + 1;
        }
    }
    return 0;
}

std::string unescape(std::string_view quoted) {
    std::string text;
    for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
        const bool escape = quoted[i] == '\\' && i + 2 < quoted.size() &&
                            (quoted[i + 1] == quoted[0] || quoted[i + 1] == '\\');
        text += quoted[escape ? ++i : i];
    }
    return text;
}

/// The length of the next word; quoted parts in it may hold blanks.
std::size_t word_length(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size() && !is_blank(text[i])) {
        const bool quote = text[i] == '"' || text[i] == '\'';
        const std::size_t length = quote ? quoted_length(text.substr(i)) : 1;
        i += length == 0 ? 1 : length;
    }
    return i;
}

std::string lookup_of(std::string_view field) {
    std::string_view lookup = "icontains";
    switch (field.empty() ? '\0' : field[0]) {
        case '^': lookup = "istartswith"; break;
        case '=': lookup = "iexact"; break;
        case '$': lookup = "iregex"; break;
        default: return std::string(field) + "__" + std::string(lookup);
    }
    return std::string(field.substr(1)) + "__" + std::string(lookup);
}

/// True if the lookup goes through a relation that may give a row more than once.
bool may_repeat_rows(const ModelInfo& model, std::string_view path) {
    const ModelInfo* here = &model;
    while (!path.empty()) {
        const std::size_t end = path.find("__");
        const std::string_view part = path.substr(0, end);
        if (const ReverseRelation* reverse = here->find_reverse(part)) {
            if (!reverse->is_one_to_one()) return true;
            here = &reverse->model();
        } else {
            const FieldInfo* field = here->find(part);
            if (field == nullptr || !field->is_relation()) return false;
            if (field->is_many_to_many()) return true;
            here = &field->related();
        }
        if (end == std::string_view::npos) break;
        path.remove_prefix(end + 2);
    }
    return false;
}

std::vector<std::string> valid_ordering_fields(const QueryBase& queryset,
                                               const GenericAPIView& view) {
    if (!view.ordering_fields.is_set()) return view.serializer_sources();
    if (view.ordering_fields.get() != std::vector<std::string>{"__all__"})
        return *view.ordering_fields;
    std::vector<std::string> names;
    for (const FieldInfo& field : queryset.model().columns()) names.emplace_back(field.name());
    return names;
}

}  // namespace

std::vector<std::string> search_terms(std::string_view text) {
    std::vector<std::string> terms;
    while (true) {
        while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
        if (text.empty()) return terms;
        const std::size_t length = word_length(text);
        const std::string_view word = strip(text.substr(0, length), ",");
        text.remove_prefix(length);
        if (word.size() > 1 && (word[0] == '"' || word[0] == '\'') && word.back() == word[0]) {
            terms.push_back(unescape(word));
            continue;
        }
        std::string_view rest = word;
        while (!rest.empty()) {
            const std::size_t comma = rest.find(',');
            const std::string_view term = strip(rest.substr(0, comma), " \t\r\n\f\v");
            if (!term.empty()) terms.emplace_back(term);
            rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        }
    }
}

QueryBase SearchFilter::filter_queryset(Request& request, const QueryBase& queryset,
                                        const GenericAPIView& view) const {
    const std::vector<std::string>& fields = *view.search_fields;
    if (fields.empty() || request.query_string().empty()) return queryset;
    std::string text = request.query(rest_settings(request).search_param);
    std::erase(text, '\0');
    const std::vector<std::string> terms = search_terms(text);
    if (terms.empty()) return queryset;
    QueryCondition all;
    for (const std::string& term : terms) {
        QueryCondition any;
        for (const std::string& field : fields) {
            const QueryCondition one(lookup_of(field), Value(term));
            any = any.empty() ? one : QueryCondition::either(any, one);
        }
        all = QueryCondition::both(all, any);
    }
    const QueryBase found = queryset.filter(all);
    const bool repeats = std::ranges::any_of(fields, [&](const std::string& field) {
        const std::string_view path = field;
        return may_repeat_rows(queryset.model(), path.substr(path.find_first_not_of("^=$@")));
    });
    return repeats ? found.distinct() : found;
}

QueryBase OrderingFilter::filter_queryset(Request& request, const QueryBase& queryset,
                                          const GenericAPIView& view) const {
    std::vector<std::string> chosen;
    if (!request.query_string().empty()) {
        const std::string asked = request.query(rest_settings(request).ordering_param);
        const std::vector<std::string> valid =
            asked.empty() ? std::vector<std::string>() : valid_ordering_fields(queryset, view);
        for (std::string_view rest = asked; !rest.empty();) {
            const std::size_t comma = rest.find(',');
            const std::string_view term = strip(rest.substr(0, comma), " \t\r\n\f\v");
            const std::string_view field = term.starts_with('-') ? term.substr(1) : term;
            if (std::ranges::find(valid, field) != valid.end()) chosen.emplace_back(term);
            rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        }
    }
    const std::vector<std::string>& terms = chosen.empty() ? *view.ordering : chosen;
    if (terms.empty()) return queryset;
    return queryset.order_by(std::vector<std::string_view>(terms.begin(), terms.end()));
}

}  // namespace cadenza::filters
