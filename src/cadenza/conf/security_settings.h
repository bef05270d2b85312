#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cadenza {

/// What SecurityMiddleware and XFrameOptionsMiddleware do: Django's SECURE_… settings and
/// X_FRAME_OPTIONS.
struct SecuritySettings {
    bool ssl_redirect = false;  ///< http:// is answered with a redirect to https://
    std::string ssl_host;       ///< where to; empty: the host that was asked
    std::vector<std::string>
        redirect_exempt;  ///< regular expressions for paths that are not redirected
    /// The header and value by which a proxy says that the client came by https:
    /// {"X-Forwarded-Proto", "https"}. Only for a proxy that removes the header from what clients
    /// send.
    std::optional<std::pair<std::string, std::string>> proxy_ssl_header;
    int hsts_seconds = 0;  ///< max-age of Strict-Transport-Security; 0: no such header
    bool hsts_include_subdomains = false;
    bool hsts_preload = false;
    bool content_type_nosniff = true;
    std::string referrer_policy = "same-origin";             ///< "" for none
    std::string cross_origin_opener_policy = "same-origin";  ///< "" for none
    std::string x_frame_options = "DENY";                    ///< or "SAMEORIGIN"
};

/// Limits on what a request carries: Django's DATA_UPLOAD_… and FILE_UPLOAD_… settings. 0 stands
/// for no limit.
struct UploadSettings {
    std::size_t data_max_memory_size = 2'621'440;  ///< bytes of a body without its files
    std::size_t data_max_number_fields = 1'000;
    std::size_t data_max_number_files = 100;
    std::size_t file_max_memory_size = 2'621'440;  ///< larger files go to temporary ones
    std::string temp_dir;                          ///< empty: the system's
    int permissions = 0644;
};

}  // namespace cadenza
