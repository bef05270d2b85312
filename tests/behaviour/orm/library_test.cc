#include "behaviour/orm/library_test.h"

#include <cstdlib>

#include "cadenza/db/backends/base/schema_editor.h"
#include "cadenza/db/models/known_models.h"
#include "cadenza/db/models/model_info.h"

namespace library {
namespace {

struct Library {
    db::Databases databases{[] {
        const char* url = std::getenv("CADENZA_TEST_DATABASE");
        return std::string_view(url != nullptr ? url : "sqlite://:memory:");
    }()};
    db::Installation installation{databases};
};
std::unique_ptr<Library> open_library;

void create_tables() {
    db::ConnectionLease connection = db::connect();
    const KnownModels models;
    auto editor = db::make_schema_editor(*connection);
    editor->begin();
    for (const ModelInfo* model :
         {&model_info<Account>(), &model_info<Author>(), &model_info<AuthorProfile>(),
          &model_info<Publisher>(), &model_info<Tag>(), &model_info<Book>(),
          &model_info<Contribution>(), &model_info<Specimen>(), &model_info<Event>()})
        editor->create_model(model->definition(), models);
    editor->finish();
}

Book add_book(const char* title, const Author& author, const Publisher& publisher, int pages,
              const char* price) {
    static int number = 0;
    return Book::objects.create("title"_k = title, "slug"_k = title,
                                "isbn"_k = std::to_string(++number), "author"_k = author,
                                "publisher"_k = publisher, "pages"_k = pages,
                                "price"_k = *Decimal::parse(price));
}

// Ann has written Alpha and Beta, Bob Gamma; Delta is by Cid, who is inactive. Alpha and Gamma are
// tagged "red", Alpha also "blue". Bob edits Alpha. Beta is the sequel of Alpha.
void add_rows() {
    Author ann = Author::objects.create("name"_k = "Ann", "slug"_k = "ann", "rating"_k = 4.5,
                                        "email"_k = "ann@example.com");
    Author bob = Author::objects.create("name"_k = "Bob", "slug"_k = "bob", "mentor"_k = ann);
    Author cid = Author::objects.create("name"_k = "Cid", "slug"_k = "cid", "is_active"_k = false,
                                        "email"_k = "cid@example.com");
    Publisher ace = Publisher::objects.create("name"_k = "Ace", "founded"_k = 1900);
    Publisher best = Publisher::objects.create("name"_k = "Best", "country"_k = "GB");
    Tag red = Tag::objects.create("name"_k = "red", "slug"_k = "red");
    Tag blue = Tag::objects.create("name"_k = "blue", "slug"_k = "blue");
    Book alpha = add_book("Alpha", ann, ace, 100, "10.50");
    Book beta = add_book("Beta", ann, best, 200, "20.00");
    Book gamma = add_book("Gamma", bob, ace, 300, "5.25");
    add_book("Delta", cid, best, 400, "99.99");
    alpha.editor = bob;
    alpha.save();
    beta.sequel_to = alpha;
    beta.save();
    alpha.tags.add(red, blue);
    gamma.tags.add(red);
    AuthorProfile::objects.create("author"_k = ann, "handle"_k = "@ann");
}

}  // namespace

void LibraryTest::SetUpTestSuite() {
    if (open_library != nullptr) return;
    open_library = std::make_unique<Library>();
    create_tables();
    add_rows();
}

void LibraryTest::TearDownTestSuite() {}

void LibraryTest::SetUp() {
    transaction_ = std::make_unique<Atomic>();
}

void LibraryTest::TearDown() {
    transaction_.reset();
}

Author LibraryTest::ann() {
    return Author::objects.get("slug"_k = "ann");
}
Author LibraryTest::bob() {
    return Author::objects.get("slug"_k = "bob");
}
Book LibraryTest::book(const char* title) {
    return Book::objects.get("title"_k = std::string_view(title));
}

}  // namespace library
