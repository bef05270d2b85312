#include <cadenza/migrations.h>

namespace api::migrations {

using namespace cadenza::migrations;

Migration m0001_initial() {
    return {
        .initial = true,
        .operations = {
            CreateModel("BlogPost",
                {
                    BigAutoField("id"),
                    CharField("title", {.max_length = 100}),
                    TextField("content"),
                    DateTimeField("created_at", {.auto_now_add = true}),
                    DateTimeField("updated_at", {.auto_now = true}),
                }),
        },
    };
}

}  // namespace api::migrations
