#include "cadenza/contrib/token_blacklist/migrations.h"

#include "cadenza/contrib/auth/user_model.h"

// The migrations of rest_framework_simplejwt.token_blacklist, under their names and with their
// operations: a database that either side has migrated holds nothing to do for the other.
namespace cadenza::token_blacklist {

using namespace cadenza::migrations;

namespace {

NodeKey users() {
    const std::string& label = auth::user_model_label();
    return {label.substr(0, label.find('.')), "__first__"};
}

std::vector<NodeKey> after(const char* name) {
    return {{"token_blacklist", name}};
}

Field user(OnDelete on_delete, bool null) {
    return ForeignKey("user", auth::user_model_label(),
                      {.on_delete = on_delete, .null = null, .blank = null});
}

Migration m0001_initial() {
    return {
        .initial = true,
        .dependencies = {users()},
        .operations =
            {
                CreateModel("BlacklistedToken",
                            {
                                AutoField("id", {.primary_key = true, .verbose_name = "ID"}),
                                DateTimeField("blacklisted_at", {.auto_now_add = true}),
                            }),
                CreateModel("OutstandingToken",
                            {
                                AutoField("id", {.primary_key = true, .verbose_name = "ID"}),
                                UUIDField("jti", {.unique = true}),
                                TextField("token"),
                                DateTimeField("created_at"),
                                DateTimeField("expires_at"),
                                user(CASCADE, false),
                            },
                            {.ordering = {"user"}}),
                AddField("BlacklistedToken",
                         OneToOneField("token", "token_blacklist.OutstandingToken",
                                       {.on_delete = CASCADE})),
            },
    };
}

Migration m0002_outstandingtoken_jti_hex() {
    return {
        .dependencies = after("0001_initial"),
        .operations = {AddField(
            "OutstandingToken",
            CharField("jti_hex", {.max_length = 255, .null = true, .blank = true}))},
    };
}

Migration m0003_auto_20171017_2007() {
    return {
        .dependencies = after("0002_outstandingtoken_jti_hex"),
        .operations = {RunSQL("UPDATE token_blacklist_outstandingtoken "
                              "SET jti_hex = replace(CAST(jti AS text), '-', '')",
                              {.reverse_sql = ""})},
    };
}

Migration m0004_auto_20171017_2013() {
    return {
        .dependencies = after("0003_auto_20171017_2007"),
        .operations = {AlterField("OutstandingToken",
                                  CharField("jti_hex", {.max_length = 255, .unique = true}))},
    };
}

Migration m0005_remove_outstandingtoken_jti() {
    return {
        .dependencies = after("0004_auto_20171017_2013"),
        .operations = {RemoveField("OutstandingToken", "jti")},
    };
}

Migration m0006_auto_20171017_2113() {
    return {
        .dependencies = after("0005_remove_outstandingtoken_jti"),
        .operations = {RenameField("OutstandingToken", "jti_hex", "jti")},
    };
}

Migration m0007_auto_20171017_2214() {
    return {
        .dependencies = after("0006_auto_20171017_2113"),
        .operations =
            {
                AlterField("OutstandingToken",
                           DateTimeField("created_at", {.null = true, .blank = true})),
                AlterField("OutstandingToken", user(CASCADE, true)),
            },
    };
}

Migration m0008_migrate_to_bigautofield() {
    return {
        .dependencies = after("0007_auto_20171017_2214"),
        .operations =
            {
                AlterField("BlacklistedToken",
                           BigAutoField("id", {.primary_key = true, .verbose_name = "ID"})),
                AlterField("OutstandingToken",
                           BigAutoField("id", {.primary_key = true, .verbose_name = "ID"})),
            },
    };
}

Migration m0010_fix_migrate_to_bigautofield() {
    return {
        .dependencies = after("0008_migrate_to_bigautofield"),
        .operations =
            {
                AlterField("BlacklistedToken", BigAutoField("id", {.primary_key = true})),
                AlterField("OutstandingToken", BigAutoField("id", {.primary_key = true})),
            },
    };
}

Migration m0011_linearizes_history() {
    return {.dependencies = after("0010_fix_migrate_to_bigautofield")};
}

Migration m0012_alter_outstandingtoken_user() {
    return {
        .dependencies = {users(), {"token_blacklist", "0011_linearizes_history"}},
        .operations = {AlterField("OutstandingToken", user(SET_NULL, true))},
    };
}

}  // namespace

MigrationList migration_list() {
    return {
        .cpp_namespace = "cadenza::token_blacklist",
        .migrations =
            {
                {"0001_initial", &m0001_initial},
                {"0002_outstandingtoken_jti_hex", &m0002_outstandingtoken_jti_hex},
                {"0003_auto_20171017_2007", &m0003_auto_20171017_2007},
                {"0004_auto_20171017_2013", &m0004_auto_20171017_2013},
                {"0005_remove_outstandingtoken_jti", &m0005_remove_outstandingtoken_jti},
                {"0006_auto_20171017_2113", &m0006_auto_20171017_2113},
                {"0007_auto_20171017_2214", &m0007_auto_20171017_2214},
                {"0008_migrate_to_bigautofield", &m0008_migrate_to_bigautofield},
                {"0010_fix_migrate_to_bigautofield", &m0010_fix_migrate_to_bigautofield},
                {"0011_linearizes_history", &m0011_linearizes_history},
                {"0012_alter_outstandingtoken_user", &m0012_alter_outstandingtoken_user},
            },
    };
}

}  // namespace cadenza::token_blacklist
