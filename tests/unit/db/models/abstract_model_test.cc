#include <gtest/gtest.h>

#include "cadenza/db/models/model_info.h"
#include "cadenza/models.h"
#include "cadenza/register.h"

using namespace cadenza;

namespace library {

struct Shelf : Model {
    CharField name{max_length = 20};
    CADENZA_MODEL(Shelf, name)
};

template <class M>
struct StampedManager : Manager<M> {
    QuerySet<M> recent() const { return this->order_by("-created"); }
};
struct Stamped : Model {
    DateTimeField created{auto_now_add = true};
    CharField note{max_length = 30, default_ = "new"};
    CADENZA_ABSTRACT_MODEL(Stamped, created, note)

    template <class M>
    using ManagerFor = StampedManager<M>;
    static Meta meta_options() { return {.ordering = {"-created"}}; }
};
struct Owned {
    BooleanField shared{Model::default_ = true};
    ManyToMany<Shelf> shelves{Model::blank = true, Model::related_name = "%(class)s_items"};
    CADENZA_MODEL_MIXIN(Owned, shared, shelves)
};
struct Item : Stamped, Owned {
    CharField title{max_length = 50};
    CADENZA_ABSTRACT_MODEL(Item, title)
};
struct Book : Item {
    ForeignKey<Shelf> shelf{null = true, on_delete = SET_NULL};
    CADENZA_MODEL(Book, shelf)
};
struct Magazine : Item {
    CADENZA_MODEL(Magazine)
    static Meta meta_options() {
        Meta meta = Item::meta_options();
        meta.verbose_name = "journal";
        return meta;
    }
};
struct Forgetful : Stamped {
    CharField title{max_length = 50};
    CADENZA_MODEL(Forgetful)
};

}  // namespace library
CADENZA_REGISTER(library::Shelf)
CADENZA_REGISTER(library::Book)
CADENZA_REGISTER(library::Magazine)
CADENZA_REGISTER(library::Forgetful)

namespace {

using library::Book;
using library::Magazine;
using library::Shelf;

std::vector<std::string> names_of(const ModelInfo& model) {
    std::vector<std::string> names;
    for (const FieldInfo& field : model.fields()) names.emplace_back(field.name());
    return names;
}

TEST(AbstractModel, fields_of_the_bases_come_first_and_belong_to_each_model) {
    const std::vector<std::string> book = {"id",    "created", "note",   "shared",
                                           "title", "shelf",   "shelves"};
    EXPECT_EQ(names_of(model_info<Book>()), book);
    const std::vector<std::string> magazine = {"id",     "created", "note",
                                               "shared", "title",   "shelves"};
    EXPECT_EQ(names_of(model_info<Magazine>()), magazine);
    EXPECT_EQ(&model_info<Book>().field("title").model(), &model_info<Book>());
    EXPECT_EQ(model_info<Book>().field("note").definition().max_length, 30);
    EXPECT_EQ(model_info<Magazine>().db_table(), "library_magazine");
}

TEST(AbstractModel, related_names_say_the_class) {
    EXPECT_NE(model_info<Shelf>().find_accessor("book_items"), nullptr);
    EXPECT_NE(model_info<Shelf>().find_accessor("magazine_items"), nullptr);
}

TEST(AbstractModel, meta_is_inherited_until_a_model_has_its_own) {
    EXPECT_EQ(model_info<Book>().ordering(), std::vector<std::string>{"-created"});
    EXPECT_EQ(model_info<Magazine>().ordering(), std::vector<std::string>{"-created"});
    EXPECT_EQ(model_info<Magazine>().verbose_name(), "journal");
}

TEST(AbstractModel, names_of_inherited_fields_are_checked_by_the_compiler) {
    const auto books = Book::objects.filter("note"_k = "x", "shared"_k = true,
                                            "shelves__name"_k = "A", "shelf__name"_k = "B");
    EXPECT_EQ(&books.model(), &model_info<Book>());
    const QuerySet<Book> ordered = Book::objects.recent().order_by("title", "-created");
    EXPECT_EQ(&ordered.model(), &model_info<Book>());
    EXPECT_EQ(internal::declarations<Book>().size, 7);
    EXPECT_EQ(internal::declarations<Book>().list[6].name, "shelf");
}

TEST(AbstractModel, objects_keep_the_values_of_inherited_fields) {
    Book book;
    EXPECT_EQ(book.note, "new");
    EXPECT_TRUE(book.shared);
    book.set("title", "Dune");
    book.set_pk(7);
    const Book copy = book;
    EXPECT_EQ(copy.get("title"), Value("Dune"));
    EXPECT_EQ(&copy.meta(), &model_info<Book>());
}

TEST(AbstractModel, an_unlisted_field_is_named) {
    try {
        model_info<library::Forgetful>();
        FAIL() << "built";
    } catch (const ImproperlyConfigured& error) {
        EXPECT_EQ(error.message(),
                  "Forgetful: the CharField declared after 'note' is missing from "
                  "CADENZA_MODEL(Forgetful, ): add its name there.");
    }
}

}  // namespace
