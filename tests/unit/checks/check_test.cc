#include "cadenza/checks/check.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace cadenza {
namespace {

std::vector<CheckMessage> two_findings() {
    return {check_error("models.E007", "Field is bad.", "Mend it.", "api.Post.title"),
            check_warning("cadenza.W001", "Look here.")};
}

TEST(Checks, messages_read_as_those_of_django) {
    EXPECT_EQ(two_findings()[0].str(),
              "api.Post.title: (models.E007) Field is bad.\n\tHINT: Mend it.");
    EXPECT_EQ(two_findings()[1].str(), "?: (cadenza.W001) Look here.");
    EXPECT_TRUE(two_findings()[0].is_serious());
    EXPECT_FALSE(two_findings()[1].is_serious());
    EXPECT_TRUE(two_findings()[1].is_serious(CheckLevel::Warning));
}

TEST(Checks, run_those_with_the_tags_in_order) {
    CheckRegistry registry;
    registry.add("models", two_findings);
    registry.add(
        "security", [] { return std::vector{check_warning("security.W001", "deploy only")}; },
        true);
    EXPECT_EQ(registry.run(), two_findings());
    EXPECT_EQ(registry.run({}, true).size(), 3u);
    const std::string models[] = {"models"}, security[] = {"security"};
    EXPECT_EQ(registry.run(models, true).size(), 2u);
    EXPECT_TRUE(registry.run(security).empty());
    EXPECT_EQ(registry.tags(), (std::vector<std::string>{"models", "security"}));
    EXPECT_TRUE(registry.has_tag("models"));
    EXPECT_FALSE(registry.has_tag("urls"));
}

TEST(Checks, silenced_ids_are_left_out) {
    CheckRegistry registry;
    registry.add("models", two_findings);
    const std::string silenced[] = {"models.E007"};
    auto found = registry.run({}, false, silenced);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].id, "cadenza.W001");
}

TEST(Checks, an_exception_of_a_check_is_a_finding) {
    CheckRegistry registry;
    registry.add("models",
                 []() -> std::vector<CheckMessage> { throw std::runtime_error("broken"); });
    auto found = registry.run();
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].level, CheckLevel::Critical);
    EXPECT_EQ(found[0].message, "the check 'models' ended with an error: broken");
}

TEST(Checks, report_groups_by_level) {
    auto findings = two_findings();
    std::swap(findings[0], findings[1]);
    EXPECT_EQ(check_report(findings, 1),
              "System check identified some issues:\n\n"
              "ERRORS:\napi.Post.title: (models.E007) Field is bad.\n\tHINT: Mend it.\n\n"
              "WARNINGS:\n?: (cadenza.W001) Look here.\n\n"
              "System check identified 2 issues (1 silenced).");
    EXPECT_EQ(check_report({}), "System check identified no issues (0 silenced).");
    EXPECT_NE(check_report(std::span(findings).first(1)).find("identified 1 issue (0"),
              std::string::npos);
}

}  // namespace
}  // namespace cadenza
