#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace cadenza {

namespace internal {

/// The receivers of one signal, without their types.
class SignalCore {
 public:
    using Receivers = std::vector<std::pair<std::uint64_t, std::shared_ptr<void>>>;

    std::uint64_t add(std::shared_ptr<void> receiver);
    bool remove(std::uint64_t id);
    /// The receivers of now; connecting and disconnecting meanwhile changes the next list.
    std::shared_ptr<const Receivers> snapshot() const;
    std::size_t size() const;

 private:
    mutable std::mutex mutex_;
    std::shared_ptr<const Receivers> receivers_;
    std::uint64_t last_id_ = 0;
};

}  // namespace internal

/// Ends a connection when it is destroyed; may outlive the signal.
class ScopedConnection {
 public:
    ScopedConnection() = default;
    ScopedConnection(std::weak_ptr<internal::SignalCore> core, std::uint64_t id);
    ScopedConnection(ScopedConnection&&) noexcept;
    ScopedConnection& operator=(ScopedConnection&&) noexcept;
    ~ScopedConnection();
    void disconnect();
    /// Leaves the receiver connected for as long as the signal lives.
    void release();

 private:
    std::weak_ptr<internal::SignalCore> core_;
    std::uint64_t id_ = 0;
};

/// Something that happens and that others may act upon: `Signal<Model&, bool> post_save`. Receivers
/// are called in the order of their connection, by the thread that sends; an exception of one
/// reaches the sender.
template <class... Arguments>
class Signal {
 public:
    using Receiver = std::function<void(Arguments...)>;

    Signal() : core_(std::make_shared<internal::SignalCore>()) {}

    /// Connects until the returned object is destroyed.
    [[nodiscard]] ScopedConnection connect(Receiver receiver) {
        return {core_, core_->add(std::make_shared<Receiver>(std::move(receiver)))};
    }

    void send(Arguments... arguments) const {
        auto receivers = core_->snapshot();
        if (!receivers) return;
        for (const auto& [id, receiver] : *receivers) {
            (*static_cast<const Receiver*>(receiver.get()))(arguments...);
        }
    }

    bool has_listeners() const { return core_->size() > 0; }

 private:
    std::shared_ptr<internal::SignalCore> core_;
};

}  // namespace cadenza
