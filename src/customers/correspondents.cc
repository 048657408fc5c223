#include "customers/correspondents.h"

#include <algorithm>

#include "kernel/text_keys.h"

namespace supercargo::customers {

std::vector<std::string> contact_keys(const Customer& customer) {
  std::vector<std::string> keys;
  for (const Contact& contact : customer.contacts)
    if (!contact.email.empty()) keys.push_back("contact:" + nfkc_fold(contact.email));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

std::vector<std::string> sender_keys(const std::string& address) {
  if (address.empty()) return {};
  const std::string folded = nfkc_fold(address);
  return {"email:" + folded, "contact:" + folded};
}

}  // namespace supercargo::customers
