#pragma once

/// The commands of ./manage, for main.cpp and for apps that bring commands of their own.
#include "cadenza/management/arguments.h"
#include "cadenza/management/command.h"
#include "cadenza/management/execute.h"
