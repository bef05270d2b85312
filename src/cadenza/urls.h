#pragma once

// What an application's urls.cpp includes: path(), re_path(), include(), UrlPatterns, reverse().
#include "cadenza/urls/url_pattern.h"
#include "cadenza/urls/url_resolver.h"
