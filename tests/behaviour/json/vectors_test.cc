#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include "cadenza/base/crypto/base64.h"
#include "cadenza/base/json/reader.h"
#include "cadenza/base/json/writer.h"
#include "source_directory.h"

namespace cadenza {
namespace {

std::filesystem::path vectors_folder() {
    if (const char* folder = std::getenv("CADENZA_VECTORS")) return folder;
    return std::filesystem::path(cadenza::test::source_directory()) / "../shared/vectors";
}

// What parse_json does with the texts that RFC 8259 leaves open.
bool accepts_open_case(const std::string& name) {
    auto has = [&](const char* part) { return name.find(part) != std::string::npos; };
    if (has("transform/")) return !has("invalid_codepoint");  // lone surrogates are refused
    if (has("overflow") || has("_huge_exp") || has("pos_double"))
        return false;                                          // beyond a double's range
    if (has("underflow") || has("huge_neg_exp")) return true;  // zero
    if (has("too_big") || has("very_big")) return true;        // BigInt
    if (has("UTF-16") || has("utf16")) return true;
    return false;  // ill-formed UTF-8, lone surrogates, a UTF-8 byte order mark, 500 levels
}

TEST(JsonVectors, every_case_of_the_json_test_suite) {
    auto path = vectors_folder() / "json/parsing.jsonl";
    std::ifstream in(path);
    if (!in) GTEST_SKIP() << "vectors not found: " << path.string() << " (set CADENZA_VECTORS)";
    std::map<std::string, int> counts;
    for (std::string line; std::getline(in, line);) {
        Value test = *parse_json(line);
        std::string name = test["name"].as_text(), expect = test["expect"].as_text();
        std::string text = *crypto::base64_decode(test["raw_b64"].as_text());
        auto value = parse_json(text);
        bool wanted = expect == "accept" || (expect == "either" && accepts_open_case(name));
        EXPECT_EQ(value.has_value(), wanted)
            << name << ": " << (value ? "" : value.error().message);
        ++counts["cases"], ++counts[expect];
        ++counts[value.has_value() == wanted ? "passed" : "failed"];
        if (!value) continue;
        auto again = parse_json(to_json(*value));  // what was written reads as the same
        ASSERT_TRUE(again) << name;
        EXPECT_TRUE(*again == *value) << name;
    }
    for (const auto& [what, count] : counts) std::cout << what << " " << count << "\n";
    EXPECT_GE(counts["cases"], 340);
}

}  // namespace
}  // namespace cadenza
