#pragma once

namespace cadenza::runtime {

/// Gives the calling thread a signal stack and, once per process, a handler of SIGSEGV and SIGBUS
/// that reports a fiber that ran over its stack in words before the process dies of the signal as
/// it would have. Other faults keep the action that was set before. Under AddressSanitizer nothing
/// is installed: it has a report of its own.
class OverflowReport {
 public:
    OverflowReport();
    ~OverflowReport();
    OverflowReport(const OverflowReport&) = delete;
    OverflowReport& operator=(const OverflowReport&) = delete;

 private:
    [[maybe_unused]] void* signal_stack_ = nullptr;
};

}  // namespace cadenza::runtime
