#include "http/routes.h"

#include "files/commands.h"
#include "files/disposition.h"
#include "files/rules.h"

namespace supercargo::files {
namespace {

// Decisions 2: as the owning record. An auditor reads, an administrator transacts nothing.
constexpr RoleSet uploaders{Role::agent,           Role::order_desk,      Role::warehouse,
                            Role::sales_manager,   Role::procurement,     Role::finance,
                            Role::quality_manager, Role::service_manager, Role::customer_portal,
                            Role::supplier_portal};

Result<http::Reply> take_upload(journal::Unit& unit, const http::Asked& asked) {
  Upload upload{.media_type = asked.content_type, .bytes = asked.body};
  for (const auto& [name, value] : asked.query) {
    if (name != "owner")
      return invalid({{"?" + name, "unknown_parameter", "Only the owner is named here."}});
    upload.owner = value;
  }
  upload.name = name_in(asked.file_name).value_or("");
  const auto made = add_attachment(unit, upload);
  if (!made) return made.error();
  return http::Reply{.status = 201, .body = to_json(*made, http::answering::view_of(asked.call))};
}

// Whatever it is, a browser saves it: it never runs or shows it in our name (security 4).
Result<http::Reply> give(const journal::Query& query, const http::Asked& asked) {
  const auto id = parse<AttachmentId>(asked.path_value("id"));
  if (!id) return not_found("attachment");
  auto found = download(query, {*id});
  if (!found) return found.error();
  const Attachment& attachment = found->attachment;
  http::Reply reply;
  reply.content_type = known_media_type(attachment.media_type).value_or("application/octet-stream");
  reply.headers = {
      {"Content-Disposition",
       disposition_of(attachment.name.empty() ? text(attachment.id) : attachment.name)},
      {"Content-Security-Policy",
       "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"}};
  reply.body = std::move(found->bytes);
  return reply;
}

// To be looked at beside a form: pictures, texts and PDF alone, each of which is what it says it
// is. Nothing in it may load or run anything of ours; a text is plain whatever stands in it.
// Browsers show PDF in a process of their own, and not at all in a sandbox.
std::string view_policy(const std::string& media_type) {
  const std::string fence =
      "default-src 'none'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
  if (media_type == "application/pdf")
    return fence + "; object-src 'self'; style-src 'unsafe-inline'";
  return fence + "; sandbox";
}

Result<http::Reply> show(const journal::Query& query, const http::Asked& asked) {
  const auto id = parse<AttachmentId>(asked.path_value("id"));
  if (!id) return not_found("attachment");
  auto found = download(query, {*id});
  if (!found) return found.error();
  const auto type = viewed_type(found->attachment.name, found->bytes);
  if (!type)
    return Problem{Refusal::unsupported_media, "cannot_be_shown", "Files of this type are saved."};
  http::Reply reply;
  reply.content_type = *type;
  reply.headers = {{"Content-Disposition", "inline"},
                   {"Content-Security-Policy", view_policy(*type)},
                   {"Cache-Control", "private, no-store"}};
  reply.body = std::move(found->bytes);
  return reply;
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/attachments",
               .name = "list_attachments",
               .summary = "The files of one record, named by ?owner=",
               .may = everyone},
              list_attachments);
  routes.raw_write(http::Method::post,
                   {.path = "/attachments",
                    .name = "add_attachment",
                    .summary = "Upload a file to the record named by ?owner=; Content-Disposition "
                               "names the file",
                    .may = uploaders,
                    .status = 201,
                    .body_max = attachment_bytes_max},
                   "*/*", take_upload);
  routes.raw_read({.path = "/attachments/{id}",
                   .name = "get_attachment",
                   .summary = "The file itself, byte for byte",
                   .may = everyone},
                  give);
  routes.raw_read({.path = "/attachments/{id}/view",
                   .name = "view_attachment",
                   .summary = "The file to be looked at: a PDF, a picture or a text, fenced in",
                   .may = everyone},
                  show);
}

}  // namespace supercargo::files
