#include "cadenza/rest/serializers/model_access.h"

#include <gtest/gtest.h>

#include "cadenza/db/backends/base/query_log.h"
#include "unit/rest/serializers/model_support.h"

namespace {

using namespace shop_tests;
using serializers::follow_relation;
using serializers::ModelAttributes;

class ModelAccess : public ShopTest {
 protected:
    static std::string read(const Model& object, std::vector<std::string> attributes) {
        bool found = false;
        const Value value = ModelAttributes(object).get(attributes, found);
        return found ? value.str() : "no such attribute";
    }
};

TEST_F(ModelAccess, reads_fields_keys_and_what_lies_behind_them) {
    const Chair no14 = chair(maker("Thonet"), "No. 14");
    EXPECT_EQ(read(no14, {"name"}), "No. 14");
    EXPECT_EQ(read(no14, {"pk"}), "1");
    EXPECT_EQ(read(no14, {"maker_id"}), "1");
    EXPECT_EQ(read(no14, {"maker", "name"}), "Thonet");
    EXPECT_EQ(read(no14, {"maker", "get_country_display"}), "Italy");
    EXPECT_EQ(read(no14, {"maker"}), "Thonet");
    EXPECT_EQ(read(no14, {"copy_of"}), "None");
    EXPECT_EQ(read(no14, {"copy_of", "name"}), "no such attribute");
    EXPECT_EQ(read(no14, {"weight"}), "no such attribute");
    EXPECT_EQ(read(no14, {"name", "length"}), "no such attribute");
}

TEST_F(ModelAccess, follows_reverse_relations) {
    const Maker thonet = maker("Thonet");
    chair(thonet, "No. 14");
    chair(thonet, "No. 15");
    const std::string chairs = "chairs";
    const serializers::RelationTarget target = follow_relation(thonet, {&chairs, 1});
    ASSERT_TRUE(target.many.has_value());
    EXPECT_EQ(target.many->count(), 2);
}

TEST_F(ModelAccess, stops_at_a_key_where_that_is_enough) {
    chair(maker("Thonet"), "No. 14");
    const Chair stored = Chair::objects.get("id"_k = 1);
    const std::string name = "maker";
    const db::QueryLog queries;
    const serializers::RelationTarget target = follow_relation(stored, {&name, 1}, true);
    ASSERT_NE(target.key, nullptr);
    EXPECT_EQ(target.key->get(*target.key_owner), Value(1));
    EXPECT_EQ(queries.count(), 0);
}

}  // namespace
