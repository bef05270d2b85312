#include "cadenza/rest/function_view.h"

#include <gtest/gtest.h>

#include "unit/rest/view_runner.h"

namespace cadenza {
namespace {

Response hello(Request& request) {
    if (request.is(POST))
        return Response({{"got", request.data.value()}}, 201, {{"X-Custom", "yes"}});
    return Response({{"hello", request.query("name", "world")}});
}

Response whoami(Request&, APIView& view) {
    return Response({{"user", view.user().username()}});
}

Response numbered(Request&, const Kwargs& kwargs) {
    return Response({{"pk", kwargs["pk"]}});
}

TEST(ApiView, runs_a_function_under_the_policies_of_a_view) {
    ViewRunner runner(api_view({GET, POST}, hello));
    EXPECT_EQ(runner.run("GET", "/?name=you").content, R"({"hello":"you"})");
    const Response created = runner.post("application/json", "[1]");
    EXPECT_EQ(created.status_code, 201);
    EXPECT_EQ(created.headers.get("X-Custom"), "yes");
    EXPECT_EQ(created.content, R"({"got":[1]})");
}

TEST(ApiView, allows_the_given_methods_and_options_only) {
    ViewRunner runner(api_view({GET, POST}, hello));
    for (const char* method : {"PUT", "HEAD", "DELETE"})
        EXPECT_EQ(runner.run(method).status_code, 405);
    EXPECT_EQ(runner.run("GET").headers.get("Allow"), "GET, POST, OPTIONS");
    ViewRunner get_only(api_view(hello));
    EXPECT_EQ(get_only.run("POST").status_code, 405);
}

TEST(ApiView, options_name_and_describe_it) {
    ViewRunner runner(api_view(hello, {.name = "Hello", .description = "Says hello."}));
    const Value answer = json_of(runner.run("OPTIONS"));
    EXPECT_EQ(answer["name"], Value("Hello"));
    EXPECT_EQ(answer["description"], Value("Says hello."));
    EXPECT_EQ(answer["renders"], Value::list({"application/json", "text/html"}));
    EXPECT_EQ(answer["parses"],
              Value::list({"application/json", "application/x-www-form-urlencoded",
                           "multipart/form-data"}));
    EXPECT_FALSE(answer.contains("actions"));
}

TEST(ApiView, takes_functions_with_kwargs_or_the_view_and_lambdas) {
    ViewRunner number(api_view(numbered));
    number.kwargs = {{"pk", 7}};
    EXPECT_EQ(number.run("GET").content, R"({"pk":7})");

    ViewRunner who(api_view(whoami, {.authentication_classes = {NameAuthentication()},
                                     .permission_classes = {IsAuthenticated}}));
    EXPECT_EQ(who.run("GET").status_code, 401);
    who.headers = {{"Authorization", "Name alice"}};
    EXPECT_EQ(who.run("GET").content, R"({"user":"alice"})");

    const std::string word = "captured";
    ViewRunner lambda(api_view([word](Request&) { return Response(Value(word)); }));
    EXPECT_EQ(lambda.run("GET").content, "\"captured\"");
}

}  // namespace
}  // namespace cadenza
