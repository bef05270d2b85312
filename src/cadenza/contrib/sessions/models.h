#pragma once

#include <string>

#include "cadenza/db/models/model.h"
#include "cadenza/db/models/query_set.h"

namespace cadenza::sessions {

/// A row of django_session: what the engine "db" keeps. (The session of a request is
/// cadenza::Session.)
struct Session : Model {
    CharField session_key{verbose_name = "session key", max_length = 40, primary_key = true};
    TextField session_data{verbose_name = "session data"};
    DateTimeField expire_date{verbose_name = "expire date", db_index = true};

    CADENZA_MODEL(Session, session_key, session_data, expire_date)

    static Meta meta_options();
    std::string str() const override { return session_key; }
};

}  // namespace cadenza::sessions
