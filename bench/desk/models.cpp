#include "models.h"

#include <cadenza/register.h>

CADENZA_REGISTER(desk::Country)
CADENZA_REGISTER(desk::City)
CADENZA_REGISTER(desk::Author)
CADENZA_REGISTER(desk::Tag)
CADENZA_REGISTER(desk::Post)
CADENZA_REGISTER(desk::Comment)
CADENZA_REGISTER(desk::Rating)
CADENZA_REGISTER(desk::Series)
CADENZA_REGISTER(desk::Subscription)
CADENZA_REGISTER(desk::Visit)
