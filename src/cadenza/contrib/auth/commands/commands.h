#pragma once

#include <memory>

namespace cadenza::management {
class Command;
}

namespace cadenza::auth {

std::unique_ptr<management::Command> make_createsuperuser();
std::unique_ptr<management::Command> make_changepassword();

}  // namespace cadenza::auth
