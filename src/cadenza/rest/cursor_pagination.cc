#include "cadenza/rest/cursor_pagination.h"

#include <algorithm>

#include "cadenza/base/crypto/base64.h"
#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/model.h"
#include "cadenza/http/form.h"
#include "cadenza/http/request.h"
#include "cadenza/rest/defaults.h"
#include "cadenza/rest/exceptions.h"

namespace cadenza::pagination {
namespace {

using Ordering = std::vector<std::string>;

std::string_view field_of(std::string_view term) {
    if (term.starts_with('-')) term.remove_prefix(1);
    return term;
}

/// One page while it is being made. The names are those of DRF's CursorPagination, whose steps
/// these are.
class CursorPage {
 public:
    CursorPage(const Ordering& ordering, Cursor cursor, std::int64_t size)
        : ordering_(ordering), cursor_(std::move(cursor)), size_(size) {}

    Page load(const QueryBase& queryset) {
        const QueryBase query = positioned(queryset.order_by(terms()));
        Page page{.rows = query.slice(cursor_.offset, cursor_.offset + size_ + 1)};
        for (std::size_t i = 0; i < page.rows.size(); ++i) objects_.push_back(&page.rows[i]);
        const bool more = objects_.size() > static_cast<std::size_t>(size_);
        std::optional<std::string> following;
        if (more) {
            following = position(*objects_.back());
            objects_.pop_back();
        }
        const bool inside = cursor_.position.has_value() || cursor_.offset > 0;
        if (cursor_.reverse) {
            std::ranges::reverse(objects_);
            has_next_ = inside;
            has_previous_ = more;
            next_position_ = cursor_.position;
            previous_position_ = following;
        } else {
            has_next_ = more;
            has_previous_ = inside;
            next_position_ = following;
            previous_position_ = cursor_.position;
        }
        page.objects = objects_;
        return page;
    }

    std::optional<Cursor> next() const {
        if (!has_next_) return std::nullopt;
        std::optional<std::string> compare = next_position_;
        if (!objects_.empty() && cursor_.reverse && cursor_.offset != 0)
            compare = position(*objects_.back());
        return marker({objects_.rbegin(), objects_.rend()}, compare, false);
    }

    std::optional<Cursor> previous() const {
        if (!has_previous_) return std::nullopt;
        std::optional<std::string> compare = previous_position_;
        if (!objects_.empty() && !cursor_.reverse && cursor_.offset != 0)
            compare = position(*objects_.front());
        return marker(objects_, compare, true);
    }

 private:
    std::vector<std::string_view> terms() {
        for (const std::string& term : ordering_) {
            const bool descending = term.starts_with('-') != cursor_.reverse;
            spelled_.push_back((descending ? "-" : "") + std::string(field_of(term)));
        }
        return {spelled_.begin(), spelled_.end()};
    }

    QueryBase positioned(const QueryBase& query) const {
        if (!cursor_.position) return query;
        const bool descending = ordering_.front().starts_with('-');
        const std::string lookup = std::string(field_of(ordering_.front())) +
                                   (cursor_.reverse != descending ? "__lt" : "__gt");
        return query.filter(lookup, Value(*cursor_.position));
    }

    std::string position(const Model& object) const {
        return object.get(field_of(ordering_.front())).str();
    }

    /// The cursor of the neighbouring page. `objects` run from the edge of this page inwards: the
    /// first whose position differs from that of the edge is the marker, and the rows passed on the
    /// way are the offset.
    Cursor marker(const std::vector<const Model*>& objects, std::optional<std::string> compare,
                  bool reverse) const {
        std::int64_t offset = 0;
        for (const Model* object : objects) {
            std::string here = position(*object);
            if (compare != here) return {offset, reverse, std::move(here)};
            ++offset;
        }
        const std::optional<std::string>& edge = reverse ? next_position_ : previous_position_;
        if (objects.empty()) return {0, reverse, reverse ? previous_position_ : next_position_};
        // The whole page has one position.
        const bool outermost = reverse ? !has_next_ : !has_previous_;
        if (outermost) return {size_, reverse, std::nullopt};
        if (cursor_.reverse == reverse) return {cursor_.offset + size_, reverse, edge};
        // Turning round: a few rows may be seen twice.
        return {0, reverse, edge};
    }

    const Ordering& ordering_;
    Cursor cursor_;
    std::int64_t size_;
    std::vector<std::string> spelled_;
    std::vector<const Model*> objects_;
    bool has_next_ = false, has_previous_ = false;
    std::optional<std::string> next_position_, previous_position_;
};

/// A position that the field cannot have is found out when the query runs.
Page load_or_refuse(CursorPage& maker, const QueryBase& queryset) {
    try {
        return maker.load(queryset);
    } catch (const ValueError&) {
        throw NotFound("Invalid cursor");
    } catch (const ModelValidationError&) {
        throw NotFound("Invalid cursor");
    }
}

}  // namespace

std::string Cursor::encode() const {
    MultiDict tokens;
    if (offset != 0) tokens.set("o", std::to_string(offset));
    if (reverse) tokens.set("r", "1");
    if (position) tokens.set("p", *position);
    return crypto::base64_encode(tokens.urlencode());
}

std::optional<Cursor> Cursor::decode(std::string_view text, std::int64_t offset_cutoff) {
    const std::optional<std::string> query = crypto::base64_decode(text);
    if (!query ||
        std::ranges::any_of(*query, [](char c) { return static_cast<unsigned char>(c) > 127; })) {
        return std::nullopt;
    }
    const FormResult<MultiDict> tokens = parse_query(*query);
    if (!tokens) return std::nullopt;
    const auto token = [&](std::string_view name, std::string_view fallback) {
        const List& values = tokens->getlist(name);
        return values.empty() ? std::string(fallback) : values.front().str();
    };
    const std::optional<std::int64_t> offset =
        internal::positive_int(token("o", "0"), false, offset_cutoff);
    const std::optional<std::int64_t> reverse = internal::positive_int(token("r", "0"), false);
    if (!offset || !reverse) return std::nullopt;
    Cursor cursor{*offset, *reverse != 0, std::nullopt};
    if (tokens->contains("p")) cursor.position = token("p", "");
    return cursor;
}

std::optional<Page> CursorPagination::paginate_queryset(const QueryBase& queryset, Request& request,
                                                        const GenericAPIView&) const {
    std::int64_t size = page_size > 0 ? page_size : rest_settings(request).page_size;
    if (!page_size_query_param.empty()) {
        const std::string asked = request.query(page_size_query_param);
        size = internal::positive_int(asked, true, max_page_size).value_or(size);
    }
    if (size == 0) return std::nullopt;
    std::optional<Cursor> cursor = Cursor{};
    if (const Value* text = request.GET().find(cursor_query_param)) {
        cursor = Cursor::decode(text->str(), offset_cutoff);
        if (!cursor) throw NotFound("Invalid cursor");
    }
    CursorPage maker(ordering, std::move(*cursor), size);
    Page page = load_or_refuse(maker, queryset);
    const std::string url = request.build_absolute_uri();
    const auto link = [&](const std::optional<Cursor>& to) {
        return to ? Value(internal::replace_query_param(url, cursor_query_param, to->encode()))
                  : Value();
    };
    page.next = link(maker.next());
    page.previous = link(maker.previous());
    return page;
}

}  // namespace cadenza::pagination
