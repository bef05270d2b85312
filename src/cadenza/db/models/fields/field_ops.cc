#include "cadenza/db/models/fields/field_ops.h"

#include "cadenza/base/json/reader.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/db/backends/base/row.h"
#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/field_info.h"
#include "cadenza/db/models/fields/field_values.h"
#include "cadenza/db/models/fields/foreign_key_access.h"
#include "cadenza/db/models/fields/number_field.h"
#include "cadenza/db/models/fields/object_field.h"
#include "cadenza/db/models/fields/text_field.h"
#include "cadenza/db/models/model_object.h"

namespace cadenza {
namespace {

using db::FieldKind;

std::string_view name_of(const FieldInfo* info) {
    return info != nullptr ? info->name() : std::string_view("value");
}

template <class F>
struct BasicOps {
    static F& of(void* field) { return *static_cast<F*>(field); }
    static const F& of(const void* field) { return *static_cast<const F*>(field); }

    static Value get(const void* field) {
        return of(field).is_null() ? Value() : Value(of(field).value());
    }
    static bool is_null(const void* field) { return of(field).is_null(); }
    static void copy(void* to, const void* from) { of(to) = of(from); }
};

template <class F>
struct TextOps : BasicOps<F> {
    using Basic = BasicOps<F>;
    static void load(void* field, const db::Row& row, int column, const FieldInfo&) {
        if (row.is_null(column)) [[unlikely]]
            Basic::of(field).set_null();
        else
            Basic::of(field).set_text(row.text(column));
    }
    static void set(void* field, const Value& value, const FieldInfo* info) {
        if (value.is_null())
            Basic::of(field).set_null();
        else
            Basic::of(field).set_text(to_native_text(value, info));
    }
    static std::string to_native_text(const Value& value, const FieldInfo* info) {
        return internal::to_native(F::kKind, value, name_of(info)).as_text();
    }
    static void write_json(const void* field, JsonWriter& out) {
        if (Basic::of(field).is_null())
            out.null();
        else
            out.text(Basic::of(field));
    }
};

struct BinaryOps : TextOps<BinaryField> {
    static void load(void* field, const db::Row& row, int column, const FieldInfo&) {
        if (row.is_null(column))
            of(field).set_null();
        else
            of(field).set_text(row.bytes(column));
    }
    static Value get(const void* field) {
        return of(field).is_null() ? Value() : Value::bytes(of(field).value());
    }
};

template <class F>
struct NumberOps : BasicOps<F> {
    using Basic = BasicOps<F>;
    static void load(void* field, const db::Row& row, int column, const FieldInfo&) {
        if (row.is_null(column)) {
            Basic::of(field) = nullptr;
        } else if constexpr (std::is_same_v<typename F::Native, bool>) {
            Basic::of(field) = row.boolean(column);
        } else if constexpr (std::is_same_v<typename F::Native, double>) {
            Basic::of(field) = row.real(column);
        } else {
            Basic::of(field) = row.integer(column);
        }
    }
    static void set(void* field, const Value& value, const FieldInfo* info) {
        const Value native = internal::to_native(F::kKind, value, name_of(info));
        if (native.is_null()) {
            Basic::of(field) = nullptr;
        } else if constexpr (std::is_same_v<typename F::Native, bool>) {
            Basic::of(field) = native.as_bool();
        } else if constexpr (std::is_same_v<typename F::Native, double>) {
            Basic::of(field) = native.as_double();
        } else {
            if (!native.is_int())
                throw ValueError("Field '" + std::string(name_of(info)) + "' cannot hold " +
                                 native.str() + ": it needs more than 64 bits.");
            Basic::of(field) = native.as_int();
        }
    }
    static void write_json(const void* field, JsonWriter& out) {
        if (Basic::of(field).is_null())
            out.null();
        else if constexpr (std::is_same_v<typename F::Native, bool>)
            out.boolean(Basic::of(field).value());
        else if constexpr (std::is_same_v<typename F::Native, double>)
            out.real(Basic::of(field).value());
        else
            out.integer(Basic::of(field).value());
    }
};

DateTime read(const db::Row& row, int column, const FieldInfo&, DateTime*) {
    return row.datetime(column);
}
Date read(const db::Row& row, int column, const FieldInfo&, Date*) {
    return row.date(column);
}
Time read(const db::Row& row, int column, const FieldInfo&, Time*) {
    return row.time(column);
}
Duration read(const db::Row& row, int column, const FieldInfo&, Duration*) {
    return row.duration(column);
}
Uuid read(const db::Row& row, int column, const FieldInfo&, Uuid*) {
    return row.uuid(column);
}
Decimal read(const db::Row& row, int column, const FieldInfo& info, Decimal*) {
    return row.decimal(column, info.decimal_places());
}

DateTime native(const Value& value, DateTime*) {
    return value.as_datetime();
}
Date native(const Value& value, Date*) {
    return value.as_date();
}
Time native(const Value& value, Time*) {
    return value.as_time();
}
Duration native(const Value& value, Duration*) {
    return value.as_duration();
}
Uuid native(const Value& value, Uuid*) {
    return value.as_uuid();
}
Decimal native(const Value& value, Decimal*) {
    return value.as_decimal();
}

void write(JsonWriter& out, const DateTime& value) {
    out.datetime(value);
}
void write(JsonWriter& out, const Date& value) {
    out.date(value);
}
void write(JsonWriter& out, const Time& value) {
    out.time(value);
}
void write(JsonWriter& out, const Duration& value) {
    out.duration(value);
}
void write(JsonWriter& out, const Uuid& value) {
    out.uuid(value);
}
void write(JsonWriter& out, const Decimal& value) {
    out.decimal(value);
}

template <class F>
struct ObjectOps : BasicOps<F> {
    using Basic = BasicOps<F>;
    using Native = typename F::Native;
    static void load(void* field, const db::Row& row, int column, const FieldInfo& info) {
        if (row.is_null(column))
            Basic::of(field) = nullptr;
        else
            Basic::of(field) = read(row, column, info, static_cast<Native*>(nullptr));
    }
    static void set(void* field, const Value& value, const FieldInfo* info) {
        const Value converted = internal::to_native(F::kKind, value, name_of(info));
        if (converted.is_null())
            Basic::of(field) = nullptr;
        else
            Basic::of(field) = native(converted, static_cast<Native*>(nullptr));
    }
    static void write_json(const void* field, JsonWriter& out) {
        if (Basic::of(field).is_null())
            out.null();
        else
            write(out, Basic::of(field).value());
    }
};

struct JsonOps : BasicOps<JSONField> {
    static void load(void* field, const db::Row& row, int column, const FieldInfo& info) {
        if (row.is_null(column)) {
            of(field) = Value();
            return;
        }
        JsonLimits limits;
        limits.allow_nan = true;
        Result<Value> value = parse_json(row.text(column), limits);
        if (!value)
            throw ValueError("The column " + std::string(info.column()) + " of " +
                             std::string(info.name()) + " holds no JSON: " + value.error().message);
        of(field) = *std::move(value);
    }
    static Value get(const void* field) { return of(field).value(); }
    static void set(void* field, const Value& value, const FieldInfo*) { of(field) = value; }
    static void write_json(const void* field, JsonWriter& out) { out.value(of(field).value()); }
};

struct ForeignKeyOps {
    using Access = ForeignKeyAccess;
    static ForeignKeyBase& of(void* field) { return *static_cast<ForeignKeyBase*>(field); }
    static const ForeignKeyBase& of(const void* field) {
        return *static_cast<const ForeignKeyBase*>(field);
    }
    static void load(void* field, const db::Row& row, int column, const FieldInfo& info) {
        Access::load(of(field), row, column, info);
    }
    static Value get(const void* field) { return of(field).pk(); }
    static void set(void* field, const Value& value, const FieldInfo* info) {
        if (const Model* object = internal::model_in(value)) {
            Access::set_object(of(field), *object, info);
            return;
        }
        const FieldKind kind = info != nullptr ? info->value_kind() : FieldKind::Json;
        of(field).set_pk(internal::to_native(kind, value, name_of(info)));
    }
    static bool is_null(const void* field) { return of(field).is_null(); }
    static void write_json(const void* field, JsonWriter& out) { out.value(of(field).pk()); }
    static void copy(void* to, const void* from) { Access::assign(of(to), of(from)); }
};

struct ManyToManyOps {
    static void load(void*, const db::Row&, int, const FieldInfo&) {}
    static Value get(const void*) { return Value(); }
    static void set(void*, const Value&, const FieldInfo* info) {
        throw ValueError("Direct assignment to the many-to-many field '" +
                         std::string(name_of(info)) + "' is not possible: use its set() instead.");
    }
    static bool is_null(const void*) { return true; }
    static void write_json(const void*, JsonWriter& out) { out.null(); }
    static void copy(void*, const void*) {}
};

template <class O>
constexpr FieldOps kOps{&O::load, &O::get, &O::set, &O::is_null, &O::write_json, &O::copy};

template <FieldKind K>
constexpr const FieldOps* text_ops() {
    return &kOps<TextOps<BasicTextField<K>>>;
}
template <FieldKind K, class V = std::int64_t>
constexpr const FieldOps* number_ops() {
    return &kOps<NumberOps<BasicNumberField<K, V>>>;
}

}  // namespace

const FieldOps& field_ops(FieldKind kind) {
    // In the order of FieldKind.
    static constexpr const FieldOps* kTable[] = {
        number_ops<FieldKind::Auto>(),
        number_ops<FieldKind::BigAuto>(),
        number_ops<FieldKind::SmallAuto>(),
        text_ops<FieldKind::Char>(),
        text_ops<FieldKind::Text>(),
        text_ops<FieldKind::Slug>(),
        text_ops<FieldKind::Email>(),
        text_ops<FieldKind::Url>(),
        number_ops<FieldKind::Integer>(),
        number_ops<FieldKind::BigInteger>(),
        number_ops<FieldKind::SmallInteger>(),
        number_ops<FieldKind::PositiveInteger>(),
        number_ops<FieldKind::PositiveSmallInteger>(),
        number_ops<FieldKind::PositiveBigInteger>(),
        number_ops<FieldKind::Boolean, bool>(),
        number_ops<FieldKind::Float, double>(),
        &kOps<ObjectOps<DecimalField>>,
        &kOps<ObjectOps<DateField>>,
        &kOps<ObjectOps<TimeField>>,
        &kOps<ObjectOps<DateTimeField>>,
        &kOps<ObjectOps<DurationField>>,
        &kOps<ObjectOps<UUIDField>>,
        text_ops<FieldKind::IpAddress>(),
        &kOps<JsonOps>,
        &kOps<BinaryOps>,
        text_ops<FieldKind::File>(),
        &kOps<ForeignKeyOps>,
        &kOps<ForeignKeyOps>,
        &kOps<ManyToManyOps>,
    };
    static_assert(std::size(kTable) == db::kFieldKinds);
    return *kTable[static_cast<int>(kind)];
}

}  // namespace cadenza
