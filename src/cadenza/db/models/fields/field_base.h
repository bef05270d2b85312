#pragma once

#include <cstddef>
#include <initializer_list>
#include <type_traits>

#include "cadenza/db/models/options.h"

namespace cadenza::internal {

struct Recorder;
/// Set while the prototype object of a model is built: its fields report themselves and their
/// options.
extern thread_local constinit Recorder* recorder;

/// A field object has been constructed while a recorder listens.
void record_field(const void* field, db::FieldKind kind);
/// A field object has been constructed with options: records them and applies the default.
void begin_field(void* field, db::FieldKind kind, const Option* options, std::size_t count);

/// A Related or RelatedOne has been constructed.
void record_reverse(const void* member);

inline void note_reverse(const void* member) {
    if (recorder) [[unlikely]]
        record_reverse(member);
}
inline void note_field(const void* field, db::FieldKind kind) {
    if (recorder) [[unlikely]]
        record_field(field, kind);
}
template <class A>
inline void note_field(void* field, db::FieldKind kind, std::initializer_list<A> options) {
    static_assert(sizeof(A) == sizeof(Option));
    begin_field(field, kind, options.begin(), options.size());
}

template <class T>
concept NullPointer = std::is_same_v<T, std::nullptr_t>;

}  // namespace cadenza::internal
