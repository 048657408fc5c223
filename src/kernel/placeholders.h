// Words with names in braces, which somebody fills in. Pure.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace supercargo {

// {name} and what stands for it.
using Placeholders = std::vector<std::pair<std::string, std::string>>;

// A name that is not among them stays as it is.
std::string filled(const std::string& words, const Placeholders& values);
// Those names of the words that are not among them, as often as they stand there.
std::vector<std::string> unknown_names(const std::string& words, const Placeholders& known);

}  // namespace supercargo
