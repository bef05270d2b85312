#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cadenza/base/error.h"
#include "cadenza/db/models/objects/shared_model.h"

namespace cadenza {

/// A name in a query that is no field, lookup or relation of the model. As
/// django.core.exceptions.FieldError.
class FieldError : public Error {
 public:
    using Error::Error;
};

/// A value that the field or the operation cannot take. As Python's ValueError.
class ValueError : public Error {
 public:
    using Error::Error;
};

/// No row matches. Each model has its own, derived from this: BlogPost::DoesNotExist.
class DoesNotExist : public Error {
 public:
    using Error::Error;
};
/// More than one row matches where one was asked for.
class MultipleObjectsReturned : public Error {
 public:
    using Error::Error;
};

template <class M>
class DoesNotExistOf : public DoesNotExist {
 public:
    using DoesNotExist::DoesNotExist;
};
template <class M>
class MultipleObjectsReturnedOf : public MultipleObjectsReturned {
 public:
    using MultipleObjectsReturned::MultipleObjectsReturned;
};

/// A deletion that others' references forbid, with the objects that refer.
class ProtectedError : public Error {
 public:
    ProtectedError(std::string message, std::vector<internal::SharedModel> objects)
        : Error(std::move(message)), protected_objects(std::move(objects)) {}
    std::vector<internal::SharedModel> protected_objects;
};
class RestrictedError : public Error {
 public:
    RestrictedError(std::string message, std::vector<internal::SharedModel> objects)
        : Error(std::move(message)), restricted_objects(std::move(objects)) {}
    std::vector<internal::SharedModel> restricted_objects;
};

/// What full_clean() and clean() find wrong: messages with their codes, by field; those of the
/// object as a whole under "__all__". As django.core.exceptions.ValidationError.
class ModelValidationError : public Error {
 public:
    struct Message {
        std::string text;
        std::string code;
    };
    using Messages = std::vector<std::pair<std::string, std::vector<Message>>>;

    /// About the object as a whole.
    explicit ModelValidationError(std::string text, std::string code = "invalid");
    explicit ModelValidationError(Messages messages);

    /// In the order of the fields.
    const Messages& messages() const noexcept { return messages_; }
    /// Of one field; empty if there are none.
    const std::vector<Message>& messages(std::string_view field) const;

 private:
    Messages messages_;
};

}  // namespace cadenza
