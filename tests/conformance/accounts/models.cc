#include "conformance/accounts/models.h"

#include <cadenza/db/models/register.h>

CADENZA_REGISTER(auth::User)
