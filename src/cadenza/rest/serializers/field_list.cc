#include "cadenza/rest/serializers/field_list.h"

namespace cadenza::serializers {

FieldList& FieldList::operator=(std::initializer_list<FieldEntry> entries) {
    clear();
    return *this += entries;
}

FieldList& FieldList::operator+=(std::initializer_list<FieldEntry> entries) {
    for (const FieldEntry& entry : entries) add(entry);
    set_ = true;
    return *this;
}

void FieldList::clear() {
    declared_.clear();
    set_ = true;
}

void FieldList::add(const FieldEntry& entry) {
    set_ = true;
    Declared declared{entry.name, std::shared_ptr<Field>(entry.field), entry.hook};
    for (Declared& known : declared_)
        if (known.name == declared.name) {
            known = std::move(declared);
            return;
        }
    declared_.push_back(std::move(declared));
}

}  // namespace cadenza::serializers
