#pragma once

#include <atomic>
#include <mutex>

namespace cadenza {

struct Settings;

/// Makes settings known to code that has neither a request nor a project at hand (a hasher, a
/// token, a command), while it lives. A Project keeps one. Installations nest: the last one counts,
/// for the whole process.
///
/// It also keeps what modules make of the settings once and use often, such as parsed keys:
/// derived_settings<jwt::Config>().
class SettingsInstallation {
 public:
    /// The settings outlive it.
    explicit SettingsInstallation(const Settings& settings);
    ~SettingsInstallation();
    SettingsInstallation(const SettingsInstallation&) = delete;
    SettingsInstallation& operator=(const SettingsInstallation&) = delete;

    const Settings& settings() const noexcept { return settings_; }
    /// The T made of the settings: on first use, once, for all threads. T's constructor takes them,
    /// and may ask for another derived one.
    template <class T>
    const T& derived() {
        const void* object = find(&key<T>);
        if (object == nullptr) {
            const std::lock_guard lock(mutex_);
            object = find(&key<T>);
            if (object == nullptr) {
                object = new T(settings_);
                add(&key<T>, object, [](const void* old) { delete static_cast<const T*>(old); });
            }
        }
        return *static_cast<const T*>(object);
    }

    /// Throws ImproperlyConfigured if nothing is installed.
    static SettingsInstallation& current();

 private:
    struct Slot {
        const void* key;
        const void* object;
        void (*destroy)(const void* object);
        const Slot* next;
    };
    template <class T>
    static constexpr char key = 0;

    const void* find(const void* key) const noexcept;
    void add(const void* key, const void* object, void (*destroy)(const void*));

    const Settings& settings_;
    SettingsInstallation* previous_;
    std::atomic<const Slot*> slots_{nullptr};  // only ever grows: readers need no lock
    std::recursive_mutex mutex_;
};

/// The settings of the project that lives. Throws ImproperlyConfigured if there is none.
const Settings& current_settings();

/// What a module has made of them.
template <class T>
const T& derived_settings() {
    return SettingsInstallation::current().derived<T>();
}

}  // namespace cadenza
