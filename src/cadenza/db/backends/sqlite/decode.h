#pragma once

#include <string_view>

#include "cadenza/base/datetime.h"
#include "cadenza/base/decimal.h"
#include "cadenza/base/uuid.h"

/// Text of a column as what it stands for. Each throws DataError, with the column's name and the
/// text, for what is none.
namespace cadenza::db::sqlite {

DateTime decode_datetime(std::string_view text, std::string_view column);
Date decode_date(std::string_view text, std::string_view column);
Time decode_time(std::string_view text, std::string_view column);
Uuid decode_uuid(std::string_view text, std::string_view column);
Decimal decode_decimal(std::string_view text, int places, std::string_view column);

}  // namespace cadenza::db::sqlite
