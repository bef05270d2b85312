// The real Django reads what is written here, and its values are read here. Skipped where it is not
// installed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "cadenza/db/backends/base/introspection.h"
#include "cadenza/db/types/stored_decimal.h"
#include "unit/db/backends/temporary_database.h"

namespace cadenza::db {
namespace {

using testing::TemporaryDatabase;

constexpr const char* kSetUp = R"(
import datetime, decimal, sys, uuid
from datetime import timedelta, timezone
import django
from django.conf import settings
settings.configure(DATABASES={'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': sys.argv[1]}},
                   USE_TZ=True, TIME_ZONE='UTC', INSTALLED_APPS=[], DEFAULT_AUTO_FIELD='django.db.models.BigAutoField')
django.setup()
from django.db import connection, models

class Sample(models.Model):
    class Meta:
        app_label = 'app'
        db_table = 'sample'
    text = models.CharField(max_length=50, null=True)
    flag = models.BooleanField(null=True)
    moment = models.DateTimeField(null=True)
    day = models.DateField(null=True)
    time = models.TimeField(null=True)
    span = models.DurationField(null=True)
    price = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    key = models.UUIDField(null=True)
    data = models.JSONField(null=True)
    raw = models.BinaryField(null=True)
    number = models.FloatField(null=True)

if not connection.introspection.table_names():
    with connection.schema_editor() as editor:
        editor.create_model(Sample)
)";

/// What the script prints; empty where it fails.
std::string django(const TemporaryDatabase& database, const std::string& script) {
    const std::string file = database.path() + ".py";
    std::ofstream(file) << kSetUp << script;
    std::FILE* pipe =
        popen(("/usr/bin/python3 " + file + " " + database.path() + " 2>&1").c_str(), "r");
    std::string out;
    char buffer[4096];
    while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, pipe))
        out.append(buffer, size);
    pclose(pipe);
    return out;
}

bool has_django() {
    return std::system("/usr/bin/python3 -c 'import django' 2>/dev/null") == 0;
}

DateTime moment(const char* text) {
    return DateTime::parse(text).value();
}

TEST(Django, reads_what_is_written_here) {
    if (!has_django()) GTEST_SKIP() << "python3-django is not installed";
    const TemporaryDatabase database;
    ASSERT_EQ(django(database, ""), "");
    connect()->execute(
        "INSERT INTO sample (text, flag, moment, day, time, span, price, key, data, raw, number) "
        "VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {"naïve ☃", true, moment("2024-02-09T03:02:03.000450+02:00"), Date{2024, 2, 9},
         Time::of(1, 2, 3, 40), Duration::days(-1) + Duration(5),
         write_stored(Decimal::parse("12.345").value(), 10, 2).value(),
         Uuid::parse("12345678-1234-4234-8234-123456789abc").value(),
         Value::json("{\"a\": [1, null]}"), Value::bytes(std::string("\0\xff", 2)), 0.1});
    connect()->execute("INSERT INTO sample (flag, moment, time) VALUES (?, ?, ?)",
                       {false, moment("2024-02-09T01:02:03Z"), Time::of(23, 59)});
    EXPECT_EQ(
        django(database, R"(
for s in Sample.objects.order_by('id'):
    print(ascii([s.text, s.flag, s.moment.isoformat(), s.day, s.time, s.span, s.price, s.key, s.data,
                 s.raw, s.number]))
)"),
        "['na\\xefve \\u2603', True, '2024-02-09T01:02:03.000450+00:00', datetime.date(2024, 2, "
        "9), "
        "datetime.time(1, 2, 3, 40), datetime.timedelta(days=-1, microseconds=5), "
        "Decimal('12.34'), "
        "UUID('12345678-1234-4234-8234-123456789abc'), {'a': [1, None]}, b'\\x00\\xff', 0.1]\n"
        "[None, False, '2024-02-09T01:02:03+00:00', None, datetime.time(23, 59), None, None, None, "
        "None, None, "
        "None]\n");
}

TEST(Django, finds_by_value_what_is_written_here) {
    if (!has_django()) GTEST_SKIP() << "python3-django is not installed";
    const TemporaryDatabase database;
    ASSERT_EQ(django(database, ""), "");
    connect()->execute("INSERT INTO sample (moment, day, time, price, key) VALUES (?, ?, ?, ?, ?)",
                       {moment("2024-02-09T01:02:03.5Z"), Date{2024, 2, 9}, Time::of(1, 2, 3),
                        "7.50", Uuid::parse("12345678-1234-4234-8234-123456789abc").value()});
    EXPECT_EQ(django(database, R"(
print(Sample.objects.filter(
    moment=datetime.datetime(2024, 2, 9, 1, 2, 3, 500000, tzinfo=timezone.utc), day=datetime.date(2024, 2, 9),
    time=datetime.time(1, 2, 3), price=decimal.Decimal('7.5'),
    key=uuid.UUID('12345678-1234-4234-8234-123456789abc')).count())
)"),
              "1\n");
}

TEST(Django, writes_what_is_read_here) {
    if (!has_django()) GTEST_SKIP() << "python3-django is not installed";
    const TemporaryDatabase database;
    ASSERT_EQ(django(database, R"(
Sample.objects.create(text='é', flag=True, moment=datetime.datetime(2024, 2, 9, 1, 2, 3, 40, tzinfo=timezone.utc),
    day=datetime.date(1, 1, 1), time=datetime.time(23, 59, 59, 999999), span=timedelta(days=2, microseconds=-1),
    price=decimal.Decimal('1234567.80'), key=uuid.UUID(int=5), data={'a': 'é'}, raw=b'\x00x', number=1e300)
)"),
              "");
    const auto row = connect()->query(
        "SELECT text, flag, moment, day, time, span, price, key, data, raw, number FROM sample");
    ASSERT_TRUE(row->next());
    EXPECT_EQ(row->text(0), "é");
    EXPECT_TRUE(row->boolean(1));
    EXPECT_EQ(row->datetime(2).str(), "2024-02-09T01:02:03.000040+00:00");
    EXPECT_EQ(row->date(3).str(), "0001-01-01");
    EXPECT_EQ(row->time(4).str(), "23:59:59.999999");
    EXPECT_EQ(row->duration(5), Duration::days(2) - Duration(1));
    EXPECT_EQ(row->decimal(6, 2).str(), "1234567.80");
    EXPECT_EQ(row->uuid(7).str(), "00000000-0000-0000-0000-000000000005");
    EXPECT_EQ(row->value(8, Value::Kind::Json).as_text(), "{\"a\": \"\\u00e9\"}");
    EXPECT_EQ(row->bytes(9), std::string_view("\0x", 2));
    EXPECT_EQ(row->real(10), 1e300);
}

TEST(Django, sees_the_columns_and_constraints_that_are_seen_here) {
    if (!has_django()) GTEST_SKIP() << "python3-django is not installed";
    const TemporaryDatabase database;
    const std::string script = R"(
with connection.cursor() as cursor:
    cursor.execute('CREATE TABLE b (id integer PRIMARY KEY, a integer UNIQUE, s_id bigint REFERENCES sample (id), '
                   'CONSTRAINT c CHECK (a > 1), CONSTRAINT u UNIQUE (a, s_id))')
    cursor.execute('CREATE INDEX "i" ON "b" ("a" DESC, "s_id")')
    for table in ('b', 'sample'):
        for name, c in sorted(connection.introspection.get_constraints(cursor, table).items()):
            print(table, name, ','.join(dict.fromkeys(c['columns'])), int(c['primary_key']), int(c['unique']), int(c['check']),
                  int(c['index']), '.'.join(c['foreign_key'] or ()), ','.join(c.get('orders', ())))
)";
    const std::string theirs = django(database, script);
    std::string ours;
    for (const char* table : {"b", "sample"}) {
        std::vector<std::string> lines;
        for (const ConstraintInfo& c : connect()->introspection().constraints(table)) {
            std::string line = std::string(table) + " " + c.name + " ";
            for (const std::string& column : c.columns)
                line += (&column == &c.columns[0] ? "" : ",") + column;
            line += std::string(" ") + (c.primary_key ? "1 " : "0 ") + (c.unique ? "1 " : "0 ") +
                    (c.check ? "1 " : "0 ") + (c.index ? "1 " : "0 ");
            if (c.foreign_key) line += c.foreign_key->first + "." + c.foreign_key->second;
            line += " ";
            for (const std::string& order : c.orders)
                line += (&order == &c.orders[0] ? "" : ",") + order;
            lines.push_back(line + "\n");
        }
        std::ranges::sort(lines);
        for (const std::string& line : lines) ours += line;
    }
    EXPECT_EQ(ours, theirs);
    EXPECT_GT(std::ranges::count(ours, '\n'), 6);
}

}  // namespace
}  // namespace cadenza::db
