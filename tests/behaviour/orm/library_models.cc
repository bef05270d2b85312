#include "behaviour/orm/library_models.h"

#include "cadenza/register.h"

CADENZA_REGISTER(library::Account)
CADENZA_REGISTER(library::Author)
CADENZA_REGISTER(library::AuthorProfile)
CADENZA_REGISTER(library::Publisher)
CADENZA_REGISTER(library::Tag)
CADENZA_REGISTER(library::Book)
CADENZA_REGISTER(library::Contribution)
CADENZA_REGISTER(library::Specimen)
CADENZA_REGISTER(library::Event)
