#include "cadenza/db/backends/base/row.h"

#include <gtest/gtest.h>

#include "temporary_database.h"

namespace cadenza::db {
namespace {

using testing::message_of;
using Kind = Value::Kind;

/// What is bound comes back: from SQLite's own row, and from the rows that RETURNING gave.
class RowTest : public ::testing::TestWithParam<bool> {
 protected:
    RowTest() { connect()->execute("CREATE TABLE t (v)"); }
    std::unique_ptr<Cursor> row_of(const Value& value) {
        auto cursor = GetParam()
                          ? connect()->query("INSERT INTO t (v) VALUES (?) RETURNING v", {value})
                          : connect()->query("SELECT ?", {value});
        EXPECT_TRUE(cursor->next());
        return cursor;
    }
    testing::MemoryDatabase database_;
};
INSTANTIATE_TEST_SUITE_P(Cursors, RowTest, ::testing::Bool());

TEST_P(RowTest, values_come_back_as_their_kind) {
    const DateTime moment = DateTime::parse("2024-02-09T03:02:03.000450+02:00").value();
    const Uuid uuid = Uuid::parse("12345678-1234-4234-8234-123456789abc").value();
    EXPECT_EQ(row_of(true)->value(0, Kind::Bool), Value(true));
    EXPECT_EQ(row_of(-5)->value(0, Kind::Int), Value(-5));
    EXPECT_EQ(row_of(0.5)->value(0, Kind::Float), Value(0.5));
    EXPECT_EQ(row_of("é\0x")->value(0, Kind::Text), Value("é\0x"));
    EXPECT_EQ(row_of(Value::bytes(std::string("\0\xff", 2)))->value(0, Kind::Bytes),
              Value::bytes(std::string("\0\xff", 2)));
    EXPECT_EQ(row_of(Value::bytes(""))->value(0, Kind::Bytes), Value::bytes(""));
    EXPECT_EQ(row_of(moment)->datetime(0).str(), "2024-02-09T01:02:03.000450+00:00");
    EXPECT_EQ(row_of(Date{2024, 2, 9})->value(0, Kind::Date), Value(Date{2024, 2, 9}));
    EXPECT_EQ(row_of(Time::of(1, 2, 3))->value(0, Kind::Time), Value(Time::of(1, 2, 3)));
    EXPECT_EQ(row_of(Duration::hours(-3))->value(0, Kind::Duration), Value(Duration::hours(-3)));
    EXPECT_EQ(row_of(uuid)->value(0, Kind::Uuid), Value(uuid));
    EXPECT_EQ(row_of(Decimal::parse("1.10").value())->decimal(0).str(), "1.10");
    EXPECT_EQ(row_of(Value::json("{\"a\":1}"))->value(0, Kind::Json).as_text(), "{\"a\":1}");
}

TEST_P(RowTest, formats_are_those_of_django) {
    EXPECT_EQ(row_of(DateTime::parse("2024-02-09T01:02:03Z").value())->text(0),
              "2024-02-09 01:02:03");
    EXPECT_EQ(row_of(DateTime::parse("2024-02-09T01:02:03.5Z").value())->text(0),
              "2024-02-09 01:02:03.500000");
    EXPECT_EQ(row_of(Uuid::parse("12345678-1234-4234-8234-123456789abc").value())->text(0),
              "12345678123442348234123456789abc");
    EXPECT_EQ(row_of(true)->value(0).kind(), Kind::Int);
    EXPECT_EQ(row_of(Duration::seconds(2))->value(0), Value(2'000'000));
}

TEST_P(RowTest, null_reads_as_nothing_of_every_kind) {
    const auto row = row_of(nullptr);
    EXPECT_TRUE(row->is_null(0));
    EXPECT_TRUE(row->value(0).is_null());
    EXPECT_TRUE(row->value(0, Kind::DateTime).is_null());
    EXPECT_EQ(row->integer(0), 0);
    EXPECT_EQ(row->real(0), 0);
    EXPECT_FALSE(row->boolean(0));
    EXPECT_EQ(row->text(0), "");
    EXPECT_EQ(row->bytes(0), "");
    EXPECT_EQ(row->datetime(0).microseconds, 0);
    EXPECT_EQ(row->uuid(0), Uuid{});
    EXPECT_EQ(row->decimal(0).str(), "0");
}

TEST_P(RowTest, numbers_convert_as_sqlite_converts_them) {
    EXPECT_EQ(row_of("12x")->integer(0), 12);
    EXPECT_EQ(row_of("1.5")->real(0), 1.5);
    EXPECT_EQ(row_of(7)->text(0), "7");
    EXPECT_EQ(row_of(2.0)->integer(0), 2);
    EXPECT_EQ(row_of(3)->decimal(0, 2).str(), "3.00");
    EXPECT_EQ(row_of(0.1 + 0.2)->decimal(0, 2).str(), "0.30");
}

TEST_P(RowTest, text_that_is_no_such_value_is_named) {
    const std::string column = std::string(row_of("x")->column_name(0));
    EXPECT_EQ(message_of<DataError>([&] { row_of("yesterday")->datetime(0); }),
              "Column '" + column + "' holds 'yesterday', which is no date and time.");
    EXPECT_EQ(message_of<DataError>([&] { row_of("x")->uuid(0); }),
              "Column '" + column + "' holds 'x', which is no UUID.");
    EXPECT_THROW(row_of("x")->date(0), DataError);
    EXPECT_THROW(row_of("x")->time(0), DataError);
    EXPECT_THROW(row_of("x")->decimal(0), DataError);
}

TEST_P(RowTest, a_year_that_no_text_can_hold_is_refused) {
    EXPECT_EQ(message_of<DataError>([&] {
                  row_of(DateTime{INT64_MAX, 0, true});
              }),
              "Parameter 1: year is out of range");
}

}  // namespace
}  // namespace cadenza::db
