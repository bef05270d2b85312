#pragma once

/// Apps and the project that they form, for an app's app.cpp and a project's settings.
#include "cadenza/apps/app.h"
#include "cadenza/apps/project.h"
#include "cadenza/db/models/register.h"
