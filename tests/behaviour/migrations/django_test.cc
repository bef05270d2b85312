// The real Django on a database that Cadenza migrated, and the reverse: neither finds anything to
// do.
#include <sys/wait.h>

#include "behaviour/migrations/fixture.h"
#include "behaviour/schema/catalogue.h"
#include "cadenza/db/migrations/autodetector.h"
#include "cadenza/db/migrations/executor.h"

namespace {

using namespace cadenza;
using namespace cadenza::migrations;

constexpr const char* kSettings = R"py(
SECRET_KEY = 'x'
INSTALLED_APPS = ['shop']
DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': 'db.sqlite3'}}
DEFAULT_AUTO_FIELD = 'django.db.models.BigAutoField'
USE_TZ = True
)py";

constexpr const char* kModels = R"py(
import datetime, decimal, uuid
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

def make_code(): return 'code'
def data(): return {'a': 1, 'b': [True, None, 2.5, 'x']}

class Owner(models.Model):
    name = models.CharField(max_length=50, unique=True)
    slug = models.SlugField()
    email = models.EmailField(blank=True)
    site = models.URLField(null=True, blank=True)
    level = models.IntegerField(default=1)
    class Meta:
        verbose_name = 'owner'
        verbose_name_plural = 'owners'

class Item(models.Model):
    name = models.CharField(max_length=100, help_text='Shown in "lists"\nand \\ elsewhere')
    content = models.TextField(default='', null=True)
    price = models.DecimalField(max_digits=7, decimal_places=2, default=decimal.Decimal('0.00'), validators=[MinValueValidator(0)])
    count = models.PositiveSmallIntegerField(default=2, choices=[(1, 'one'), (2, 'two or more')])
    on_sale = models.BooleanField('on sale?', default=False)
    code = models.UUIDField(default=uuid.UUID('00000000-0000-4000-8000-000000000001'), editable=False)
    made = models.CharField(max_length=10, default=make_code)
    data = models.JSONField(default=data)
    day = models.DateField(default=datetime.date(2024, 2, 29))
    lasts = models.DurationField(default=datetime.timedelta(seconds=90.5))
    ip = models.GenericIPAddressField(protocol='IPv4', null=True)
    file = models.FileField(upload_to='files/', blank=True)
    owner = models.ForeignKey(Owner, on_delete=models.CASCADE, related_name='items')
    parent = models.ForeignKey('self', on_delete=models.SET_NULL, related_name='children', null=True, blank=True)
    fans = models.ManyToManyField(Owner, related_name='likes', blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    class Meta:
        ordering = ['name']
        unique_together = [('owner', 'name')]
        indexes = [models.Index(fields=['count'], name='big', condition=Q(count__gt=5) | Q(name__startswith='x'))]
        constraints = [
            models.CheckConstraint(check=Q(price__gte=decimal.Decimal('0.00')) & ~Q(created_at__gt=F('updated_at')), name='fair'),
            models.UniqueConstraint(fields=['code'], condition=Q(on_sale=True), name='one_code'),
        ]
        permissions = [('publish_item', 'Can publish an item')]

class Review(models.Model):
    item = models.ForeignKey(Item, on_delete=models.CASCADE)
    author = models.OneToOneField(Owner, on_delete=models.CASCADE)
    stars = models.IntegerField()
)py";

class Django : public MigrationsTest {
 protected:
    void SetUp() override {
        if (run("/usr/bin/python3 -c 'import django'") != 0) {
            GTEST_SKIP() << "Debian's python3-django is not installed: nothing to compare with";
        }
        std::filesystem::create_directories(folder / "shop" / "migrations");
        write("settings.py", kSettings);
        write("shop/__init__.py", "");
        write("shop/migrations/__init__.py", "");
        write("shop/models.py", kModels);
        ASSERT_EQ(django("makemigrations shop"), 0) << output;
    }
    void write(const std::string& file, const std::string& text) {
        std::ofstream(folder / file, std::ios::binary) << text;
    }
    int run(const std::string& command) {
        const std::string log = (folder / "output.txt").string();
        const int status = std::system(
            ("cd '" + folder.string() + "' && " + command + " > '" + log + "' 2>&1").c_str());
        output = read(log);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    int django(const std::string& command) {
        return run(
            "PYTHONPATH=. PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=settings "
            "/usr/bin/python3 -m django " +
            command);
    }
    // The same app, whose first migration makes the models of today: it is what Django calls
    // shop.0001_initial.
    ProjectSource source() {
        ProjectSource source;
        source.apps.push_back({.label = "shop", .models = shop::models()});
        Questioner yes;
        const ProjectState models = source.state();
        source.apps[0].made =
            Autodetector(ProjectState(), models, yes).changes(MigrationGraph())["shop"];
        return source;
    }
    std::string output;
};

TEST_F(Django, finds_nothing_to_do_on_what_cadenza_migrated_and_reads_its_rows) {
    db::Connection& connection = open();
    const ProjectSource project = source();
    ASSERT_EQ(migrate(project, console, connection, {}), 0) << console.errors;
    connection.execute(
        "INSERT INTO shop_owner (name, slug, email, level) VALUES ('Ann', 'ann', "
        "'ann@example.org', 3)");
    connection.execute(
        "INSERT INTO shop_item (name, content, price, count, on_sale, code, made, data, day, "
        "lasts, file, owner_id, created_at, updated_at) "
        "VALUES ('Tea', NULL, ?, 7, 1, ?, 'm', ?, ?, ?, '', 1, ?, ?)",
        {*Decimal::parse("12.50"), *Uuid::parse("12345678-1234-4234-8234-123456789abc"),
         Value::json("{\"x\": [1]}"), *Date::parse("2024-02-09"), Duration::seconds(61),
         *DateTime::parse("2024-02-09T01:02:03.000004Z"),
         *DateTime::parse("2024-02-09T01:02:04Z")});
    close();

    EXPECT_EQ(django("makemigrations --check --dry-run"), 0) << output;
    EXPECT_EQ(output, "No changes detected\n");
    EXPECT_EQ(django("migrate --plan"), 0) << output;
    EXPECT_EQ(output, "Planned operations:\n  No planned migration operations.\n");
    EXPECT_EQ(django("migrate --check"), 0) << output;
    EXPECT_EQ(
        django("shell -c \"from shop.models import *\n"
               "i = Item.objects.select_related('owner').get()\n"
               "print(i.owner.name, i.price, i.code, i.data, i.day, i.lasts, "
               "i.created_at.isoformat(), i.on_sale)\n"
               "i.fans.add(i.owner); Review.objects.create(item=i, author=i.owner, stars=5)\""),
        0)
        << output;
    EXPECT_EQ(output,
              "Ann 12.50 12345678-1234-4234-8234-123456789abc {'x': [1]} 2024-02-09 0:01:01 "
              "2024-02-09T01:02:03.000004+00:00 True\n");
    // Django's own statements fit: back to nothing and up again.
    EXPECT_EQ(django("migrate shop zero"), 0) << output;
    EXPECT_EQ(django("migrate"), 0) << output;
}

TEST_F(Django, makes_the_same_schema_and_cadenza_finds_nothing_to_do_there) {
    db::Connection& own = open("own.sqlite3");
    const ProjectSource project = source();
    ASSERT_EQ(migrate(project, console, own, {}), 0) << console.errors;
    const std::string schema = oracle::text(oracle::catalogue(own));

    ASSERT_EQ(django("migrate"), 0) << output;
    db::Connection& connection = open();
    EXPECT_EQ(oracle::text(oracle::catalogue(connection)), schema);
    console.output.clear();
    EXPECT_EQ(migrate(project, console, connection, {.plan = true}), 0);
    EXPECT_EQ(console.output, "Planned operations:\n  No planned migration operations.\n");
    console.output.clear();
    showmigrations(project, console, connection, {});
    EXPECT_EQ(console.output, "shop\n [X] 0001_initial\n");
    // Cadenza's own statements fit: back to nothing.
    EXPECT_EQ(
        migrate(project, console, connection, {.app_label = "shop", .migration_name = "zero"}), 0)
        << console.errors;
    EXPECT_TRUE(oracle::catalogue(connection).empty());
}

TEST_F(Django, accepts_a_later_change_that_cadenza_made) {
    ASSERT_EQ(django("migrate"), 0) << output;
    ProjectSource project = source();
    db::ModelDefinition& owner = project.apps[0].models[0];
    owner.find("level")->kind = db::FieldKind::PositiveInteger;
    owner.fields.push_back(
        CharField("city", {.max_length = 20, .default_ = "Rome", .db_index = true}));
    const ProjectState models = project.state();
    Questioner yes;
    {
        const Loader loader(project);
        const ProjectState before = loader.project_state();
        Changes changes = Autodetector(before, models, yes).changes(loader.graph());
        project.apps[0].made.push_back(changes["shop"][0]);
    }
    db::Connection& connection = open();
    ASSERT_EQ(migrate(project, console, connection, {}), 0) << console.errors;
    close();

    std::string changed = kModels;
    changed.replace(changed.find("level = models.IntegerField(default=1)"), 38,
                    "level = models.PositiveIntegerField(default=1)\n"
                    "    city = models.CharField(max_length=20, default='Rome', db_index=True)");
    write("shop/models.py", changed);
    ASSERT_EQ(django("makemigrations shop -n " + project.apps[0].made[1].name.substr(5)), 0)
        << output;
    EXPECT_EQ(django("migrate --plan"), 0) << output;
    EXPECT_EQ(output, "Planned operations:\n  No planned migration operations.\n");
    const std::string schema = oracle::text(oracle::catalogue(open()));
    close();
    std::filesystem::remove(folder / "db.sqlite3");
    ASSERT_EQ(django("migrate"), 0) << output;
    EXPECT_EQ(oracle::text(oracle::catalogue(open())), schema);
}

}  // namespace
