// Replays the scenarios of the areas fields-text, fields-number, fields-time and fields-composite
// against the field catalogue, without a server: the body goes into a serializer, and its errors or
// the representation of its validated data are compared with what Django answered.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>

#include "cadenza/base/dict.h"
#include "cadenza/base/json/reader.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/base/multi_dict.h"
#include "conformance/library/field_catalogue.h"
#include "source_directory.h"

namespace {

using namespace cadenza;

struct Answer {
    std::int64_t status = 0;
    std::string body;
};

Value read_json(const std::string& text) {
    Result<Value> parsed = parse_json(text);
    if (!parsed) throw Error(parsed.error().message + " in " + text);
    return *parsed;
}

Value body_of(const Value& request) {
    if (const Value* json = request.find("json")) return *json;
    if (const Value* raw = request.find("raw")) return read_json(raw->as_text());
    MultiDict form;
    const Value& pairs = request["form"];
    if (pairs.is_list())
        for (const Value& pair : pairs.as_list())
            form.append(pair.as_list()[0].as_text(), pair.as_list()[1]);
    else if (pairs.is_dict())
        for (const auto& [name, value] : pairs.as_dict()) form.append(name, value);
    return Value(std::move(form));
}

Answer answer(const Value& request) {
    const std::string prefix = "/library/fields/";
    std::string name = request["path"].as_text().substr(prefix.size());
    name.resize(name.size() - 1);
    std::unique_ptr<Serializer> serializer = library::serializer_for(name);
    if (serializer == nullptr) return {404, "{}"};
    serializer->set_data(body_of(request));
    Answer out;
    JsonWriter writer(out.body);
    if (!serializer->is_valid()) {
        out.status = 400;
        writer.value(serializer->errors().value());
        return out;
    }
    std::unique_ptr<Serializer> shown = library::serializer_for(name);
    shown->set_instance(Value(serializer->validated_data()));
    out.status = 200;
    shown->write_json(writer);
    // The same through Values: both ways must agree.
    std::string by_value;
    JsonWriter(by_value).value(shown->data());
    EXPECT_EQ(out.body, by_value);
    return out;
}

bool matches_special(const std::string& want, const Value& got) {
    if (want == "$any") return true;
    if (want == "$str") return got.is_text();
    if (want == "$int") return got.is_int();
    if (want == "$num") return got.is_number() && got.kind() != Value::Kind::Bool;
    if (want == "$bool") return got.kind() == Value::Kind::Bool;
    if (want == "$list") return got.is_list();
    if (want == "$object") return got.is_dict();
    if (want.starts_with("$eq:")) return got.is_text() && got.as_text() == want.substr(4);
    if (want.starts_with("$regex:"))
        return got.is_text() && std::regex_search(got.as_text(), std::regex(want.substr(7)));
    if (want == "$datetime" || want == "$date" || want == "$uuid") return got.is_text();
    throw Error("unknown matcher " + want);
}

bool matches(const Value& want, const Value& got) {
    if (want.is_text() && want.as_text().starts_with('$'))
        return matches_special(want.as_text(), got);
    if (want.kind() != got.kind()) return false;
    if (want.is_list()) {
        if (want.as_list().size() != got.as_list().size()) return false;
        for (std::size_t i = 0; i < want.as_list().size(); ++i)
            if (!matches(want.as_list()[i], got.as_list()[i])) return false;
        return true;
    }
    if (want.is_dict()) {
        if (want.as_dict().size() != got.as_dict().size()) return false;
        auto other = got.as_dict().begin();
        for (const auto& [key, value] : want.as_dict()) {
            if (other->first != key || !matches(value, other->second)) return false;
            ++other;
        }
        return true;
    }
    return want == got;
}

/// Any of the recorded answers will do, but no 5xx where there is a better one.
bool accepted(const Value& step, const Answer& got) {
    bool better = false;
    for (const char* kind : {"expect", "modern", "target"})
        if (const Value* want = step.find(kind))
            better = better || (*want)["status"].as_int() < 500;
    for (const char* kind : {"expect", "modern", "target"}) {
        const Value* want = step.find(kind);
        if (want == nullptr || (better && (*want)["status"].as_int() >= 500)) continue;
        if ((*want)["status"].as_int() != got.status) continue;
        const Value* json = want->find("json");
        if (json == nullptr || matches(*json, read_json(got.body))) return true;
    }
    return false;
}

class FieldScenarios : public testing::TestWithParam<const char*> {};

TEST_P(FieldScenarios, are_answered_as_django_answers_them) {
    std::ifstream file(cadenza::test::source_directory() + "/tests/conformance/scenarios/" +
                       GetParam() + ".json");
    ASSERT_TRUE(file) << "tests/conformance/scenarios lacks the area " << GetParam();
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const Value content = read_json(text);
    int played = 0;
    for (const Value& scenario : content["scenarios"].as_list())
        for (const Value& step : scenario["steps"].as_list()) {
            const Answer got = answer(step["request"]);
            ++played;
            EXPECT_TRUE(accepted(step, got))
                << scenario["name"].as_text() << ": " << to_json(step["request"]).substr(0, 300)
                << "\n  wanted " << to_json(step["expect"]).substr(0, 400)
                << (step.contains("modern") ? "\n  or " + to_json(step["modern"]).substr(0, 400)
                                            : "")
                << "\n  got    " << got.status << ' ' << got.body.substr(0, 400);
        }
    EXPECT_GT(played, 20);
}

INSTANTIATE_TEST_SUITE_P(Areas, FieldScenarios,
                         testing::Values("fields-text", "fields-number", "fields-time",
                                         "fields-composite"),
                         [](const auto& area) {
                             std::string name = area.param;
                             for (char& c : name)
                                 if (c == '-') c = '_';
                             return name;
                         });

}  // namespace
