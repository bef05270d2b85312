#pragma once

#include <cadenza/auth.h>
#include <cadenza/models.h>
#include <cadenza/validation/validators.h>

namespace library {

using namespace cadenza;

struct Author : Model {
    CharField name{max_length = 100};
    SlugField slug{max_length = 50, unique = true};
    EmailField email{unique = true, null = true, blank = true};
    URLField website{blank = true, default_ = ""};
    TextField bio{blank = true};
    DateField born{null = true, blank = true};
    ForeignKey<Author> mentor{null = true, blank = true, on_delete = SET_NULL,
                              related_name = "mentees"};
    FloatField rating{default_ = 0.0,
                      validators = {MinValueValidator(0.0), MaxValueValidator(5.0)}};
    BooleanField is_active{default_ = true};

    CADENZA_MODEL(Author, name, slug, email, website, bio, born, mentor, rating, is_active)

    static Meta meta_options() { return {.ordering = {"id"}}; }
    std::string str() const override { return name; }
};

struct AuthorProfile : Model {
    OneToOne<Author> author{on_delete = CASCADE, related_name = "profile"};
    CharField handle{
        max_length = 16, blank = true,
        validators = {RegexValidator(R"(^@\w{1,15}$)", "Enter a valid handle.", "bad_handle")}};
    GenericIPAddressField home_ip{null = true, blank = true};
    JSONField preferences{default_ = Value(Dict()), blank = true};

    CADENZA_MODEL(AuthorProfile, author, handle, home_ip, preferences)

    static Meta meta_options() { return {.ordering = {"id"}}; }
    std::string str() const override { return "profile of " + author->str(); }
};

struct Publisher : Model {
    CharField name{max_length = 80, unique = true};
    CharField country{max_length = 2,
                      choices = {{"US", "United States"},
                                 {"GB", "United Kingdom"},
                                 {"IT", "Italy"},
                                 {"BR", "Brazil"}},
                      default_ = "US"};
    PositiveSmallIntegerField founded{
        null = true, blank = true, validators = {MinValueValidator(1400), MaxValueValidator(2100)}};
    URLField website{null = true, blank = true};

    CADENZA_MODEL(Publisher, name, country, founded, website)

    static Meta meta_options() { return {.ordering = {"id"}}; }
    std::string str() const override { return name; }
};

struct Tag : Model {
    CharField name{max_length = 30, unique = true, validators = {MinLengthValidator(2)}};
    SlugField slug{max_length = 30, unique = true};

    CADENZA_MODEL(Tag, name, slug)

    static Meta meta_options() { return {.ordering = {"name"}}; }
    std::string str() const override { return name; }
};

struct Contribution;

struct Book : Model {
    UUIDField uuid{default_ = uuid4, unique = true, editable = false};
    CharField title{max_length = 200};
    SlugField slug{max_length = 60};
    CharField isbn{verbose_name = "ISBN", max_length = 13, unique = true,
                   help_text = "13 digits, no dashes",
                   validators = {RegexValidator(R"(^\d{13}$)", "An ISBN has exactly 13 digits.")}};
    ForeignKey<Author> author{on_delete = CASCADE, related_name = "books"};
    ForeignKey<Publisher> publisher{on_delete = PROTECT, related_name = "books"};
    ForeignKey<Author> editor{null = true, blank = true, on_delete = SET_NULL,
                              related_name = "edited_books"};
    ForeignKey<Book> sequel_to{null = true, blank = true, on_delete = SET_NULL,
                               related_name = "sequels"};
    ManyToMany<Tag> tags{blank = true, related_name = "books"};
    ManyToMany<Author, Contribution> contributors{related_name = "contributed_books"};
    PositiveIntegerField pages{validators = {MinValueValidator(1), MaxValueValidator(10000)}};
    DecimalField price{max_digits = 7, decimal_places = 2, validators = {MinValueValidator(0)}};
    CharField status{
        max_length = 10,
        choices = {{"draft", "Draft"}, {"published", "Published"}, {"retired", "Retired"}},
        default_ = "draft"};
    BooleanField in_print{null = true};
    DateField published_on{null = true, blank = true};
    TextField internal_notes{blank = true, default_ = ""};
    ForeignKey<User> owner{null = true, blank = true, on_delete = SET_NULL, related_name = "books"};
    DateTimeField created_at{auto_now_add = true};
    DateTimeField updated_at{auto_now = true};

    CADENZA_MODEL(Book, uuid, title, slug, isbn, author, publisher, editor, sequel_to, tags,
                  contributors, pages, price, status, in_print, published_on, internal_notes, owner,
                  created_at, updated_at)

    static Meta meta_options() {
        return {.ordering = {"id"}, .unique_together = {{"author", "title"}}};
    }
    std::string str() const override { return title; }
};

struct Contribution : Model {
    ForeignKey<Book> book{on_delete = CASCADE, related_name = "contributions"};
    ForeignKey<Author> author{on_delete = CASCADE, related_name = "contributions"};
    CharField role{max_length = 12, choices = {{"editor", "Editor"},
                                               {"translator", "Translator"},
                                               {"illustrator", "Illustrator"}}};
    PositiveSmallIntegerField position{default_ = 1};

    CADENZA_MODEL(Contribution, book, author, role, position)

    static Meta meta_options();
    std::string str() const override;
};

/// One column of every common field type.
struct Specimen : Model {
    CharField char_{max_length = 10};
    CharField char_blank{max_length = 10, blank = true};
    CharField char_null{max_length = 10, null = true, blank = true};
    TextField text{blank = true, default_ = "lorem"};
    SlugField slug{blank = true};
    EmailField email{blank = true};
    URLField url{blank = true};
    UUIDField uuid{null = true, blank = true};
    IntegerField integer{default_ = 0};
    PositiveIntegerField positive{default_ = 0};
    SmallIntegerField small{default_ = 0};
    BigIntegerField big{default_ = 0};
    BooleanField boolean{default_ = false};
    BooleanField boolean_null{null = true};
    DecimalField decimal{max_digits = 8, decimal_places = 3, default_ = "0.000"};
    FloatField float_{null = true, blank = true};
    DateField date{null = true, blank = true};
    DateTimeField datetime{null = true, blank = true};
    TimeField time{null = true, blank = true};
    DurationField duration{null = true, blank = true};
    JSONField json{null = true, blank = true};
    IntegerField level{choices = {{1, "low"}, {2, "medium"}, {3, "high"}}, default_ = 1};
    CharField letter{max_length = 1, choices = {{"a", "Alpha"}, {"b", "Beta"}}, blank = true};
    GenericIPAddressField ip{null = true, blank = true};
    GenericIPAddressField ipv4{protocol = "IPv4", null = true, blank = true};
    CharField file_path{max_length = 20, editable = false, default_ = "fixed"};

    CADENZA_MODEL(Specimen, char_, char_blank, char_null, text, slug, email, url, uuid, integer,
                  positive, small, big, boolean, boolean_null, decimal, float_, date, datetime,
                  time, duration, json, level, letter, ip, ipv4, file_path)

    static Meta meta_options() { return {.ordering = {"id"}}; }
};

struct Note : Model {
    ForeignKey<User> owner{on_delete = CASCADE, related_name = "notes"};
    CharField text{max_length = 200};
    BooleanField public_{default_ = false};

    CADENZA_MODEL(Note, owner, text, public_)

    static Meta meta_options() { return {.ordering = {"id"}}; }
};

struct Event : Model {
    CharField name{max_length = 40};
    DateTimeField at;
    IntegerField weight{default_ = 0};

    CADENZA_MODEL(Event, name, at, weight)

    static Meta meta_options() { return {.ordering = {"id"}}; }
};

}  // namespace library
