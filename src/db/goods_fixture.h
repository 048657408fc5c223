// What the tests of this folder share: a small schema of goods, and two tenants in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "db/testing.h"

namespace supercargo::db {

inline const std::vector<Migration> goods_schema{{"0001_goods", R"sql(
-- tenant working
CREATE TABLE chain_head (
  tenant_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  hash BYTES NOT NULL,
  CONSTRAINT chain_head_pk PRIMARY KEY (tenant_id)
);
-- tenant recorded
CREATE TABLE goods (
  tenant_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name TEXT,
  photo BYTES,
  active BOOLEAN,
  quantity BIGINT,
  CONSTRAINT goods_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT goods_name UNIQUE (tenant_id, name),
  CONSTRAINT goods_quantity CHECK (quantity >= 0)
);
-- tenant recorded clustered
CREATE TABLE part (
  tenant_id BIGINT NOT NULL,
  goods_id BIGINT NOT NULL,
  n BIGINT NOT NULL,
  CONSTRAINT part_pk PRIMARY KEY (tenant_id, goods_id, n),
  CONSTRAINT part_goods FOREIGN KEY (tenant_id, goods_id) REFERENCES goods (tenant_id, id)
);
-- tenant appended
CREATE TABLE diary (
  tenant_id BIGINT NOT NULL,
  n BIGINT NOT NULL,
  CONSTRAINT diary_pk PRIMARY KEY (tenant_id, n)
);
-- global working
CREATE TABLE setting (
  name TEXT NOT NULL,
  value TEXT,
  CONSTRAINT setting_pk PRIMARY KEY (name)
);
)sql"}};

inline const Table goods{.name = "goods",
                         .columns = {{"id", Type::integer},
                                     {"name", Type::text},
                                     {"photo", Type::bytes},
                                     {"active", Type::boolean},
                                     {"quantity", Type::integer}}};
inline const Table quantities{.name = "goods",
                              .columns = {{"id", Type::integer}, {"quantity", Type::integer}}};

inline Argument integer(std::int64_t value) { return {.type = Type::integer, .integer = value}; }
inline Argument boolean(bool value) { return {.type = Type::boolean, .integer = value ? 1 : 0}; }
inline Argument text(std::string_view value) { return {.type = Type::text, .text = value}; }
inline Argument bytes(std::string_view value) { return {.type = Type::bytes, .text = value}; }
inline Argument null(Type type) { return {.type = type, .null = true}; }

inline std::vector<Argument> goods_row(std::int64_t id, std::string_view name,
                                       std::int64_t quantity) {
  return {integer(id), text(name), null(Type::bytes), boolean(true), integer(quantity)};
}

inline constexpr std::int64_t us = 7;
inline constexpr std::int64_t them = 8;

class GoodsOnBothEngines : public OnBothEngines {
 protected:
  GoodsOnBothEngines() : OnBothEngines(goods_schema) {}
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    add_chain_head(us);
    add_chain_head(them);
  }

  void insert(std::int64_t tenant, const std::vector<Argument>& cells) {
    write(tenant, [&](Session& session) { session.insert_rows(goods, cells); });
  }
  std::vector<std::int64_t> ids(std::int64_t tenant) {
    std::vector<std::int64_t> found;
    read(tenant, [&](Session& session) {
      const auto id = integer(tenant);
      const auto rows =
          session.query("SELECT id FROM goods WHERE tenant_id = $1 ORDER BY id", nullptr, {&id, 1});
      while (rows->next()) found.push_back(rows->integer(0));
    });
    return found;
  }
  // What the database answers to one write transaction: the SQLSTATE, or "" when it is content.
  std::string sqlstate_of(const std::function<void(Session&)>& use) {
    try {
      write(us, use);
    } catch (const DatabaseFault& fault) {
      return fault.sqlstate();
    }
    return {};
  }
};

}  // namespace supercargo::db
