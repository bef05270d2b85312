#include "conformance/library/serializers.h"

#include <cadenza/rest/view_name.h>

#include <algorithm>
#include <set>

namespace library {

void AuthorSerializer::validate_name(FieldValue& name) {
    const std::string& text = name.as_text();
    if (std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
        throw ValidationError("Name must not contain digits.");
    }
    if (text != to_upper(text) && text == to_lower(text)) name = Value(title_case(text));
}

void AuthorSerializer::validate(ValidatedData& attrs) {
    const Value* mentor = attrs.find("mentor");
    if (instance() == nullptr || mentor == nullptr || mentor->is_null()) return;
    if (mentor->str() == instance()->str())
        throw ValidationError("An author cannot mentor themselves.");
}

void BookListSerializer::validate(List& items) {
    std::set<std::string> seen;
    for (const Value& item : items) {
        if (!seen.insert(item["isbn"].str()).second) {
            throw ValidationError("The same ISBN occurs twice in the list.");
        }
    }
}

BookSerializer::BookSerializer() {
    fields = {
        "id",
        "uuid",
        {"title", validated_by<&BookSerializer::validate_title>()},
        "slug",
        "isbn",
        "author",
        {"author_detail", nested<AuthorBriefSerializer>{source = "author", read_only = true}},
        {"publisher", SlugRelatedField{slug_field = "name", queryset = Publisher::objects.all()}},
        "editor",
        "sequel_to",
        {"tags", SlugRelatedField{slug_field = "slug", queryset = Tag::objects.all(), many = true,
                                  required = false}},
        {"contributors", nested<ContributionBriefSerializer>{source = "contributions", many = true,
                                                             read_only = true}},
        "pages",
        {"is_long", method<&BookSerializer::is_long>()},
        "price",
        "status",
        {"status_display", CharField{source = "get_status_display", read_only = true}},
        "in_print",
        "published_on",
        "internal_notes",
        {"owner", ReadOnlyField{source = "owner.username"}},
        "created_at",
        "updated_at",
    };
    extra_kwargs = {
        {"internal_notes", {.write_only = true}},
        {"price",
         {.min_value = 0, .error_messages = {{{"min_value", "A price cannot be negative."}}}}},
    };
}

void BookSerializer::validate_title(FieldValue& title) {
    if (to_lower(title.as_text()) == "untitled") {
        throw ValidationError("Please choose a real title.", "untitled");
    }
}

void BookSerializer::validate(ValidatedData& attrs) {
    const auto current = [&](std::string_view name) {
        if (const Value* given = attrs.find(name)) return *given;
        return instance() != nullptr ? instance()->get(name) : Value();
    };
    if (current("status") == Value("published") && !current("published_on")) {
        throw ValidationError({{"published_on", "A published book needs a publication date."}});
    }
    const Value editor = current("editor");
    if (!editor.is_null() && editor.str() == current("author").str()) {
        throw ValidationError("The author cannot be the editor.");
    }
}

Author AuthorWithProfileSerializer::create(const ValidatedData& data) {
    ValidatedData own = data;
    const Value profile = own.pop("profile").value_or(Value());
    Author author = ModelSerializer<Author>::create(own);
    AuthorProfile created;
    created.author = author;
    for (const auto& [name, value] : profile.as_dict()) created.set(name, value);
    created.save();
    return author;
}

void AuthorWithProfileSerializer::update(Author& author, const ValidatedData& data) {
    ValidatedData own = data;
    const std::optional<Value> profile = own.pop("profile");
    ModelSerializer<Author>::update(author, own);
    if (!profile) return;
    auto known = AuthorProfile::objects.filter("author"_k = author).first();
    AuthorProfile changed = known ? *known : AuthorProfile();
    changed.author = author;
    for (const auto& [name, value] : profile->as_dict()) changed.set(name, value);
    changed.save();
}

}  // namespace library
