#pragma once

#include <string>

#include "cadenza/models.h"
#include "cadenza/validation/validators.h"

/// A library's models, with every kind of field and relation that the ORM's tests need. The same as
/// those of the recorded reference.
namespace library {
using namespace cadenza;

struct Book;
struct Contribution;
struct AuthorProfile;

struct Account : Model {
    CharField username{max_length = 150, unique = true};
    BooleanField is_staff{default_ = false};

    CADENZA_MODEL(Account, username, is_staff)

    std::string str() const override { return username; }
};

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
    Related<Book> books;
    RelatedOne<AuthorProfile> profile;

    CADENZA_MODEL(Author, name, slug, email, website, bio, born, mentor, rating, is_active, books,
                  profile)

    static Meta meta_options() { return {.ordering = {"id"}}; }
    std::string str() const override { return name; }
};

struct AuthorProfile : Model {
    OneToOne<Author> author{on_delete = CASCADE, related_name = "profile"};
    CharField handle{max_length = 16, blank = true};
    GenericIPAddressField home_ip{null = true, blank = true};
    JSONField preferences{blank = true, default_ = empty_dict};

    CADENZA_MODEL(AuthorProfile, author, handle, home_ip, preferences)

    static Meta meta_options() { return {.ordering = {"id"}}; }
};

struct Publisher : Model {
    CharField name{max_length = 80, unique = true};
    CharField country{
        max_length = 2,
        choices = {{"US", "United States"}, {"GB", "United Kingdom"}, {"IT", "Italy"}},
        default_ = "US"};
    PositiveSmallIntegerField founded{null = true, blank = true};
    URLField website{null = true, blank = true};
    Related<Book> books;

    CADENZA_MODEL(Publisher, name, country, founded, website, books)

    static Meta meta_options() { return {.ordering = {"id"}}; }
    std::string str() const override { return name; }
};

struct Tag : Model {
    CharField name{max_length = 30, unique = true, validators = {MinLengthValidator(2)}};
    SlugField slug{max_length = 30, unique = true};
    Related<Book> books;

    CADENZA_MODEL(Tag, name, slug, books)

    static Meta meta_options() { return {.ordering = {"name"}}; }
    std::string str() const override { return name; }
};

struct Book : Model {
    UUIDField uuid{default_ = uuid4, unique = true, editable = false};
    CharField title{max_length = 200};
    SlugField slug{max_length = 60};
    CharField isbn{verbose_name = "ISBN", max_length = 13, unique = true};
    ForeignKey<Author> author{on_delete = CASCADE, related_name = "books"};
    ForeignKey<Publisher> publisher{on_delete = PROTECT, related_name = "books"};
    ForeignKey<Author> editor{null = true, blank = true, on_delete = SET_NULL,
                              related_name = "edited_books"};
    ForeignKey<Book> sequel_to{null = true, blank = true, on_delete = SET_NULL,
                               related_name = "sequels"};
    ManyToMany<Tag> tags{blank = true, related_name = "books"};
    ManyToMany<Author, Contribution> contributors{related_name = "contributed_books"};
    PositiveIntegerField pages{validators = {MinValueValidator(1), MaxValueValidator(10000)}};
    DecimalField price{max_digits = 7, decimal_places = 2};
    CharField status{
        max_length = 10,
        choices = {{"draft", "Draft"}, {"published", "Published"}, {"retired", "Retired"}},
        default_ = "draft"};
    BooleanField in_print{null = true};
    DateField published_on{null = true, blank = true};
    TextField internal_notes{blank = true, default_ = ""};
    ForeignKey<Account> owner{null = true, blank = true, on_delete = SET_NULL,
                              related_name = "books"};
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
    CharField role{max_length = 12};
    PositiveSmallIntegerField position{default_ = 1};

    CADENZA_MODEL(Contribution, book, author, role, position)

    static Meta meta_options() { return {.ordering = {"position", "id"}}; }
};

struct Specimen : Model {
    CharField char_{max_length = 10};
    CharField char_null{max_length = 10, null = true, blank = true};
    TextField text{blank = true, default_ = "lorem"};
    UUIDField uuid{null = true, blank = true};
    IntegerField integer{default_ = 0};
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
    BinaryField bytes{null = true};
    GenericIPAddressField ip{null = true, blank = true};

    CADENZA_MODEL(Specimen, char_, char_null, text, uuid, integer, small, big, boolean,
                  boolean_null, decimal, float_, date, datetime, time, duration, json, bytes, ip)

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
