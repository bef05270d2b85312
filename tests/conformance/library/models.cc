#include "conformance/library/models.h"

#include <cadenza/db/models/register.h>

namespace library {

Meta Contribution::meta_options() {
    return {.ordering = {"position", "id"},
            .constraints = {
                {.name = "one_role_per_author_and_book", .fields = {"book", "author", "role"}}}};
}

std::string Contribution::str() const {
    return author->str() + " (" + role + ")";
}

}  // namespace library

CADENZA_REGISTER(library::Author)
CADENZA_REGISTER(library::AuthorProfile)
CADENZA_REGISTER(library::Publisher)
CADENZA_REGISTER(library::Tag)
CADENZA_REGISTER(library::Book)
CADENZA_REGISTER(library::Contribution)
CADENZA_REGISTER(library::Specimen)
CADENZA_REGISTER(library::Note)
CADENZA_REGISTER(library::Event)
