#include "cadenza/db/models/query/row_loader.h"

#include "cadenza/base/json/reader.h"
#include "cadenza/db/backends/base/connection.h"
#include "cadenza/db/backends/base/lease.h"
#include "cadenza/db/models/fields/foreign_key_access.h"
#include "cadenza/db/models/lazy_loading.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/objects/model_extras.h"
#include "cadenza/db/models/query/prefetch.h"

namespace cadenza::internal {
namespace {

void load_columns(Model& object, const ModelInfo& model, const db::Row& row, int column) {
    for (const FieldInfo& field : model.columns())
        field.ops().load(field.in(object), row, column++, field);
    object.state().adding = false;
    object.state().batch = LoadingBatch::current();
}

void load_related(Model& owner, const std::vector<RelatedObject>& list, const db::Row& row) {
    for (const RelatedObject& related : list) {
        const int pk = related.first_column + related.model->pk().index();
        SharedModel object;
        if (!row.is_null(pk)) {
            object = SharedModel::make(*related.model);
            load_columns(*object, *related.model, row, related.first_column);
            load_related(*object, related.children, row);
        }
        if (related.reverse) {
            owner.state().extras().set_one(related.accessor, std::move(object));
        } else if (object) {
            ForeignKeyAccess::cache(*static_cast<ForeignKeyBase*>(related.field->in(owner)),
                                    std::move(object));
        }
    }
}

}  // namespace

RowLoader::RowLoader(const QueryState& query, Purpose purpose) : model_(*query.model) {
    db::ConnectionLease connection = db::connect(query.alias);
    plan_ = plan_for(query, purpose, connection->dialect());
    if (plan_->nothing) return;
    const std::vector<Value> parameters = plan_->bind(query);
    cursor_ = connection->query(plan_->sql, parameters);
}

RowLoader::~RowLoader() = default;

bool RowLoader::next() {
    return cursor_ != nullptr && cursor_->next();
}

void RowLoader::load(Model& object) const {
    load_columns(object, model_, *cursor_, 0);
    if (!plan_->related.empty()) load_related(object, plan_->related, *cursor_);
}

void RowLoader::load(List& out) const {
    out.reserve(plan_->columns.size());
    int column = 0;
    for (const ResultColumn& info : plan_->columns)
        out.push_back(read_column(*cursor_, column++, info));
}

Value read_column(const db::Row& row, int column, const ResultColumn& info) {
    using db::FieldKind;
    if (row.is_null(column)) return Value();
    switch (info.kind) {
        case FieldKind::Boolean: return Value(row.boolean(column));
        case FieldKind::Float: return Value(row.real(column));
        case FieldKind::Decimal: return Value(row.decimal(column, info.field->decimal_places()));
        case FieldKind::Date: return Value(row.date(column));
        case FieldKind::Time: return Value(row.time(column));
        case FieldKind::DateTime: return Value(row.datetime(column));
        case FieldKind::Duration: return Value(row.duration(column));
        case FieldKind::Uuid: return Value(row.uuid(column));
        case FieldKind::Binary: return Value::bytes(std::string(row.bytes(column)));
        case FieldKind::Json: {
            JsonLimits limits;
            limits.allow_nan = true;
            Result<Value> value = parse_json(row.text(column), limits);
            return value ? *std::move(value) : Value(row.text(column));
        }
        case FieldKind::Char:
        case FieldKind::Text:
        case FieldKind::Slug:
        case FieldKind::Email:
        case FieldKind::Url:
        case FieldKind::File:
        case FieldKind::IpAddress: return Value(row.text(column));
        default: return Value(row.integer(column));
    }
}

std::shared_ptr<Rows> load_rows(const QueryState& query) {
    auto rows = std::make_shared<Rows>(*query.model);
    {
        const LoadingBatch batch;
        RowLoader loader(query);
        while (loader.next()) loader.load(rows->emplace());
    }
    if (!query.prefetch.empty() && rows->size() != 0) prefetch(*rows, query.prefetch);
    return rows;
}

Value load_scalar(const QueryState& query, Purpose purpose) {
    db::ConnectionLease connection = db::connect(query.alias);
    const PlanPtr plan = plan_for(query, purpose, connection->dialect());
    if (plan->nothing) return Value();
    const std::vector<Value> parameters = plan->bind(query);
    return connection->scalar(plan->sql, parameters);
}

std::string explain_sql(const QueryState& query) {
    db::ConnectionLease connection = db::connect(query.alias);
    const PlanPtr plan = plan_for(query, Purpose::Rows, connection->dialect());
    if (plan->nothing) return "(no row can match)";
    std::string text = plan->sql;
    if (!plan->slots.empty()) {
        text += "  --";
        for (const Value& parameter : plan->bind(query)) text += " " + parameter.str();
    }
    return text;
}

}  // namespace cadenza::internal
