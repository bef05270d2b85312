#pragma once

#include <cadenza/models.h>

namespace auth {

using namespace cadenza;

/// The users that own books and notes, in the table that Django's contrib.auth keeps them in.
struct User : Model {
    CharField username{max_length = 150, unique = true};
    CharField password{max_length = 128};
    EmailField email{blank = true};
    CharField first_name{max_length = 150, blank = true};
    CharField last_name{max_length = 150, blank = true};
    BooleanField is_staff{default_ = false};
    BooleanField is_superuser{default_ = false};
    BooleanField is_active{default_ = true};
    DateTimeField last_login{null = true, blank = true};
    DateTimeField date_joined{default_ = now};

    CADENZA_MODEL(User, username, password, email, first_name, last_name, is_staff, is_superuser,
                  is_active, last_login, date_joined)

    std::string str() const override { return username; }
};

}  // namespace auth
