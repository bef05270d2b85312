#include "cadenza/server/access_log.h"

#include "cadenza/base/log/log.h"

namespace cadenza {

void ConsoleAccessLog::write(const AccessRecord& record) noexcept {
    log::request(record.method, record.target, record.status, record.size,
                 static_cast<double>(record.microseconds) / 1000);
}

}  // namespace cadenza
