#pragma once

/// Which sanitizer this program is built with, for g++ and clang alike.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CADENZA_ASAN 1
#endif
#if __has_feature(thread_sanitizer)
#define CADENZA_TSAN 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define CADENZA_ASAN 1
#endif
#if defined(__SANITIZE_THREAD__)
#define CADENZA_TSAN 1
#endif
