#include "cadenza/rest/relations/hyperlinked_fields.h"

#include <gtest/gtest.h>

#include "cadenza/conf/settings.h"
#include "cadenza/http/request.h"
#include "cadenza/urls.h"
#include "unit/rest/serializers/model_support.h"

namespace {

using namespace shop_tests;

Response nothing(Request&, std::int64_t) {
    return Response(200);
}
Response by_name(Request&, const Kwargs&) {
    return Response(200);
}

UrlPatterns urls() {
    return {path("makers/<int:pk>/", nothing, "maker-detail"),
            path("chairs/<str:name>/", by_name, "chair-detail")};
}

struct LinkedChair : HyperlinkedModelSerializer<Chair> {
    LinkedChair() {
        fields = {"url", "name", "maker"};
        extra_kwargs = {{"url", {.lookup_field = "name"}}};
    }
};

class HyperlinkedFields : public ShopTest {
 protected:
    HyperlinkedFields() : resolver_(urls()) {
        settings_.allowed_hosts = {"testserver"};
        const HeaderView host[] = {{"Host", "testserver"}};
        request_.assign({.headers = host});
        request_.settings = &settings_;
        request_.resolver = &resolver_;
    }
    LinkedChair serializer() {
        LinkedChair made = make_serializer<LinkedChair>();
        made.set_context({.request = &request_});
        return made;
    }
    std::string errors(const Value& link) {
        LinkedChair made = serializer();
        made.set_data(Value{{"name", "No. 15"}, {"maker", link}});
        return made.is_valid() ? "valid" : to_json(made.errors().value());
    }

    Settings settings_;
    UrlResolver resolver_;
    Request request_;
};

TEST_F(HyperlinkedFields, show_the_urls_of_objects) {
    Chair no14 = chair(maker("Thonet"), "No 14");
    LinkedChair made = serializer();
    made.set_instance(no14);
    EXPECT_EQ(to_json(made.data()), R"({"url":"http://testserver/chairs/No%2014/","name":"No 14",)"
                                    R"("maker":"http://testserver/makers/1/"})");
}

TEST_F(HyperlinkedFields, find_objects_by_their_urls) {
    maker("Thonet");
    EXPECT_EQ(errors(Value("http://testserver/makers/1/")), "valid");
    EXPECT_EQ(errors(Value("/makers/1/?page=2")),
              R"({"maker":["Invalid hyperlink - No URL match."]})");
    EXPECT_EQ(errors(Value("https://testserver/makers/1/?page=2#top")), "valid");
    EXPECT_EQ(errors(Value("/tables/1/")), R"({"maker":["Invalid hyperlink - No URL match."]})");
    EXPECT_EQ(errors(Value("/chairs/x/")),
              R"({"maker":["Invalid hyperlink - Incorrect URL match."]})");
    EXPECT_EQ(errors(Value("/makers/9/")),
              R"({"maker":["Invalid hyperlink - Object does not exist."]})");
    EXPECT_EQ(errors(Value(1)),
              R"({"maker":["Incorrect type. Expected URL string, received int."]})");
}

TEST_F(HyperlinkedFields, need_the_request) {
    Chair no14 = chair(maker("Thonet"), "No 14");
    LinkedChair made = make_serializer<LinkedChair>();
    made.set_instance(no14);
    EXPECT_THROW(made.data(), ImproperlyConfigured);
}

}  // namespace
