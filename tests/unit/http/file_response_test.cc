#include "cadenza/http/file_response.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "cadenza/http/exceptions.h"
#include "cadenza/http/mime_type.h"

namespace cadenza {
namespace {

struct Folder {
    Folder() {
        char name[] = "/tmp/cadenza_file_response_XXXXXX";
        path = ::mkdtemp(name);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::string write(const std::string& name, const std::string& content) const {
        std::ofstream(path + "/" + name, std::ios::binary) << content;
        return path + "/" + name;
    }
    std::string path;
};

std::string read(Response& response) {
    std::string all;
    std::string chunk;
    while (response.stream->next(chunk)) {
        all += chunk;
        chunk.clear();
    }
    return all;
}

TEST(FileResponse, sends_the_file_in_pieces) {
    Folder folder;
    std::string content;
    for (int i = 0; i < 40'000; ++i) content += std::to_string(i) + "\n";
    FileResponse response(folder.write("numbers.csv", content));
    EXPECT_EQ(response.status_code, 200);
    EXPECT_EQ(response.content_type(), "text/csv");
    EXPECT_EQ(response.headers["Content-Length"], std::to_string(content.size()));
    EXPECT_EQ(response.headers["Content-Disposition"], "inline; filename=\"numbers.csv\"");
    EXPECT_TRUE(response.headers["Last-Modified"].ends_with(" GMT"));
    EXPECT_EQ(response.stream->length(), static_cast<std::int64_t>(content.size()));
    EXPECT_EQ(read(response), content);
}

TEST(FileResponse, options_name_the_file_and_its_type) {
    Folder folder;
    FileResponse response(
        folder.write("x", ""),
        {.as_attachment = true, .file_name = "caffè \"1\".pdf", .content_type = {}});
    EXPECT_EQ(response.content_type(), "application/pdf");
    EXPECT_EQ(response.headers["Content-Disposition"],
              "attachment; filename*=utf-8''caff%C3%A8%20%221%22.pdf");
    EXPECT_EQ(read(response), "");
}

TEST(FileResponse, what_is_no_file_is_404) {
    Folder folder;
    EXPECT_THROW(FileResponse(folder.path + "/missing"), Http404);
    EXPECT_THROW(FileResponse{folder.path}, Http404);
}

TEST(FileResponse, a_file_that_shrinks_ends_early) {
    Folder folder;
    const std::string path = folder.write("x.txt", std::string(200'000, 'x'));
    FileResponse response(path);
    std::filesystem::resize_file(path, 100'000);
    EXPECT_EQ(read(response).size(), 100'000u);
}

TEST(ContentDisposition, names_are_quoted_or_encoded) {
    EXPECT_EQ(content_disposition(false, ""), "");
    EXPECT_EQ(content_disposition(true, ""), "attachment");
    EXPECT_EQ(content_disposition(true, R"(a"b\c.txt)"), R"(attachment; filename="a\"b\\c.txt")");
    EXPECT_EQ(content_disposition(true, "a\r\nX: y"),
              "attachment; filename*=utf-8''a%0D%0AX%3A%20y")
        << "cve_2022_36359: no name can end the header or the quotes";
}

TEST(MimeType, is_told_by_the_extension) {
    EXPECT_EQ(guess_content_type("style.CSS"), "text/css");
    EXPECT_EQ(guess_content_type("a.b.tar.gz"), "application/gzip");
    EXPECT_EQ(guess_content_type("README"), "application/octet-stream");
    EXPECT_EQ(guess_content_type(".html"), "application/octet-stream");
    EXPECT_EQ(guess_content_type("x.unknown"), "application/octet-stream");
}

}  // namespace
}  // namespace cadenza
