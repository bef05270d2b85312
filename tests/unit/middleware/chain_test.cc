#include "cadenza/middleware/chain.h"

#include <gtest/gtest.h>

#include "cadenza/http/exceptions.h"
#include "cadenza/urls/kwargs.h"
#include "cadenza/urls/view_object.h"

namespace cadenza {
namespace {

struct Tag : Middleware {
    explicit Tag(std::string tag) : tag_(std::move(tag)) {}
    Response process(Request& request, Next next) const override {
        if (request.path() == "/short" && tag_ == "b") return HttpResponse("short");
        if (request.path() == "/throw" && tag_ == "b") throw PermissionDenied();
        Response response = next(request);
        response.content += tag_;
        return response;
    }
    std::string tag_;
};
struct Hook : Tag {
    using Tag::Tag;
    std::optional<Response> process_view(Request& request, const ViewObject&,
                                         const Kwargs&) const override {
        if (request.path() != "/hook") return {};
        return HttpResponse("hooked by " + tag_);
    }
    bool has_process_view() const noexcept override { return true; }
};

Response endpoint(const void* context, Request& request) {
    if (request.path() == "/deep") throw Http404();
    return HttpResponse(static_cast<const char*>(context));
}

struct ChainTest : testing::Test {
    Request request;
    static std::vector<std::unique_ptr<Middleware>> layers() {
        std::vector<std::unique_ptr<Middleware>> made;
        made.push_back(std::make_unique<Tag>("a"));
        made.push_back(std::make_unique<Hook>("b"));
        made.push_back(std::make_unique<Hook>("c"));
        return made;
    }
    MiddlewareChain chain{layers(), &endpoint, "view "};
    Response send(std::string_view target) {
        request.assign({.target = target});
        return chain.run(request);
    }
};

TEST_F(ChainTest, the_first_is_the_outermost) {
    EXPECT_EQ(send("/").content, "view cba");
}

TEST_F(ChainTest, a_layer_may_answer_by_itself) {
    EXPECT_EQ(send("/short").content, "shorta");
}

TEST_F(ChainTest, exceptions_reach_outer_layers_as_responses) {
    EXPECT_EQ(send("/throw").status_code, 403);
    EXPECT_TRUE(send("/throw").content.ends_with("</html>\na"));
    EXPECT_TRUE(send("/deep").content.ends_with("</html>\ncba"));
}

TEST_F(ChainTest, the_first_view_hook_with_an_answer_wins) {
    struct View : ViewObject {
        Response operator()(Request&, const Kwargs&) const override { return HttpResponse(""); }
    } view;
    request.assign({.target = "/hook"});
    EXPECT_EQ(chain.process_view(request, view, {})->content, "hooked by b");
    request.assign({.target = "/"});
    EXPECT_FALSE(chain.process_view(request, view, {}));
}

}  // namespace
}  // namespace cadenza
