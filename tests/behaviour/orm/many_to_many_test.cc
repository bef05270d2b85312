#include "behaviour/orm/library_test.h"

using namespace library;

namespace {

class ManyToManyRows : public LibraryTest {
 protected:
    static Tag tag(const char* name) { return Tag::objects.get("name"_k = std::string(name)); }
};

TEST_F(ManyToManyRows, are_added_once) {
    const Book beta = book("Beta");
    const Tag red = tag("red"), blue = tag("blue");
    EXPECT_QUERIES(1, beta.tags.add(red, blue));
    beta.tags.add(red);
    EXPECT_EQ(titles(beta.tags.all()), "blue,red");
    EXPECT_EQ(titles(red.books.all()), "Alpha,Beta,Gamma");
    red.books.add(book("Delta"));
    EXPECT_EQ(titles(book("Delta").tags.all()), "red");
    EXPECT_THROW(beta.tags.add(Tag()), ValueError);
}

TEST_F(ManyToManyRows, are_removed_set_and_cleared) {
    const Book alpha = book("Alpha");
    const Tag red = tag("red"), blue = tag("blue");
    alpha.tags.remove(red);
    EXPECT_EQ(titles(alpha.tags.all()), "blue");
    alpha.tags.set({red});
    EXPECT_EQ(titles(alpha.tags.all()), "red");
    alpha.tags.set(Tag::objects.all());
    EXPECT_EQ(titles(alpha.tags.all()), "blue,red");
    EXPECT_EQ(tag("red").books.count(), 2);
    alpha.tags.clear();
    EXPECT_EQ(alpha.tags.count(), 0);
    EXPECT_EQ(tag("red").books.count(), 1);
}

TEST_F(ManyToManyRows, can_be_narrowed_and_made) {
    const Book alpha = book("Alpha");
    EXPECT_EQ(titles(alpha.tags.filter("name__startswith"_k = "r")), "red");
    EXPECT_EQ(titles(alpha.tags.exclude("name"_k = "red")), "blue");
    const Tag made = alpha.tags.create("name"_k = "new", "slug"_k = "new");
    EXPECT_EQ(titles(alpha.tags.all()), "blue,new,red");
    EXPECT_EQ(titles(made.books.all()), "Alpha");
    EXPECT_FALSE(Book::objects.filter("tags"_k = made).filter("title"_k = "Beta").exists());
}

TEST_F(ManyToManyRows, may_go_through_a_model_of_their_own) {
    const Book alpha = book("Alpha");
    Contribution::objects.create("book"_k = alpha, "author"_k = bob(), "role"_k = "editor");
    EXPECT_EQ(titles(alpha.contributors.all()), "Bob");
    EXPECT_EQ(titles(Book::objects.filter("contributors__name"_k = "Bob")), "Alpha");
    EXPECT_EQ(titles(Author::objects.filter(std::string("contributed_books__title"), "Alpha")),
              "Bob");
    EXPECT_EQ(bob().related("contributed_books").count(), 1);
    EXPECT_EQ(titles(Book::objects.filter(std::string("contributions__role"), "editor")), "Alpha");
    alpha.contributors.clear();
    EXPECT_EQ(Contribution::objects.count(), 0);
}

TEST_F(ManyToManyRows, a_copy_of_the_member_alone_belongs_to_no_object) {
    const Book alpha = book("Alpha");
    const Book copy = alpha;
    EXPECT_EQ(titles(copy.tags.all()), "blue,red");
    const auto tags = alpha.tags;
    try {
        tags.count();
        FAIL() << "it has no owner";
    } catch (const ValueError& error) {
        EXPECT_EQ(error.message(),
                  "This relation is a copy that belongs to no object: use it as a member of its "
                  "model object (auto& instead of auto).");
    }
    const auto& reference = alpha.tags;
    EXPECT_EQ(reference.count(), 2);
}

TEST_F(ManyToManyRows, need_a_saved_object) {
    const Book unsaved;
    try {
        unsaved.tags.count();
        FAIL() << "it has no key";
    } catch (const ValueError& error) {
        EXPECT_EQ(error.message(),
                  "\"\" needs to have a value for field \"id\" before this relationship can be "
                  "used.");
    }
}

}  // namespace
