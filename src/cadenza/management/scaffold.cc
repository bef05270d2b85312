#include "cadenza/management/scaffold.h"

#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "cadenza/base/crypto/random.h"
#include "cadenza/base/version.h"

namespace cadenza::management {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kReserved[] = {
    // keywords that are identifiers in lower case, and names that an application's code needs for
    // itself
    "alignas",  "alignof",     "and",    "asm",      "auto",     "bool",     "break",    "case",
    "catch",    "char",        "class",  "concept",  "const",    "continue", "default",  "delete",
    "do",       "double",      "else",   "enum",     "explicit", "export",   "extern",   "false",
    "float",    "for",         "friend", "goto",     "if",       "inline",   "int",      "long",
    "mutable",  "namespace",   "new",    "noexcept", "not",      "nullptr",  "operator", "or",
    "private",  "protected",   "public", "register", "requires", "return",   "short",    "signed",
    "sizeof",   "static",      "struct", "switch",   "template", "this",     "throw",    "true",
    "try",      "typedef",     "typeid", "typename", "union",    "unsigned", "using",    "virtual",
    "void",     "volatile",    "while",  "xor",      "std",      "cadenza",  "boost",    "main",
    "settings", "urlpatterns", "build",  "test",     "tests",    "posix"};

std::string fill(std::string_view text, std::span<const ScaffoldVariable> variables) {
    std::string out;
    while (true) {
        const std::size_t open = text.find("{{ ");
        const std::size_t close = open == text.npos ? text.npos : text.find(" }}", open);
        if (close == text.npos) return out.append(text);
        const std::string_view name = text.substr(open + 3, close - open - 3);
        out.append(text.substr(0, open));
        for (const ScaffoldVariable& variable : variables) {
            if (variable.name == name) out += variable.value;
        }
        text.remove_prefix(close + 3);
    }
}

std::string target_path(std::string_view path, std::span<const ScaffoldVariable> variables) {
    std::string target(path);
    if (target.ends_with(".in")) target.resize(target.size() - 3);
    constexpr std::string_view kFolder = "project_name/";
    if (target.starts_with(kFolder)) {
        for (const ScaffoldVariable& variable : variables) {
            if (variable.name == "project") target.replace(0, kFolder.size() - 1, variable.value);
        }
    }
    return target;
}

Result<std::string> read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return fault("cannot read " + path.string());
    return std::string(std::istreambuf_iterator<char>(in), {});
}

bool write_file(const fs::path& path, std::string_view text) {
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    std::ofstream out(path, std::ios::binary);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.close();
    return !out.fail();
}

/// Letters that need no quoting in a shell or a .env file, and more bits than Django's 50.
std::string new_secret_key() {
    return crypto::random_string(
        64, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
}

std::string capitalised(std::string_view name) {
    std::string out;
    bool up = true;
    for (char letter : name) {
        if (letter != '_')
            out +=
                up ? static_cast<char>(std::toupper(static_cast<unsigned char>(letter))) : letter;
        up = letter == '_';
    }
    return out;
}

/// Adds `app` to the words after APPS in the call of cadenza_project().
Result<bool> add_to_cmake(const fs::path& file, std::string_view app) {
    Result<std::string> text = read_file(file);
    if (!text) return std::unexpected(text.error());
    const std::size_t call = text->find("cadenza_project(");
    const std::size_t end = call == std::string::npos ? call : text->find(')', call);
    if (end == std::string::npos)
        return fault(file.string() + " has no call of cadenza_project() to add the app to");
    const std::size_t apps = text->find(" APPS", call);
    text->insert(end, (apps < end ? " " : " APPS ") + std::string(app));
    if (!write_file(file, *text)) return fault("cannot write " + file.string());
    return true;
}

}  // namespace

Result<std::string> check_scaffold_name(std::string_view what, std::string_view name) {
    bool fine = !name.empty() && (std::islower(static_cast<unsigned char>(name[0])) != 0);
    for (char letter : name) {
        const auto byte = static_cast<unsigned char>(letter);
        fine = fine && (std::islower(byte) != 0 || std::isdigit(byte) != 0 || letter == '_');
    }
    if (!fine) {
        return fault("'" + std::string(name) + "' is not a valid " + std::string(what) +
                     " name: use lower-case letters, digits and underscores, with a letter first");
    }
    for (std::string_view reserved : kReserved) {
        if (name == reserved) {
            return fault("'" + std::string(name) + "' cannot be the name of a new " +
                         std::string(what) + ": it is a word of C++ or of Cadenza; choose another");
        }
    }
    return std::string(name);
}

Result<std::vector<std::string>> write_scaffold(std::string_view kind, const std::string& directory,
                                                std::span<const ScaffoldVariable> variables) {
    std::error_code error;
    const bool existed = fs::exists(directory, error);
    if (existed && !fs::is_empty(directory, error)) {
        return fault("'" + directory + "' already exists and is not empty; nothing was written");
    }
    std::vector<std::string> written;
    for (const ScaffoldFile& file : scaffold_files()) {
        if (!file.path.starts_with(kind) || file.path.substr(kind.size(), 1) != "/") continue;
        const std::string target = target_path(file.path.substr(kind.size() + 1), variables);
        const fs::path path = fs::path(directory) / target;
        if (!write_file(path, fill(file.text, variables))) {
            if (!existed) fs::remove_all(directory, error);
            return fault("cannot write " + path.string() + "; nothing was kept");
        }
        if (file.text.starts_with("#!")) {
            fs::permissions(path,
                            fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec,
                            fs::perm_options::add, error);
        }
        if (target == ".env") {
            fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write,
                            fs::perm_options::replace, error);
        }
        written.push_back(target);
    }
    return written;
}

Result<std::string> start_app(const std::string& project_directory, std::string_view name) {
    if (Result<std::string> checked = check_scaffold_name("app", name); !checked) return checked;
    const fs::path root = project_directory;
    const fs::path cmake = root / "CMakeLists.txt";
    if (!fs::exists(cmake)) {
        return fault("there is no CMakeLists.txt in " + root.string() +
                     ": run this in a project's folder");
    }
    const std::string app(name);
    const std::array<ScaffoldVariable, 2> variables{{{"app", app}, {"App", capitalised(name)}}};
    const auto written = write_scaffold("app", (root / app).string(), variables);
    if (!written) return std::unexpected(written.error());
    if (const auto added = add_to_cmake(cmake, name); !added) return std::unexpected(added.error());
    std::string message = "Wrote the app '" + app + "' and added it to CMakeLists.txt:\n";
    for (const std::string& file : *written) message += "    " + app + "/" + file + "\n";
    message +=
        "Next: name it in settings.cpp, .installed_apps = {" + app + "::app}, and in urls.cpp,\n";
    message += "    path(\"" + app + "/\", include(" + app + "::urlpatterns)),\n";
    return message;
}

Result<std::string> start_project(std::string_view name, std::string directory,
                                  const std::string& prefix) {
    if (Result<std::string> checked = check_scaffold_name("project", name); !checked)
        return checked;
    const std::string project(name);
    if (directory.empty()) directory = project;
    const std::array<ScaffoldVariable, 4> variables{{{"project", project},
                                                     {"secret_key", new_secret_key()},
                                                     {"version", std::string(kVersion)},
                                                     {"prefix", prefix}}};
    const auto written = write_scaffold("project", directory, variables);
    if (!written) return std::unexpected(written.error());
    std::string message = "Wrote the project '" + project + "' into " + directory + "/:\n";
    for (const std::string& file : *written) message += "    " + file + "\n";
    message += "Next: cd " + directory +
               " && ./manage startapp api && ./manage migrate && ./manage runserver\n";
    return message;
}

}  // namespace cadenza::management
