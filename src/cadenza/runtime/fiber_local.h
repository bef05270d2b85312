#pragma once

/// Storage that belongs to one request: as thread_local, but per fiber. Outside fibers it is
/// thread-local.
namespace cadenza::runtime {

/// The value set for this key on this fiber (or thread); null where none is. A key is the address
/// of any object with static storage. Cost: a scan of the few keys in use.
void* fiber_local(const void* key) noexcept;

/// Sets it. `destroy` (may be null) is called with the value when the fiber's request ends or the
/// thread exits, in the reverse order of setting, and when another value replaces it; null as value
/// erases the entry.
void set_fiber_local(const void* key, void* value, void (*destroy)(void*));

}  // namespace cadenza::runtime
