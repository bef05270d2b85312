#pragma once

#include "cadenza/rest/generics.h"
#include "cadenza/rest/view_set.h"

namespace cadenza {

/// A view set of serializer S with the given actions:
/// `struct EventViewSet : GenericViewSet<EventSerializer, ListModelMixin, RetrieveModelMixin>`.
template <class S, template <class> class... Mixins>
class GenericViewSet : public internal::Mix<ViewSetMixin<Generic<S>>, Mixins...>::type {};

template <class S>
class ReadOnlyModelViewSet : public GenericViewSet<S, RetrieveModelMixin, ListModelMixin> {};

template <class S>
class ModelViewSet : public GenericViewSet<S, CreateModelMixin, RetrieveModelMixin,
                                           UpdateModelMixin, DestroyModelMixin, ListModelMixin> {};

}  // namespace cadenza
