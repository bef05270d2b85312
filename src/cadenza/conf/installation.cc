#include "cadenza/conf/installation.h"

#include "cadenza/base/error.h"

namespace cadenza {
namespace {

// What runs inside one process is one project; see SettingsInstallation.
std::atomic<SettingsInstallation*> installed{nullptr};

}  // namespace

SettingsInstallation::SettingsInstallation(const Settings& settings)
    : settings_(settings), previous_(installed.exchange(this)) {}

SettingsInstallation::~SettingsInstallation() {
    installed.store(previous_);
    const Slot* slot = slots_.load();
    while (slot != nullptr) {
        const Slot* next = slot->next;
        slot->destroy(slot->object);
        delete slot;
        slot = next;
    }
}

SettingsInstallation& SettingsInstallation::current() {
    if (SettingsInstallation* found = installed.load(std::memory_order_acquire)) return *found;
    throw ImproperlyConfigured(
        "No settings are installed: a Project installs its own; elsewhere keep a "
        "SettingsInstallation while code that needs settings runs.");
}

const void* SettingsInstallation::find(const void* key) const noexcept {
    const Slot* slot = slots_.load(std::memory_order_acquire);
    while (slot != nullptr && slot->key != key) slot = slot->next;
    return slot != nullptr ? slot->object : nullptr;
}

void SettingsInstallation::add(const void* key, const void* object, void (*destroy)(const void*)) {
    slots_.store(new Slot{key, object, destroy, slots_.load()}, std::memory_order_release);
}

const Settings& current_settings() {
    return SettingsInstallation::current().settings();
}

}  // namespace cadenza
