#pragma once

#include "cadenza/apps/project.h"
#include "cadenza/conf/settings.h"
#include "cadenza/testing/client.h"

/// The project's settings function, as startproject writes it.
cadenza::Settings settings();

namespace cadenza::testing {

/// A fixture: the project on an empty, migrated database of its own, in memory, and a client that
/// drives it without a socket.
///
///     struct BlogPostTest : ::testing::Test, cadenza::testing::TestCase {};
///     TEST_F(BlogPostTest, is_listed) { EXPECT_EQ(client.get("/api/blogposts/").status_code, 200);
///     }
class TestCase {
 public:
    /// Throws Error with what migrate said, if it fails.
    explicit TestCase(Settings (*make_settings)() = ::settings);

    Project project;
    Client client;
};

}  // namespace cadenza::testing
