#include "{{ app }}/models.h"

#include <cadenza/apps.h>

// Each model once; for example: CADENZA_REGISTER(api::BlogPost)
