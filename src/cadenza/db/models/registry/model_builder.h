#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/register.h"

namespace cadenza {

namespace internal {
struct Recorder;
}

/// Makes the ModelInfo of a C++ model: constructs its prototype under a recorder, matches what
/// CADENZA_MODEL lists with what was recorded, and adds Meta.
class ModelBuilder {
 public:
    static const ModelInfo& build(const internal::TypeOps& ops);
    /// The automatic model of a many-to-many's pairs.
    static const ModelInfo& build_through(const FieldInfo& field);
    /// Fills in what can be known only once other models may be built: the labels of relations.
    static void complete(const ModelInfo& model);

 private:
    class Listing;
    static std::unique_ptr<ModelInfo> start(const internal::TypeOps& ops);
    static void add_fields(ModelInfo& model, const internal::Recorder& recorder,
                           db::FieldKind auto_field);
    static FieldInfo field_of(const ModelInfo& model, const internal::ListedField& listed,
                              const internal::Recorder& recorder, std::string_view name);
    static void check_unlisted(const ModelInfo& model, const internal::Recorder& recorder);
    static void set_options(ModelInfo& model, const Meta& meta, std::string_view cpp_name);
    static void settle(ModelInfo& model);
};

}  // namespace cadenza
