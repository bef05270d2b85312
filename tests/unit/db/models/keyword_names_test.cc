#include <gtest/gtest.h>

#include "cadenza/db/backends/base/databases.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/register.h"
#include "cadenza/models.h"

namespace keyword_names {
namespace {

using namespace cadenza;

struct Notice : Model {
    CharField text{max_length = 10};
    BooleanField public_{default_ = false};

    CADENZA_MODEL(Notice, text, public_)
};

TEST(ModelInfo, the_underscore_of_a_member_named_as_a_keyword_is_no_part_of_the_field) {
    const FieldInfo* field = model_info<Notice>().find("public");
    ASSERT_NE(field, nullptr);
    EXPECT_EQ(field->column(), "public");
    EXPECT_EQ(model_info<Notice>().find("public_"), nullptr);
    db::Databases databases("sqlite://:memory:");
    const db::Installation installation(databases);
    EXPECT_NE(Notice::objects.filter("public"_k = true).str().find("\"public\""),
              std::string::npos);
}

}  // namespace
}  // namespace keyword_names

CADENZA_REGISTER(keyword_names::Notice)
