#include "cadenza/middleware/session_access.h"

#include <gtest/gtest.h>

#include "cadenza/http/request.h"

namespace cadenza {
namespace {

class OneText : public SessionAccess {
 public:
    std::string text(std::string_view) override { return kept_; }
    void set_text(std::string_view, std::string_view text) override { kept_ = text; }

 private:
    std::string kept_;
};

TEST(SessionAccess, is_there_once_a_middleware_has_given_one) {
    Request request;
    EXPECT_EQ(session_access(request), nullptr);
    OneText session;
    set_session_access(request, session);
    ASSERT_NE(session_access(request), nullptr);
    session_access(request)->set_text("key", "value");
    EXPECT_EQ(session.text("key"), "value");
    request.reset();
    EXPECT_EQ(session_access(request), nullptr);
}

}  // namespace
}  // namespace cadenza
