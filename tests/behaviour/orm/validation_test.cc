#include "behaviour/orm/library_test.h"

using namespace library;

namespace {

class ModelValidation : public LibraryTest {
 protected:
    static std::string errors(Model& object) {
        try {
            object.full_clean();
            return "";
        } catch (const ModelValidationError& error) {
            std::string text;
            for (const auto& [field, messages] : error.messages())
                for (const auto& message : messages)
                    text += field + ": " + message.text + " [" + message.code + "]\n";
            return text;
        }
    }
};

TEST_F(ModelValidation, names_what_is_missing_too_long_or_no_choice) {
    Publisher publisher;
    publisher.name = std::string(81, 'x');
    publisher.country = "XX";
    publisher.website = "not a url";
    EXPECT_EQ(errors(publisher),
              "name: Ensure this value has at most 80 characters (it has 81). [max_length]\n"
              "country: Value 'XX' is not a valid choice. [invalid_choice]\n"
              "website: Enter a valid URL. [invalid]\n");
    Book book;
    book.in_print = false;
    EXPECT_EQ(errors(book),
              "title: This field cannot be blank. [blank]\n"
              "slug: This field cannot be blank. [blank]\n"
              "isbn: This field cannot be blank. [blank]\n"
              "author: This field cannot be null. [null]\n"
              "publisher: This field cannot be null. [null]\n"
              "pages: This field cannot be null. [null]\n"
              "price: This field cannot be null. [null]\n");
}

TEST_F(ModelValidation, runs_validators) {
    Author author = ann();
    author.rating = 7.5;
    author.email = "nobody";
    author.slug = "not a slug";
    EXPECT_EQ(errors(author),
              "slug: Enter a valid “slug” consisting of letters, numbers, underscores or hyphens. "
              "[invalid]\n"
              "email: Enter a valid email address. [invalid]\n"
              "rating: Ensure this value is less than or equal to 5.0. [max_value]\n");
}

TEST_F(ModelValidation, finds_what_should_be_unique) {
    Tag tag;
    tag.name = "red";
    tag.slug = "other";
    EXPECT_EQ(errors(tag), "name: Tag with this Name already exists. [unique]\n");
    Book twin = book("Beta");
    twin.title = "Alpha";
    twin.in_print = true;
    EXPECT_EQ(errors(twin),
              "__all__: Book with this Author and Title already exists. [unique_together]\n");
    Book same = book("Beta");
    same.in_print = true;
    EXPECT_EQ(errors(same), "");
}

TEST_F(ModelValidation, foreign_keys_must_lead_somewhere) {
    Book alpha = book("Alpha");
    alpha.in_print = true;
    alpha.editor.set_pk(Value(9999));
    EXPECT_EQ(errors(alpha), "editor: author instance with id 9999 does not exist. [invalid]\n");
}

TEST_F(ModelValidation, leaves_out_what_it_is_told_to) {
    Tag tag;
    EXPECT_NO_THROW(tag.full_clean({"name", "slug"}));
    EXPECT_THROW(tag.clean_fields({"name"}), ModelValidationError);
}

}  // namespace
