#include "kernel/fields.h"

namespace supercargo {

const Field* Entity::find(std::string_view wanted) const {
  for (const Field& field : fields)
    if (wanted == field.name) return &field;
  return nullptr;
}

namespace {

bool is_present(const Field& field, const void* object) {
  return !field.optional || field.has(object);
}

Currency currency_of(const Entity& entity, void* object, Currency inherited) {
  for (const Field& field : entity.fields) {
    if (field.kind != Kind::currency) continue;
    const auto own = *static_cast<Currency*>(field.ref(object));
    return own.empty() ? inherited : own;
  }
  return inherited;
}

}  // namespace

void stamp_currency(const Entity& entity, void* object, Currency inherited) {
  const Currency currency = currency_of(entity, object, inherited);
  for (const Field& field : entity.fields) {
    if (!is_present(field, object)) continue;
    if (field.kind == Kind::money) {
      static_cast<Money*>(field.ref(object))->currency = currency;
    } else if (field.kind == Kind::object) {
      stamp_currency(field.child(), field.ref(object), currency);
    } else if (field.kind == Kind::list) {
      void* list = field.ref(object);
      for (std::size_t i = 0; i < field.size(list); ++i)
        stamp_currency(field.child(), field.at(list, i), currency);
    }
  }
}

}  // namespace supercargo
