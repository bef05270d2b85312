#pragma once

namespace cadenza {

class Model;

namespace internal {

/// The object whose base part was constructed last on this thread: its members are being
/// constructed now. Tells a member that relates many rows where in its object it lies.
extern thread_local constinit const Model* under_construction;

}  // namespace internal
}  // namespace cadenza
