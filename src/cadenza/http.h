#pragma once

// Requests and responses, for applications.
#include "cadenza/http/exceptions.h"
#include "cadenza/http/file_response.h"
#include "cadenza/http/method.h"
#include "cadenza/http/request.h"
#include "cadenza/http/response.h"
#include "cadenza/http/status.h"
#include "cadenza/http/uploaded_file.h"
