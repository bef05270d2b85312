#include "cadenza/conf/middleware_list.h"

namespace cadenza {

MiddlewareList::MiddlewareList() = default;

MiddlewareList::MiddlewareList(std::initializer_list<MiddlewareFactory> factories)
    : factories_(factories), is_default_(factories.size() == 0) {}

MiddlewareList MiddlewareList::none() {
    MiddlewareList list;
    list.is_default_ = false;
    return list;
}

}  // namespace cadenza
