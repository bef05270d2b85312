#include "unit/db/models/shop_models.h"

#include "cadenza/register.h"

CADENZA_REGISTER(shop::Customer)
CADENZA_REGISTER(shop::Product)
CADENZA_REGISTER(shop::SalesOrder)
