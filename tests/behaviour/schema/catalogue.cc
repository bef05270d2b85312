#include "behaviour/schema/catalogue.h"

#include <algorithm>

#include "cadenza/base/text/case.h"
#include "cadenza/db/backends/base/connection.h"

namespace oracle {

using cadenza::Value;

namespace {

std::string column_line(const std::string& name, const std::string& type, bool null,
                        const std::string& default_text, bool key) {
    return name + "|" + cadenza::to_lower(type) + (null ? "|null|" : "|not null|") + default_text +
           (key ? "|key" : "");
}

// > ("m") → > "m"
void without_parentheses(std::string& sql) {
    for (const char* before : {"> (\"", "< (\"", "= (\""}) {
        for (std::size_t at; (at = sql.find(before)) != std::string::npos;) {
            const std::size_t end = sql.find("\")", at);
            sql.erase(end + 1, 1);
            sql.erase(at + 2, 1);
        }
    }
}

// The clauses of CREATE TABLE that are checks or table constraints; Django 5 writes ("m") where 3.2
// wrote "m".
std::vector<std::string> clauses(const std::string& sql) {
    std::vector<std::string> found;
    const std::size_t open = sql.find('(');
    if (open == std::string::npos) return found;
    int depth = 0;
    std::string clause;
    const auto keep = [&] {
        const std::size_t constraint = clause.find("CONSTRAINT ");
        const std::size_t check = clause.find("CHECK ");
        const std::size_t at = std::min(constraint, check);
        if (at != std::string::npos) found.push_back(clause.substr(at));
        clause.clear();
    };
    bool quoted = false;
    for (std::size_t i = open + 1; i + 1 < sql.size(); ++i) {
        const char c = sql[i];
        if (c == '\'') quoted = !quoted;
        if (!quoted && c == '(') ++depth;
        if (!quoted && c == ')') --depth;
        if (!quoted && depth == 0 && c == ',')
            keep();
        else
            clause += c;
    }
    keep();
    for (std::string& one : found) without_parentheses(one);
    std::ranges::sort(found);
    return found;
}

std::string join(const std::vector<std::string>& parts) {
    std::string joined;
    for (const std::string& part : parts) joined += (joined.empty() ? "" : ", ") + part;
    return joined;
}

}  // namespace

Catalogue catalogue(cadenza::db::Connection& connection) {
    Catalogue made;
    std::map<std::string, std::string> tables;
    {
        auto rows = connection.query(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
            "AND name <> 'django_migrations'");
        while (rows->next()) tables[std::string(rows->text(0))] = rows->text(1);
    }
    for (const auto& [name, sql] : tables) {
        Table& table = made[name];
        table.clauses = clauses(sql);
        auto columns = connection.query(
            "SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info(?)", {name});
        while (columns->next()) {
            table.columns.push_back(column_line(
                std::string(columns->text(0)), std::string(columns->text(1)),
                columns->integer(2) == 0, columns->is_null(3) ? "" : std::string(columns->text(3)),
                columns->integer(4) > 0));
        }
        std::vector<std::array<std::string, 3>> indexes;
        auto list =
            connection.query("SELECT name, \"unique\", origin FROM pragma_index_list(?)", {name});
        while (list->next()) {
            indexes.push_back({std::string(list->text(0)), std::string(list->text(1)),
                               std::string(list->text(2))});
        }
        for (const auto& [index, unique, origin] : indexes) {
            if (origin == "c") {
                table.indexes.push_back(
                    connection
                        .scalar("SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ?",
                                {index})
                        .as_text());
                continue;
            }
            std::vector<std::string> parts;
            auto info = connection.query("SELECT name FROM pragma_index_info(?)", {index});
            while (info->next()) parts.emplace_back(info->text(0));
            table.indexes.push_back((origin == "u" ? "UNIQUE (" : "PRIMARY KEY (") + join(parts) +
                                    ")");
        }
        auto keys = connection.query(
            "SELECT \"from\", \"table\", \"to\", on_delete FROM pragma_foreign_key_list(?)",
            {name});
        while (keys->next()) {
            table.foreign_keys.push_back(
                std::string(keys->text(0)) + " → " + std::string(keys->text(1)) + "." +
                std::string(keys->text(2)) + " " + std::string(keys->text(3)));
        }
        std::ranges::sort(table.columns);
        std::ranges::sort(table.indexes);
        std::ranges::sort(table.foreign_keys);
    }
    return made;
}

Catalogue catalogue(const Value& json) {
    Catalogue made;
    for (const auto& [name, content] : json.as_dict()) {
        Table& table = made[name];
        table.clauses = clauses(content["sql"].as_text());
        for (const Value& column : content["columns"].as_list()) {
            table.columns.push_back(column_line(
                column["name"].as_text(), column["type"].as_text(), column["null"].as_bool(),
                column["default"].is_null() ? "" : column["default"].str(),
                column.contains("primary_key")));
        }
        for (const Value& index : content["indexes"].as_list()) {
            if (index["name"].is_text()) {
                table.indexes.push_back(index["sql"].as_text());
                continue;
            }
            std::vector<std::string> parts;
            for (const Value& part : index["columns"].as_list()) parts.push_back(part.as_text());
            table.indexes.push_back(index["from"].as_text() + " (" + join(parts) + ")");
        }
        for (const Value& key : content["foreign_keys"].as_list()) {
            table.foreign_keys.push_back(
                key["column"].as_text() + " → " + key["to"].as_list()[0].as_text() + "." +
                key["to"].as_list()[1].as_text() + " " + key["on_delete"].as_text());
        }
        std::ranges::sort(table.columns);
        std::ranges::sort(table.indexes);
        std::ranges::sort(table.foreign_keys);
    }
    return made;
}

std::string text(const Catalogue& catalogue) {
    std::string made;
    for (const auto& [name, table] : catalogue) {
        made += name + "\n";
        for (const auto* list :
             {&table.columns, &table.indexes, &table.foreign_keys, &table.clauses}) {
            for (const std::string& line : *list) made += "    " + line + "\n";
        }
    }
    return made;
}

}  // namespace oracle
