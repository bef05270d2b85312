#include "conformance/api/models.h"

#include <cadenza/db/models/register.h>

CADENZA_REGISTER(api::BlogPost)
