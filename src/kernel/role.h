// Roles a person may hold (decisions 1) and sets of them, as operations and fields declare them.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace supercargo {

enum class Role : std::uint8_t {
  agent,
  order_desk,
  warehouse,
  sales_manager,
  procurement,
  finance,
  quality_manager,
  service_manager,
  administrator,
  auditor,
  customer_portal,
  supplier_portal,
};
inline constexpr std::array<const char*, 12> role_names{
    "agent",         "order_desk", "warehouse",       "sales_manager",
    "procurement",   "finance",    "quality_manager", "service_manager",
    "administrator", "auditor",    "customer_portal", "supplier_portal"};

class RoleSet {
 public:
  constexpr RoleSet() = default;
  constexpr RoleSet(std::initializer_list<Role> roles) {
    for (const Role role : roles) bits_ |= bit(role);
  }
  static constexpr RoleSet from_bits(std::uint32_t bits) {
    RoleSet set;
    set.bits_ = bits;
    return set;
  }
  constexpr std::uint32_t bits() const { return bits_; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr bool has(Role role) const { return (bits_ & bit(role)) != 0; }
  constexpr bool meets(RoleSet other) const { return (bits_ & other.bits_) != 0; }
  constexpr RoleSet operator|(RoleSet other) const { return from_bits(bits_ | other.bits_); }
  constexpr RoleSet operator&(RoleSet other) const { return from_bits(bits_ & other.bits_); }
  constexpr bool operator==(const RoleSet&) const = default;

 private:
  static constexpr std::uint32_t bit(Role role) { return 1U << static_cast<unsigned>(role); }
  std::uint32_t bits_ = 0;
};

// Everyone who works for the tenant; portals see only what is their own.
inline constexpr RoleSet staff{Role::agent,           Role::order_desk,      Role::warehouse,
                               Role::sales_manager,   Role::procurement,     Role::finance,
                               Role::quality_manager, Role::service_manager, Role::administrator,
                               Role::auditor};
inline constexpr RoleSet portals{Role::customer_portal, Role::supplier_portal};
inline constexpr RoleSet everyone = staff | portals;

inline std::optional<Role> parse_role(std::string_view name) {
  if (name == "admin") return Role::administrator;
  for (std::size_t i = 0; i < role_names.size(); ++i)
    if (name == role_names[i]) return static_cast<Role>(i);
  return std::nullopt;
}

}  // namespace supercargo
