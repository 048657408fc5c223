// What a record tells about persons, by its field table: for those who ask what is known of them.
#pragma once

#include <string>

#include "kernel/fields.h"

namespace supercargo {

// {"email":"…","contacts":[{"name":"…"}]}: fields flagged as personal, also inside objects and
// lists; nothing hidden, nothing empty. The empty text when there is none.
std::string personal_json(const Entity& entity, void* record);

template <class T>
std::string personal_json(const T& record) {
  T copy = record;
  return personal_json(entity<T>(), &copy);
}

}  // namespace supercargo
