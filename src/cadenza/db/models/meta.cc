#include "cadenza/db/models/meta.h"

namespace cadenza {

Names::Names() = default;
Names::Names(std::initializer_list<const char*> names) : list_(names.begin(), names.end()) {}
Names::Names(const Names&) = default;
Names::Names(Names&&) noexcept = default;
Names& Names::operator=(const Names&) = default;
Names::~Names() = default;

NameGroups::NameGroups() = default;
NameGroups::NameGroups(std::initializer_list<Names> groups) : list_(groups.begin(), groups.end()) {}
NameGroups::NameGroups(const NameGroups&) = default;
NameGroups::NameGroups(NameGroups&&) noexcept = default;
NameGroups& NameGroups::operator=(const NameGroups&) = default;
NameGroups::~NameGroups() = default;

}  // namespace cadenza
