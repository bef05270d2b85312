#include "api/models.h"

#include <cadenza/apps.h>

CADENZA_REGISTER(api::BlogPost)
