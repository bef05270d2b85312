#pragma once

#include <cstdint>
#include <vector>

#include "cadenza/db/models/fields/field_base.h"
#include "cadenza/db/schema/field_definition.h"

namespace cadenza::internal {

/// Listens while a model's prototype object is constructed: which fields lie in it where, and the
/// options of each.
struct Recorder {
    struct Entry {
        std::uint32_t offset;
        db::FieldKind kind;
        bool reverse = false;
        bool says_symmetrical = false;
        db::FieldDefinition options{};
    };

    Recorder(const void* object, std::size_t object_size) noexcept;
    ~Recorder();
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    /// nullptr where the field lies elsewhere.
    Entry* entry(const void* field, db::FieldKind kind);
    const Entry* find(std::uint32_t offset) const;

    const char* base;
    std::size_t size;
    std::vector<Entry> entries;
    Recorder* outer;
};

void apply_option(Recorder::Entry& entry, const Option& option);
/// The default that an option gives.
db::FieldDefault default_of(const Option& option);

}  // namespace cadenza::internal
