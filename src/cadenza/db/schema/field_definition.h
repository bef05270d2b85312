#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/db/schema/field_kind.h"

namespace cadenza {
class Validator;
}

namespace cadenza::db {

/// The value that a field has where none was given: a constant, or a function that is called each
/// time.
struct FieldDefault {
    bool present = false;
    Value value;
    Value (*callable)() = nullptr;  ///< wins over value
    const char* callable_name =
        nullptr;  ///< its qualified C++ name, for migration files: "cadenza::uuid4"

    FieldDefault();
    FieldDefault(Value constant);
    template <class T>
    requires(std::constructible_from<Value, T> && !std::same_as<std::remove_cvref_t<T>, Value> &&
             !std::same_as<std::remove_cvref_t<T>, FieldDefault>) FieldDefault(T&& constant)
        : FieldDefault(Value(std::forward<T>(constant))) {}
    FieldDefault(Value (*function)(), const char* name);
    Value get() const;  ///< the constant, or what the function returns; null if not present
    friend bool operator==(const FieldDefault& a, const FieldDefault& b);
};

struct Choice {
    Value value;
    std::string label;
    friend bool operator==(const Choice& a, const Choice& b);
};

/// One field of a model as plain data: all that the ORM, the serializers, the admin and the
/// migrations know of it. The options are those of Django's fields, by the same names and with the
/// same defaults.
struct FieldDefinition {
    std::string name;
    FieldKind kind = FieldKind::Char;
    int max_length = 0;  ///< characters; 0 where there is no limit
    int max_digits = 0;
    int decimal_places = 0;
    bool null = false;
    bool blank = false;
    bool unique = false;
    bool primary_key = false;
    bool db_index = false;
    bool editable = true;
    bool auto_now = false;
    bool auto_now_add = false;
    bool auto_created = false;  ///< nobody declared it: the implicit id
    bool db_constraint = true;  ///< relations: a foreign key in the database
    bool symmetrical = false;   ///< many-to-many to "self": a's friend b has the friend a
    bool parent_link = false;   ///< one-to-one from a child model to the table of its base
    OnDelete on_delete = OnDelete::CASCADE;
    FieldDefault default_;
    std::vector<Choice> choices;
    std::vector<Validator> validators;  ///< those of the user; the kind's own ones are not listed
    std::string verbose_name;           ///< "" means: made from the name
    std::string help_text;
    /// What people are told whose value another row has already; "" means the usual sentence. Of no
    /// interest to a database, and so no part of ==.
    std::string unique_message;
    std::string db_column;
    std::string db_collation;
    std::string ip_protocol = "both";  ///< IpAddress: "both", "IPv4" or "IPv6"
    bool unpack_ipv4 = false;
    std::string upload_to;  ///< File
    std::string to;         ///< relations: "app.Model", "Model" of the same app, or "self"
    std::string to_field;   ///< relations: the target's field, "" means its primary key
    std::string related_name;
    std::string related_query_name;
    std::string through;  ///< many-to-many: the model in between, "" means an automatic one
    std::vector<std::string> through_fields;  ///< its two foreign keys, where it has more
    std::string db_table;                     ///< many-to-many: the automatic model's table

    FieldDefinition();
    /// With the options that the kind itself implies: max_length 50 and db_index of a slug, 254 of
    /// an e-mail address, 200 of a URL, 100 of a file; db_index of a foreign key, unique of a
    /// one-to-one; primary_key and blank of an automatic one; editable off for bytes.
    FieldDefinition(std::string field_name, FieldKind field_kind);
    FieldDefinition(const FieldDefinition&);
    FieldDefinition(FieldDefinition&&) noexcept;
    FieldDefinition& operator=(const FieldDefinition&);
    FieldDefinition& operator=(FieldDefinition&&) noexcept;
    ~FieldDefinition();

    /// To be called once all options are set: adds what they imply, as Django's constructors do
    /// (auto_now and auto_now_add make a field not editable and blank).
    void finish();

    bool is_relation() const noexcept { return db::is_relation(kind); }
    bool is_single_relation() const noexcept { return db::is_single_relation(kind); }
    bool is_many_to_many() const noexcept { return kind == FieldKind::ManyToMany; }
    bool has_column() const noexcept { return kind != FieldKind::ManyToMany; }
    bool has_default() const noexcept { return default_.present; }
    /// unique or primary_key: no two rows are equal in it.
    bool is_unique() const noexcept { return unique || primary_key; }
    /// The attribute that holds the column's value: "author_id" for the foreign key author.
    std::string attname() const;
    /// db_column, else attname; "" for a many-to-many.
    std::string column() const;
    /// verbose_name, else the name with spaces for underscores.
    std::string label() const;

    /// The name and every option but auto_created.
    friend bool operator==(const FieldDefinition& a, const FieldDefinition& b);
};

/// Equal but for the name: what makes a removed and an added field a renamed one.
bool same_options(const FieldDefinition& a, const FieldDefinition& b);

/// The primary key of a model that declares none: BigAutoField "id".
FieldDefinition implicit_primary_key(FieldKind kind = FieldKind::BigAuto);

}  // namespace cadenza::db
