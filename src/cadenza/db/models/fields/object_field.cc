#include "cadenza/db/models/fields/object_field.h"

namespace cadenza {

Value uuid4() {
    return Value(Uuid::random());
}

Value empty_dict() {
    return Value(Dict());
}

Value empty_list() {
    return Value(List());
}

Value now() {
    return Value(DateTime::now());
}

}  // namespace cadenza
