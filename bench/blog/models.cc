#include "blog/models.h"

#include <cadenza/apps.h>

CADENZA_REGISTER(blog::BlogPost)
