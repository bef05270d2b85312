#include <gtest/gtest.h>

#include <algorithm>

#include "cadenza/db/backends/base/query_log.h"
#include "cadenza/rest/cursor_pagination.h"
#include "cadenza/rest/filters.h"
#include "cadenza/rest/generics.h"
#include "cadenza/rest/pagination.h"
#include "unit/rest/test_models.h"
#include "unit/rest/view_runner.h"

// Pages, searches and orders of a generic view.
namespace shelf {
namespace {

struct TitleSerializer : ModelSerializer<Novel> {
    TitleSerializer() { fields = {"id", "pages"}; }
};

struct Pages : pagination::PageNumberPagination {
    Pages() {
        page_size = 2;
        page_size_query_param = "page_size";
        max_page_size = 3;
    }
};
struct Limits : pagination::LimitOffsetPagination {
    Limits() {
        default_limit = 2;
        max_limit = 3;
    }
};
struct Cursors : pagination::CursorPagination {
    Cursors() {
        page_size = 2;
        ordering = {"-printed_at"};
    }
};

struct View : generics::ListAPIView<TitleSerializer> {
    explicit View(Pagination pages = {}) {
        queryset = Novel::objects.all();
        pagination_class = pages;
        filter_backends = {SearchFilter, OrderingFilter};
        search_fields = {"title", "=slug", "^writer__name"};
        ordering_fields = {"pages", "writer__name"};
    }
};

class PagingTest : public ::testing::Test {
 protected:
    void SetUp() override { shelf_.fill(5); }

    Response run(Pagination pages, std::string_view target) {
        ViewRunner runner(as_view<View>(std::move(pages)));
        runner.settings.allowed_hosts = {"*"};
        runner.headers = {{"Host", "testserver"}};
        return runner.run("GET", target);
    }
    /// The keys of the objects: "1 2".
    static std::string ids(const Value& answer) {
        std::string text;
        for (const Value& item :
             answer.is_list() ? answer.as_list() : answer["results"].as_list()) {
            text += (text.empty() ? "" : " ") + item["id"].str();
        }
        return text;
    }
    std::string listed(std::string_view query) {
        return ids(json_of(run({}, "/?" + std::string(query))));
    }

    Shelf shelf_;
};

TEST_F(PagingTest, pages_by_number_count_and_link) {
    db::QueryLog counter;
    const Value first = json_of(run(Pages(), "/?x=1"));
    EXPECT_EQ(counter.count(), 2);
    EXPECT_EQ(first["count"], Value(5));
    EXPECT_EQ(first["next"], Value("http://testserver/?page=2&x=1"));
    EXPECT_TRUE(first["previous"].is_null());
    EXPECT_EQ(ids(first), "1 2");
    const Value last = json_of(run(Pages(), "/?page=last"));
    EXPECT_TRUE(last["next"].is_null());
    EXPECT_EQ(last["previous"], Value("http://testserver/?page=2"));
    EXPECT_EQ(ids(last), "5");
    EXPECT_EQ(json_of(run(Pages(), "/?page=2"))["previous"], Value("http://testserver/"));
    EXPECT_EQ(ids(json_of(run(Pages(), "/?page_size=100"))), "1 2 3");
    EXPECT_EQ(ids(json_of(run(Pages(), "/?page_size=x"))), "1 2");
}

TEST_F(PagingTest, pages_that_do_not_exist_are_404) {
    for (const char* page : {"0", "-1", "4", "x", "1.0"}) {
        const Response response = run(Pages(), "/?page=" + std::string(page));
        EXPECT_EQ(response.status_code, 404) << page;
        EXPECT_EQ(response.content, R"({"detail":"Invalid page."})");
    }
    Novel::objects.all().remove();
    EXPECT_EQ(run(Pages(), "/").content, R"({"count":0,"next":null,"previous":null,"results":[]})");
}

TEST_F(PagingTest, pages_by_limit_and_offset) {
    const Value middle = json_of(run(Limits(), "/?limit=2&offset=1"));
    EXPECT_EQ(ids(middle), "2 3");
    EXPECT_EQ(middle["next"], Value("http://testserver/?limit=2&offset=3"));
    EXPECT_EQ(middle["previous"], Value("http://testserver/?limit=2"));
    EXPECT_EQ(ids(json_of(run(Limits(), "/?limit=100"))), "1 2 3");
    EXPECT_EQ(ids(json_of(run(Limits(), "/?limit=0&offset=-3"))), "1 2");
    const Value beyond = json_of(run(Limits(), "/?offset=99999999999999999999"));
    EXPECT_EQ(ids(beyond), "");
    EXPECT_EQ(beyond["count"], Value(5));
}

TEST_F(PagingTest, cursors_walk_to_the_end_and_back_over_equal_positions) {
    // printed_at: novels 2 and 3 share a day, 4 and 5 too.
    std::string path = "/";
    std::vector<std::string> forth, back;
    Value page;
    for (int i = 0; i < 3; ++i) {
        page = json_of(run(Cursors(), path));
        forth.push_back(ids(page));
        if (!page["next"].is_null()) path = page["next"].as_text();
    }
    EXPECT_TRUE(page["next"].is_null());
    std::string all;
    for (const std::string& some : forth) all += some + " ";
    for (const char* id : {"1", "2", "3", "4", "5"})
        EXPECT_NE(all.find(id), std::string::npos) << all;
    EXPECT_EQ(all.size(), 10u) << all;
    while (!page["previous"].is_null() && back.size() < 5) {
        page = json_of(run(Cursors(), page["previous"].as_text()));
        back.push_back(ids(page));
    }
    // Rows of one position have no order among themselves.
    std::ranges::sort(back.back());
    std::ranges::sort(forth.front());
    EXPECT_EQ(back.back(), forth.front());
}

TEST_F(PagingTest, a_broken_cursor_is_404) {
    EXPECT_EQ(run(Cursors(), "/?cursor=abc").content, R"({"detail":"Invalid cursor"})");
    EXPECT_EQ(run(Cursors(), "/?cursor=cD1ub3RhZGF0ZQ%3D%3D").status_code, 404);  // p=notadate
}

TEST_F(PagingTest, searches_every_term_in_any_field) {
    EXPECT_EQ(listed("search=novel"), "1 2 3 4 5");
    EXPECT_EQ(listed("search=NOVEL-3"), "3");
    EXPECT_EQ(listed("search=ad"), "1 3 5");
    EXPECT_EQ(listed("search=ada+5"), "5");
    EXPECT_EQ(listed("search=%22novel+2%22"), "2");
    EXPECT_EQ(listed("search=da"), "");
    EXPECT_EQ(listed("search=%00"), "1 2 3 4 5");
}

TEST_F(PagingTest, orders_by_the_permitted_fields) {
    EXPECT_EQ(listed("ordering=-pages"), "5 4 3 2 1");
    EXPECT_EQ(listed("ordering=writer__name,-pages"), "5 3 1 4 2");
    EXPECT_EQ(listed("ordering=title,-pages"), "5 4 3 2 1");
    EXPECT_EQ(listed("ordering=-id"), "1 2 3 4 5");
}

}  // namespace
}  // namespace shelf
