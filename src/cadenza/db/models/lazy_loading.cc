#include "cadenza/db/models/lazy_loading.h"

#include <mutex>
#include <set>
#include <string>

#include "cadenza/base/log/log.h"
#include "cadenza/db/models/field_info.h"
#include "cadenza/db/models/model_info.h"

namespace cadenza {
namespace {

thread_local constinit LazyLoading policy = LazyLoading::Warn;
thread_local constinit std::uint32_t current_batch = 0;
thread_local constinit std::uint32_t last_number = 0;

struct LazyLoad {
    const FieldInfo* field = nullptr;
    std::uint32_t batch = 0;
};
thread_local constinit LazyLoad last_load;

bool first_report_of(const FieldInfo& field) {
    static std::mutex mutex;
    static std::set<const FieldInfo*> reported;
    const std::lock_guard lock(mutex);
    return reported.insert(&field).second;
}

}  // namespace

LazyLoadingPolicy::LazyLoadingPolicy(LazyLoading chosen) noexcept : outer_(policy) {
    policy = chosen;
}
LazyLoadingPolicy::~LazyLoadingPolicy() {
    policy = outer_;
}

namespace internal {

LoadingBatch::LoadingBatch() noexcept : outer_(current_batch) {
    if (++last_number == 0) last_number = 1;
    current_batch = last_number;
}
LoadingBatch::~LoadingBatch() {
    current_batch = outer_;
}
std::uint32_t LoadingBatch::current() noexcept {
    return current_batch;
}

void note_lazy_load(const FieldInfo& field, std::uint32_t batch) {
    const bool again = last_load.field == &field && last_load.batch == batch;
    last_load = {&field, batch};
    if (!again || policy == LazyLoading::Allow) return;
    const std::string name = field.model().name() + "." + std::string(field.name());
    const std::string message =
        name + " is loaded row by row inside an iteration, one query each. Add select_related(\"" +
        std::string(field.name()) + "\") to the query of the " +
        field.model().verbose_name_plural() + ".";
    if (policy == LazyLoading::Raise) throw LazyLoadingError(message);
    if (first_report_of(field)) log::warning(message);
}

}  // namespace internal
}  // namespace cadenza
