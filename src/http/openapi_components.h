// What the operations of the API's description share: failures, headers, parameters, security.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace supercargo::http {

struct Failure {
  int status;
  const char* name;
  const char* words;
};

// In the order of their codes; which of them an operation may give follows from its shape.
inline constexpr std::array failures{
    Failure{400, "Malformed", "The request could not be read."},
    Failure{401, "Unauthenticated", "No session, no key, or one that is no longer good."},
    Failure{403, "Forbidden", "The roles do not include this, or a fresh proof is wanted."},
    Failure{404, "NotFound", "There is no such record, or none that the caller may see."},
    Failure{409, "NotInThisState", "The verb is not allowed now; `allowed` lists those that are."},
    Failure{412, "RevisionConflict", "Somebody saved in between; `current` is how it stands."},
    Failure{413, "TooLarge", "The body is over the limit of this operation."},
    Failure{415, "UnsupportedMedia", "The body is of a type that this operation does not take."},
    Failure{422, "Refused", "Refused by a check; `errors` has every reason at once."},
    Failure{428, "PreconditionRequired", "Send the revision that was changed as If-Match."},
    Failure{429, "TooManyRequests", "Over the rate; Retry-After says when to come again."},
    Failure{500, "Fault", "A fault of the server, logged under the request id."},
    Failure{503, "Overloaded", "Too much is waiting, or the server is about to stop."},
};

// {"$ref": "#/components/KIND/NAME"}
std::string reference_to(std::string_view kind, std::string_view name);

std::string problem_schema();
std::string problem_reason_schema();
std::string shared_responses();
std::string shared_headers();
std::string shared_parameters();
std::string security_schemes(std::string_view cookie_name);

}  // namespace supercargo::http
