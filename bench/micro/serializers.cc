// What serializers cost, without HTTP and database: CPU time of the thread, best of five runs.
// Budget: 20 rows of 5 fields as JSON in less than 5 µs.
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "cadenza/base/json/reader.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/db/models/register.h"
#include "cadenza/models.h"
#include "cadenza/rest/serializers/model_access.h"
#include "cadenza/serializers.h"

namespace blog {
using namespace cadenza;

struct Post : Model {
    CharField title{max_length = 100};
    TextField content;
    DateTimeField created_at{auto_now_add = true};
    DateTimeField updated_at{auto_now = true};
    CADENZA_MODEL(Post, title, content, created_at, updated_at)
};

struct PostSerializer : ModelSerializer<Post> {
    PostSerializer() { fields = {"id", "title", "content", "created_at", "updated_at"}; }
};
struct HookedSerializer : PostSerializer {
    Value to_representation(const Post& post) override {
        return PostSerializer::to_representation(post);
    }
};
}  // namespace blog
CADENZA_REGISTER(blog::Post)

namespace {

using namespace blog;

double cpu_microseconds() {
    timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

void measure(const char* name, int operations, const std::function<void()>& run) {
    double best = 1e18;
    for (int i = 0; i < 5; ++i) {
        const double start = cpu_microseconds();
        for (int n = 0; n < operations; ++n) run();
        best = std::min(best, (cpu_microseconds() - start) / operations);
    }
    std::printf("%-58s %8.3f us\n", name, best);
}

template <class S>
void write_rows(const std::vector<Post>& posts, std::string& out) {
    out.clear();
    JsonWriter writer(out);
    S serializer = make_serializer<S>();
    writer.begin_array();
    for (const Post& post : posts)
        serializer.write(serializers::ModelInstance(post).instance, writer);
    writer.end_array();
}

}  // namespace

int main() {
    std::vector<Post> posts(20);
    for (std::size_t i = 0; i < posts.size(); ++i) {
        posts[i].id = static_cast<std::int64_t>(i) + 1;
        posts[i].title = "The title of post number " + std::to_string(i);
        posts[i].content = std::string(120, 'x') + " \"quoted\"";
        posts[i].created_at = *DateTime::parse("2024-02-09T01:02:03.456789Z");
        posts[i].updated_at = *DateTime::parse("2024-02-09T01:02:03.456789Z");
    }
    std::string out;
    measure("20 rows of 5 fields to JSON", 20'000, [&] { write_rows<PostSerializer>(posts, out); });
    std::printf("%58s %8zu bytes\n", "", out.size());
    measure("the same through an overridden to_representation()", 2'000,
            [&] { write_rows<HookedSerializer>(posts, out); });
    measure("a serializer for one request", 100'000, [] { make_serializer<PostSerializer>(); });
    const std::string body =
        R"({"title": "A title of some length", "content": ")" + std::string(120, 'x') + R"("})";
    const Value data = *parse_json(body);
    measure("parse a POST body of 160 bytes", 100'000, [&] { (void)parse_json(body); });
    measure("validate it", 100'000, [&] {
        PostSerializer serializer = make_serializer<PostSerializer>();
        serializer.borrow_data(data);
        if (!serializer.is_valid()) std::abort();
    });
    const Value wrong = *parse_json(R"({"title": "", "content": 5.5})");
    measure("refuse one with one mistake", 20'000, [&] {
        PostSerializer serializer = make_serializer<PostSerializer>();
        serializer.borrow_data(wrong);
        if (serializer.is_valid()) std::abort();
    });
}
