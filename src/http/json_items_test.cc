#include "http/json_items.h"

#include <gtest/gtest.h>

namespace supercargo::http {
namespace {

std::string items(std::string_view document) {
  std::string all;
  for (const std::string_view item : verbatim_items(document)) {
    all.append(all.empty() ? "" : "|");
    all.append(item);
  }
  return all;
}

TEST(JsonItems, each_stands_as_it_was_sent) {
  EXPECT_EQ(items(R"( [ {"a": 1 , "b":[ 2,{} ]} ,"x, ]\" y\\" , 12 ] )"),
            R"({"a": 1 , "b":[ 2,{} ]}|"x, ]\" y\\"|12)");
  EXPECT_EQ(items(R"({"note":"[\"items\"]","z":{"items":[9]},"items" : [{ "n":1 },[ ]],"k":0})"),
            R"({ "n":1 }|[ ])");
  EXPECT_EQ(items("[]"), "");
  EXPECT_EQ(items("{\"items\":[ ]}"), "");
}

TEST(JsonItems, a_name_in_escapes_is_not_recognised) {
  EXPECT_EQ(items(R"({"\u0069tems":[1]})"), "");
}

}  // namespace
}  // namespace supercargo::http
