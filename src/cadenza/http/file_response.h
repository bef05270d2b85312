#pragma once

#include <string>
#include <string_view>

#include "cadenza/http/response.h"

namespace cadenza {

/// A Content-Disposition header (RFC 6266) that names a file: `attachment; filename="a.txt"`, with
/// `filename*=utf-8''…` for names beyond ASCII. "" for an inline file without a name.
std::string content_disposition(bool as_attachment, std::string_view file_name);

/// The contents of a file, read piece by piece on the blocking pool while it is sent, with
/// Content-Length, Last-Modified, Content-Type and Content-Disposition. The path is the program's,
/// never the client's: nothing in it is checked.
class FileResponse : public Response {
 public:
    struct Options {
        bool as_attachment = false;       ///< to be stored rather than shown
        std::string_view file_name = {};  ///< for the client; by default the last part of the path
        std::string_view content_type = {};  ///< by default by the extension of the file name
    };
    /// Throws Http404 if there is no regular file at the path.
    explicit FileResponse(const std::string& path) : FileResponse(path, Options{}) {}
    FileResponse(const std::string& path, const Options& options);
};

}  // namespace cadenza
