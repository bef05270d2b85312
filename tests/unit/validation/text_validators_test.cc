#include "cadenza/validation/text_validators.h"

#include <gtest/gtest.h>

#include "unit/validation/check.h"

namespace cadenza {
namespace {

TEST(ProhibitNullCharacters, refuses_the_null_character) {
    Validator validator = ProhibitNullCharactersValidator();
    EXPECT_EQ(check(validator, "something"), "ok");
    EXPECT_EQ(check(validator, std::string_view("\0something", 10)),
              "Null characters are not allowed. [null_characters_not_allowed]");
    EXPECT_EQ(validator.describe(), "ProhibitNullCharactersValidator()");
    EXPECT_EQ(ProhibitNullCharactersValidator("No!", "nul").describe(),
              R"(ProhibitNullCharactersValidator("No!", "nul"))");
}

TEST(ProhibitSurrogateCharacters, names_the_code_point) {
    Validator validator = ProhibitSurrogateCharactersValidator();
    EXPECT_EQ(check(validator, "é😀"), "ok");
    EXPECT_EQ(check(validator, "a\xed\xa0\xbd"),
              "Surrogate characters are not allowed: U+D83D. [surrogate_characters_not_allowed]");
    EXPECT_EQ(check(validator, "\xff"),
              "Surrogate characters are not allowed: 0xFF. [surrogate_characters_not_allowed]");
    EXPECT_EQ(check(validator, 5), "ok");
}

TEST(FileExtension, looks_at_the_last_suffix_only) {
    Validator validator = FileExtensionValidator({"TXT", "pdf"});
    EXPECT_EQ(check(validator, "a.txt"), "ok");
    EXPECT_EQ(check(validator, "dir.txt/b.PDF"), "ok");
    EXPECT_EQ(check(validator, "a.txt.exe"),
              "File extension “exe” is not allowed. Allowed extensions are: txt, pdf. "
              "[invalid_extension]");
    EXPECT_EQ(
        check(validator, ".txt"),
        "File extension “” is not allowed. Allowed extensions are: txt, pdf. [invalid_extension]");
    EXPECT_EQ(check(FileExtensionValidator({""}), "noextension"), "ok");
    EXPECT_EQ(validator.describe(), R"(FileExtensionValidator({"txt", "pdf"}))");
}

}  // namespace
}  // namespace cadenza
