#include "cadenza/db/models/query_base.h"

#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/query/path.h"
#include "cadenza/db/models/query/prefetch.h"
#include "cadenza/db/models/query/row_loader.h"
#include "cadenza/db/models/query_stream.h"
#include "cadenza/db/models/register.h"

namespace cadenza {

using internal::QueryState;

QueryBase::QueryBase(const ModelInfo& model) : state_(std::make_shared<QueryState>(model)) {}
QueryBase::QueryBase(std::shared_ptr<const QueryState> state) noexcept : state_(std::move(state)) {}
QueryBase::QueryBase(const ModelInfo& model, std::shared_ptr<internal::Rows> rows)
    : QueryBase(model) {
    rows_ = std::move(rows);
}
QueryBase::QueryBase(const QueryBase&) = default;
QueryBase::QueryBase(QueryBase&&) noexcept = default;
QueryBase& QueryBase::operator=(const QueryBase&) = default;
QueryBase& QueryBase::operator=(QueryBase&&) noexcept = default;
QueryBase::~QueryBase() = default;

namespace {

template <class Change>
QueryBase changed(const QueryBase& query, Change change) {
    auto state = std::make_shared<QueryState>(*query.query_state());
    change(*state);
    return QueryBase(std::shared_ptr<const QueryState>(std::move(state)));
}

void refuse_slice(const QueryState& state, const char* what) {
    if (state.is_sliced())
        throw ValueError("Cannot " + std::string(what) + " once a slice has been taken.");
}

// Names that come at run time are tried at once, so that the error is where the mistake is.
void check_condition(const ModelInfo& model, const internal::ConditionNode& node) {
    if (node.kind == internal::ConditionNode::Kind::Lookup) {
        if (node.relation == nullptr) internal::resolve_lookup(model, node.name);
        return;
    }
    for (const auto& part : node.children) check_condition(model, *part);
}

std::vector<std::string> to_strings(std::span<const std::string_view> names) {
    return {names.begin(), names.end()};
}
std::vector<std::string> to_strings(QueryBase::NameSpan names) {
    return {names.begin(), names.end()};
}

}  // namespace

const ModelInfo& QueryBase::model() const noexcept {
    return *state_->model;
}

QueryBase QueryBase::all() const {
    QueryBase copy(state_);
    // A relation's prefetched rows are what all() of it means.
    copy.rows_ = rows_;
    return copy;
}

QueryBase QueryBase::filter(std::string_view name, Value value) const {
    return filter(QueryCondition(name, std::move(value)));
}
QueryBase QueryBase::exclude(std::string_view name, Value value) const {
    return exclude(QueryCondition(name, std::move(value)));
}
QueryBase QueryBase::filter(const QueryCondition& condition) const {
    if (!condition.empty()) check_condition(model(), *condition.node());
    return filter_checked(condition, false);
}
QueryBase QueryBase::exclude(const QueryCondition& condition) const {
    if (!condition.empty()) check_condition(model(), *condition.node());
    return filter_checked(condition, true);
}

QueryBase QueryBase::filter_checked(const QueryCondition& condition, bool negated) const {
    if (condition.empty()) return QueryBase(state_);
    refuse_slice(*state_, "filter a query");
    return changed(*this, [&](QueryState& state) {
        state.clauses.push_back({condition.node(), negated, false});
    });
}

namespace {
QueryBase with_relation(const QueryBase& query, internal::ConditionPtr node) {
    return changed(query, [&](QueryState& state) {
        state.clauses.push_back({std::move(node), false, true});
    });
}
}  // namespace

QueryBase QueryBase::filter_related(const FieldInfo& field, bool reverse,
                                    const Model& object) const {
    const FieldInfo& key =
        field.is_foreign_key() && !reverse ? field.target_field() : object.meta().pk();
    auto node = std::make_shared<internal::ConditionNode>();
    node->relation = &field;
    node->reverse = reverse;
    node->value = key.get(object);
    return with_relation(*this, std::move(node));
}

QueryBase QueryBase::filter_related(const FieldInfo& field, bool reverse,
                                    std::vector<Value> keys) const {
    auto node = std::make_shared<internal::ConditionNode>();
    node->relation = &field;
    node->reverse = reverse;
    node->value = Value(std::move(keys));
    return with_relation(*this, std::move(node));
}

QueryBase QueryBase::with_keys(std::span<const Value> keys) const {
    return filter("pk__in", Value(List(keys.begin(), keys.end())));
}

QueryBase QueryBase::order_by(std::span<const std::string_view> names) const {
    for (std::string_view name : names) {
        if (name == "?") continue;
        if (name.starts_with('-') || name.starts_with('+')) name.remove_prefix(1);
        internal::resolve_field(model(), name);
    }
    refuse_slice(*state_, "reorder a query");
    return changed(*this, [&](QueryState& state) {
        state.ordering = to_strings(names);
        state.default_ordering = false;
        state.standard_ordering = true;
    });
}

QueryBase QueryBase::order_checked(NameSpan names) const {
    refuse_slice(*state_, "reorder a query");
    return changed(*this, [&](QueryState& state) {
        state.ordering = to_strings(names);
        state.default_ordering = false;
        state.standard_ordering = true;
    });
}

QueryBase QueryBase::reverse() const {
    refuse_slice(*state_, "reverse a query");
    return changed(*this,
                   [](QueryState& state) { state.standard_ordering = !state.standard_ordering; });
}

QueryBase QueryBase::distinct(bool on) const {
    refuse_slice(*state_, "create distinct fields");
    return changed(*this, [on](QueryState& state) { state.distinct = on; });
}

QueryBase QueryBase::none() const {
    return changed(*this, [](QueryState& state) { state.empty = true; });
}

QueryBase QueryBase::slice(std::int64_t begin, std::int64_t end) const {
    if (begin < 0) throw ValueError("Negative indexing is not supported.");
    return changed(*this, [=](QueryState& state) {
        state.slice(begin, end >= 0 && end < begin ? begin : end);
    });
}

QueryBase QueryBase::using_(std::string_view alias) const {
    return changed(*this, [&](QueryState& state) { state.alias = alias; });
}

namespace {

template <class Span>
QueryBase with_related(const QueryBase& query, const Span& names) {
    if (query.query_state()->has_values)
        throw ValueError("Cannot call select_related() after .values() or .values_list()");
    return changed(query, [&](QueryState& state) {
        if (names.empty()) {
            state.select_related_all = true;
            state.select_related.clear();
        } else {
            state.select_related_all = false;
            for (const auto& name : names) state.select_related.emplace_back(name);
        }
    });
}

}  // namespace

QueryBase QueryBase::select_related(std::span<const std::string_view> names) const {
    return with_related(*this, names);
}
QueryBase QueryBase::select_related_checked(NameSpan names) const {
    return with_related(*this, names);
}
QueryBase QueryBase::prefetch_related(std::span<const std::string_view> names) const {
    return changed(*this, [&](QueryState& state) {
        for (std::string_view name : names) state.prefetch.emplace_back(name);
    });
}
QueryBase QueryBase::prefetch_related_checked(NameSpan names) const {
    return changed(*this, [&](QueryState& state) {
        for (const char* name : names) state.prefetch.emplace_back(name);
    });
}

const internal::Rows& QueryBase::rows() const {
    if (rows_ == nullptr) rows_ = internal::load_rows(*state_);
    return *rows_;
}

Model& QueryBase::operator[](std::size_t index) const {
    const internal::Rows& loaded = rows();
    if (index >= loaded.size())
        throw ValueError("The query of " + model().label() + " gave " +
                         std::to_string(loaded.size()) + " rows: there is none at index " +
                         std::to_string(index) + ".");
    return loaded.at(index);
}

void QueryBase::for_each(void (*row)(Model&, void*), void* context, int chunk_size) const {
    internal::RowStream stream(*this, chunk_size);
    while (Model* object = stream.next()) row(*object, context);
}

std::int64_t QueryBase::count() const {
    if (rows_ != nullptr) return static_cast<std::int64_t>(rows_->size());
    const Value count = internal::load_scalar(*state_, internal::Purpose::Count);
    return count.is_int() ? count.as_int() : 0;
}

bool QueryBase::exists() const {
    if (rows_ != nullptr) return rows_->size() != 0;
    const QueryBase one = changed(*this, [](QueryState& state) {
        state.ordering.clear();
        state.default_ordering = false;
        state.slice(0, 1);
    });
    return !internal::load_scalar(*one.query_state(), internal::Purpose::Exists).is_null();
}

namespace {

constexpr std::int64_t kMostForGet = 21;

}  // namespace

void QueryBase::get_into(Model& object) const {
    const QueryState* state = state_.get();
    std::shared_ptr<QueryState> limited;
    if (!state->is_sliced()) {
        limited = std::make_shared<QueryState>(*state);
        limited->ordering.clear();
        limited->default_ordering = false;
        limited->slice(0, kMostForGet);
        state = limited.get();
    }
    internal::RowLoader loader(*state);
    const internal::TypeOps& ops = model().type_ops();
    if (!loader.next())
        ops.throw_does_not_exist(model().name() + " matching query does not exist.");
    loader.load(object);
    std::int64_t found = 1;
    while (loader.next()) ++found;
    if (found > 1)
        ops.throw_multiple("get() returned more than one " + model().name() + " -- it returned " +
                           (found < kMostForGet ? std::to_string(found) : "more than 20") + "!");
    if (!state->prefetch.empty()) internal::prefetch({&object}, state->prefetch);
}

std::unique_ptr<Model> QueryBase::get() const {
    std::unique_ptr<Model> object(model().type_ops().make_copy(model().prototype()));
    get_into(*object);
    return object;
}

std::unique_ptr<Model> QueryBase::get(std::string_view name, Value value) const {
    return filter(name, std::move(value)).get();
}

bool QueryBase::first_into(Model& object, bool last) const {
    if (last) refuse_slice(*state_, "reverse a query");
    const QueryBase one = changed(*this, [&](QueryState& state) {
        if (!state.is_ordered()) {
            if (state.is_sliced()) {
                // The rows are what they are; their order cannot be changed any more.
            } else {
                state.ordering = {"pk"};
                state.default_ordering = false;
                state.standard_ordering = true;
            }
        }
        if (last) state.standard_ordering = !state.standard_ordering;
        state.slice(0, 1);
    });
    internal::RowLoader loader(*one.query_state());
    if (!loader.next()) return false;
    loader.load(object);
    if (!state_->prefetch.empty()) internal::prefetch({&object}, state_->prefetch);
    return true;
}

std::unique_ptr<Model> QueryBase::first() const {
    std::unique_ptr<Model> object(model().type_ops().make_copy(model().prototype()));
    if (!first_into(*object, false)) object.reset();
    return object;
}

std::unique_ptr<Model> QueryBase::last() const {
    std::unique_ptr<Model> object(model().type_ops().make_copy(model().prototype()));
    if (!first_into(*object, true)) object.reset();
    return object;
}

QueryBase QueryBase::values_query(std::span<const std::string_view> names) const {
    for (std::string_view name : names) internal::resolve_field(model(), name);
    return changed(*this, [&](QueryState& state) {
        state.has_values = true;
        state.values = to_strings(names);
        state.clauses_before_values = state.clauses.size();
        state.select_related.clear();
        state.select_related_all = false;
    });
}

namespace {

std::vector<List> load_lists(const QueryBase& query) {
    std::vector<List> result;
    internal::RowLoader loader(*query.query_state());
    while (loader.next()) loader.load(result.emplace_back());
    return result;
}

std::vector<Dict> load_dicts(const QueryBase& query) {
    const QueryState& state = *query.query_state();
    std::vector<std::string> names = state.values;
    if (names.empty())
        for (const FieldInfo& field : state.model->columns()) names.emplace_back(field.attname());
    std::vector<Dict> result;
    internal::RowLoader loader(state);
    while (loader.next()) {
        List row;
        loader.load(row);
        Dict& dict = result.emplace_back();
        for (std::size_t i = 0; i < names.size(); ++i) dict.set(names[i], std::move(row[i]));
    }
    return result;
}

QueryBase values_of(const QueryBase& query, QueryBase::NameSpan names) {
    std::vector<std::string_view> views(names.begin(), names.end());
    return query.values_query(views);
}

}  // namespace

std::vector<Dict> QueryBase::values(std::span<const std::string_view> names) const {
    return load_dicts(names.empty() && state_->has_values ? *this : values_query(names));
}
std::vector<List> QueryBase::values_list(std::span<const std::string_view> names) const {
    return load_lists(names.empty() && state_->has_values ? *this : values_query(names));
}
std::vector<Dict> QueryBase::values_checked(NameSpan names) const {
    return load_dicts(values_of(*this, names));
}
std::vector<List> QueryBase::values_list_checked(NameSpan names) const {
    return load_lists(values_of(*this, names));
}

std::string QueryBase::str() const {
    return internal::explain_sql(*state_);
}

}  // namespace cadenza
