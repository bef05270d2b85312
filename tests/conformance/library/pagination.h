#pragma once

#include <cadenza/rest.h>

namespace library {

struct BookPagination : cadenza::pagination::PageNumberPagination {
    BookPagination() {
        page_size = 5;
        page_size_query_param = "page_size";
        max_page_size = 8;
    }
};

struct AuthorPagination : cadenza::pagination::LimitOffsetPagination {
    AuthorPagination() {
        default_limit = 3;
        max_limit = 6;
    }
};

struct EventPagination : cadenza::pagination::CursorPagination {
    EventPagination() {
        page_size = 4;
        ordering = {"-at"};
        page_size_query_param = "size";
        max_page_size = 6;
    }
};

}  // namespace library
