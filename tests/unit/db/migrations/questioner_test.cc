#include "cadenza/db/migrations/questioner.h"

#include <gtest/gtest.h>

#include "cadenza/db/migrations/fields.h"

namespace cadenza::migrations {
namespace {

std::string parsed(std::string_view text, const Field& field) {
    const auto value = parse_default(text, field);
    return value ? std::string(value->value.type_name()) + " " + value->value.str() : "refused";
}

TEST(ParseDefault, reads_what_the_field_can_hold) {
    EXPECT_EQ(parsed("42", IntegerField("f")), "int 42");
    EXPECT_EQ(parsed("4x", IntegerField("f")), "refused");
    EXPECT_EQ(parsed("'a b'", CharField("f")), "str a b");
    EXPECT_EQ(parsed("a b", CharField("f")), "str a b");
    EXPECT_EQ(parsed("True", BooleanField("f")), "bool True");
    EXPECT_EQ(parsed("maybe", BooleanField("f")), "refused");
    EXPECT_EQ(parsed("1.50", DecimalField("f")), "Decimal 1.50");
    EXPECT_EQ(parsed("1.5", FloatField("f")), "float 1.5");
    EXPECT_EQ(parsed("2024-02-30", DateField("f")), "refused");
    EXPECT_EQ(parsed("'2024-02-09'", DateField("f")), "date 2024-02-09");
    EXPECT_EQ(parsed("{\"a\": [1]}", JSONField("f")), "dict {'a': [1]}");
    EXPECT_EQ(parsed("7", ForeignKey("f", "a.B")), "int 7");
    EXPECT_EQ(parsed("None", IntegerField("f")), "NoneType None");
}

TEST(ParseDefault, now_is_of_the_fields_kind) {
    EXPECT_TRUE(parsed("now", DateTimeField("f")).starts_with("datetime "));
    EXPECT_TRUE(parsed("timezone.now", DateField("f")).starts_with("date "));
}

TEST(FlagQuestioner, renames_match_by_any_ending_of_the_full_name) {
    Questioner nobody;
    const Field field = CharField("name");
    for (const char* flag : {"title:name", "item.title:name", "shop.item.title:name"}) {
        FlagQuestioner questioner({flag}, {}, {}, nobody);
        EXPECT_TRUE(questioner.ask_rename("shop", "item", "title", field)) << flag;
    }
    for (const char* flag : {"itle:name", "tag.title:name", "title:names"}) {
        FlagQuestioner questioner({flag}, {}, {}, nobody);
        EXPECT_FALSE(questioner.ask_rename("shop", "item", "title", field)) << flag;
    }
}

TEST(FlagQuestioner, a_default_that_does_not_fit_is_refused) {
    Questioner nobody;
    FlagQuestioner questioner({}, {"item.n=many"}, {}, nobody);
    try {
        questioner.ask_not_null_addition(IntegerField("n"), "item");
        FAIL();
    } catch (const CommandExit& exit) {
        EXPECT_EQ(exit.status(), 2);
        EXPECT_EQ(exit.message(), "--default item.n: 'many' is no value of a IntegerField");
    }
}

TEST(InteractiveQuestioner, null_rows_may_be_left_to_the_person) {
    RecordingConsole console;
    InteractiveQuestioner questioner(console);
    console.answers = "2\n";
    EXPECT_FALSE(questioner.ask_not_null_alteration(IntegerField("n"), "item").has_value());
    console.answers = "3\n";
    EXPECT_THROW(questioner.ask_not_null_alteration(IntegerField("n"), "item"), CommandExit);
}

TEST(InteractiveQuestioner, the_end_of_the_input_is_a_refusal) {
    RecordingConsole console;
    InteractiveQuestioner questioner(console);
    EXPECT_THROW(questioner.ask_rename("shop", "item", "a", CharField("b")), CommandExit);
}

}  // namespace
}  // namespace cadenza::migrations
